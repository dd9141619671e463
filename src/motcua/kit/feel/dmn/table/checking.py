"""Gaps and overlaps of a table: inputs that no rule takes, and inputs that two rules take."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from motcua.kit.feel.dmn.table.compiled import TableLogic
from motcua.kit.feel.dmn.table.regions import Column, Region, Undecided, part

MOST = 20
"""Gaps, and overlaps, that are told of one table."""
MOST_STEPS = 200_000
"""Parts of the table that are looked at for gaps."""

type Where = tuple[tuple[str, tuple[Region, ...]], ...]
"""Heading of a column, and its regions; a column that does not matter is left out."""


@dataclass(frozen=True)
class Gap:
    """Inputs that match no rule."""

    where: Where


@dataclass(frozen=True)
class Overlap:
    """Inputs that match two rules, counted from 1, though the hit policy allows one."""

    rules: tuple[int, int]
    where: Where


@dataclass(frozen=True)
class NotDecided:
    """What keeps a table from being decided: a test that is no interval, or its size."""

    key: str
    column: str = ""
    rule: int | None = None
    text: str = ""


type Verdict = Gap | Overlap | NotDecided


def verdicts(logic: TableLogic) -> Iterator[Verdict]:
    """What is found in one table, at most ``MOST`` of a kind."""
    headings = logic.headings
    columns: list[Column] = []
    told = False
    for at, heading in enumerate(headings):
        tests = [row[at] for row in logic.tests]
        try:
            columns.append(part(tests, logic.inputs[at].type, logic.allowed_inputs[at]))
        except Undecided as undecided:
            rule, text = undecided.args
            told = True
            yield NotDecided("check.test", heading, None if rule is None else rule + 1, text)
    if told:
        return
    if logic.policy in {"UNIQUE", "ANY"}:
        yield from _first(_overlaps(logic, columns, headings))
    if logic.default is None:
        yield from _first(_Gaps(columns, headings).found(len(logic.tests)))


def _first(found: Iterator[Verdict]) -> Iterator[Verdict]:
    for count, verdict in enumerate(found):
        if count == MOST:
            yield NotDecided("check.more", text=str(MOST))
            return
        yield verdict


def _overlaps(
    logic: TableLogic, columns: Sequence[Column], headings: Sequence[str]
) -> Iterator[Verdict]:
    results = [tuple(c.text.strip() for c in rule.outputs) for rule in logic.table.rules]
    for one, other in combinations(range(len(logic.tests)), 2):
        if logic.policy == "ANY" and results[one] == results[other]:
            continue
        masks = [column.masks[one] & column.masks[other] for column in columns]
        if all(masks):
            yield Overlap((one + 1, other + 1), _where(columns, headings, masks))


class _Gaps:
    """Walks the columns one by one, keeping together the regions that the same rules take."""

    def __init__(self, columns: Sequence[Column], headings: Sequence[str]) -> None:
        self.columns = columns
        self.headings = headings
        self.steps = 0

    def found(self, rules: int) -> Iterator[Verdict]:
        try:
            yield from self._in(0, (1 << rules) - 1, [])
        except Undecided:
            yield NotDecided("check.large")

    def _in(self, at: int, rules: int, masks: list[int]) -> Iterator[Gap]:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise Undecided
        if not rules:
            rest = [column.whole for column in self.columns[at:]]
            yield Gap(_where(self.columns, self.headings, [*masks, *rest]))
            return
        if at == len(self.columns):
            return
        for taking, mask in self._groups(self.columns[at], rules).items():
            yield from self._in(at + 1, taking, [*masks, mask])

    def _groups(self, column: Column, rules: int) -> dict[int, int]:
        """For each set of rules that take the same regions, these regions."""
        groups: dict[int, int] = {}
        for at in range(len(column.regions)):
            taking = sum(
                1 << rule
                for rule, mask in enumerate(column.masks)
                if rules >> rule & 1 and mask >> at & 1
            )
            groups[taking] = groups.get(taking, 0) | 1 << at
        return groups


def _where(columns: Sequence[Column], headings: Sequence[str], masks: Sequence[int]) -> Where:
    return tuple(
        (heading, tuple(r for at, r in enumerate(column.regions) if mask >> at & 1))
        for column, heading, mask in zip(columns, headings, masks, strict=True)
        if mask != column.whole
    )
