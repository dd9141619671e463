"""``motcua clock``: when something is due, and why; it needs no database."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import click

from motcua.cli.profiles import configured_folder, folder_of
from motcua.cli.trouble import Trouble, WrongUse
from motcua.kit.clock import (
    Answer,
    Due,
    Limit,
    Profile,
    Unit,
    cells_of,
    cells_of_due,
    explain,
    headline,
    other_readings,
    phrase,
    read_profile,
    reading_text,
    sentences,
)
from motcua.kit.clock import due as due_of
from motcua.kit.clock.document import answer_as_json, due_as_json, read_log, read_moment
from motcua.kit.clock.drawing import draw
from motcua.kit.clock.limits import read_amount
from motcua.kit.clock.words import unit_text
from motcua.kit.errors import Refused
from motcua.kit.numbers import number_text

_profile = click.option("--profile", "country", default="vietnam", help="A profile or its folder.")
_language = click.option("--language", type=click.Choice(["vi", "en"]), default="en")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, in both languages.")


@click.group()
def clock() -> None:
    """When something is due, and why: the legal clock of a country."""


@clock.command()
@_profile
@click.option("--from", "received", required=True, help="When it came, as 2026-02-13T16:30.")
@click.option("--limit", "amount", help="How much time; without it that of the regime.")
@click.option(
    "--unit", type=click.Choice([each.value for each in Unit]), default=Unit.WORKING_DAYS.value
)
@click.option("--regime", default="", help="The kind of procedure; without it the usual one.")
@click.option("--office", default="", help="An office with hours of its own.")
@_language
@_json
def due(
    country: str,
    received: str,
    amount: str | None,
    unit: str,
    regime: str,
    office: str,
    language: str,
    as_json: bool,
) -> None:
    """Say when what came at a moment is due, day by day, with the law."""
    law = _read(country)
    with _told():
        at = read_moment(received, "--from", law.calendar.zone)
        day = at.astimezone(law.calendar.zone).date()
        rules, calendar = law.regime(day, regime), law.calendar_of(day, office)
        limit = rules.limit.value if amount is None else Limit(_amount(amount), Unit(unit))
        if limit is None:
            raise WrongUse("Give --limit: this regime sets none.")
        found = due_of(at, limit, calendar, rules)
        readings = tuple(
            other_readings(rules, found.at, lambda other: due_of(at, limit, calendar, other).at)
        )
    if as_json:
        _print_json(due_as_json(found, readings))
        return
    click.echo(phrase("due", language, moment=found.at))
    _show(found, [reading_text(each, language) for each in readings], language)


@clock.command("explain")
@click.argument("log", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_profile
@click.option("--now", help="The moment to look at; else that of the log, else this one.")
@_language
@_json
def explain_log(log: Path, country: str, now: str | None, language: str, as_json: bool) -> None:
    """Explain the case of LOG, a JSON file: due date, state, who holds it, and each step's law."""
    law = _read(country)
    with _told():
        told = read_log(_load(log), law)
        asked = read_moment(now, "--now", law.calendar.zone) if now else told.now
        answer = explain(told.events, told.terms, asked or datetime.now(UTC))
        shown = answer_as_json(answer) if as_json else None
    if shown:
        _print_json(shown)
        return
    click.echo(headline(answer, language))
    for line in _standing(answer, language):
        click.echo(line)
    _show(answer, [reading_text(each, language) for each in answer.readings], language)


@contextmanager
def _told() -> Iterator[None]:
    """What cannot be counted ends the command in one sentence."""
    try:
        yield
    except (Refused, ValueError, OverflowError) as error:
        raise Trouble(str(error)) from None


def _read(country: str) -> Profile:
    with _told():
        return read_profile(folder_of(country, configured_folder()))


def _amount(text: str) -> int | Decimal:
    try:
        return read_amount(text)
    except InvalidOperation:
        raise WrongUse(f"--limit {text!r} is not a number.") from None


def _load(log: Path) -> Any:
    try:
        return json.loads(log.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise Trouble(f"{log} is not JSON: {error}.") from None


def _print_json(value: dict[str, Any]) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def _standing(answer: Answer, language: str) -> Iterator[str]:
    """Where it stands, who holds it, what is used, and how it stands to each clock."""

    def line(key: str, value: str) -> str:
        return f"{phrase(f'line.{key}', language)}: {value}"

    yield line("state", phrase(f"state.{answer.state}", language))
    holder = answer.holder.name or phrase(f"holder.{answer.holder.kind}", language)
    yield line("holder", holder)
    if answer.used is not None and answer.left is not None:
        yield phrase(
            "line.used",
            language,
            used=number_text(answer.used, language),
            left=number_text(answer.left, language),
            unit=unit_text(answer.unit, 2, language),
        )
    for key, verdict in (
        ("reception", answer.reception),
        ("legal", answer.legal),
        ("index", answer.index),
    ):
        if verdict:
            yield line(key, phrase(f"standing.{verdict.standing}", language))


def _show(found: Due | Answer, readings: list[str], language: str) -> None:
    """The reasons with their law, marked (?) where it is not certain, then the picture."""
    click.echo()
    for reason, (text, source) in zip(found.reasons, sentences(found, language), strict=True):
        law = f" [{source}]" if reason.certain else f" [{source} (?)]"
        click.echo(f"- {text}{law if source else ''}")
    for part in (_picture(found, language), readings):
        if part:
            click.echo()
        for line in part:
            click.echo(line)


def _picture(found: Due | Answer, language: str) -> list[str]:
    if isinstance(found, Due):
        row = cells_of_due(found, found.start.received.date())
        return draw(row, None, found.at.date(), language)
    today = found.terms.calendar.local(found.until).date()
    return draw(cells_of(found), today, found.due.date() if found.due else None, language)
