"""What another release would ask an applicant again, where they have already been."""

from collections.abc import Iterator, Mapping

from motcua.instruments.forms.model import Question
from motcua.services.catalogue.moves import reasons
from motcua.services.catalogue.moves.answers import Met, Spot, Way
from motcua.services.catalogue.moves.asking import TYPES, type_of
from motcua.services.catalogue.moves.saying import Said


def lost(old: Way, new: Way) -> Iterator[Said]:
    """Answers whose question is gone or takes another type: nobody could mend them."""
    for met in old.given():
        was, now = old.sight.asked[met.place], new.sight.asked.get(met.place)
        if now is None:
            yield reasons.ANSWER_GONE.of(label=was.label)
        elif type_of(now) != type_of(was):
            before, after = TYPES[type_of(was)], TYPES[type_of(now)]
            yield reasons.ANSWER_TYPE.of(label=was.label, before=before, after=after)
        elif was.question and now.question and was.question.parts:
            yield from _lost_parts(met, was.question.parts, now.question.parts)


def asked_again(old: Way, new: Way) -> Iterator[Said]:
    """Questions that are new behind the applicant, and answers that no longer fit."""
    reached = new.reached
    for spot, met in new.met.items():
        before = old.met.get(spot)
        label = new.sight.asked[met.place].label
        if not met.is_sent:
            if before is None and met.number <= reached:
                yield reasons.NEW_BEHIND.of(label=label)
        elif met.group:
            yield from _rows(before, met)
        elif not met.is_answered:
            if _must(met) and not (before and _must(before)):
                yield reasons.NOW_REQUIRED.of(label=label)
        elif not _fits(spot, old, new):
            yield reasons.UNFIT.of(label=label)
    for spot, met in old.met.items():
        if met.is_answered and spot not in new.met:
            yield reasons.UNASKED.of(label=old.sight.asked[met.place].label)


def _fits(spot: Spot, old: Way, new: Way) -> bool:
    """Whether an answer is as good as it was; one that never fitted is not held against it."""
    met, before = new.met[spot], old.met.get(spot)
    if spot in new.contradicted and spot not in old.contradicted:
        return False
    if before is None:
        return met.fits(new.around)
    if old.sight.asked[met.place].shape == new.sight.asked[met.place].shape:
        return True
    fits = met.fits(new.around) and _takes_files(before, met)
    return fits or not before.fits(old.around)


def _takes_files(before: Met, after: Met) -> bool:
    """Whether files of every kind that was taken are still taken."""
    if not (before.question and after.question):
        return True
    old, new = (set(each.limits.get("accept", ())) for each in (before.question, after.question))
    return not new or (bool(old) and old <= new)


def _must(met: Met) -> bool:
    return bool(met.question and met.question.required)


def _rows(before: Met | None, met: Met) -> Iterator[Said]:
    """A list with more or fewer rows than it takes now."""
    group = met.group
    if group is None:
        return
    most, least = (before.group.most, before.group.least) if before and before.group else (0, 0)
    if group.most < met.rows <= most:
        yield reasons.FEWER_ROWS.of(label=group.title, most=group.most)
    if least <= met.rows < group.least:
        yield reasons.MORE_ROWS.of(label=group.title, least=group.least)


def _lost_parts(
    met: Met, before: Mapping[str, Question], after: Mapping[str, Question]
) -> Iterator[Said]:
    """Parts of a block that are answered, and gone or of another type."""
    for part, asked in before.items():
        if not met.answer.get(part):
            continue
        now = after.get(part)
        if now is None:
            yield reasons.ANSWER_GONE.of(label=asked.label)
        elif now.type != asked.type:
            facts = {"before": TYPES[asked.type], "after": TYPES[now.type]}
            yield reasons.ANSWER_TYPE.of(label=asked.label, **facts)
