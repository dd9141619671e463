"""Addresses of tending people, under ``office:``."""

from django.urls import path

from motcua.web.office.people import accounts, comings, corrections, representation, who

urlpatterns = [
    path("", who.people, name="people"),
    path("accounts/<int:account_id>/", accounts.account_page, name="account"),
    path("invite", comings.invite_somebody, name="invite"),
    path("substitute", comings.substitute, name="substitute"),
    path("corrections/", corrections.waiting, name="corrections"),
    path("corrections/<int:correction_id>/", corrections.answer, name="correction"),
    path("represent", representation.represent, name="represent"),
    path("entities", representation.entities, name="entities"),
]
