"""``motcua service migrate``: open drafts go on under a newer release, or go back."""

import json
from typing import TYPE_CHECKING, Any

import click

from motcua.cli.django_setup import with_database
from motcua.cli.service.check import LANGUAGES
from motcua.cli.trouble import Trouble, WrongUse
from motcua.kit.actor import system

if TYPE_CHECKING:
    from motcua.services.cases.queries.moves import Preview

STANDINGS = {
    "unaffected": ("unaffected", "không bị ảnh hưởng"),
    "safe": ("safe to move", "chuyển được"),
    "needs_applicant": ("need the applicant", "cần người nộp"),
    "cannot_move": ("cannot move", "không chuyển được"),
}
"""How drafts stand, in English and in Vietnamese."""
MOST_REASONS = 12
"""Reasons that are told of each standing."""
MANY = 2000
"""Drafts from which on it is told how far the looking is."""


@click.command()
@click.argument("code")
@click.option("--release", "number", type=int, help="To this release; without it the newest.")
@click.option("--apply", "apply_", is_flag=True, help="Move them; without it nothing is changed.")
@click.option("--undo", "move_id", type=int, metavar="MOVE", help="Take the drafts of a move back.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", help="Say it in this one.")
@click.option("--json", "as_json", is_flag=True, help="Answer as one line of JSON.")
@with_database
def migrate(
    code: str, number: int | None, apply_: bool, move_id: int | None, language: str, as_json: bool
) -> None:
    """Show how the open drafts of the service CODE stand to its newest release, and move them.

    With --apply all that are unaffected or safe are moved in one act, with their answers as they
    are; the others stay under their release, and can be handed in there. --undo takes a move back.
    """
    from motcua.kit.errors import Refused

    if move_id is not None and (apply_ or number):
        raise WrongUse("Give --undo alone: it knows where the drafts were.")
    try:
        if move_id is not None:
            _undo(code, move_id, as_json)
        else:
            _move(code, number, apply_, language, as_json)
    except Refused as wrong:
        raise Trouble(str(wrong)) from None


def progress(done: int, total: int) -> None:
    """Tell on standard error how many drafts were looked at, where there are many."""
    if total > done or done > MANY:
        click.echo(f"{done:,} of {total:,} drafts looked at", err=True)


def _move(code: str, number: int | None, apply_: bool, language: str, as_json: bool) -> None:
    from django.utils import timezone

    from motcua.services.cases.actions.moves import move_drafts
    from motcua.services.cases.queries.moves import preview
    from motcua.services.catalogue.queries.moves import release_state

    to, tell = release_state(code, number), None if as_json else progress
    if not apply_:
        seen = preview(to, tell=tell)
        if as_json:
            click.echo(json.dumps(facts_of(seen), ensure_ascii=False))
            return
        tell_preview(seen, language)
        if seen.movable:
            click.echo(f"Nothing was changed: give --apply to move {counted(len(seen.movable))}.")
        return
    moved = move_drafts(to=to, actor=system("service"), now=timezone.now(), tell=tell)
    if as_json:
        facts = {"move": moved.move_id, "moved": moved.moved, "busy": moved.busy}
        click.echo(json.dumps(facts_of(moved.preview) | facts, ensure_ascii=False))
        return
    tell_preview(moved.preview, language)
    click.echo(f"{counted(moved.moved)} moved to {to.called}.")
    if moved.busy:
        click.echo(f"Written meanwhile, so they stay: {moved.busy:,}. Migrate again for them.")
    if moved.move_id:
        click.echo(f"To take it back: motcua service migrate {code} --undo {moved.move_id}")


def _undo(code: str, move_id: int, as_json: bool) -> None:
    from django.utils import timezone

    from motcua.services.cases.actions.moves import undo_move
    from motcua.services.cases.queries.moves import move_of

    if move_of(move_id).release.service.code != code:
        raise Trouble(f"Move {move_id} is not one of {code}.")
    back = undo_move(move_id=move_id, actor=system("service"), now=timezone.now())
    if as_json:
        click.echo(json.dumps({"move": move_id, "moved": back.moved, "left": back.left}))
        return
    click.echo(f"{counted(back.moved)} moved back.")
    if back.left:
        click.echo(f"Left: {back.left:,}; what was written since fits the newer release only.")


def tell_preview(seen: "Preview", language: str) -> None:
    """How many drafts stand how, why, and a few of them."""
    which = f"releases before {seen.to.called}" if seen.to.number else seen.to.code
    click.echo(f"{counted(len(seen.lines), 'open draft')} of {which}:")
    for standing, count in seen.counts.items():
        name = STANDINGS[standing][language == "vi"]
        click.echo(f"  {count:>7,}  {name}")
        if not count:
            continue
        reasons = seen.reasons(standing)
        for reason in reasons[:MOST_REASONS]:
            text = reason.said.words[language]
            some = ", ".join(str(draft_id) for draft_id in reason.samples)
            click.echo(f"           {reason.count:,}: {text} ({some})")
        if len(reasons) > MOST_REASONS:
            click.echo(f"           and {len(reasons) - MOST_REASONS} more reasons")
    if seen.worse:
        click.echo(
            f"{seen.worse:,} of those that can be moved cost their applicants more, in money, "
            "time or papers: each is told so on the page of the draft."
        )


def counted(count: int, what: str = "draft") -> str:
    """``1 draft``, ``10,000 drafts``."""
    return f"{count:,} {what}{'s' * (count != 1)}"


def facts_of(seen: "Preview") -> dict[str, Any]:
    """The same for a machine, with every draft."""
    return {
        "code": seen.to.code,
        "to": seen.to.number,
        "counts": {str(standing): count for standing, count in seen.counts.items()},
        "worse": seen.worse,
        "drafts": [
            {
                "draft": str(line.draft_id),
                "standing": line.verdict.standing,
                "worse": line.verdict.is_worse,
                "reasons": [
                    {"key": each.key, "words": dict(each.words)} for each in line.verdict.reasons
                ],
            }
            for line in seen.lines
        ],
    }
