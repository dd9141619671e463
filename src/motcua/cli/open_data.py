"""``motcua catalogue export`` and ``check-open``: the catalogue for others, and its proof."""

import json
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING

import click

from motcua.cli.django_setup import with_database
from motcua.cli.shapes import Verdict, check, read_shapes
from motcua.cli.trouble import Trouble

if TYPE_CHECKING:
    from motcua.services.catalogue.queries.open import Described

TABLES = ("procedures", "channels", "papers", "organisations")
PORTION = 100
"""Procedures that are checked at a time: as many as are in memory."""
SHOWN = 20
"""Violations that are shown one by one."""


@dataclass
class Told:
    """What a run over all procedures has found so far."""

    procedures: int = 0
    services: int = 0
    triples: int = 0
    violations: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    seconds: float = 0

    def follow(self, described: "Iterable[Described]") -> "Iterator[Described]":
        """The same, counted while it passes."""
        for each in described:
            self.procedures += 1
            for reason, times in each.left_out.items():
                self.left_out[reason] = self.left_out.get(reason, 0) + times
            yield each


@click.command()
@click.option(
    "--as",
    "form",
    type=click.Choice(["turtle", "jsonld", "csv"]),
    default="turtle",
    show_default=True,
    help="Linked data (CPSV-AP 3.2) in one of two forms, or a table.",
)
@click.option(
    "--table", type=click.Choice(TABLES), default="procedures", help="Which table, with csv."
)
@click.option("--out", type=click.Path(path_type=Path), help="The file; without it, the screen.")
@with_database
def export(form: str, table: str, out: Path | None) -> None:
    """Write all procedures in force, while they are read; say what linked data cannot hold."""
    if form == "csv":
        return _write(_table(table), out)
    told = Told()
    _write(_linked(form, told), out)
    click.echo(f"{told.procedures} procedures.", err=True)
    return _tell_left_out(told)


@click.command("check-open")
@click.option(
    "--shapes",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="SHACL shapes in Turtle, as cpsv-ap-SHACL.ttl of CPSV-AP 3.2.",
)
@click.option("--json", "as_json", is_flag=True, help="End with one line of JSON.")
@with_database
def check_open(shapes: Path, as_json: bool) -> None:
    """Hold all procedures in force, as linked data, against SHACL shapes; 1 if any strays."""
    from motcua.services.catalogue.queries.open import PREFIXES, all_described, vocabulary
    from motcua.web.api.open_data.datasets import data_sets

    rules, told, began = read_shapes(shapes), Told(), time.perf_counter()
    for portion in batched(told.follow(all_described()), PORTION, strict=False):
        nodes = {node.address: node for each in portion for node in each.nodes}
        _count(told, check(nodes.values(), PREFIXES, rules))
        _progress(told)
    _count(told, check([*data_sets(), *vocabulary()], PREFIXES, rules))
    told.seconds = round(time.perf_counter() - began, 1)
    click.echo(f"{told.procedures} procedures, {told.triples} facts, {told.violations} violations.")
    _tell_left_out(told)
    if as_json:
        click.echo(json.dumps(asdict(told)))
    if told.violations or told.services != told.procedures:
        raise Trouble(
            f"{told.violations} violations; {told.services} of {told.procedures} procedures are "
            "a public service."
        )


def _linked(form: str, told: Told) -> Iterator[str]:
    from motcua.kit.rdf import as_json_ld, as_turtle
    from motcua.services.catalogue.queries.open import PREFIXES, all_described, once

    write = as_turtle if form == "turtle" else as_json_ld
    return write(once(told.follow(all_described())), PREFIXES)


def _table(name: str) -> Iterator[str]:
    from django.utils import timezone

    from motcua.foundation.organisations.queries.tree import subtree
    from motcua.services.catalogue.queries.tables import TABLES as SHAPES
    from motcua.web.shared.tables import csv_lines, units_csv

    if name == "organisations":
        return units_csv(subtree(None, timezone.localdate()))
    return csv_lines(SHAPES[name].head, SHAPES[name].rows())


def _write(parts: Iterable[str], out: Path | None) -> None:
    """Write to the screen, or beside the file and then in its place: never half a file."""
    if out is None:
        for part in parts:
            click.echo(part, nl=False)
        return
    beside = out.with_name(f"{out.name}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            file.writelines(parts)
        beside.replace(out)
    except OSError as error:
        raise Trouble(f"{out} cannot be written: {error.strerror}.") from None
    finally:
        beside.unlink(missing_ok=True)


def _count(told: Told, verdict: Verdict) -> None:
    told.triples += verdict.triples
    told.services += verdict.services
    for violation in verdict.violations:
        told.violations += 1
        if told.violations <= SHOWN:
            click.echo(f"{violation.about} {violation.property}: {violation.message}", err=True)


def _progress(told: Told) -> None:
    on_terminal = sys.stderr.isatty()
    text = f"{told.procedures} checked, {told.violations} violations"
    click.echo(f"\r{text}" if on_terminal else text, err=True, nl=not on_terminal)


def _tell_left_out(told: Told) -> None:
    for reason, count in sorted(told.left_out.items()):
        click.echo(f"  left out, {reason.replace('_', ' ')}: {count}", err=True)
