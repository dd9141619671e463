"""Whoever asks too often is told when to come again; nobody else notices."""

import subprocess
import sys
from pathlib import Path

import pytest

from motcua.web.shared.allowances import Allowances

NOW = 1_000_000.0


@pytest.fixture
def allowances(tmp_path: Path) -> Allowances:
    return Allowances(tmp_path / "limits", 60, "secret")


def test_a_minutes_worth_may_be_asked_at_once_and_then_one_after_the_other(allowances: Allowances):
    assert {allowances.take("192.0.2.1", NOW) for _ in range(60)} == {0}

    assert allowances.take("192.0.2.1", NOW) == pytest.approx(1)
    assert allowances.take("192.0.2.1", NOW + 1) == 0
    assert allowances.take("192.0.2.1", NOW + 1) == pytest.approx(1)
    assert {allowances.take("192.0.2.1", NOW + 100) for _ in range(60)} == {0}


def test_others_have_their_own_allowance(allowances: Allowances):
    for _ in range(61):
        allowances.take("192.0.2.1", NOW)

    assert allowances.take("192.0.2.2", NOW) == 0


def test_the_addresses_of_one_household_share_theirs(allowances: Allowances):
    allowances.take("2001:db8::1", NOW, cost=60)

    assert allowances.take("2001:db8::2", NOW) > 0
    assert allowances.take("2001:db8:0:1::1", NOW) == 0


def test_what_costs_more_waits_longer_and_what_costs_all_can_still_be_asked(allowances: Allowances):
    assert allowances.take("192.0.2.1", NOW, cost=600) == 0
    assert allowances.take("192.0.2.1", NOW, cost=20) == pytest.approx(20)


def test_a_refused_request_takes_nothing(allowances: Allowances):
    allowances.take("192.0.2.1", NOW, cost=60)
    for _ in range(100):
        allowances.take("192.0.2.1", NOW)

    assert allowances.take("192.0.2.1", NOW + 1) == 0


def test_a_clock_that_was_set_back_locks_nobody_out_for_longer_than_a_minute(
    allowances: Allowances,
):
    allowances.take("192.0.2.1", NOW + 1_000_000, cost=60)

    assert allowances.take("192.0.2.1", NOW) <= 1
    assert allowances.take("192.0.2.1", NOW + 1) == 0


ASK = f"""
import sys
from pathlib import Path
from motcua.web.shared.allowances import Allowances
allowances = Allowances(Path(sys.argv[1]), 60, "secret")
print(sum(allowances.take("192.0.2.1", {NOW}) == 0 for _ in range(50)))
"""


def test_all_processes_count_together(tmp_path: Path):
    command = [sys.executable, "-c", ASK, str(tmp_path / "limits")]
    asking = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]

    assert sum(int(process.communicate(timeout=20)[0]) for process in asking) == 60


def test_where_no_file_can_be_written_each_process_counts_alone(tmp_path: Path, caplog):
    (tmp_path / "limits").mkdir()

    allowances = Allowances(tmp_path / "limits", 1, "secret")

    assert "each process counts alone" in caplog.text
    assert allowances.take("192.0.2.1", NOW) == 0
    assert allowances.take("192.0.2.1", NOW) > 0
