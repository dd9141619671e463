"""Who answers the questions that a step asks of the data: FEEL, or the gate that tries answers."""

from collections.abc import Sequence

from motcua.kit.bpmn.state import Token
from motcua.kit.bpmn.stepping.formulas import Formula, View
from motcua.kit.bpmn.stepping.net import Flow, Mapped, Place, Timer, Turns


class Judge:
    """Answers by evaluating the model's expressions; each may raise ``Stumble``."""

    def truth(self, formula: Formula, view: View) -> bool:
        """Whether a condition is true."""
        return formula.truth(view)

    def holds(self, formula: Formula, view: View) -> bool:
        """Whether a condition that is waited for has come true."""
        return formula.holds(view)

    def first(self, _place: Place, flows: Sequence[Flow], view: View) -> Flow | None:
        """The first flow that is open; a flow without a condition is."""
        for flow in flows:
            if flow.condition is None or self.truth(flow.condition, view):
                return flow
        return None

    def open(self, _place: Place, flows: Sequence[Flow], view: View) -> list[Flow]:
        """Which of these conditional flows are open."""
        return [flow for flow in flows if flow.condition and self.truth(flow.condition, view)]

    def turns(self, turns: Turns, view: View) -> int:
        """How many instances there will be."""
        if turns.cardinality is not None:
            return turns.cardinality.count(view)
        return len(self.items(turns, view)) if turns.collection else 1

    def when(self, timer: Timer, view: View) -> str:
        """The moment, duration or cycle of a timer."""
        return timer.formula.words(view) if timer.formula else timer.text

    def values(self, mapped: Sequence[Mapped], view: View) -> dict[str, object]:
        """What is handed over at a border."""
        return {each.target: each.value(view) for each in mapped}

    def items(self, turns: Turns, view: View) -> list[object]:
        """The collection that a loop goes through; empty where it has none."""
        collection = turns.collection
        if collection is None:
            return []
        if collection.formula is not None:
            return collection.formula.items(view)
        found = view.get(collection.source)
        return found if isinstance(found, list) else []

    def saw(self, token: Token) -> None:
        """Is told of every token that moves, before it does."""
