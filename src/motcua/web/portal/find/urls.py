"""Addresses of finding a procedure."""

from django.urls import path

from motcua.web.portal.find import views

app_name = "find"
urlpatterns = [
    path("", views.home, name="home"),
    path("search", views.search, name="search"),
    path("procedures/<str:code>", views.procedure, name="procedure"),
]
