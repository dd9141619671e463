"""The texts of messages, which the profile holds: ``messages/<kind>.yaml``, in both languages.

A text names its variables in braces, ``{code}``; each is declared with what it is and an example::

    subject: {vi: …, en: …}
    text: {vi: …, en: …}
    sms: {vi: …, en: …}
    variables:
      code: {is: text, example: H17.25.8-261125-0001}

A variable is ``text``, ``words`` (a text in each language), or of a moment its ``day`` or ``hour``.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from motcua.foundation.notifications.rules import plain_letters
from motcua.kit.datafile import Value, WrongFile, read
from motcua.kit.numbers import weekday_date_text

LANGUAGES = ("vi", "en")
_KIND = re.compile(r"[a-z]+(-[a-z]+)*")
_VARIABLE = re.compile(r"\{([^{}]*)\}")
_BRACE = re.compile(r"[{}]")

type Texts = Mapping[str, str]


def _words(fact: Texts, language: str) -> str:
    return fact[language]


def _text(fact: object, _language: str) -> str:
    return str(fact)


def _day(fact: datetime, language: str) -> str:
    return weekday_date_text(timezone.localtime(fact).date(), language)


def _hour(fact: datetime, _language: str) -> str:
    return timezone.localtime(fact).strftime("%H:%M")


_SAY: dict[str, Callable[[Any, str], str]] = {
    "words": _words, "text": _text, "day": _day, "hour": _hour,
}  # fmt: skip


@dataclass(frozen=True)
class Rendered:
    """A message in one language, as it is told."""

    subject: str
    text: str
    sms: str


@dataclass(frozen=True)
class MessageKind:
    """The texts of one kind, with what each variable is and an example of it."""

    name: str
    subject: Texts
    text: Texts
    sms: Texts
    variables: Mapping[str, str]
    examples: Mapping[str, Any]
    plain_sms: bool

    def render(self, facts: Mapping[str, Any], language: str) -> Rendered:
        """The message in one language; facts other than the declared ones raise ``ValueError``."""
        if facts.keys() != self.variables.keys():
            given, wanted = ", ".join(sorted(facts)), ", ".join(sorted(self.variables))
            raise ValueError(f"The message {self.name!r} takes {wanted}, and was given {given}.")
        said = {name: _SAY[kind](facts[name], language) for name, kind in self.variables.items()}

        def filled(texts: Texts) -> str:
            return _VARIABLE.sub(lambda found: said[found[1]], texts[language])

        sms = " ".join(filled(self.sms).split())
        return Rendered(
            subject=" ".join(filled(self.subject).split()),
            text=filled(self.text),
            sms=plain_letters(sms) if self.plain_sms else sms,
        )

    def example(self, language: str) -> Rendered:
        return self.render(self.examples, language)


@cache
def kinds(profile: Path) -> Mapping[str, MessageKind]:
    """Every message of a profile by its kind; a wrong file raises ``WrongFile``."""
    folder = profile / "messages"
    plain = read(folder / "channels" / "sms.yaml").mapping("plain_letters")["plain_letters"].flag()
    return {path.stem: _read(path, plain) for path in sorted(folder.glob("*.yaml"))}


def kind_of(profile: Path, name: str) -> MessageKind:
    """One kind; where the profile has none of this name ``WrongFile`` says which file to add."""
    found = kinds(profile).get(name)
    if found is None:
        path = profile / "messages" / f"{name}.yaml"
        raise WrongFile(f"{path} is missing; write the message {name!r} there.")
    return found


def _read(path: Path, plain_sms: bool) -> MessageKind:
    whole = read(path)
    if not _KIND.fullmatch(path.stem):
        raise whole.wrong("name the file of small letters with hyphens, as case-received.yaml.")
    parts = whole.mapping("subject", "text", "sms", "variables")
    declared = dict(parts["variables"].entries())
    facts = {name: value.mapping("is", "example") for name, value in declared.items()}
    variables = {name: fact["is"].choice(_SAY) for name, fact in facts.items()}
    used = set[str]()
    for key in ("subject", "text", "sms"):
        for text in parts[key].mapping(*LANGUAGES).values():
            used |= _used(text, variables)
    for name in variables.keys() - used:
        raise declared[name].wrong("no text says this variable; say it, or remove it here.")
    return MessageKind(
        name=path.stem,
        subject=parts["subject"].texts(*LANGUAGES),
        text=parts["text"].texts(*LANGUAGES),
        sms=parts["sms"].texts(*LANGUAGES),
        variables=variables,
        examples={name: _example(variables[name], fact["example"]) for name, fact in facts.items()},
        plain_sms=plain_sms,
    )


def _used(text: Value, variables: Mapping[str, str]) -> set[str]:
    """The variables that a text says, each of them declared."""
    named = set(_VARIABLE.findall(text.text()))
    for name in sorted(named - variables.keys()):
        known = ", ".join(variables)
        raise text.wrong(f"{{{name}}} is not declared; add it under variables, or use {known}.")
    if _BRACE.search(_VARIABLE.sub("", text.text())):
        raise text.wrong("a brace stands alone; write a variable as {code}.")
    return named


def _example(kind: str, value: Value) -> Any:
    if kind == "words":
        return value.texts(*LANGUAGES)
    if kind == "text":
        return value.text()
    moment = parse_datetime(value.text())
    if moment is None or timezone.is_naive(moment):
        raise value.wrong("write a moment with its offset, as 2026-11-25T09:12:00+07:00.")
    return moment
