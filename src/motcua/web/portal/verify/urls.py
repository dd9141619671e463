"""Addresses of checking."""

from django.urls import path

from motcua.web.portal.verify import views

app_name = "verify"
urlpatterns = [
    path("verify", views.verify, name="verify"),
    path("verify/<str:code>", views.by_code, name="by-code"),
]
