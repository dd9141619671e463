"""Where each token of a state would stand on another net."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from motcua.kit.bpmn.errors import Finding, Rule
from motcua.kit.bpmn.state import INSIDE, JOIN, LOOP, OPEN, UNDO, WAIT, State, Token
from motcua.kit.bpmn.stepping.compiling.printing import print_of
from motcua.kit.bpmn.stepping.fitting import can_undo, may_do
from motcua.kit.bpmn.stepping.net import Kind, Net, Place

NOWHERE = Rule(
    "move.nowhere",
    vi="Phiên bản mới không có chỗ nào cho “{name}”.",
    vi_cure="Hãy để hồ sơ này chạy hết trên phiên bản cũ.",
    en="The new version has no place for “{name}”.",
    en_cure="Let this case end on the old version.",
)
AROUND_GONE = Rule(
    "move.around",
    vi="Quy trình con bao quanh “{name}” không chuyển được.",
    vi_cure="Hãy để hồ sơ này chạy hết trên phiên bản cũ.",
    en="What is around “{name}” cannot be moved.",
    en_cure="Let this case end on the old version.",
)
NOT_UNDONE = Rule(
    "move.undo",
    vi="Phiên bản mới không biết cách hoàn tác “{name}”, việc đã làm xong.",
    vi_cure="Hãy giữ lại việc hoàn tác của nó trong phiên bản mới.",
    en="The new version does not know how to undo “{name}”, which is done.",
    en_cure="Keep what undoes it in the new version.",
)
JOIN_PASSED = Rule(
    "move.join",
    vi="Cổng “{name}” của phiên bản mới không còn gì để chờ.",
    vi_cure="Hãy chờ đến khi hồ sơ đã đi qua cổng này.",
    en="The join “{name}” of the new version has nothing left to wait for.",
    en_cure="Wait until the case has passed it.",
)
NEEDS_PERSON = Rule(
    "move.person",
    vi="Phải chọn chỗ cho “{name}” trong phiên bản mới.",
    vi_cure="Hãy chọn một trong: {choices}.",
    en="Somebody has to choose a place for “{name}” in the new version.",
    en_cure="Choose one of: {choices}.",
)


class Verdict(StrEnum):
    """What the other version means for a token."""

    UNAFFECTED = "unaffected"
    SAFE_BY_ID = "safe by id"
    SAFE_BY_PLACE = "safe by place"
    NEEDS_PERSON = "needs a person"
    CANNOT = "cannot"


@dataclass(frozen=True)
class Placement:
    """Where one token goes.

    ``node`` and ``via`` are its place in the new net; ``choices`` are what a person chooses from;
    ``why`` says what stands in the way.
    """

    token: Token
    verdict: Verdict
    node: str = ""
    via: str = ""
    choices: tuple[str, ...] = ()
    why: Finding | None = None


@dataclass(frozen=True)
class MovePlan:
    """The placements of all tokens of a state, the outer before the inner."""

    placements: tuple[Placement, ...]

    @property
    def open(self) -> list[Placement]:
        """Those that a person has to decide."""
        return [each for each in self.placements if each.verdict is Verdict.NEEDS_PERSON]

    @property
    def impossible(self) -> list[Placement]:
        """Those that keep the state where it is."""
        return [each for each in self.placements if each.verdict is Verdict.CANNOT]


def plan_move(
    old: Net,
    new: Net,
    state: State,
    chosen: Mapping[int, str] | None = None,
    fixed: Mapping[int, Token] | None = None,
) -> MovePlan:
    """What would become of each token.

    ``chosen`` are places that a person chose, by token; ``fixed`` are tokens of which it is known
    already where they go.
    """
    planner = _Planner(old, new, state, chosen or {}, fixed or {})
    return MovePlan(tuple(planner.place(token) for token in state.tokens))


class _Planner:
    def __init__(
        self,
        old: Net,
        new: Net,
        state: State,
        chosen: Mapping[int, str],
        fixed: Mapping[int, Token],
    ) -> None:
        self.old, self.new, self.chosen, self.fixed = old, new, chosen, fixed
        self.placed: dict[int, Placement] = {}
        self.tokens = {token.id: token for token in state.tokens}

    def place(self, token: Token) -> Placement:
        known = self.fixed.get(token.id)
        placement = (
            self._placed(token)
            if known is None
            else Placement(token, Verdict.UNAFFECTED, known.node, known.via)
        )
        self.placed[token.id] = placement
        return placement

    def _placed(self, token: Token) -> Placement:
        if token.inside == 0:
            return Placement(token, Verdict.UNAFFECTED, self.new.process)
        around = self.placed[token.inside]
        if not around.node:
            return self._cannot(token, AROUND_GONE)
        for done in token.log:
            if not can_undo(self.new, done):
                return self._cannot(token, NOT_UNDONE, done.node)
        if self.tokens[token.inside].doing == LOOP:
            return self._turn(token, around)
        place = self.new.places.get(token.node)
        if place is not None and self._suits(token, place):
            return self._by_id(token, place)
        return self._elsewhere(token)

    def _turn(self, token: Token, around: Placement) -> Placement:
        """A turn of a loop goes where its loop goes."""
        if not self._suits(token, self.new.places[around.node]):
            return self._cannot(token, NOWHERE)
        return Placement(token, around.verdict, around.node, token.via)

    def _by_id(self, token: Token, place: Place) -> Placement:
        same = print_of(self.old.places[token.node]) == print_of(place)
        verdict = Verdict.UNAFFECTED if same else Verdict.SAFE_BY_ID
        if token.doing == JOIN:
            return self._joined(token, place, verdict)
        return Placement(token, verdict, place.id, token.via)

    def _joined(self, token: Token, place: Place, verdict: Verdict) -> Placement:
        """A waiting token also needs the flow by which it came."""
        flows = {flow.id for flow in place.incoming}
        via = token.via
        if via not in flows:
            via = self._same_way(token, place)
            verdict = Verdict.SAFE_BY_PLACE
        if not via and (chosen := self.chosen.get(token.id, "")) in flows:
            via = chosen
        if not via:
            return self._ask(token, tuple(flow.id for flow in place.incoming))
        if place.kind is Kind.PARALLEL and self._would_pass(token, via, place):
            return self._cannot(token, JOIN_PASSED)
        return Placement(token, verdict, place.id, via)

    def _same_way(self, token: Token, place: Place) -> str:
        """The flow from where its flow came from; empty where that is not clear."""
        came = [
            self.old.places[flow.source]
            for flow in self.old.places[token.node].incoming
            if flow.id == token.via
        ]
        found = [
            flow.id
            for flow in place.incoming
            for source in came
            if flow.source == source.id
            or (source.id not in self.new.places and _like(source, self.new.places[flow.source]))
        ]
        return found[0] if len(found) == 1 else ""

    def _would_pass(self, token: Token, via: str, place: Place) -> bool:
        """Whether the join would have all it waits for, so that no event would free it."""
        here = {
            each.via
            for each in self.placed.values()
            if each.node == place.id and each.token.inside == token.inside
        }
        return here | {via} >= {flow.id for flow in place.incoming}

    def _elsewhere(self, token: Token) -> Placement:
        old = self.old.places.get(token.node)
        suitable = [
            place
            for place in self.new.places.values()
            if place.id not in self.old.places and self._suits(token, place)
        ]
        like = [place for place in suitable if old is not None and _like(old, place)]
        if len(like) == 1 and token.doing != JOIN:
            return Placement(token, Verdict.SAFE_BY_PLACE, like[0].id, token.via)
        if token.doing not in (OPEN, WAIT):
            return self._cannot(token, NOWHERE)
        choices = tuple(place.id for place in self.new.places.values() if self._suits(token, place))
        chosen = self.chosen.get(token.id, "")
        if chosen in choices:
            return Placement(token, Verdict.NEEDS_PERSON, chosen, token.via, choices)
        return self._ask(token, choices) if choices else self._cannot(token, NOWHERE)

    def _suits(self, token: Token, place: Place) -> bool:
        """Whether the token can go on doing there what it does."""
        outer = self.tokens[token.inside]
        around = self.placed[token.inside].node
        inside = self.new.places[around].inside
        if outer.doing == INSIDE and (inside is None or place.scope != inside.id):
            return False
        if not may_do(token, place):
            return False
        old = self.old.places.get(token.node)
        if old is None or token.doing in (WAIT, UNDO):
            return True
        return old.kind is place.kind and _repeats_alike(token, old, place)

    def _ask(self, token: Token, choices: tuple[str, ...]) -> Placement:
        names = ", ".join(choices)
        finding = NEEDS_PERSON.finding(
            self.new.file, 0, token.node, name=self._name(token.node), choices=names
        )
        return Placement(token, Verdict.NEEDS_PERSON, choices=choices, why=finding)

    def _cannot(self, token: Token, rule: Rule, node: str = "") -> Placement:
        name = self._name(node or token.node)
        finding = rule.finding(self.new.file, 0, node or token.node, name=name)
        return Placement(token, Verdict.CANNOT, why=finding)

    def _name(self, node: str) -> str:
        place = self.old.places.get(node)
        return place.called if place else node


def _repeats_alike(token: Token, old: Place, new: Place) -> bool:
    """A loop under way goes on only as the same kind of loop."""
    if token.doing != LOOP or old.turns is None or new.turns is None:
        return (old.inside is None or not old.inside.ad_hoc) == (
            new.inside is None or not new.inside.ad_hoc
        )
    one, other = old.turns, new.turns
    return (one.multiple, one.sequential) == (other.multiple, other.sequential)


def _like(old: Place, new: Place) -> bool:
    """Drawn in the same place: between the same neighbours, or of the same name."""
    if old.kind is not new.kind:
        return False
    before = {flow.source for flow in old.incoming} & {flow.source for flow in new.incoming}
    after = {flow.target for flow in old.outgoing} & {flow.target for flow in new.outgoing}
    same_name = old.called == new.called and old.called != old.id
    return bool(before and after) or same_name
