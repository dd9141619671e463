"""Addresses of citizens and firms."""

from django.urls import include, path

app_name = "portal"
urlpatterns = [
    path("", include("motcua.web.portal.account.urls")),
    path("", include("motcua.web.portal.me.urls")),
    path("", include("motcua.web.portal.find.urls")),
    path("", include("motcua.web.portal.apply.urls")),
    path("", include("motcua.web.portal.cases.urls")),
    path("", include("motcua.web.portal.inbox.urls")),
    path("", include("motcua.web.portal.verify.urls")),
]
