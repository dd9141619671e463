"""An example from the first answer to the last letter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from motcua.foundation.organisations.queries.folder import Authority
from motcua.instruments.documents.errors import Unrenderable
from motcua.instruments.forms.walk import Walk, walk
from motcua.kit.clock import Due, ImpossibleLog
from motcua.kit.feel import FeelError
from motcua.kit.feel.dmn import DmnError
from motcua.services.catalogue.letters import Agency, Party, Request
from motcua.services.catalogue.package import Channel, Example, Finding, Package, line_in
from motcua.services.catalogue.package.choosing import (
    CHANNEL,
    case_of,
    competent_place,
    facts_of,
    fee_of,
    holds,
    notes_of,
    result_of,
)
from motcua.services.catalogue.package.parts import Notice, Outcome
from motcua.services.catalogue.package.rule import Fact, Rule
from motcua.services.catalogue.terms import due_of, promise_of
from motcua.services.catalogue.trial import words
from motcua.services.catalogue.trial.acting import act
from motcua.services.catalogue.trial.asking import LANGUAGES, unfit, with_papers
from motcua.services.catalogue.trial.country import Country
from motcua.services.catalogue.trial.scene import RECEIVED, SUBMITTED, Moment, Played, Scene
from motcua.services.catalogue.trial.timing import Log, due_by
from motcua.services.catalogue.trial.writing import REFUSAL, Pen, Written

GRANTED, REFUSED = "granted", "refused"
"""The end events that give the result and the refusal."""


@dataclass(frozen=True)
class Run:
    """What an example came to. ``faults`` are why it could not be played as it is written.

    ``fee`` is None for one that cannot be told, ``due`` where no limit is set. ``results`` are
    those given, by key, in order, with ``refusal`` among them.
    """

    example: Example
    faults: tuple[Finding, ...]
    path: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    case: str = ""
    fee: int | None = None
    due: datetime | None = None
    competent: str = ""
    notes: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    letters: tuple[Written, ...] = ()


def play(package: Package, example: Example, country: Country) -> Run:
    """Play an example; whatever is wrong with it or with its package is a fault of the run."""
    channel = package.definition.channel(example.channel)
    if channel is None:
        fault = words.CHANNEL.finding(
            example.file, example.lines.get(CHANNEL, 0), channel=example.channel
        )
        return Run(example, (fault,))
    try:
        return _Playing(package, example, country, channel).run()
    except FeelError as error:
        why = {language: error.said.text(language) for language in LANGUAGES}
        return Run(example, (words.BOUND.finding("form.yaml", why=why),))


class _Playing:
    def __init__(
        self, package: Package, example: Example, country: Country, channel: Channel
    ) -> None:
        self.package, self.example, self.country = package, example, country
        self.channel = channel
        self.at = country.local(example.at)
        self.around = country.around(self.at.date())
        self.answers = with_papers(example.answers, example.papers)
        self.way: Walk = walk(package.form, self.answers, self.around)
        self.values = self.way.values
        self.facts = facts_of(self.way) | {CHANNEL: channel.key}
        self.faults: list[Finding] = []

    def run(self) -> Run:
        definition = self.package.definition
        for key, why in unfit(self.package.form, self.answers, self.around):
            self._fault(words.ANSWER, f"answers.{key}", key=key, why=why)
        case = case_of(definition, self.values)
        fee = self._fee()
        promise = self._promise()
        played = self._played()
        authority = self._authority()
        given = list(self._given(played))
        request = self._request(authority, case.key if case else "", fee)
        return Run(
            example=self.example,
            path=played.path,
            ends=played.ends,
            case=case.key if case else "",
            fee=fee,
            due=self._due(played.log) if promise else None,
            competent=authority.place_code if authority else "",
            notes=tuple(note.when for note in notes_of(definition, self.values)),
            results=tuple(self._key(each) for each, _at in given if isinstance(each, Outcome)),
            letters=self._letters(request, given, promise) if request else (),
            faults=tuple(self.faults),
        )

    def _promise(self) -> Due | None:
        """What the applicant is told of the day when it is handed in."""
        try:
            return due_of(self.channel, self.at, self.country.calendar, self.country.law)
        except (ValueError, OverflowError) as error:
            self._fault(words.CLOCK, "at", why=str(error))
            return None

    def _fee(self) -> int | None:
        try:
            return fee_of(
                self.package.definition,
                self.channel.key,
                values=self.values,
                facts=self.facts,
                decisions=self.package.decisions,
            )
        except DmnError as error:
            why = {language: error.fault(language) for language in LANGUAGES}
            decision = self.channel.fee.decision
            self._fault(words.DECISION, "answers", decision=decision, why=why)
            return None

    def _played(self) -> Played:
        """The process; without one a case is taken up at once, and nothing more is known."""
        if self.package.process is None:
            played = Played()
            played.log.submit(self.at)
            played.reach(SUBMITTED, self.at, self.answers)
            played.log.take_up(self.at)
            played.reach(RECEIVED, self.at, self.answers)
            return played
        scene = Scene(self.package, self.country, self.answers, dict(self.facts), self.at)
        played = act(scene, self.package.process, self.example.steps)
        if trouble := played.trouble:
            path = "steps" if trouble.step is None else f"steps[{trouble.step}]"
            self._fault(trouble.rule, path, **trouble.facts)
        return played

    def _due(self, log: Log) -> datetime | None:
        try:
            return due_by(log, self.channel, self.country)
        except (ImpossibleLog, ValueError, OverflowError) as error:
            self._fault(words.CLOCK, "steps", why=str(error))
            return None

    def _authority(self) -> Authority | None:
        place = competent_place(self.package.definition, self.values)
        found = self.country.authority(place)
        if found is None:
            self._fault(words.PLACE, "answers", place=place)
        return found

    def _given(self, played: Played) -> Iterator[tuple[Outcome | Notice, Moment]]:
        """What is given at each moment: letters on the way, results, the refusal."""
        definition, refusal = self.package.definition, self.package.definition.refusal
        for moment in played.moments:
            for notice in definition.notices:
                if notice.template and notice.at == moment.key:
                    yield notice, moment
            for result in definition.results:
                if result.at == moment.key and holds(self.values, result.when):
                    yield result, moment
            if moment.key == GRANTED and any(not each.at for each in definition.results):
                yield result_of(definition, self.values), moment
            if moment.key == (refusal.at or REFUSED):
                yield refusal, moment

    def _key(self, outcome: Outcome) -> str:
        return REFUSAL if outcome is self.package.definition.refusal else outcome.key

    def _request(self, authority: Authority | None, case: str, fee: int | None) -> Request | None:
        if authority is None:
            return None
        asks, by, definition = self.example.applicant, self.example.by, self.package.definition
        return Request(
            definition=definition,
            agency=Agency(
                authority.name, authority.place[:1].upper() + authority.place[1:], authority.upper
            ),
            applicant=Party(asks.name, asks.number, asks.born, asks.sex),
            submitted_at=self.at,
            case=case,
            fee=fee,
            environment={each.name: f"‹{each.name}›" for each in definition.environment},
            code=f"{authority.code}-{self.at:%y%m%d}-0001",
            handed_in_by=by.name if by else None,
        )

    def _letters(
        self,
        request: Request,
        given: list[tuple[Outcome | Notice, Moment]],
        promise: Due | None,
    ) -> tuple[Written, ...]:
        pen = Pen(self.package, request, self.around)
        written = [pen.letter(what, moment) for what, moment in given]
        if promise:
            written.insert(0, pen.receipt(self.example.papers, promise_of(promise), self.at))
        for each in written:
            if each.fault:
                self.faults.append(_unset(each.fault, each.template))
        return tuple(written)

    def _fault(self, rule: Rule, path: str, **facts: Fact) -> None:
        line = line_in(self.package.files[self.example.file], path)
        self.faults.append(rule.finding(self.example.file, line, **facts))


def _unset(fault: Unrenderable, template: str) -> Finding:
    """Why a letter could not be set, at its place in the template."""
    place = f"documents/{fault.file or template}"
    return words.LETTER.finding(place, fault.line or 0, template=template, why=fault.reason)
