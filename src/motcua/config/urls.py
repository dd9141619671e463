"""Every address, by audience."""

from django.urls import include, path

urlpatterns = [
    path("", include("motcua.web.shared.urls")),
    path("office/", include("motcua.web.office.urls")),
    path("", include("motcua.web.portal.urls")),
]
