"""Events and the registry of their handlers; the journal delivers, this file only remembers.

An event is a frozen dataclass of identifiers and facts, declared in a domain's ``events.py``::

    @event("cases.received", subject="case", sentence=say("{actor} received case {code}"))
    class CaseReceived:
        case_id: int
        code: str

``subject`` names the field (``case_id``) whose value chains the entry to the others about the same
thing. ``sentence`` says the event to a reader, with the actor and the fields in their places; it is
a msgid, and the catalogue of the same domain holds it in Vietnamese. ``choices`` names, for fields
that hold a code, the enumeration whose labels say it.

Values are strings, integers, booleans, ``None``, dates, and lists of these; money travels as an
integer of the smallest unit. A handler is marked with ``@on`` and may run twice.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from enum import Enum
from typing import Any, dataclass_transform, get_type_hints

_types: dict[str, type] = {}
_names: dict[type, str] = {}
_subjects: dict[type, str] = {}
_sentences: dict[type, "Sentence"] = {}
_handlers: dict[str, "Subscription"] = {}


@dataclass(frozen=True)
class Subscription:
    """One handler with the events it hears; its name keeps its position in the journal.

    ``reset`` empties what the handler has built, so that it can be built again from the start.
    """

    name: str
    events: tuple[type, ...]
    handler: Callable[..., None]
    batch: bool
    reset: Callable[[], None] | None = None


@dataclass(frozen=True)
class Sentence:
    """How an event is said: a msgid with fields in braces, and the labels of coded fields."""

    text: str
    choices: Mapping[str, type[Enum]]


def say(text: str) -> str:
    """Mark a sentence for translation; it is looked up in the catalogues when it is shown."""
    return text


@dataclass_transform(frozen_default=True)
def event[T](
    name: str,
    *,
    subject: str,
    sentence: str = "",
    choices: Mapping[str, type[Enum]] | None = None,
) -> Callable[[type[T]], type[T]]:
    """Declare an event under its lasting name, chained by the field ``<subject>_id``."""

    def declare(cls: type[T]) -> type[T]:
        made = dataclass(frozen=True)(cls)
        if name in _types:
            raise ValueError(f"Two events are named {name!r}: choose another name for {cls!r}.")
        if f"{subject}_id" not in {f.name for f in fields(made)}:  # type: ignore[arg-type]
            raise ValueError(f"{cls!r} has no field {subject}_id to be chained by.")
        _types[name], _names[made], _subjects[made] = made, name, subject
        _sentences[made] = Sentence(sentence, choices or {})
        return made

    return declare


def kinds() -> dict[str, type]:
    """Every declared event by its lasting name."""
    return dict(_types)


def sentence_of(kind: type) -> Sentence:
    return _sentences[kind]


def name_of(kind: type) -> str:
    return _names[kind]


def subject_of(happened: Any) -> str:
    """The chain this event belongs to, for example ``case:17``."""
    subject = _subjects[type(happened)]
    return f"{subject}:{getattr(happened, subject + '_id')}"


def as_data(happened: Any) -> dict[str, Any]:
    """The event as JSON values."""
    return {key: _plain(value) for key, value in asdict(happened).items()}


def from_data(name: str, data: Mapping[str, Any]) -> Any:
    """The event back from its JSON values; a field that a later version dropped is left out."""
    kind = _types[name]
    hints = get_type_hints(kind)
    return kind(**{k: _rich(hints[k], v) for k, v in data.items() if k in hints})


def on(
    *kinds: type,
    batch: bool = False,
    name: str = "",
    reset: Callable[[], None] | None = None,
) -> Callable[..., Any]:
    """Mark a handler of these events.

    It is called in the worker with one entry, or with ``batch=True`` with a sequence of entries, in
    the transaction in which its position moves. What it builds can be built again from the start if
    ``reset`` empties it.
    """

    def mark[F: Callable[..., None]](handler: F) -> F:
        key = name or f"{handler.__module__.removeprefix('motcua.')}.{handler.__name__}"
        if key in _handlers and _handlers[key].handler is not handler:
            raise ValueError(f"Two handlers are named {key!r}.")
        _handlers[key] = Subscription(key, kinds, handler, batch, reset)
        return handler

    return mark


def subscriptions() -> list[Subscription]:
    return [_handlers[key] for key in sorted(_handlers)]


def known(name: str) -> bool:
    return name in _types


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"An event cannot hold {value!r}: use text, whole numbers, dates or lists.")


def _rich(hint: Any, value: Any) -> Any:
    if isinstance(value, str):
        if hint is datetime or datetime in getattr(hint, "__args__", ()):
            return datetime.fromisoformat(value)
        if hint is date or date in getattr(hint, "__args__", ()):
            return date.fromisoformat(value)
    if isinstance(value, list) and getattr(hint, "__origin__", None) is tuple:
        return tuple(value)
    return value
