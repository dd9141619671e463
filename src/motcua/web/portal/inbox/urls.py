"""Addresses of one's messages."""

from django.urls import path

from motcua.web.portal.inbox import views

app_name = "inbox"
urlpatterns = [
    path("inbox/", views.messages_of_mine, name="list"),
    path("inbox/settings", views.choose, name="settings"),
    path("inbox/<int:message_id>", views.message, name="message"),
]
