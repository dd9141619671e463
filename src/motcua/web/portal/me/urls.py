"""Addresses of one's own page, and of invitations."""

from django.urls import path

from motcua.web.portal.me import contacts, invitations, mandates, views

app_name = "me"
urlpatterns = [
    path("me/", views.home, name="home"),
    path("me/number", views.number, name="number"),
    path("me/contacts/<str:channel>", contacts.contact, name="contact"),
    path("me/looks", views.looks, name="looks"),
    path("me/data.zip", views.export, name="export"),
    path("me/corrections", views.corrections, name="corrections"),
    path("me/mandates/", mandates.mine, name="mandates"),
    path("me/mandates/give", mandates.give, name="give"),
    path("me/mandates/stop", mandates.stop, name="stop"),
    path("me/mandates/<int:mandate_id>/", mandates.one, name="mandate"),
    path("me/mandates/<int:mandate_id>/act", mandates.act, name="act"),
    path("invitations/<str:token>", invitations.invitation, name="invitation"),
]
