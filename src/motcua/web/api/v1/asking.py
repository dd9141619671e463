"""Reading a question from an address: a dataclass names what can be asked, its fields say how."""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from motcua.web.api.opening import BadQuestion

MOST_PAGES = 10_000


@dataclass(frozen=True, kw_only=True)
class Question:
    """What every address can be asked."""

    lang: Annotated[str | None, "The language of labels; stronger than `Accept-Language`."] = None


def read_question[Q: Question](shape: type[Q], query: QueryDict, path: Mapping[str, str]) -> Q:
    """The question of an address; one with an unknown parameter or a wrong value is refused."""
    hints = get_type_hints(shape)
    known = set(asked_of(shape))
    unknown = sorted(set(query) - known)
    if unknown:
        raise BadQuestion(
            _("There is no parameter %(name)s here; there are: %(known)s.")
            % {"name": unknown[0][:50], "known": ", ".join(sorted(known))}
        )
    asked: dict[str, Any] = {
        name: _value(name, hints[name], query.getlist(name)) for name in known & set(query)
    }
    return shape(**path, **asked)


def address(base: str, question: Question, **changed: Any) -> str:
    """The address that asks this question, with some values changed; what is usual is left out."""
    values = {name: changed.get(name, getattr(question, name)) for name in asked_of(type(question))}
    usual = asked_of(type(question))
    asked = {name: value for name, value in values.items() if value != usual[name]}
    return f"{base}?{urlencode(asked, doseq=True)}" if asked else base


def asked_of(shape: type[Question]) -> dict[str, Any]:
    """What an address may ask after its question mark, and what holds where it does not."""
    return {field.name: field.default for field in fields(shape) if field.default is not MISSING}


def _value(name: str, kind: Any, given: list[str]) -> Any:
    if get_origin(kind) is tuple:
        return tuple(given)
    if len(given) > 1:
        raise BadQuestion(_("%s can be given once only.") % name)
    [text] = given
    if get_origin(kind) is UnionType:
        kind = next(each for each in get_args(kind) if each is not type(None))
    if issubclass(kind, StrEnum):
        return one_of(name, text, kind)
    if kind is int:
        return _number(name, text)
    if kind is date:
        return _day(name, text)
    return text


def one_of(name: str, text: str, known: Iterable[str]) -> str:
    """The text, if it is one of those that are known."""
    found = next((each for each in known if each == text), None)
    if found is None:
        raise BadQuestion(
            _("%(name)s is one of %(known)s.") % {"name": name, "known": ", ".join(known)}
        )
    return found


def _number(name: str, text: str) -> int:
    digits = text.isascii() and text.isdecimal() and len(text) <= len(str(MOST_PAGES))
    if not digits or not 1 <= int(text) <= MOST_PAGES:
        raise BadQuestion(
            _("%(name)s is a number from 1 to %(most)s.") % {"name": name, "most": MOST_PAGES}
        )
    return int(text)


def _day(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadQuestion(_("%s is a day, as 2025-07-01.") % name) from None
