"""What depends on what: the order in which a body is computed, and what must be asked before."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

from motcua.instruments.forms.model import Body, Group, Page, Step, Value
from motcua.instruments.forms.rule import Rule

type Steps = dict[str, tuple[Step, Page | None]]


def ordered(body: Body) -> Body:
    """The body with its steps, each after what it depends on. Raises ``WrongFile`` for a circle."""
    steps = _steps(body)
    rules = {name: list(_rules(step, page)) for name, (step, page) in steps.items()}
    needs = {
        name: {used for rule in found for used in rule.names if used in steps}
        for name, found in rules.items()
    }
    try:
        order = tuple(TopologicalSorter(needs).static_order())
    except CycleError as error:
        circle: list[str] = error.args[1]
        raise _circular(circle, rules) from None
    return replace(body, steps=tuple(steps[name] for name in order))


def check_asked_before(body: Body) -> None:
    """Raises ``WrongFile`` where a condition asks for what is only answered after it."""
    _check_body(body, set(), {})


def _steps(body: Body) -> Steps:
    steps: Steps = {value.name: (value, None) for value in body.values}
    for stop in body.stops:
        if isinstance(stop, Group):
            steps[stop.key] = (stop, None)
        else:
            steps |= {question.key: (question, stop) for question in stop.questions}
    return steps


def _rules(step: Step, page: Page | None) -> Iterator[Rule]:
    """The expressions that decide whether something is asked, or what it is."""
    if isinstance(step, Value):
        yield step.rule
        return
    if page and page.when:
        yield page.when
    if step.when:
        yield step.when
    if isinstance(step, Group):
        for inner, its_page in _steps(step.body).values():
            yield from _rules(inner, its_page)


def _circular(circle: list[str], rules: Mapping[str, list[Rule]]) -> Exception:
    chain = " → ".join(reversed(circle))
    inside = set(circle)
    rule = next(rule for name in circle for rule in rules[name] if rule.names & inside)
    return rule.wrong(
        f"these depend on each other in a circle: {chain}; take one of them out.",
        f"các khóa này phụ thuộc vòng tròn vào nhau: {chain}; hãy bỏ bớt một.",
    )


def _check_body(body: Body, before: set[str], through: dict[str, frozenset[str]]) -> None:
    """``before`` is what was asked, ``through`` are the names that each value is made of."""
    through = through | {value.name: value.rule.names for value in body.values}
    asked = set(before)
    for stop in body.stops:
        _check_rule(stop.when, asked, through)
        if isinstance(stop, Group):
            _check_body(stop.body, asked, through)
            asked.add(stop.key)
            continue
        for question in stop.questions:
            _check_rule(question.when, asked, through)
            asked.add(question.key)


def _check_rule(rule: Rule | None, asked: set[str], through: dict[str, frozenset[str]]) -> None:
    waiting, seen = list(rule.names if rule else ()), set[str]()
    while rule and waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        if name in through:
            waiting += through[name]
        elif name not in asked and name not in _ALWAYS:
            raise rule.wrong(
                f"{name!r} is not asked before this; move it up.",
                f"{name!r} không được hỏi trước chỗ này; hãy chuyển lên trên.",
            )


_ALWAYS = frozenset({"today", "position"})
