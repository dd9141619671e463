"""The pages of a release's forms as a phone shows them, in both languages beside each other."""

from collections.abc import Collection, Mapping
from typing import Any, cast

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.csp import CSP
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_GET

from motcua.instruments.forms.around import around
from motcua.instruments.forms.model import Form, Page
from motcua.kit.errors import NotFound
from motcua.services.cases.queries.world import PlacesOfToday
from motcua.services.catalogue.queries.service import Package, ReleaseContent
from motcua.services.catalogue.queries.specimens import FORM, forms
from motcua.web.office.services.frame import READERS, framed, href_of, opened, said, whole
from motcua.web.shared.access import ActingRequest, open_to
from motcua.web.shared.context import OWN_NAMES
from motcua.web.shared.fields import Asked

POLICY = cast(Mapping[str, Collection[str]], settings.SECURE_CSP)
FRAMING = {**POLICY, "frame-src": [CSP.SELF]}
FRAMED = {**POLICY, "frame-ancestors": [CSP.SELF]}


@require_GET
@open_to(*READERS)
def listed(request: ActingRequest, code: str, number: int) -> HttpResponse:
    """Every page of the applicant's form and of the forms of steps."""
    content = opened(code, number)
    context = {
        "head": [_("Page"), _("Questions")],
        "forms": [
            {"title": _title(name), "rows": [_row(content, name, each) for each in form.pages]}
            for name, form in forms(whole(content)).items()
        ],
        **framed(content, "release-pages"),
    }
    return render(request, "office/services/pages.html", context)


@require_GET
@open_to(*READERS)
@csp_override(FRAMING)
def page(request: ActingRequest, code: str, number: int, form: str, key: str) -> HttpResponse:
    """One page, in a frame as wide as a phone for each language."""
    content = opened(code, number)
    shown, places = _page_of(whole(content), form, key)
    before, after = places
    context = {
        "page": shown,
        "screens": [
            {
                "language": language,
                "name": OWN_NAMES[language],
                "href": href_of(content, "release-screen", form, key, language),
            }
            for language in ("vi", "en")
        ],
        "before_href": href_of(content, "release-page", form, before) if before else "",
        "after_href": href_of(content, "release-page", form, after) if after else "",
        "conditional": shown.when is not None or any(each.when for each in shown.questions),
        **framed(content, "release-pages"),
    }
    return render(request, "office/services/page.html", context)


@require_GET
@open_to(*READERS)
@csp_override(FRAMED)
@xframe_options_sameorigin
def screen(
    request: ActingRequest, code: str, number: int, form: str, key: str, language: str
) -> HttpResponse:
    """What stands in the frame: the page with every question that it can ask, and no way on."""
    if language not in OWN_NAMES:
        raise NotFound(_("This page is not in that language."))
    content = opened(code, number)
    shown, _places = _page_of(whole(content), form, key)
    today = timezone.localdate()
    with translation.override(language):
        asked = Asked(shown.questions, {}, around(today, PlacesOfToday(today)), language)
        context = {
            "page": shown,
            "fields": asked.fields(),
            "alone": len(shown.questions) == 1,
            "language": language,
            "content": content,
        }
        return render(request, "office/services/screen.html", context)


def _title(name: str) -> str:
    """What a form is called above its pages."""
    return _("What the applicant is asked") if name == FORM else _("Form of the step %s") % name


def _row(content: ReleaseContent, form: str, page: Page) -> list[Any]:
    href = href_of(content, "release-page", form, page.key)
    questions = " · ".join(said(each.label) for each in page.questions)
    return [{"text": said(page.title), "href": href}, questions]


def _page_of(package: Package, name: str, key: str) -> tuple[Page, tuple[str, str]]:
    """A page of a form, and the keys of those before and after it."""
    form: Form | None = forms(package).get(name)
    keys = [each.key for each in form.pages] if form else []
    if form is None or key not in keys:
        raise NotFound(_("This release has no such page."))
    place = keys.index(key)
    around_it = (keys[place - 1] if place else "", keys[place + 1] if place + 1 < len(keys) else "")
    return form.pages[place], around_it
