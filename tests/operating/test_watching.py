"""What an operator sees of a running product: logs, metrics, readiness, static files."""

import gzip
import http.client
import re
from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen

import psycopg
import pytest
from django.test import Client
from tests.operating.helpers import log_lines
from tests.running.operating import Demo, eventually

from motcua.cli.running.cluster import Cluster

PEOPLE = ("Nguyễn", "Trần Minh", "048196000001", "mot-cua-van")
"""Names, a personal number and a password that the walkthrough uses."""


def test_a_request_is_one_line_with_its_id_and_the_account(running: Demo) -> None:
    handed_in = [
        line
        for line in log_lines(running.log)
        if line["logger"] == "motcua.web" and line["path"].startswith("/apply/") and line["account"]
    ]

    assert {"time", "level", "message", "request", "method", "route", "status", "milliseconds"} <= {
        *handed_in[0]
    }
    assert all(re.fullmatch("[0-9a-f]{32}", line["request"]) for line in handed_in)


def test_the_id_of_a_request_follows_the_job_that_it_causes(running: Demo) -> None:
    lines = log_lines(running.log)
    requests = {line["request"] for line in lines if line["logger"] == "motcua.web"}
    jobs = [line for line in lines if line["logger"] == "motcua.jobs" and "request" in line]

    assert jobs
    assert {job["request"] for job in jobs} <= requests


def test_no_name_number_or_question_is_logged(running: Demo) -> None:
    urlopen(f"http://localhost:{running.port}/search?q=hidden-question", timeout=5).close()

    said = running.log.read_text(encoding="utf-8")

    assert [secret for secret in (*PEOPLE, "hidden-question") if secret in said] == []


def test_metrics_count_the_requests_of_all_web_processes(running: Demo) -> None:
    before = counted(running)

    with ThreadPoolExecutor(8) as pool:
        statuses = [*pool.map(lambda _n: get(running, "/contact").status, range(80))]

    assert statuses == [200] * 80
    assert counted(running) - before == 80


def test_metrics_say_how_worker_journal_and_database_fare(running: Demo) -> None:
    # A worker that was killed counts until its heartbeat is missed.
    assert eventually(lambda: "\nmotcua_workers 1\n" in metrics(running))
    said = metrics(running)

    for name in (
        "database_up 1",
        'jobs{state="failed"} 0',
        "follower_lag_entries{",
        "dead_letters 0",
        "journal_seal_age_seconds ",
        "database_connections ",
    ):
        assert f"\nmotcua_{name}" in said


def metrics(running: Demo) -> str:
    return str(get(running, "/metrics").read().decode())


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
def test_metrics_are_not_for_who_comes_through_a_proxy(running: Demo, header: str) -> None:
    assert get(running, "/metrics", {header: "203.0.113.7"}).status == 404


@pytest.mark.django_db
def test_metrics_are_for_who_brings_the_token(client: Client, settings) -> None:
    settings.METRICS_TOKEN = "a-long-token"
    away = {"REMOTE_ADDR": "203.0.113.7"}

    right = client.get("/metrics", headers={"Authorization": "Bearer a-long-token"}, **away)
    wrong = client.get("/metrics", headers={"Authorization": "Bearer another"}, **away)

    assert (right.status_code, wrong.status_code) == (200, 404)
    settings.METRICS_TOKEN = ""
    assert client.get("/metrics", headers={"Authorization": "Bearer "}, **away).status_code == 404


@pytest.mark.django_db
def test_only_our_own_proxy_is_believed(client: Client, settings) -> None:
    seen = {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "6.6.6.6, 203.0.113.7"}

    assert client.get("/contact", **seen).wsgi_request.META["REMOTE_ADDR"] == "10.0.0.1"
    settings.BEHIND_PROXY = True
    assert client.get("/contact", **seen).wsgi_request.META["REMOTE_ADDR"] == "203.0.113.7"


def test_it_is_not_ready_while_a_migration_is_missing(running: Demo) -> None:
    with Cluster(running.var).connect() as connection:
        row = taken_back(connection)
        try:
            assert not running.answers()
        finally:
            connection.execute(
                "INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, %s)", row
            )
    assert eventually(running.answers)


@pytest.mark.parametrize("encoding", ["gzip", ""])
def test_static_files_are_compressed_and_kept_for_good(running: Demo, encoding: str) -> None:
    page = get(running, "/").read().decode()
    style = re.search(r'href="(/static/design/motcua\.[0-9a-f]+\.css)"', page)[1]

    answer = get(running, style, {"Accept-Encoding": encoding})

    assert answer.headers["Content-Encoding"] == (encoding or None)
    assert "immutable" in answer.headers["Cache-Control"]


def test_the_home_page_is_light(running: Demo) -> None:
    page = get(running, "/").read()
    parts = re.findall(rb'(?:href|src)="(/static/[^"]+\.(?:css|js|svg))"', page)

    weight = len(gzip.compress(page)) + sum(
        len(get(running, part.decode(), {"Accept-Encoding": "gzip"}).read()) for part in {*parts}
    )

    assert len({*parts}) >= 3
    assert weight < 60_000


def taken_back(connection: psycopg.Connection) -> tuple[object, ...]:
    """Forget one migration; returns what to remember again."""
    row = connection.execute(
        "DELETE FROM django_migrations WHERE id = (SELECT max(id) FROM django_migrations) "
        "RETURNING app, name, applied"
    ).fetchone()
    assert row is not None
    return row


def counted(running: Demo) -> int:
    said = get(running, "/metrics").read().decode()
    found = re.search(
        r'^motcua_requests_total\{route="shared:contact",status="200"\} (\d+)', said, re.M
    )
    return int(found[1]) if found else 0


def get(
    running: Demo, path: str, headers: dict[str, str] | None = None
) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("localhost", running.port, timeout=10)
    connection.request("GET", path, headers={"Connection": "close", **(headers or {})})
    return connection.getresponse()
