"""Reading ``form.yaml``; a mistake names its place and the cure."""

from collections.abc import Mapping
from typing import Any

import yaml

from motcua.instruments.forms.model import (
    TYPES,
    Condition,
    Form,
    Option,
    Page,
    Question,
    Words,
)

_LIMITS = {
    "text": {"max_length", "width"},
    "date": {"not_after_today", "not_before"},
    "number": {"min", "max"},
    "file": {"accept"},
}


class BadForm(ValueError):
    """The description cannot be used: where, and what to write instead."""


def read_form(text: str, *, name: str = "form.yaml") -> Form:
    """A form from its YAML text. Raises ``BadForm`` for the first mistake."""
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise BadForm(f"{name} is not YAML: {error}") from error
    pages = _list(data, "pages", name)
    form = Form(tuple(_page(p, f"{name}: pages[{n}]") for n, p in enumerate(pages)))
    _check_references(form, name)
    return form


def _page(data: Any, place: str) -> Page:
    _only(data, place, {"key", "title", "explanation", "questions", "when"})
    questions = _list(data, "questions", place)
    when = data.get("when")
    if when is not None:
        _only(when, f"{place}.when", {"question", "equals"})
    return Page(
        key=_key(data, place),
        title=_words(data.get("title"), f"{place}.title"),
        explanation=_words(data.get("explanation"), f"{place}.explanation", needed=False),
        questions=tuple(_question(q, f"{place}.questions[{n}]") for n, q in enumerate(questions)),
        when=Condition(str(when["question"]), _scalar(when["equals"])) if when else None,
    )


def _question(data: Any, place: str) -> Question:
    _only(
        data,
        place,
        {
            "key", "type", "label", "hint", "missing", "required", "options", "limits",
            "autocomplete",
        },
    )  # fmt: skip
    kind = data.get("type")
    if kind not in TYPES:
        raise BadForm(f"{place}.type is {kind!r}: write one of {', '.join(TYPES)}.")
    limits = data.get("limits") or {}
    _only(limits, f"{place}.limits", _LIMITS.get(kind, set()))
    options = data.get("options") or []
    if (kind == "choice") != bool(options):
        raise BadForm(f"{place}.options belong to a choice, and a choice needs them.")
    return Question(
        key=_key(data, place),
        type=kind,
        label=_words(data.get("label"), f"{place}.label"),
        hint=_words(data.get("hint"), f"{place}.hint", needed=False),
        missing=_words(data.get("missing"), f"{place}.missing", needed=False),
        required=bool(data.get("required", True)),
        options=tuple(_option(o, f"{place}.options[{n}]") for n, o in enumerate(options)),
        limits=limits,
        autocomplete=str(data.get("autocomplete", "")),
    )


def _option(data: Any, place: str) -> Option:
    _only(data, place, {"value", "text", "hint"})
    return Option(
        value=_scalar(data.get("value")),
        text=_words(data.get("text"), f"{place}.text"),
        hint=_words(data.get("hint"), f"{place}.hint", needed=False),
    )


def _check_references(form: Form, name: str) -> None:
    seen: set[str] = set()
    for page in form.pages:
        if page.when and page.when.question not in seen:
            raise BadForm(
                f"{name}: page {page.key!r} depends on {page.when.question!r}, "
                "which is not asked before it."
            )
        for question in page.questions:
            if question.key in seen:
                raise BadForm(f"{name}: two questions have the key {question.key!r}.")
            seen.add(question.key)
    if len({page.key for page in form.pages}) != len(form.pages):
        raise BadForm(f"{name}: two pages have the same key.")


def _only(data: Any, place: str, allowed: set[str]) -> None:
    if not isinstance(data, Mapping):
        raise BadForm(f"{place} is {data!r}: write names and values.")
    for key in data:
        if key not in allowed:
            known = ", ".join(sorted(allowed)) or "nothing"
            raise BadForm(f"{place}.{key} is not known: allowed are {known}.")


def _list(data: Any, key: str, place: str) -> list[Any]:
    value = data.get(key) if isinstance(data, Mapping) else None
    if not isinstance(value, list) or not value:
        raise BadForm(f"{place}: {key} is missing or empty: write a list.")
    return value


def _key(data: Mapping[str, Any], place: str) -> str:
    key = data.get("key")
    if not isinstance(key, str) or not key.replace("_", "").isalnum() or not key.islower():
        raise BadForm(f"{place}.key is {key!r}: write small letters, digits and underscores.")
    return key


def _words(data: Any, place: str, *, needed: bool = True) -> Words:
    if data is None and not needed:
        return {}
    if not isinstance(data, Mapping) or not data.get("vi") or not data.get("en"):
        raise BadForm(f"{place} needs a text in Vietnamese (vi) and in English (en).")
    return {str(language): str(text) for language, text in data.items()}


def _scalar(value: Any) -> str:
    """YAML reads ``yes`` as true; the answer to a yes-no question is the word."""
    return (
        {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    )
