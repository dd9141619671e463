"""Addresses of finding a procedure."""

from django.urls import path

from motcua.web.portal.find import home, procedure, results, unit_page

app_name = "find"
urlpatterns = [
    path("", home.home, name="home"),
    path("life/<str:key>", home.life, name="life"),
    path("search", results.search, name="search"),
    path("search/suggestions", results.suggestions, name="suggestions"),
    path("procedures/<str:code>", procedure.procedure, name="procedure"),
    path("procedures/<str:code>/qr.svg", procedure.qr, name="qr"),
    path("units/<str:code>", unit_page.unit_page, name="unit"),
]
