"""``motcua clock`` answers when something is due, and why, for people and for machines."""

import json
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from motcua.cli.clock import clock
from motcua.kit.clock import ClockState, EventKind, HolderKind, Regime, Ruling, Standing
from motcua.kit.clock.words.en import TEXTS

ROOT = Path(__file__).parents[4]

LOG = {
    "limit": "10 working_days",
    "events": [
        {"event": "submitted", "at": "2026-05-03T21:00"},
        {"event": "received", "at": "2026-05-04T09:00", "to": "Phòng Kinh tế"},
        {"event": "duty_asked", "at": "2026-05-06T10:00"},
        {"event": "duty_paid", "at": "2026-05-11T10:00"},
    ],
    "now": "2026-05-13T08:00",
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(clock, arguments)


def due(received: str, *more: str) -> Result:
    return run("due", "--profile", "vietnam", "--from", received, *more)


def explain(tmp_path: Path, log: object, *more: str) -> Result:
    path = tmp_path / "log.json"
    path.write_text(json.dumps(log), encoding="utf-8")
    return run("explain", str(path), *more)


def test_a_due_date_comes_as_json_with_its_reasons_in_both_languages():
    result = due("2026-02-13T16:30", "--limit", "10", "--unit", "working_days", "--json")

    assert result.exit_code == 0
    said = json.loads(result.output)
    assert said["due"] == "2026-03-06T17:00:00+07:00"
    assert said["limit"] == {"amount": 10, "unit": "working_days", "source": ""}
    assert said["certain"] is False
    assert [(each["rule"], each["due"]) for each in said["readings"]] == [
        ("after_cutoff", "2026-03-09T17:00:00+07:00")
    ]
    assert said["reasons"]["en"][0]["text"].startswith("Received at 4:30 pm on Friday 13 Feb 2026")
    assert said["reasons"]["vi"][2] == {
        "text": "Thứ Hai 16/02/2026 đến Thứ Sáu 20/02/2026: Tết Nguyên đán, không làm việc.",
        "source": "Bộ luật Lao động 45/2019/QH14, Điều 112",
        "certain": True,
    }
    assert [day["number"] for day in said["days"] if day["number"]] == list(range(1, 11))


def test_a_due_date_is_told_with_the_law_and_a_picture():
    result = due("2026-06-05T16:30", "--limit", "5", "--unit", "days", "--language", "vi")

    lines = result.output.splitlines()
    assert lines[0] == "Chậm nhất 17:00 Thứ Sáu 12/06/2026."
    assert "- Nhận lúc 16:30 Thứ Sáu 05/06/2026" in lines[2]
    assert lines[2].endswith("[Nghị định 118/2025/NĐ-CP, Điều 17 (?)]")
    assert "08/06/2026   □1    □2    □3    □4    □5<" in lines
    assert lines[-1].startswith("Các nguồn chưa thống nhất")
    assert lines[-1].endswith("hiểu cách khác thì là 17:00 Thứ Hai 15/06/2026.")


def test_a_promise_before_an_announcement_is_kept_and_the_difference_is_in_the_answer():
    said = json.loads(due("2025-12-24T10:00", "--limit", "10", "--json").output)

    assert said["due"] == "2026-01-08T17:00:00+07:00"
    assert said["by_later_calendar"] == "2026-01-09T17:00:00+07:00"
    assert said["marks"] == ["calendar_changed"]


def test_another_country_counts_otherwise():
    result = run("due", "--profile", "france", "--from", "2026-03-14T10:00", "--json")

    assert json.loads(result.output)["due"] == "2026-05-14T23:59:59+02:00"


def test_a_regime_and_an_office_may_be_named():
    same_day = due("2026-11-23T15:01", "--regime", "same_day", "--json")
    saturday = due("2026-06-05T09:00", "--limit", "1", "--office", "saturday_morning", "--json")

    assert json.loads(same_day.output)["due"] == "2026-11-25T17:00:00+07:00"
    assert json.loads(saturday.output)["due"] == "2026-06-06T11:30:00+07:00"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["2026-02-13T16:30", "--limit", "0"], 1, "A limit of 0 working days cannot be kept"),
        (["2026-02-13T16:30", "--limit", "-5"], 1, "A limit of -5 working days cannot be kept"),
        (["2026-02-13T16:30", "--limit", "1.5", "--unit", "days"], 1, "1.5 days is not whole"),
        (["2026-02-13T16:30"], 2, "Give --limit: this regime sets none."),
        (["2026-02-13T16:30", "--limit", "ten"], 2, "--limit 'ten' is not a number."),
        (["2026-02-13T16:30", "--limit", "1", "--unit", "years"], 2, "'years' is not one of"),
        (["soon", "--limit", "1"], 1, "--from: 'soon' is not a moment"),
        (["2026-02-13", "--limit", "1", "--regime", "x"], 1, "There is no regime 'x'"),
    ],
)
def test_what_cannot_be_counted_ends_in_one_sentence(arguments, code, says):
    result = due(*arguments)

    assert result.exit_code == code
    assert says in result.output
    assert "Traceback" not in result.output


