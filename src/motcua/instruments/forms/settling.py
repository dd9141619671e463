"""One pass over answers: what is asked, what is calculated, what expressions see."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from motcua.instruments.forms.kinds import KINDS
from motcua.instruments.forms.model import Answers, Body, Form, Group, Page, Question, Value
from motcua.instruments.forms.rows import rows_in
from motcua.kit.feel import running


@dataclass
class Settled:
    """A body with these answers; rows are settled the same way, in ``rows`` by their group."""

    body: Body
    answers: Answers
    outer: Mapping[str, object]
    """What expressions see from outside."""
    inner: dict[str, object] = field(default_factory=dict)
    """What they see of this body: None for what is not asked or not answered."""
    asked: set[str] = field(default_factory=set)
    """Keys of the questions and groups that are asked."""
    rows: dict[str, list["Settled"]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The row's identifier."""
        return str(self.answers["id"])

    @property
    def scope(self) -> dict[str, object]:
        return {**self.outer, **self.inner}

    def questions(self, page: Page) -> tuple[Question, ...]:
        """Those of a page that are asked."""
        return tuple(question for question in page.questions if question.key in self.asked)


def settle(form: Form, answers: Answers, today: date) -> Settled:
    """The whole form with these answers, within one bound of steps and time.

    ``FeelError`` when the bound is reached: a form that asks so much cannot be published.
    """
    with running():
        return _settled(form.body, answers, {"today": today}, {})


def _settled(
    body: Body, answers: Answers, outer: Mapping[str, object], own: dict[str, object]
) -> Settled:
    """A body computed step by step; each step sees those before it."""
    settled = Settled(body, answers, outer, own)
    scope = {**outer, **own}
    pages: dict[str, bool] = {}
    for step, page in body.steps:
        match step:
            case Value(name=name):
                scope[name] = own[name] = step.rule.value(scope)
            case Group(key=name):
                scope[name] = own[name] = _rows(settled, step, scope)
            case Question(key=name):
                if page and page.key not in pages:
                    pages[page.key] = page.when is None or page.when.holds(scope)
                opened = not page or pages[page.key]
                scope[name] = own[name] = _answer(settled, step, scope) if opened else None
    return settled


def _answer(settled: Settled, question: Question, scope: Mapping[str, object]) -> object:
    """The answer as expressions see it, if the question is asked."""
    if question.when and not question.when.holds(scope):
        return None
    settled.asked.add(question.key)
    answer = settled.answers.get(question.key)
    return None if answer is None else KINDS[question.type].feel(question, answer)


def _rows(settled: Settled, group: Group, scope: Mapping[str, object]) -> list[object]:
    """The rows as expressions see them; none where the group is not asked."""
    if group.when and not group.when.holds(scope):
        return []
    settled.asked.add(group.key)
    rows = rows_in(settled.answers, group.key)[: group.most]
    settled.rows[group.key] = [
        _settled(group.body, row, scope, {"position": position})
        for position, row in enumerate(rows, start=1)
    ]
    return [row.inner for row in settled.rows[group.key]]
