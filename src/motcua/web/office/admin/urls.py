"""Addresses of administration, under ``office:``."""

from django.urls import path

from motcua.web.office.admin import (
    deliveries,
    health,
    jobs,
    journal,
    mail,
    messages,
    problems,
    texts,
)

urlpatterns = [
    path("", journal.newest_entries, name="journal"),
    path("entries/<int:entry_id>/", journal.entry, name="entry"),
    path("dead-letters/", deliveries.held_back_list, name="dead-letters"),
    path("dead-letters/<int:held_id>/", deliveries.tend, name="dead-letter"),
    path("jobs/", jobs.job_list, name="jobs"),
    path("jobs/<int:job_id>/", jobs.tend, name="job"),
    path("messages/", messages.messages_not_sent, name="messages"),
    path("messages/<int:delivery_id>/", messages.tend, name="message"),
    path("messages/texts/", texts.text_list, name="texts"),
    path("messages/texts/<slug:kind>/", texts.text, name="text"),
    path("messages/mailbox/", mail.mail_list, name="mails"),
    path("messages/mailbox/<str:name>/", mail.mail, name="mail"),
    path("problems/", problems.problems, name="problems"),
    path("health/", health.health_page, name="health"),
]
