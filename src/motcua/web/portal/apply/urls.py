"""Addresses of applying."""

from django.urls import path

from motcua.web.portal.apply import views
from motcua.web.portal.apply.question import question

app_name = "apply"
urlpatterns = [
    path("apply/<uuid:draft_id>/", views.go_on, name="go-on"),
    path("apply/<uuid:draft_id>/check", views.check, name="check"),
    path("apply/<uuid:draft_id>/discard", views.discard, name="discard"),
    path("apply/<uuid:draft_id>/papers/<path:address>", views.paper, name="paper"),
    path("apply/<uuid:draft_id>/<path:address>", question, name="question"),
    path("apply/<str:code>/", views.start, name="start"),
]
