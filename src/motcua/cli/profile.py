"""``motcua profile``: a country's data."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from motcua.cli.django_setup import with_database
from motcua.cli.profiles import folder_of
from motcua.cli.trouble import Trouble
from motcua.kit.actor import system
from motcua.kit.errors import Refused


@click.group()
def profile() -> None:
    """The country's data: units, holidays, working hours."""


@profile.command()
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="End with one line of JSON.")
@with_database
def load(name: str, as_json: bool) -> None:
    """Load all of the profile NAME, as vietnam, or of a folder; again changes nothing."""
    from django.conf import settings

    from motcua.foundation.organisations.actions import Counts, load_profile

    try:
        folder = folder_of(name, Path(settings.PROFILE))
        report = load_profile(folder, system("profile"), whole=True, progress=_show)
    except Refused as refused:
        raise Trouble(str(refused)) from None
    if as_json:
        click.echo(json.dumps(asdict(report)))
        return

    def line(what: str, counts: Counts) -> str:
        figures = ", ".join(f"{count} {key}" for key, count in asdict(counts).items())
        return f"  {what}: {figures}"

    said = "loaded" if report.changed else "stood there already, nothing changed"
    click.echo(f"Profile {report.name} {said}.")
    click.echo(line("units", report.units))
    click.echo(line("successions", report.successions))
    click.echo(line("days", report.days))


def _show(what: str, done: int, of: int) -> None:
    """A line that counts on a terminal, a line a portion elsewhere."""
    on_terminal = sys.stderr.isatty()
    text = f"{done} of {of} {what} written"
    click.echo(f"\r{text}" if on_terminal else text, err=True, nl=done == of or not on_terminal)
