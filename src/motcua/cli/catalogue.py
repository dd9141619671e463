"""``motcua catalogue``: the procedures that citizens find."""

import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from motcua.cli.django_setup import with_database
from motcua.cli.open_data import check_open, export
from motcua.cli.trouble import Trouble
from motcua.kit.actor import system

if TYPE_CHECKING:
    from motcua.services.catalogue.actions.procedures import ImportReport, SourceFile

BAR = 40
"""Characters of a whole progress bar."""


@click.group()
def catalogue() -> None:
    """The catalogue of administrative procedures."""


catalogue.add_command(export)
catalogue.add_command(check_open)


@catalogue.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day the source showed this.")
@click.option("--json", "as_json", is_flag=True, help="End with one line of JSON.")
@with_database
def import_file(file: Path, as_of: datetime | None, as_json: bool) -> None:
    """Read FILE, one JSON record a line, plain or gzip; the same content changes nothing."""
    from motcua.services.catalogue.actions.procedures import BadFile, SourceFile, import_procedures

    source = SourceFile(file)
    try:
        report = import_procedures(
            source,
            source=file.name,
            actor=system("catalogue"),
            as_of=as_of.date() if as_of else None,
            progress=_progress(source),
        )
    except BadFile as error:
        raise Trouble(str(error)) from None
    _tell(report, as_json=as_json)
    if report.stopped:
        raise Trouble(report.stopped)
    if report.read and report.rejected == report.read:
        raise Trouble(f"None of the {report.read} lines of {file.name} could be taken over.")


def _progress(source: "SourceFile") -> Callable[["ImportReport"], None]:
    """A bar that redraws itself on a terminal, a line a batch elsewhere."""
    on_terminal = sys.stderr.isatty()

    def show(report: "ImportReport") -> None:
        share = source.share
        done = round(share * BAR)
        bar = f"[{'#' * done}{'.' * (BAR - done)}] {report.read} read"
        click.echo(f"\r{bar}" if on_terminal else bar, err=True, nl=share == 1 or not on_terminal)

    return show


def _tell(report: "ImportReport", *, as_json: bool) -> None:
    for rejection in report.rejections:
        click.echo(f"Line {rejection.line}: {rejection.reason}", err=True)
    unnamed = report.rejected - len(report.rejections)
    if unnamed:
        click.echo(f"And {unnamed} more lines.", err=True)
    if as_json:
        click.echo(json.dumps(report.as_data(), ensure_ascii=False))
        return
    shares = report.shares
    click.echo(
        f"{report.read} read: {report.new} new, {report.changed} changed, "
        f"{report.unchanged} unchanged, {report.rejected} rejected; "
        f"{report.flagged} flagged, where a part was kept as one text or is in doubt."
    )
    for flag, count in sorted(report.flags.items()):
        click.echo(f"  {flag.replace('_', ' ')}: {count}")
    click.echo(
        f"Structured: {shares.channels_share:.1%} of {shares.channel_rows} channel rows, "
        f"{shares.papers_share:.1%} of {shares.papers} papers."
    )
    click.echo(
        f"Not given by the source: the time of {shares.limits_not_given} rows, "
        f"the unit of {shares.units_not_given}, the fee of {shares.fees_not_given}."
    )
