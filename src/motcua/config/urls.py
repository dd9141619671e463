"""Every address, by audience."""

from django.urls import URLPattern, URLResolver, include, path

from motcua.kit.extension import joined

# Domains from outside come after ours, so that none puts itself in the place of a page of ours.
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("motcua.web.shared.urls")),
    # Before the portal: /procedures/1.001193.ttl is data, and no code of a procedure.
    path("", include("motcua.web.api.urls")),
    # The library of the second factors knows its pages by plain names.
    path("office/sign-in/", include("motcua.web.office.doors.urls")),
    path("office/", include("motcua.web.office.urls")),
    *(path(f"office/{d.name}/", include(d.office)) for d in joined() if d.office),
    path("", include("motcua.web.portal.urls")),
    *(path(f"{d.name}/", include(d.portal)) for d in joined() if d.portal),
]

handler400 = "motcua.web.shared.errors.bad_request"
handler403 = "motcua.web.shared.errors.permission_denied"
handler404 = "motcua.web.shared.errors.not_found"
handler500 = "motcua.web.shared.errors.server_error"
