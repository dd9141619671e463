"""Addresses of the tree of organisations, under ``office:``."""

from django.urls import path

from motcua.web.office.units import acts, browse, page

urlpatterns = [
    path("", browse.browse, name="units"),
    path("export.csv", browse.export, name="units-export"),
    path("<int:unit_id>/", page.one_unit, name="unit"),
    path("<int:unit_id>/<slug:act>", acts.act_on, name="unit-act"),
]
