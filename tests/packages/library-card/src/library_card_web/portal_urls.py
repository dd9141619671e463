"""Addresses of citizens, under ``/library-card/``."""

from django.urls import path

from library_card_web import portal

app_name = "library-card"
urlpatterns = [path("", portal.mine, name="mine")]
