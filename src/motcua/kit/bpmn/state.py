"""Where a running process stands: tokens, each at an element and inside another token.

The root token stands for the process itself; a sub-process, a call, a loop or a compensation that
is under way is a token, too, and what happens in it are the tokens inside. Nothing else is kept:
no data of the case, no history, no moment. So the state is a few hundred bytes and stays so.

    >>> load(dump(state)) == state
    True
"""

import json
from typing import Any, NamedTuple

from motcua.kit.bpmn.errors import BpmnError, Rule

STATE_UNREADABLE = Rule(
    "state.unreadable",
    vi="Trạng thái không phải JSON đọc được.",
    vi_cure="Hãy đưa đúng văn bản mà chương trình đã ghi.",
    en="The state is no JSON that can be read.",
    en_cure="Give the very text that was written.",
)
STATE_FORMAT = Rule(
    "state.format",
    vi="Trạng thái không ở dạng {wanted} mà phiên bản này đọc được.",
    vi_cure="Hãy đọc nó bằng phiên bản đã ghi nó.",
    en="The state is not of format {wanted}, the one that this version reads.",
    en_cure="Read it with the version that wrote it.",
)
STATE_SHAPE = Rule(
    "state.shape",
    vi="Trạng thái bị hỏng: các thẻ trong đó không khớp với nhau.",
    vi_cure="Hãy lấy lại bản đã lưu trước đó.",
    en="The state is damaged: its tokens do not fit together.",
    en_cure="Take the copy that was kept before.",
)

FORMAT = 1
"""The version of the written form; ``load`` refuses any other."""

# What a resting token does. They are words because they are what stands in the database.
OPEN = "open"
"""A person or a service works on it."""
WAIT = "wait"
"""It waits for a message, a signal, a moment or a condition."""
JOIN = "join"
"""It waits for others at a gateway, or before an activity that takes several tokens."""
INSIDE = "in"
"""It is a process, a sub-process or a call, and other tokens are inside."""
LOOP = "loop"
"""It is an activity that repeats; each turn is a token inside."""
UNDO = "undo"
"""It undoes finished activities, one after another."""
STUCK = "stuck"
"""An incident keeps it until it is tried again."""

RESTING = frozenset({OPEN, WAIT, JOIN, INSIDE, LOOP, UNDO, STUCK})

COMPLETED = "completed"
TERMINATED = "terminated"
CANCELLED = "cancelled"
_ENDINGS = frozenset({"", COMPLETED, TERMINATED, CANCELLED})


class Done(NamedTuple):
    """A finished activity that can be undone, and what was finished inside it."""

    node: str
    times: int
    within: tuple["Done", ...] = ()


class Token(NamedTuple):
    """One token. In the written form, what is empty at the end of a row is left out."""

    id: int
    """Counted up through the life of the process and never given twice."""
    node: str
    inside: int
    """The token it lives in; 0 for the root."""
    doing: str
    via: str = ""
    """The flow by which it came, where that matters; for an undoing, what follows it."""
    turn: int = 0
    """Which turn of its loop it is, from 1."""
    counts: tuple[int, ...] = ()
    """Of a loop: turns planned (-1: not known), begun, finished, stopped."""
    marks: tuple[tuple[str, int], ...] = ()
    """Small facts: how often a timer was due, which of several events came, and the like."""
    log: tuple[Done, ...] = ()
    """What can be undone in it, in the order in which it was finished."""


class State(NamedTuple):
    """A running process, or one that has ended."""

    process: str
    version: str
    """The fingerprint of the net it runs on."""
    next: int = 1
    """The id that the next token will have."""
    tokens: tuple[Token, ...] = ()
    ended: str = ""
    """How it ended; empty while it runs."""


def handle(token: Token, event: str = "") -> str:
    """The name by which a task, an incident or a timer of this token is known outside."""
    return f"{event or token.node}#{token.id}"


def dump(state: State) -> str:
    """The state as JSON."""
    return json.dumps(
        {
            "format": FORMAT,
            "process": state.process,
            "version": state.version,
            "next": state.next,
            "ended": state.ended,
            "tokens": [_row(token) for token in state.tokens],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def load(text: str | bytes) -> State:
    """The state that was written; ``BpmnError`` when the text is anything else."""
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        raise BpmnError(STATE_UNREADABLE.finding()) from None
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise BpmnError(STATE_FORMAT.finding(wanted=FORMAT))
    try:
        state = State(
            _text(raw["process"]),
            _text(raw["version"]),
            _number(raw["next"]),
            tuple([_token(row) for row in raw["tokens"]]),
            _text(raw["ended"]),
        )
    except (KeyError, TypeError, ValueError, RecursionError):
        raise BpmnError(STATE_SHAPE.finding()) from None
    _whole(state)
    return state


def _row(token: Token) -> list[object]:
    row: list[object] = list(token)
    while len(row) > 4 and not row[-1]:
        row.pop()
    return row


def _token(row: list[Any]) -> Token:
    identifier, node, inside, doing, via, turn, counts, marks, log = [*row, *_EMPTY[len(row) :]]
    token = Token(
        _number(identifier),
        _text(node),
        _number(inside),
        _text(doing),
        _text(via),
        _number(turn),
        tuple([_number(each) for each in counts]),
        tuple([(_text(name), _number(count)) for name, count in marks]),
        tuple([_done(each) for each in log]),
    )
    if doing not in RESTING:
        raise ValueError
    return token


_EMPTY: tuple[Any, ...] = (0, "", 0, "", "", 0, (), (), ())


def _done(row: list[Any]) -> Done:
    node, times, within = row
    return Done(_text(node), _number(times), tuple([_done(each) for each in within]))


def _text(value: object) -> str:
    if type(value) is not str:
        raise ValueError
    return value


def _number(value: object) -> int:
    if type(value) is not int:
        raise ValueError
    return value


def _whole(state: State) -> None:
    """Every token is known once, inside one that came before it; an ended process has none."""
    known = {0}
    roots = 0
    for token in state.tokens:
        if token.inside not in known or token.id in known or not 0 < token.id < state.next:
            raise BpmnError(STATE_SHAPE.finding())
        known.add(token.id)
        roots += token.inside == 0
    if state.ended not in _ENDINGS or roots != (0 if state.ended or state.next == 1 else 1):
        raise BpmnError(STATE_SHAPE.finding())
