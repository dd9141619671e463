"""A form walked as a test: nothing is kept, the answers travel with the page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast
from urllib.parse import parse_qs

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from motcua.instruments.forms.around import around
from motcua.instruments.forms.clean import Problem, Typed, clean_stop
from motcua.instruments.forms.model import Answers, Group
from motcua.instruments.forms.rows import add_row, at, put, remove_row, rows_in
from motcua.instruments.forms.walk import Stop, Walk, walk
from motcua.kit.errors import Refused
from motcua.services.cases.queries.world import PlacesOfToday
from motcua.services.catalogue.queries.service import ReleaseContent
from motcua.services.catalogue.queries.specimens import example_answers
from motcua.web.office.services.arriving import end_of
from motcua.web.office.services.frame import READERS, framed, href_of, opened, said, whole
from motcua.web.shared.access import ActingRequest, open_to
from motcua.web.shared.fields import Asked

SALT = "office.services.walk"
OURS = {"csrfmiddlewaretoken", "_kept", "_at", "_press", "add", "remove", "choose", "show"}
"""Fields of our own, beside those of the questions."""


@dataclass(frozen=True)
class Trip:
    """Where a test stands: the answers so far and the page that is asked; None at the end."""

    content: ReleaseContent
    answers: Answers
    stop: Stop | None
    typed: Typed | None = None
    problems: Mapping[str, Problem] | None = None

    @property
    def way(self) -> Walk:
        return way_of(self.content, self.answers)

    def to(self, stop: Stop | None, answers: Answers | None = None) -> "Trip":
        """Further on, with other answers where there are any."""
        return Trip(self.content, self.answers if answers is None else answers, stop)


def way_of(content: ReleaseContent, answers: Answers) -> Walk:
    """The way through the form today; of nobody anything is known."""
    today = timezone.localdate()
    return walk(content.form, answers, around(today, PlacesOfToday(today)))


@require_GET
@open_to(*READERS)
def begin(request: ActingRequest, code: str, number: int) -> HttpResponse:
    """With nothing answered, or with the answers of an example."""
    content = opened(code, number)
    package = whole(content)
    context = {
        "empty": sealed(content, {}),
        "examples": [
            {"text": said(each.name), "value": sealed(content, example_answers(each))}
            for each in package.examples
        ],
        **framed(content, "release-walk"),
    }
    return render(request, "office/services/walk_begin.html", context)


@require_http_methods(["GET", "POST"])
@open_to(*READERS)
def go_on(request: ActingRequest, code: str, number: int) -> HttpResponse:
    """Take what a page sent and show what follows.

    Who comes without answers, as after a change of the language, begins again.
    """
    content = opened(code, number)
    if request.method == "GET":
        return redirect(href_of(content, "release-walk"))
    answers = unsealed(content, request.POST.get("_kept", ""))
    way = way_of(content, answers)
    stop = way.at(request.POST.get("_at", ""))
    if stop is None:
        return _shown(request, Trip(content, answers, way.stops[0]))
    return _shown(request, _pressed(request, Trip(content, answers, stop), way))


def sealed(content: ReleaseContent, answers: Answers) -> str:
    """The answers as the page carries them: nobody can write others into it."""
    return signing.dumps(answers, salt=f"{SALT}.{content.id}", compress=True)


def unsealed(content: ReleaseContent, kept: str) -> dict[str, Any]:
    """The answers that a page carried. Raises ``Refused`` for what is not ours."""
    try:
        return cast(dict[str, Any], signing.loads(kept, salt=f"{SALT}.{content.id}"))
    except signing.BadSignature:
        raise Refused(_("This test cannot be gone on with. Begin it again.")) from None


def _pressed(request: ActingRequest, trip: Trip, way: Walk) -> Trip:
    """Where a press leads."""
    stop = cast(Stop, trip.stop)
    match request.POST.get("_press", ""):
        case "back":
            return trip.to(way.back(stop) or stop)
        case "end" if not way.open:
            return trip.to(None)
    if stop.page is None:
        return _list_pressed(request, trip, way)
    given = _given(request)
    if "show" in request.POST or "choose" in request.POST:
        return replace(trip, typed=given)
    return _answered(trip, way, given)


def _answered(trip: Trip, way: Walk, given: dict[str, list[str]]) -> Trip:
    """A page was sent: on where it is good, else the same page with what is wrong."""
    stop = cast(Stop, trip.stop)
    cleaned = clean_stop(trip.content.form, stop.address, given, trip.answers, way.around)
    good = put(trip.answers, stop.path, cleaned.answers | _files(way, stop))
    if cleaned.problems:
        return replace(trip.to(stop, good), typed=cleaned.typed, problems=cleaned.problems)
    here = way_of(trip.content, good)
    return _after(trip.to(here.at(stop.address), good), here)


def _after(trip: Trip, way: Walk) -> Trip:
    """To what follows; after the last page to what is still open, or to the end."""
    following = way.next(trip.stop) if trip.stop else None
    return trip.to(following or way.first_open)


def _files(way: Walk, stop: Stop) -> dict[str, list[str]]:
    """In a test no file is taken; each that is asked for counts as given."""
    return {each.key: [f"{each.key}.pdf"] for each in way.questions(stop) if each.type == "file"}


def _list_pressed(request: ActingRequest, trip: Trip, way: Walk) -> Trip:
    """The rows of a group: one more, one less, or on."""
    stop = cast(Stop, trip.stop)
    group = cast(Group, stop.group)
    rows = rows_in(at(trip.answers, stop.path) or {}, group.key)
    if "add" in request.POST and len(rows) < group.most:
        answers, row_id = add_row(trip.answers, stop.address)
        path = (*stop.path, (group.key, row_id))
        first = (each for each in way_of(trip.content, answers).stops if each.path == path)
        return trip.to(next(first), answers)
    if removed := request.POST.get("remove", ""):
        answers = remove_row(trip.answers, (*stop.path, (group.key, removed)))
        return trip.to(stop, answers)
    answers = put(trip.answers, stop.path, {group.key: rows})
    here = way_of(trip.content, answers)
    if len(rows) < group.least:
        words = _("Add at least %(n)d before you go on.") % {"n": max(group.least, 1)}
        return replace(trip.to(stop, answers), problems={group.key: Problem(words)})
    return _after(trip.to(here.at(stop.address), answers), here)


def _given(request: ActingRequest) -> dict[str, list[str]]:
    """What stood in the fields; a press on an offer sets those of the offer."""
    given = {name: texts for name, texts in request.POST.lists() if name not in OURS}
    return given | parse_qs(request.POST.get("choose", ""), max_num_fields=10)


def _shown(request: ActingRequest, trip: Trip) -> HttpResponse:
    """The page that is asked, the rows of a list, or what it all comes to."""
    way = trip.way
    frame = framed(trip.content, "release-walk") | {
        "kept": sealed(trip.content, trip.answers),
        "action": href_of(trip.content, "release-walk-on"),
        "is_whole": not way.open,
    }
    if trip.stop is None:
        end = {"before": way.stops[-1], **end_of(trip.content, way)}
        return render(request, "office/services/walk_end.html", frame | end)
    place = frame | {"stop": trip.stop, "before": way.back(trip.stop)}
    status = 422 if trip.problems else 200
    if trip.stop.page is None:
        context = place | _rows(trip, way)
        return render(request, "office/services/walk_list.html", context, status=status)
    context = place | _questions(trip, way)
    return render(request, "office/services/walk_page.html", context, status=status)


def _questions(trip: Trip, way: Walk) -> dict[str, Any]:
    stop = cast(Stop, trip.stop)
    questions = way.questions(stop)
    asked = Asked(
        [each for each in questions if each.type != "file"],
        {each.key: way.shown(stop, each) for each in questions},
        way.around,
        get_language() or "vi",
        trip.typed or {},
        trip.problems or {},
    )
    return {
        "page": stop.page,
        "fields": asked.fields(),
        "errors": asked.errors(),
        "alone": len(questions) == len(asked.questions) == 1,
        "files": [said(each.label) for each in questions if each.type == "file"],
    }


def _rows(trip: Trip, way: Walk) -> dict[str, Any]:
    stop = cast(Stop, trip.stop)
    group, rows, language = cast(Group, stop.group), way.rows(stop), get_language() or "vi"
    return {
        "group": group,
        "item": said(group.item),
        "is_full": len(rows) >= group.most,
        "rows": [
            {"title": row.title(language), "lines": [], "remove_value": row.id} for row in rows
        ],
        "errors": [
            {"text": each.message, "href": "#add"} for each in (trip.problems or {}).values()
        ],
    }