def test_a_profile_that_is_not_there_is_named():
    result = run("due", "--profile", "atlantis", "--from", "2026-02-13T16:30", "--limit", "1")

    assert result.exit_code == 1
    assert "There is no profile 'atlantis'" in result.output


def test_a_log_is_explained_for_people(tmp_path: Path):
    result = explain(tmp_path, LOG)

    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == (
        "We must decide by 5 pm on Thursday 21 May 2026 because the time allowed is 10 working "
        "days, counted from Tuesday 5 May 2026; stopped Wednesday 6 May 2026 to Monday 11 May 2026 "
        "while we waited for your payment."
    )
    assert lines[1:7] == [
        "State: under way",
        "With: Phòng Kinh tế",
        "3 used, 7 left, in working days",
        "Reception: on time",
        "By the law: on time",
        "By the index: on time",
    ]
    assert "11 May 2026  ■2    ■3   >□4    □5    □6    ·     ·" in lines


def test_a_log_is_explained_for_machines(tmp_path: Path):
    said = json.loads(explain(tmp_path, LOG, "--json").output)

    assert said["due"] == "2026-05-21T17:00:00+07:00"
    assert (said["state"], said["holder"]) == (
        "running",
        {"kind": "office", "name": "Phòng Kinh tế"},
    )
    assert (said["used"], said["left"], said["unit"]) == (3, 7, "working_days")
    assert said["legal"] == {"standing": "on_time", "due": said["due"], "end": None}
    assert said["index"]["standing"] == said["reception"]["standing"] == "on_time"
    assert said["headline"]["vi"].startswith("Chúng tôi phải trả kết quả chậm nhất 17:00")
    assert len(said["reasons"]["vi"]) == len(said["reasons"]["en"])
    assert [day["waits_for"] for day in said["days"] if day["kind"] == "wait"] == ["duty"] * 3


def test_a_log_may_be_seen_at_another_moment(tmp_path: Path):
    waiting = {**LOG, "events": LOG["events"][:3]}

    said = json.loads(explain(tmp_path, waiting, "--json", "--now", "2026-05-07T08:00").output)

    assert (said["state"], said["due"], said["holder"]["kind"]) == ("waiting", None, "applicant")
    assert said["due_if_answered"] == "2026-05-19T17:00:00+07:00"


@pytest.mark.parametrize(
    ("log", "says"),
    [
        (
            {"events": [LOG["events"][1], {"event": "duty_paid", "at": "2026-05-05T09:00"}]},
            "Event 2, duty_paid at 2026-05-05T09:00:00+07:00: no duty is open.",
        ),
        ({**LOG, "limit": "-1 days"}, "A limit of -1 days cannot be kept"),
        ({**LOG, "now": "2026-05-04T08:00"}, "At 2026-05-04T08:00:00+07:00 the log has not ended"),
        ({**LOG, "events": "none"}, "The log has no list of events."),
    ],
)
def test_an_impossible_log_is_refused_with_the_event_and_the_reason(tmp_path: Path, log, says):
    result = explain(tmp_path, log)

    assert result.exit_code == 1
    assert says in result.output


@pytest.mark.parametrize("text", ["{", "[" * 100_000])
def test_a_file_that_is_not_json_is_named(tmp_path: Path, text: str):
    path = tmp_path / "log.json"
    path.write_text(text, encoding="utf-8")

    result = run("explain", str(path))

    assert result.exit_code == 1
    assert f"{path} is not JSON" in result.output


def test_the_reference_names_every_event_rule_and_mark():
    text = (ROOT / "docs" / "reference" / "clock.md").read_text(encoding="utf-8")
    rules = [each.name for each in fields(Regime) if isinstance(each.default, Ruling)]
    marks = [key.removeprefix("mark.") for key in TEXTS if key.startswith("mark.")]
    names = [*EventKind, *ClockState, *HolderKind, *Standing, *rules, *marks]

    assert [name for name in names if f"`{name}`" not in text] == []
