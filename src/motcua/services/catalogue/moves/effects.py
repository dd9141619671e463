"""What another release changes for one draft without asking anything anew behind it."""

from collections.abc import Iterator

from motcua.services.catalogue.moves import reasons
from motcua.services.catalogue.moves.answers import Met, Way
from motcua.services.catalogue.moves.figures import same_fee
from motcua.services.catalogue.moves.saying import Said
from motcua.services.catalogue.moves.terms import (
    CHANNELS,
    FEE_RULE,
    ONLINE,
    fee_change,
    limit_changes,
)
from motcua.services.catalogue.package.choosing import notes_of, papers_of, result_of


def effects(old: Way, new: Way) -> Iterator[Said]:
    """What differs for these answers: questions, values, fee, limit, papers, result, notes."""
    yield from _questions(old, new)
    yield from _values(old, new)
    yield from _fee(old, new)
    yield from limit_changes(old.sight.definition.online, new.sight.definition.online)
    yield from _papers(old, new)
    yield from _said(old, new)


def _questions(old: Way, new: Way) -> Iterator[Said]:
    for spot, met in new.met.items():
        label = new.sight.asked[met.place].label
        if spot in old.met:
            yield from _otherwise(old, new, old.met[spot], met)
        elif not met.is_sent:
            yield reasons.LATER_NEW.of(label=label)
    for spot, met in old.met.items():
        if spot not in new.met:
            yield reasons.LATER_GONE.of(label=old.sight.asked[met.place].label)


def _otherwise(old: Way, new: Way, before: Met, after: Met) -> Iterator[Said]:
    was, asked = old.sight.asked[before.place], new.sight.asked[after.place]
    if was.shape != asked.shape:
        saying = reasons.EASIER if after.is_answered else reasons.LATER_OTHERWISE
        yield saying.of(label=asked.label)
    elif was.wording != asked.wording or before.stop.key != after.stop.key:
        yield reasons.WORDED.of(label=asked.label)


def _values(old: Way, new: Way) -> Iterator[Said]:
    before, after = old.walk.values, new.walk.values
    for name, value in new.sight.package.form.values.items():
        if name in before and before[name] != after[name]:
            yield reasons.VALUE.of(label=value.label or name)


def _fee(old: Way, new: Way) -> Iterator[Said]:
    """What is told about it; while it cannot be worked out, how it will be."""
    before, after = (way.sight.definition.online.fee for way in (old, new))
    otherwise = _is_worked_out_otherwise(old, new)
    if same_fee(before, after) and not otherwise and old.facts == new.facts:
        return
    if said := fee_change(ONLINE, old.fee, new.fee):
        yield said
    known = old.worked_out_fee is not None and new.worked_out_fee is not None
    if not known and otherwise:
        yield FEE_RULE.of(channel=CHANNELS[ONLINE])


def _is_worked_out_otherwise(old: Way, new: Way) -> bool:
    before, after = (way.sight.definition.online.fee for way in (old, new))
    if not same_fee(before, after):
        return (before.value, before.decision) != (after.value, after.decision)
    if after.decision:
        return old.sight.decisions != new.sight.decisions
    return bool(after.value) and _rule(old, after.value) != _rule(new, after.value)


def _rule(way: Way, name: str) -> str:
    value = way.sight.package.form.values.get(name)
    return value.rule.text if value else ""


def _papers(old: Way, new: Way) -> Iterator[Said]:
    before, after = (
        {paper.key: paper for paper in papers_of(way.sight.definition, way.walk.values)}
        for way in (old, new)
    )
    for key, paper in after.items():
        if key not in before:
            yield reasons.PAPER_NEW.of(paper=paper.name)
    for key, paper in before.items():
        if key not in after:
            yield reasons.PAPER_GONE.of(paper=paper.name)


def _said(old: Way, new: Way) -> Iterator[Said]:
    """The result that it comes to, and what is said beside."""
    before, after = (result_of(way.sight.definition, way.walk.values) for way in (old, new))
    if before.name != after.name:
        yield reasons.RESULT.of(before=before.name, after=after.name)
    known = [note.text for note in notes_of(old.sight.definition, old.walk.values)]
    for note in notes_of(new.sight.definition, new.walk.values):
        if note.text not in known:
            yield reasons.NOTE.of(note=note.text)
