"""Addresses of the office."""

from django.urls import include, path

from motcua.web.office import decide, desk, sign

app_name = "office"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("cases/<str:receipt>/", decide.case, name="case"),
    path("cases/<str:receipt>/receive", decide.receive, name="receive"),
    path("cases/<str:receipt>/propose", decide.propose_decision, name="propose"),
    path(
        "cases/<str:receipt>/papers/<path:address>/<int:page>.png",
        decide.paper_page,
        name="paper-page",
    ),
    path("cases/<str:receipt>/papers/<path:address>", decide.paper, name="paper"),
    path("cases/<str:receipt>/draft.pdf", decide.draft_pdf, name="draft-pdf"),
    path("cases/<str:receipt>/result.pdf", decide.result_pdf, name="result-pdf"),
    path("admin/units/", include("motcua.web.office.units.urls")),
    path("admin/", include("motcua.web.office.admin.urls")),
    path("catalogue/", include("motcua.web.office.catalogue.urls")),
    path("people/", include("motcua.web.office.people.urls")),
    path("services/", include("motcua.web.office.services.urls")),
    path("sign/", sign.tray_of_leader, name="tray"),
    path("sign/<str:receipt>/", sign.read_and_sign, name="sign"),
]
