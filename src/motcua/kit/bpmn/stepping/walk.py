"""A step under way: the tokens that move, those that wait, and what the world is asked for."""

from collections import Counter, deque

from motcua.kit.bpmn.errors import Finding
from motcua.kit.bpmn.state import INSIDE, RESTING, STUCK, UNDO, State, Token, handle
from motcua.kit.bpmn.stepping.effects import (
    Effect,
    IncidentReported,
    ServiceCalled,
    TaskClosed,
    TaskOpened,
    TimerArmed,
)
from motcua.kit.bpmn.stepping.formulas import View
from motcua.kit.bpmn.stepping.judging import Judge
from motcua.kit.bpmn.stepping.net import Net, Place

# What a token does only while a step moves it.
MOVE = "move"
"""It arrives at its node."""
DONE = "done"
"""What its node asked for is done; it goes on."""
THROW = "throw"
"""It calls a signal out once all others rest, so that those who wait for it do wait."""

_AGAIN = (MOVE, DONE, THROW, INSIDE, UNDO)
MOST_REDO = len(_AGAIN)
REDO = "redo"
"""The mark of a stuck token: what it tries again, as a place in ``_AGAIN``."""


class Walk:
    """The working copy of a state. Tokens are values: each change puts a new one in its place."""

    def __init__(self, net: Net, state: State, data: View, judge: Judge) -> None:
        self.net = net
        self.data = data
        self.judge = judge
        self.tokens = {token.id: token for token in state.tokens}
        self.within = Counter([token.inside for token in state.tokens])
        self.next = state.next
        self.ended = state.ended
        self.effects: list[Effect] = []
        self.ready: deque[int] = deque()
        self.later: deque[int] = deque()
        self.emptied: deque[int] = deque()

    def state(self) -> State:
        """The state that the step leaves behind."""
        tokens = tuple(self.tokens.values())
        return State(self.net.process, self.net.version, self.next, tokens, self.ended)

    def place(self, token: Token) -> Place:
        """Where a token is."""
        return self.net.places[token.node]

    def outer(self, token: Token) -> Token:
        """The token that it lives in; the root lives in itself."""
        return self.tokens.get(token.inside, token)

    def spawn(
        self, node: str, inside: int, doing: str = MOVE, via: str = "", turn: int = 0
    ) -> Token:
        """A new token, that moves at once unless it rests."""
        token = Token(self.next, node, inside, doing, via, turn)
        self.next += 1
        self.tokens[token.id] = token
        self.within[inside] += 1
        if doing not in RESTING:
            self.ready.append(token.id)
        return token

    def put(self, token: Token) -> Token:
        """The token as it is from now on."""
        self.tokens[token.id] = token
        return token

    def go(self, token: Token, doing: str) -> None:
        """Move a token on."""
        self.tokens[token.id] = token._replace(doing=doing)
        self.ready.append(token.id)

    def drop(self, token: Token) -> None:
        """A token is used up; who has nothing inside any more is looked at later."""
        del self.tokens[token.id]
        self.within[token.inside] -= 1
        if not self.within[token.inside]:
            self.emptied.append(token.inside)

    def inside(self, token: Token) -> list[Token]:
        """The tokens directly inside."""
        if not self.within[token.id]:
            return []
        return [each for each in self.tokens.values() if each.inside == token.id]

    def alive(self, token: Token) -> bool:
        """Whether nothing has taken it away meanwhile."""
        return token.id in self.tokens

    def open(self, token: Token, *, service: bool) -> None:
        """Give a person or a service something to do."""
        made = ServiceCalled if service else TaskOpened
        self.effects.append(made(handle(token), token.node))

    def close(self, token: Token) -> None:
        """Withdraw it; what this very step opened, nobody gets to see."""
        name = handle(token)
        for at, effect in enumerate(self.effects):
            if isinstance(effect, TaskOpened | ServiceCalled) and effect.task == name:
                del self.effects[at]
                return
        self.effects.append(TaskClosed(name, token.node))

    def forget(self, token: Token, since: int) -> None:
        """Take back what was asked for this token since then: nobody has heard of it yet."""
        mine = f"#{token.id}"
        self.effects[since:] = [
            each for each in self.effects[since:] if not _name(each).endswith(mine)
        ]

    def stick(self, token: Token, finding: Finding) -> None:
        """A token cannot go on: keep it, and report why."""
        again = marked(token, REDO, _AGAIN.index(token.doing))
        self.put(again._replace(doing=STUCK))
        self.effects.append(IncidentReported(handle(token), token.node, finding))

    def unstick(self, token: Token) -> Token:
        """Let a stuck token try again; one that is done keeps the mark, for it awaits nothing."""
        doing = _AGAIN[mark(token, REDO)]
        if doing in RESTING:
            self.emptied.append(token.id)
        else:
            self.ready.append(token.id)
        if doing == MOVE:
            token = token._replace(marks=())
        elif doing != DONE:
            token = marked(token, REDO, 0)
        return self.put(token._replace(doing=doing))


def mark(token: Token, key: str) -> int:
    """One of its small facts; 0 where there is none."""
    for name, count in token.marks:
        if name == key:
            return count
    return 0


def marked(token: Token, key: str, count: int) -> Token:
    """The token with this fact; nought takes it away."""
    others = tuple([each for each in token.marks if each[0] != key])
    return token._replace(marks=(*others, (key, count)) if count else others)


def _name(effect: Effect) -> str:
    if isinstance(effect, TaskOpened | ServiceCalled):
        return effect.task
    return effect.timer if isinstance(effect, TimerArmed) else ""
