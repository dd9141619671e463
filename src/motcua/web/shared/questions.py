"""Every type of question with its states, for those who write forms."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.foundation.identity.queries import said_of_register
from motcua.instruments import forms
from motcua.instruments.forms.around import Around
from motcua.instruments.forms.clean import Problem, clean_question
from motcua.instruments.forms.model import Form, Page, Question, in_language
from motcua.instruments.forms.read import read_form
from motcua.services.cases.queries.world import world
from motcua.web.shared.access import ActingRequest, Anyone, open_to
from motcua.web.shared.fields import Asked

EXAMPLES = Path(forms.__file__).parent / "examples"
STATES = ("empty", "filled", "known", "wrong")
type Fields = Mapping[str, str]


@dataclass(frozen=True)
class State:
    """One question as it stands on a page."""

    name: str
    html: SafeString


@dataclass(frozen=True)
class Shown:
    """A question of the example form."""

    type: str
    label: str
    condition: str
    """When it is asked, as its author wrote it; empty for always."""
    states: list[State]


@require_safe
@open_to(Anyone)
def questions(request: ActingRequest) -> HttpResponse:
    """The gallery of questions; only where the demo is shown."""
    if not settings.DEMO:
        raise Http404
    form, states = _examples()
    around = world(request.actor)
    shown = [
        _shown(page, question, states.get(question.key, {}), around)
        for page in form.pages
        for question in page.questions
    ]
    return render(request, "shared/questions.html", {"shown": shown})


@cache
def _examples() -> tuple[Form, Mapping[str, Mapping[str, Fields]]]:
    """The form of the gallery, and what is typed into its questions, by state."""
    form = read_form((EXAMPLES / "gallery.yaml").read_text(encoding="utf-8"), name="gallery.yaml")
    return form, yaml.safe_load((EXAMPLES / "gallery.states.yaml").read_text(encoding="utf-8"))


def _shown(page: Page, question: Question, typed: Mapping[str, Fields], around: Around) -> Shown:
    language = get_language() or settings.LANGUAGE_CODE
    rules = [rule.text for rule in (page.when, question.when) if rule]
    return Shown(
        type=question.type,
        label=in_language(question.label, language),
        condition=" and ".join(rules),
        states=list(_states(question, typed, around, language)),
    )


def _states(
    question: Question, typed: Mapping[str, Fields], around: Around, language: str
) -> Iterator[State]:
    """Empty, filled, filled by the register, and wrong, each under fields of its own."""
    names = {"empty": _("Empty"), "filled": _("Filled"), "known": _("Known"), "wrong": _("Wrong")}
    asked = {state: _named(question, f"{question.key}_{state}") for state in STATES}
    given = {"filled": typed.get("filled", {}), "known": typed.get("filled", {})}
    given["wrong"] = typed.get("wrong", {})
    fields = {
        asked[state].key + ending: [text]
        for state, texts in given.items()
        for ending, text in texts.items()
    }
    problems: dict[str, Problem] = {}
    if question.type == "file":
        problems = {asked["wrong"].key: Problem(_("Choose a file."))}
    elif "wrong" in typed:
        _answer, problems = clean_question(asked["wrong"], fields, around)
    said = in_language(said_of_register(settings.PROFILE), language)
    wanted = [
        state
        for state in STATES
        if state == "empty" or given[state] or (state == "wrong" and problems)
    ]
    page = Asked(
        [asked[state] for state in wanted],
        {},
        around,
        language,
        fields,
        problems,
        {asked["known"].key: said} if "known" in wanted else {},
    )
    for state, html in zip(wanted, page.fields(), strict=True):
        yield State(names[state], html)


def _named(question: Question, key: str) -> Question:
    """The same question under another name, so that it can stand on a page more than once."""
    parts = {part: replace(each, key=f"{key}-{part}") for part, each in question.parts.items()}
    return replace(question, key=key, parts=parts)
