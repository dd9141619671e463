"""The way through a form with the answers so far: what is asked, what follows, what is open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from motcua.instruments.forms.agreeing import contradictions
from motcua.instruments.forms.around import Around
from motcua.instruments.forms.keeping import kept
from motcua.instruments.forms.known import KnownHere
from motcua.instruments.forms.model import Answers, Form, Question, Section, Words
from motcua.instruments.forms.proposing import Proposal, proposed
from motcua.instruments.forms.rows import address_of
from motcua.instruments.forms.settling import Settled, settle
from motcua.instruments.forms.stops import Row as Row
from motcua.instruments.forms.stops import Stop as Stop
from motcua.instruments.forms.stops import described as described
from motcua.instruments.forms.stops import name_of, stops_of

type State = Literal["empty", "begun", "done"]


@dataclass(frozen=True)
class Open:
    """What keeps the form from being whole: not answered, or with a message in contradiction."""

    stop: Stop
    key: str
    label: Words
    message: str = ""


@dataclass(frozen=True)
class Task:
    """A section and how far it is; ``stop`` is where to go on."""

    section: Section
    state: State
    stop: Stop


class Walk:
    """One form, one set of answers, one day: made once for a request."""

    def __init__(self, form: Form, answers: Answers, around: Around) -> None:
        self.form = form
        self.around = around
        self._known = KnownHere(form, around.known)
        self._whole = settle(form, answers, around.today)
        found = [each for section in form.sections for each in stops_of(section, self._whole)]
        self._here = {stop.address: (stop, settled) for stop, settled in found}
        self.stops = tuple(stop for stop, _settled in self._here.values())
        self._places = {stop.address: place for place, stop in enumerate(self.stops)}

    def at(self, address: str) -> Stop | None:
        """The stop at an address, if it is asked."""
        found = self._here.get(address)
        return found[0] if found else None

    def next(self, stop: Stop) -> Stop | None:
        """What follows: in a row its next page, then the list; None at the end."""
        following = self.stops[self._places[stop.address] + 1 :]
        beside = (each for each in following if each.path == stop.path)
        return next(beside, None) or self._list_of(stop)

    def back(self, stop: Stop) -> Stop | None:
        """What came before: from the first page of a row the list; None at the start."""
        before = reversed(self.stops[: self._places[stop.address]])
        beside = (each for each in before if each.path == stop.path)
        return next(beside, None) or self._list_of(stop)

    def questions(self, stop: Stop) -> tuple[Question, ...]:
        """What the page asks; nothing for a list of rows."""
        return self._settled(stop).questions(stop.page) if stop.page else ()

    def answers(self, stop: Stop) -> Answers:
        """The answers of the row, or of the whole form."""
        return self._settled(stop).answers

    def scope(self, stop: Stop) -> Mapping[str, object]:
        """What expressions see there."""
        return self._settled(stop).scope

    def shown(self, stop: Stop, question: Question) -> Any:
        """The answer, or what the form proposes while there is none."""
        proposal = self.proposal(stop, question)
        return proposal.answer if proposal else self.answers(stop).get(question.key)

    def proposal(self, stop: Stop, question: Question) -> Proposal | None:
        """What the form proposes; nothing once there is an answer, be it an empty one."""
        if question.key in self.answers(stop):
            return None
        return proposed(question, self.scope(stop), self._known, self.around)

    def rows(self, stop: Stop) -> tuple[Row, ...]:
        """The rows of a list; none for a page."""
        if stop.page is not None or stop.group is None:
            return ()
        group, found = stop.group, []
        for position, row in enumerate(self._settled(stop).rows[group.key], start=1):
            path = (*stop.path, (group.key, row.id))
            first = next((each for each in self.stops if each.path == path), None)
            found.append(Row(row.id, position, group, name_of(group, row), first))
        return tuple(found)

    @cached_property
    def open(self) -> tuple[Open, ...]:
        """What is not answered yet, or contradicts itself, in the order of the form."""
        return tuple(each for stop in self.stops for each in self._open_at(stop))

    @property
    def first_open(self) -> Stop | None:
        return self.open[0].stop if self.open else None

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The sections that ask anything."""
        return tuple(task for section in self.form.sections if (task := self._task(section)))

    @property
    def values(self) -> Mapping[str, object]:
        """What is calculated from the whole form, by its name; None while it is not known."""
        return {name: self._whole.inner[name] for name in self.form.values}

    def kept(self) -> dict[str, Any]:
        """The answers to what is asked, and what is calculated: what lasts once it is handed in."""
        return kept(self._whole)

    def _settled(self, stop: Stop) -> Settled:
        return self._here[stop.address][1]

    def _list_of(self, stop: Stop) -> Stop | None:
        """The list that the stop's row stands in."""
        if not stop.path:
            return None
        *outer, (group, _id) = stop.path
        return self.at(address_of(tuple(outer), group))

    def _open_at(self, stop: Stop) -> Iterator[Open]:
        settled = self._settled(stop)
        if stop.page is None and stop.group is not None:
            group = stop.group
            if group.key not in settled.answers or len(settled.rows[group.key]) < group.least:
                yield Open(stop, group.key, group.title)
            return
        for question in self.questions(stop):
            answer = settled.answers.get(question.key)
            if answer in (None, "", []):
                if question.required:
                    yield Open(stop, question.key, question.label)
            elif question.checks or question.agrees:
                for message in contradictions(question, answer, settled.scope, self.around):
                    yield Open(stop, question.key, question.label, message)

    def _task(self, section: Section) -> Task | None:
        stops = [stop for stop in self.stops if stop.section is section]
        if not stops:
            return None
        still = [each.stop for each in self.open if each.stop.section is section]
        if not still:
            return Task(section, "done", stops[0])
        begun = any(self._is_begun(stop) for stop in stops)
        return Task(section, "begun" if begun else "empty", still[0])

    def _is_begun(self, stop: Stop) -> bool:
        keys = [question.key for question in self.questions(stop)] or [stop.key]
        return any(key in self.answers(stop) for key in keys)


def walk(form: Form, answers: Answers, around: Around) -> Walk:
    """The way through the form: make it once for a request."""
    return Walk(form, answers, around)
