"""``motcua journal``: check what happened, prove it, and build again what follows from it."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from motcua.cli.django_setup import with_database
from motcua.cli.trouble import Trouble
from motcua.foundation.journal import proof

FILE = click.Path(path_type=Path, dir_okay=False)
EXISTING = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.group()
def journal() -> None:
    """The journal of acts."""


@journal.command()
@click.option("--json", "as_json", is_flag=True, help="Answer as one line of JSON.")
@click.option("--root", type=EXISTING, help="Check against a root that was exported before.")
@with_database
def verify(as_json: bool, root: Path | None) -> None:
    """Compute every chain and seal again; names the first entry that is not as it was written."""
    from motcua.foundation.journal import queries

    known = _root(root)
    with _progress("Checking") as progress:
        fault = queries.verify(known, progress)
    entries = queries.count()
    if as_json:
        found = fault and {
            "subject": fault.subject,
            "number": fault.number,
            "entry": fault.entry_id,
            "what": fault.what,
        }
        click.echo(json.dumps({"entries": entries, "fault": found}, ensure_ascii=False))
    elif fault and fault.subject:
        click.echo(f"Entry {fault.number} of {fault.subject} (id {fault.entry_id}): {fault.what}.")
    elif fault:
        click.echo(fault.what)
    else:
        click.echo(f"The journal is whole: {entries} entries.")
    sys.exit(1 if fault else 0)


@journal.command("export-root")
@click.argument("file", type=FILE)
@with_database
def export_root(file: Path) -> None:
    """Write the newest seal to FILE; keep it where nobody who can write the database reaches it."""
    from django.utils import timezone

    from motcua.foundation.journal import follow, sealing

    follow.give_positions()
    sealing.seal_all(timezone.now())
    root = sealing.exported_root()
    if root is None:
        raise Trouble("The journal is empty: there is nothing to seal yet.")
    _write(file, root)
    seal = root["seal"]
    click.echo(f"{file}: seal {seal['number']}, up to position {seal['last']}, {root['hash']}")


@journal.command()
@click.argument("entry_id", type=click.IntRange(1))
@click.argument("file", type=FILE)
@with_database
def prove(entry_id: int, file: Path) -> None:
    """Write a proof to FILE that the entry with this id is under a seal, with its facts."""
    from motcua.foundation.journal import sealing

    try:
        made = sealing.proof_of(entry_id)
    except proof.Unproven as unproven:
        raise Trouble(str(unproven)) from None
    _write(file, made)
    click.echo(f"{file}: entry {entry_id} under seal {made['seal']['number']}")


@journal.command("verify-proof")
@click.argument("file", type=EXISTING)
@click.option("--root", type=EXISTING, help="The seal must be signed with the key of this root.")
def verify_proof(file: Path, root: Path | None) -> None:
    """Check a proof; needs neither the database nor the network."""
    known = _root(root)
    try:
        made = proof.check_proof(_read(file), known)
    except proof.Unproven as unproven:
        raise Trouble(f"{file}: {unproven}") from None
    entry, seal = made["entry"], made["seal"]
    click.echo(
        f"Proven: {entry['kind']} of {entry['subject']} at {entry['at']}, under seal "
        f"{seal['number']} of {made.get('node', 'a node')}, key {seal['key']}."
    )


@journal.command()
@click.argument("subscription")
@click.option("--apply", is_flag=True, help="Do it; otherwise only say what would be done.")
@with_database
def rebuild(subscription: str, apply: bool) -> None:
    """Empty what SUBSCRIPTION has built and let it hear every entry again."""
    from motcua.foundation.journal import follow
    from motcua.foundation.journal.actions import deliveries
    from motcua.kit import events
    from motcua.kit.actor import system

    known = {each.name: each for each in events.subscriptions()}
    if subscription not in known:
        names = ", ".join(sorted(known)) or "none"
        raise Trouble(f"There is no subscription {subscription!r}; there are: {names}.")
    found = known[subscription]
    if not apply:
        emptied = "is emptied and " if found.reset else ""
        click.echo(f"{subscription} {emptied}hears every entry again. Do it with --apply.")
        return
    deliveries.rebuild(subscription=subscription, actor=system("cli"))
    heard = 0
    while read := follow.advance(found):
        heard += read
    click.echo(f"{subscription} has heard {heard} entries again.")


@contextmanager
def _progress(label: str) -> Iterator[Callable[[int, int], None] | None]:
    """Says how far a long check is, where a person looks on."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def tell(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield tell


def _root(file: Path | None) -> dict[str, Any] | None:
    if file is None:
        return None
    try:
        return proof.read_root(_read(file))
    except proof.Unproven as unproven:
        raise Trouble(f"{file}: {unproven}") from None


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Trouble(f"{file} cannot be read: {error.strerror}.") from None


def _write(file: Path, document: dict[str, Any]) -> None:
    try:
        file.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise Trouble(f"{file} cannot be written: {error.strerror}.") from None
