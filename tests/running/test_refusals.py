"""What cannot start ends in one sentence, before anything is started."""

import socket
import subprocess
from pathlib import Path

import pytest
from tests.running.operating import Demo


@pytest.fixture
def idle(tmp_path: Path) -> Demo:
    """A demo that was never started."""
    return Demo(tmp_path)


def sentence(done: subprocess.CompletedProcess[str]) -> str:
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_a_busy_port_is_named_with_its_cure(idle: Demo, address: str) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.create_server((address, 0), family=family) as other:
        port = other.getsockname()[1]
        done = idle.run("demo", "--port", str(port))

    assert done.returncode == 1
    assert f"Port {port} is in use" in sentence(done)
    assert f"make demo PORT={port + 1}" in done.stderr
    assert not (idle.var / "postgres" / "data").exists()


@pytest.mark.parametrize(
    ("name", "value", "cure"),
    [
        ("MOTCUA_DEMO", "perhaps", "say yes or no"),
        ("DATABASE_URL", "mysql://here/db", "postgresql://"),
        ("MOTCUA_PUBLIC_URL", "nowhere", "https://"),
        ("MOTCUA_PROFILE", "/no/such/folder", "profile"),
        ("MOTCUA_PROOF_MINUTES", "soon", "minutes"),
        ("OIDC_ISSUER", "http://id.example.org", "https"),
        ("OIDC_CLIENT_ID", "", "go together"),
    ],
)
def test_a_wrong_setting_is_named_with_value_and_cure(
    idle: Demo, name: str, value: str, cure: str
) -> None:
    half = {"OIDC_ISSUER": "https://id.example.org"} if name == "OIDC_CLIENT_ID" else {}
    done = idle.run("check", **half, **{name: value})

    assert done.returncode == 2
    said = sentence(done)
    assert name in said
    assert value in said
    assert cure in said


def test_an_unreachable_database_is_named(idle: Demo) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        port = silent.getsockname()[1]
        done = idle.run("demo", DATABASE_URL=f"postgresql://me:secret@127.0.0.1:{port}/ward")

    assert done.returncode == 1
    said = sentence(done)
    assert f"ward at 127.0.0.1:{port}" in said
    assert "Connection refused" in said
    assert "secret" not in said


def test_data_of_another_version_is_left_alone(idle: Demo) -> None:
    data = idle.var / "postgres" / "data"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("16\n")

    done = idle.run("migrate")

    assert done.returncode == 1
    assert "PostgreSQL 16" in sentence(done)
    assert [path.name for path in data.iterdir()] == ["PG_VERSION"]


def test_an_unknown_command_is_named(idle: Demo) -> None:
    done = idle.run("demmo")

    assert done.returncode == 2
    assert "demmo" in done.stderr
