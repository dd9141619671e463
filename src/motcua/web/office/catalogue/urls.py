"""Addresses of writing the catalogue, under ``office:``."""

from django.urls import path

from motcua.web.office.catalogue import drafts, procedures, variants

urlpatterns = [
    path("", procedures.overview, name="catalogue"),
    path("begin", drafts.begin, name="draft-begin"),
    path("drafts/<int:draft_id>/", drafts.draft, name="draft"),
    path("drafts/<int:draft_id>/act", drafts.act, name="draft-act"),
    path("drafts/<int:draft_id>/late/<int:revision_id>", drafts.late, name="draft-late"),
    path("drafts/<int:draft_id>/<slug:section>", drafts.section, name="draft-section"),
    path("procedures/<str:code>/", procedures.procedure, name="procedure"),
    path("procedures/<str:code>/versions/<int:number>", procedures.version, name="version"),
    path("procedures/<str:code>/variants/add", variants.add, name="variant-add"),
    path("procedures/<str:code>/variants/<int:variant_id>/end", variants.end, name="variant-end"),
]
