import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from motcua.kit.limited import Failed, Limits, Workshop


@pytest.fixture
def workshop() -> Iterator[Workshop]:
    workshop = Workshop(
        "motcua.kit.tests.limited_work", limits=Limits(memory=1_000_000_000, seconds=1, calls=3)
    )
    yield workshop
    workshop.close()


def test_a_child_works_on_bytes_and_facts(workshop):
    facts, blobs = workshop.call("turn_round", b"abc", b"", note="Một Cửa")

    assert facts["note"] == "Một Cửa"
    assert blobs == [b"cba", b""]


def test_a_child_is_kept_for_so_many_calls_and_then_replaced(workshop):
    processes = [workshop.call("turn_round", note="")[0]["process"] for _ in range(4)]

    assert processes[0] == processes[1] == processes[2]
    assert processes[3] != processes[0]


def test_a_function_that_says_no_gives_its_reason(workshop):
    with pytest.raises(Failed) as failed:
        workshop.call("decline")

    assert (failed.value.kind, failed.value.facts) == ("declined", {"why": "because"})


def test_an_error_nobody_thought_of_is_told_with_its_name(workshop):
    with pytest.raises(Failed) as failed:
        workshop.call("stumble")

    assert failed.value.kind == "broken"
    assert "ZeroDivisionError" in failed.value.facts["text"]


@pytest.mark.parametrize(
    ("misdeed", "cause"),
    [
        ("die", "crash"),
        ("sleep", "time"),
        ("sleep_deaf", "time"),
        ("eat", "memory"),
        ("abort", "memory"),
    ],
)
def test_a_child_that_dies_hangs_or_eats_memory_ends_in_time_and_the_next_call_works(
    workshop, misdeed, cause
):
    began = time.monotonic()
    with pytest.raises(Failed) as failed:
        workshop.call(misdeed)

    assert (failed.value.kind, failed.value.facts) == ("ended", {"cause": cause})
    assert time.monotonic() - began < 30
    assert workshop.call("turn_round", b"12", note="")[1] == [b"21"]


def test_a_child_sees_none_of_our_secrets(workshop, monkeypatch):
    monkeypatch.setenv("MOTCUA_SECRET_KEY", "secret")

    facts, _ = workshop.call("look_round")

    assert set(facts["environment"]) <= {"PATH", "LANG", "HTTPS_PROXY", "LC_CTYPE"}


def test_many_threads_share_the_children(workshop):
    answers: list[bytes] = []

    def work(number: int) -> None:
        answers.append(workshop.call("turn_round", b"%03d" % number, note="")[1][0])

    threads = [threading.Thread(target=work, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == sorted((b"%03d" % number)[::-1] for number in range(12))


def test_a_parent_that_is_killed_leaves_neither_child_nor_folder():
    script = (
        "from motcua.kit.limited import Limits, Workshop\n"
        "workshop = Workshop('motcua.kit.tests.limited_work', limits=Limits())\n"
        "print(*workshop.call('where')[0].values(), flush=True)\n"
        "input()"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with parent:
        assert parent.stdout is not None
        process, folder = parent.stdout.readline().split()
        assert Path(folder).is_dir()
        parent.kill()

    deadline = time.monotonic() + 5
    while Path(folder).exists() or Path(f"/proc/{process}/cwd").exists():
        assert time.monotonic() < deadline, "the child or its folder is still there"
        time.sleep(0.02)


def test_a_process_that_the_parent_forks_does_not_take_the_childs_folder_away(workshop):
    folder = Path(workshop.call("where")[0]["folder"])

    subprocess.run(["true"], preexec_fn=lambda: None, check=True)

    assert folder.is_dir()
