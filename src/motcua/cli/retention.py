"""``motcua retention``: delete what is past its time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import click

from motcua.cli.django_setup import with_database
from motcua.kit.actor import system


@click.group()
def retention() -> None:
    """What is kept, and for how long."""


@dataclass(frozen=True)
class Kind:
    """One kind of things: how many are past their time, and the act that deletes them."""

    name: str
    count: Callable[[], int]
    act: Callable[[], object]


@retention.command()
@click.option("--apply", "apply_", is_flag=True, help="Delete; without it nothing is changed.")
@with_database
def run(apply_: bool) -> None:
    """Show what is past its time, and delete it with --apply; the worker deletes it each hour."""
    from django.utils import timezone

    for kind in _kinds(timezone.now()):
        count = kind.count()
        if apply_:
            kind.act()
        click.echo(f"{count} {kind.name}{' deleted' if apply_ else ''}")
    if not apply_:
        click.echo("Nothing was changed: give --apply to delete them.")


def _kinds(now: datetime) -> list[Kind]:
    """Drafts before files: the files of a deleted draft are then free."""
    from motcua.foundation.feedback.actions import forget_old_reports
    from motcua.foundation.feedback.queries import old_reports
    from motcua.foundation.identity.actions.invitations import forget_invitations
    from motcua.foundation.identity.actions.sessions import forget_entrances
    from motcua.foundation.identity.actions.tries import forget_tries
    from motcua.foundation.identity.queries import old_tries
    from motcua.foundation.identity.queries.entrances import old_entrances
    from motcua.foundation.identity.queries.offices import old_invitations
    from motcua.foundation.notifications.actions.retention import forget_old_messages
    from motcua.foundation.notifications.queries import old_messages
    from motcua.instruments.documents.actions import forget_unneeded
    from motcua.instruments.documents.queries import unneeded
    from motcua.services.cases.actions.retention import expire_drafts
    from motcua.services.cases.queries.retention import expired_drafts

    me = system("retention")
    return [
        Kind(
            "drafts that nobody went on with",
            lambda: expired_drafts(now=now),
            lambda: expire_drafts(actor=me, now=now),
        ),
        Kind(
            "stored files that nothing refers to",
            lambda: len(unneeded(now=now)),
            lambda: forget_unneeded(actor=me, now=now),
        ),
        Kind(
            "problem reports whose time is over",
            lambda: old_reports(now=now),
            lambda: forget_old_reports(actor=me, now=now),
        ),
        Kind(
            "messages whose time is over",
            lambda: old_messages(now=now),
            lambda: forget_old_messages(actor=me, now=now),
        ),
        Kind(
            "old tries to sign in",
            lambda: old_tries(now=now),
            lambda: forget_tries(now=now),
        ),
        Kind(
            "invitations that expired unused",
            lambda: old_invitations(now=now),
            lambda: forget_invitations(actor=me, now=now),
        ),
        Kind(
            "old lines of the sign-in history",
            lambda: old_entrances(now=now),
            lambda: forget_entrances(now=now),
        ),
    ]
