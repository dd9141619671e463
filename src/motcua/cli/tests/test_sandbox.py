"""The sandbox's identity provider: who is in it, what is kept secret, and that it needs Node."""

import json
import stat
from pathlib import Path

import pytest
from django.conf import settings

from motcua.cli import sandbox
from motcua.cli.running import processes
from motcua.cli.running.parts import web_answers
from motcua.cli.sandbox import Sandbox, next_free_port, personas
from motcua.cli.trouble import Trouble
from motcua.foundation.identity.rules import is_personal_number


@pytest.fixture
def one(tmp_path: Path) -> Sandbox:
    return Sandbox(tmp_path, settings.PROFILE, next_free_port(27_000), "http://localhost:26999")


def test_a_dozen_people_of_both_levels_are_offered():
    people = personas(settings.PROFILE)

    assert len(people) == 12
    assert {person["level"] for person in people} == {1, 2}
    assert all(is_personal_number(person["personal_number"]) for person in people)
    assert len({person["personal_number"] for person in people}) == 12
    assert all({"vi", "en"} == set(person["about"]) for person in people)


def test_it_runs_with_keys_of_its_own_that_nobody_else_reads(one: Sandbox):
    process = one.part().launch()
    try:
        while not web_answers(one.port):
            assert process.poll() is None
        kept = json.loads((one.keys / "jwks.json").read_text())
    finally:
        processes.end(process, 15, 5)

    assert kept["keys"][0]["d"]
    for path in one.keys.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    assert stat.S_IMODE(one.keys.stat().st_mode) == 0o700


def test_the_secret_is_made_once(one: Sandbox):
    assert one.told() == one.told()
    assert one.told()["OIDC_ISSUER"] == f"http://localhost:{one.port}"
    assert len(one.told()["OIDC_CLIENT_SECRET"]) > 30


def test_without_node_the_cure_is_said(one: Sandbox, monkeypatch):
    monkeypatch.setattr(sandbox, "__file__", "/nowhere/a/b/c/d/e.py")
    monkeypatch.setenv("PATH", "/nowhere")

    with pytest.raises(Trouble, match="make setup"):
        one.part().launch()
