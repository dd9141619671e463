"""Addresses of administration, under ``office:``."""

from django.urls import path

from motcua.web.office.admin import deliveries, health, jobs, journal, problems

urlpatterns = [
    path("", journal.newest_entries, name="journal"),
    path("entries/<int:entry_id>/", journal.entry, name="entry"),
    path("dead-letters/", deliveries.held_back_list, name="dead-letters"),
    path("dead-letters/<int:held_id>/", deliveries.tend, name="dead-letter"),
    path("jobs/", jobs.job_list, name="jobs"),
    path("jobs/<int:job_id>/", jobs.tend, name="job"),
    path("problems/", problems.problems, name="problems"),
    path("health/", health.health_page, name="health"),
]
