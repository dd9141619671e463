"""What the clock asks for is asked once, however many workers run, and does its work."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.periodic import PeriodicDeferrer

from motcua.foundation.identity.models import SignInTry

FORGET = "foundation.identity.handlers.forget_old_tries"


def asked_for() -> list[tuple[str, dict[str, int]]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, args FROM procrastinate_jobs")
        return [(name, json.loads(arguments)) for name, arguments in cursor.fetchall()]


@pytest.mark.django_db
def test_every_worker_asks_at_the_same_minute_and_the_job_is_queued_once():
    scheduled = app.periodic_registry.periodic_tasks[FORGET, ""]
    minute = 1_795_489_620

    for _worker in range(3):
        workers = PeriodicDeferrer(registry=app.periodic_registry)
        async_to_sync(workers.defer_jobs)([(scheduled, minute)])

    assert asked_for() == [(FORGET, {"timestamp": minute})]


@pytest.mark.parametrize("asked", [{"timestamp": 1_795_489_620}, {}])
@pytest.mark.django_db
def test_a_scheduled_job_does_its_work_for_the_clock_and_for_an_act(asked):
    SignInTry.objects.create(
        username="lan", address="192.0.2.1", at=datetime.now(UTC) - timedelta(hours=1)
    )

    app.tasks[FORGET].func(**asked)

    assert not SignInTry.objects.exists()
