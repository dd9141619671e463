"""A judge that tries every answer instead of asking the data."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from motcua.kit.bpmn.model import TimerKind
from motcua.kit.bpmn.state import Token
from motcua.kit.bpmn.stepping.formulas import Formula, View
from motcua.kit.bpmn.stepping.judging import Judge
from motcua.kit.bpmn.stepping.net import Flow, Mapped, Place, Timer, Turns
from motcua.kit.bpmn.stepping.rules import ENDLESS, Stumble
from motcua.kit.bpmn.stepping.step import MOST_MOVES
from motcua.kit.feel.tree import Name, within

MOST_SUBSETS = 64
"""Ways to open several flows at once that are all tried; beyond, the proof has a hole."""
MOST_ASKED = 4
"""How often one step may ask the same question before it is taken to go round for ever."""
KNOWN = frozenset({"outcome", "activationCount", "waitingForStart", "loopCounter"})
"""What a step itself adds to the data; conditions that ask for nothing else are computed."""


class Oracle(Judge):
    """Answers by a script; where that ends, by the first answer there is.

    ``sizes`` says afterwards between how many answers each question had to choose, so that the
    next script can be made.
    """

    def __init__(self, script: Sequence[int] = (), rising: Formula | None = None) -> None:
        self.script = script
        self.rising = rising
        self.sizes: list[int] = []
        self.taken: list[int] = []
        self.flows: list[Flow] = []
        self.seen: list[str] = []
        self.unsure: list[Place] = []
        self.hole = False
        self._asked: Counter[str] = Counter()

    def next_script(self) -> tuple[int, ...] | None:
        """The script of the next try; ``None`` when all have been made."""
        answers = list(self.taken)
        while answers:
            if answers[-1] + 1 < self.sizes[len(answers) - 1]:
                return (*answers[:-1], answers[-1] + 1)
            answers.pop()
        return None

    def truth(self, formula: Formula, view: View) -> bool:
        if _known(formula, view):
            return formula.truth(view)
        return self._choose(formula.element, 2) == 1

    def holds(self, formula: Formula, view: View) -> bool:
        _readable(formula, view)
        return formula is self.rising

    def first(self, place: Place, flows: Sequence[Flow], view: View) -> Flow | None:
        conditional = [flow for flow in flows if flow.condition is not None]
        if all(_known(flow.condition, view) for flow in conditional if flow.condition):
            return self._took(super().first(place, flows, view))
        options: list[Flow | None] = list(flows)
        plain = [at for at, flow in enumerate(flows) if flow.condition is None]
        if plain:
            options = options[: plain[0] + 1]
        elif place.default is not None:
            options.append(None)
        else:
            self.unsure.append(place)
        return self._took(options[self._choose(place.id, len(options))] if options else None)

    def open(self, place: Place, flows: Sequence[Flow], view: View) -> list[Flow]:
        if all(_known(flow.condition, view) for flow in flows if flow.condition):
            return [flow for flow in super().open(place, flows, view) if self._took(flow)]
        options = self._subsets(flows)
        if place.default is None and len(flows) == len(place.outgoing):
            self.unsure.append(place)
            options = options[1:]
        return [flow for flow in options[self._choose(place.id, len(options))] if self._took(flow)]

    def _subsets(self, flows: Sequence[Flow]) -> list[tuple[Flow, ...]]:
        """All of them as long as they are few; else none, one, two or all."""
        sizes: Sequence[int] = range(len(flows) + 1)
        if 1 << len(flows) > MOST_SUBSETS:
            self.hole = True
            sizes = (0, 1, 2, len(flows))
        return [subset for size in sizes for subset in combinations(flows, size)]

    def turns(self, turns: Turns, view: View) -> int:
        """None or several; how many there are beyond that makes no difference to a net."""
        _readable(turns.cardinality, view)
        return (0, 2)[self._choose("", 2)]

    def when(self, timer: Timer, view: View) -> str:
        _readable(timer.formula, view)
        return "R/" if timer.kind is TimerKind.CYCLE else "P"

    def values(self, mapped: Sequence[Mapped], view: View) -> dict[str, object]:
        for each in mapped:
            _readable(each.formula, view)
        return {}

    def items(self, turns: Turns, view: View) -> list[object]:
        return []

    def saw(self, token: Token) -> None:
        self.seen.append(token.node)

    def _choose(self, element: str, size: int) -> int:
        self._asked[element] += 1
        if element and self._asked[element] > MOST_ASKED:
            raise Stumble(ENDLESS.finding("", 0, element, most=MOST_MOVES))
        at = len(self.taken)
        answer = self.script[at] if at < len(self.script) else 0
        self.taken.append(answer)
        self.sizes.append(size)
        return answer

    def _took(self, flow: Flow | None) -> Flow | None:
        if flow is not None:
            self.flows.append(flow)
        return flow


def names_of(formula: Formula) -> frozenset[str]:
    """The names of the data that an expression asks for."""
    if formula.compiled is None:
        return frozenset()
    return frozenset(node.name for node in within(formula.compiled.tree) if isinstance(node, Name))


def _readable(formula: Formula | None, view: View) -> None:
    """``Stumble`` for a text that is no expression, as it will when the process runs."""
    if formula is not None and formula.compiled is None:
        formula.value(view)


def computed(formula: Formula) -> bool:
    """Whether an expression asks for nothing but what the step itself knows."""
    return formula.compiled is None or names_of(formula) <= KNOWN


def _known(formula: Formula | None, view: View) -> bool:
    """Whether the answer is known here, and need not be tried both ways."""
    if formula is None:
        return True
    return computed(formula) and all(view.get(name) is not None for name in names_of(formula))
