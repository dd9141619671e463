"""Every address, by audience."""

from django.urls import include, path

urlpatterns = [
    path("", include("motcua.web.shared.urls")),
    path("office/", include("motcua.web.office.urls")),
    path("", include("motcua.web.portal.urls")),
]

handler400 = "motcua.web.shared.errors.bad_request"
handler403 = "motcua.web.shared.errors.permission_denied"
handler404 = "motcua.web.shared.errors.not_found"
handler500 = "motcua.web.shared.errors.server_error"
