"""``motcua journal``: check what happened."""

import json
import sys

import click

from motcua.cli.django_setup import with_database


@click.group()
def journal() -> None:
    """The journal of acts."""


@journal.command()
@click.option("--json", "as_json", is_flag=True, help="Answer as one line of JSON.")
@with_database
def verify(as_json: bool) -> None:
    """Compute every chain again; names the first entry that is not as it was written."""
    from motcua.foundation.journal import queries

    fault = queries.verify()
    entries = queries.count()
    if as_json:
        found = fault and {
            "subject": fault.subject,
            "number": fault.number,
            "entry": fault.entry_id,
            "what": fault.what,
        }
        click.echo(json.dumps({"entries": entries, "fault": found}, ensure_ascii=False))
    elif fault:
        click.echo(f"Entry {fault.number} of {fault.subject} (id {fault.entry_id}): {fault.what}.")
    else:
        click.echo(f"The journal is whole: {entries} entries.")
    sys.exit(1 if fault else 0)
