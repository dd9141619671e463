"""Addresses that belong to no audience: language, plain pages, health, the gallery."""

from django.urls import URLPattern, URLResolver, path

from motcua.web.shared import metrics, places, questions, report, views

app_name = "shared"
urlpatterns: list[URLPattern | URLResolver] = [
    path("language/<str:code>", views.language, name="language"),
    path("privacy", views.privacy, name="privacy"),
    path("accessibility", views.accessibility, name="accessibility"),
    path("contact", views.contact, name="contact"),
    path("report", report.report, name="report"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("metrics", metrics.metrics, name="metrics"),
    path("places/<str:province>", places.communes, name="communes"),
    path("gallery/", views.gallery, name="gallery"),
    path("gallery/questions", questions.questions, name="questions"),
]
