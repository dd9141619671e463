"""What changed between two states of a procedure, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from motcua.services.catalogue.queries.words import (
    AGENCY_ROLES,
    channel_name,
    fee_text,
    levels,
    limit_text,
    named,
    subjects,
)
from motcua.services.catalogue.records import ProcedureRecord
from motcua.services.catalogue.rules.structure import ChannelRow, Paper
from motcua.services.catalogue.rules.text import paragraphs


@dataclass(frozen=True)
class Difference:
    """One change of a part: nothing before is new, nothing after is gone."""

    part: str
    before: str
    after: str
    is_ours: bool = False
    """In the words of the screen, and not in those of the record."""


def differences(before: ProcedureRecord | None, after: ProcedureRecord) -> tuple[Difference, ...]:
    """Every change, in the order in which a page shows the parts."""
    old = _said(before) if before else {}
    ours = {_("Level"), _("Who it is for"), _("Channels")}
    return tuple(
        replace(change, is_ours=part in ours)
        for part, lines in _said(after).items()
        for change in _changes(part, old.get(part, []), lines)
    )


def _changes(part: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
    """Lines that went and lines that came; as many of both stand beside each other."""
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        gone, come = before[a:b], after[c:d]
        for place in range(max(len(gone), len(come))):
            yield Difference(
                part,
                gone[place] if place < len(gone) else "",
                come[place] if place < len(come) else "",
            )


def _said(record: ProcedureRecord) -> Mapping[str, list[str]]:
    """The parts of a record, each as the lines that a reader would read."""
    structure = record.structure
    return {
        _("Name"): [record.name],
        _("Decision"): _given(record.decision),
        _("Sector"): _given(record.sector),
        _("Level"): [term.name for term in named(structure.levels, levels())],
        _("Who it is for"): [term.name for term in named(structure.subjects, subjects())],
        _("Agencies"): [f"{AGENCY_ROLES[each.role]}: {each.name}" for each in structure.agencies],
        _("Where"): _given(record.reception_address),
        _("Channels"): [_channel(row) for row in structure.channels],
        _("Papers"): list(_papers(record)),
        _("Steps"): list(paragraphs(record.steps)),
        _("Conditions"): list(paragraphs(record.conditions)),
        _("Results"): [_pair(result.name, result.code) for result in structure.results],
        _("Law"): [_pair(law.title, law.number) for law in structure.laws],
        _("Related procedures"): list(structure.related),
        _("Description"): _given(structure.about),
    }


def _given(text: str) -> list[str]:
    return [text] if text else []


def _pair(name: str, code: str) -> str:
    return f"{name} ({code})" if code else name


def _channel(row: ChannelRow) -> str:
    said = (
        limit_text(row.limit, row.unit) or _("time not given"),
        fee_text(row.fee, row.currency) or _("fee not given"),
        row.fee_remark,
        row.remark,
    )
    return f"{channel_name(row.channel)}: {'; '.join(part for part in said if part)}"


def _papers(record: ProcedureRecord) -> Iterator[str]:
    for case in record.structure.cases:
        before = f"{case.heading}: " if case.heading else ""
        yield from (f"{before}{_paper(paper)}" for paper in case.papers)
        yield from (f"{before}{note}" for note in case.notes)


def _paper(paper: Paper) -> str:
    counts = [
        text % {"count": count}
        for text, count in (
            (_("%(count)s original"), paper.originals),
            (_("%(count)s copy"), paper.copies),
        )
        if count
    ]
    said = [*counts, *paper.forms]
    return f"{paper.name} ({', '.join(said)})" if said else paper.name
