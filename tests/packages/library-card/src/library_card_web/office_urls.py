"""Addresses of the office, under ``/office/library-card/``."""

from django.urls import path

from library_card_web import office

app_name = "library-card-office"
urlpatterns = [path("", office.register, name="register")]
