"""``motcua notice``: the banner that announces maintenance."""

import json
from datetime import datetime
from pathlib import Path

import click

from motcua.cli.django_setup import environment
from motcua.cli.trouble import WrongUse


@click.group()
def notice() -> None:
    """A banner on every page, as before maintenance."""


@notice.command("set")
@click.option("--vi", required=True, help="The text in Vietnamese.")
@click.option("--en", required=True, help="The text in English.")
@click.option("--until", default="", help="When it goes by itself, as 2026-12-01T06:00+07:00.")
def set_notice(vi: str, en: str, until: str) -> None:
    """Show the banner from the next page on."""
    if until:
        _check_moment(until)
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_text(json.dumps({"vi": vi, "en": en, "until": until}, ensure_ascii=False), "utf-8")
    new.replace(path)
    click.echo("The banner is shown.")


@notice.command()
def clear() -> None:
    """Take the banner away."""
    _path().unlink(missing_ok=True)
    click.echo("There is no banner now.")


def _path() -> Path:
    folder: Path = environment().var
    return folder / "notice.json"


def _check_moment(text: str) -> None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise WrongUse(f"--until {text!r} is no moment: write 2026-12-01T06:00+07:00.")
