"""Addresses of the citizens' door, of signing out, and of one's sessions."""

from django.urls import path

from motcua.web.portal.account import sessions, views

app_name = "account"
urlpatterns = [
    path("sign-in", views.sign_in, name="sign_in"),
    path("sign-in/start", views.start, name="start"),
    path("sign-in/level", views.raise_level, name="raise_level"),
    path("sign-in/callback", views.callback, name="callback"),
    path("sign-in/back-channel-logout", views.back_channel_logout, name="back_channel_logout"),
    path("sign-out", views.sign_out, name="sign_out"),
    path("sessions/", sessions.sessions, name="sessions"),
    path("sessions/end", sessions.end, name="end_session"),
]
