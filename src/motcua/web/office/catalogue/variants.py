"""What a unit does otherwise: set and ended."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.foundation.identity.enums import Role
from motcua.foundation.organisations.queries import units
from motcua.services.catalogue.actions.variants import Variant, end_variant, set_variant
from motcua.services.catalogue.queries.procedure import procedure_page
from motcua.services.catalogue.queries.words import CHANNELS, UNITS
from motcua.web.office.catalogue.fields import Group, Question, as_sent, day_text, text_of
from motcua.web.office.catalogue.rows import CURRENCIES, MOST, figures, is_number
from motcua.web.shared.access import ActingRequest, open_to

_NUMBERS = ("limit", "fee")


@require_http_methods(["GET", "POST"])
@open_to(Role.LEADER)
def add(request: ActingRequest, code: str) -> HttpResponse:
    """A unit's own limit or fee, with its law and its days."""
    page = procedure_page(code)
    typed = {key: text_of(request.POST, key) for key in _KEYS} if request.method == "POST" else {}
    errors: dict[str, str] = {}
    if typed:
        variant, errors = _read(request, typed)
        if variant is not None:
            set_variant(
                code=code, unit_id=int(typed["unit"][:18]), variant=variant, actor=request.actor
            )
            messages.success(request, _("The local rule stands in the catalogue."))
            return redirect("office:procedure", code)
    asked = [Group(_questions(request))]
    context = {
        "procedure": page,
        "groups": as_sent(asked, request.POST, errors) if typed else asked,
        "errors": [{"text": text, "href": f"#{name}"} for name, text in errors.items()],
    }
    status = 422 if errors else 200
    return render(request, "office/catalogue/variant.html", context, status=status)


@require_http_methods(["GET", "POST"])
@open_to(Role.LEADER)
def end(request: ActingRequest, code: str, variant_id: int) -> HttpResponse:
    """The last day of what a unit does otherwise."""
    errors: dict[str, str] = {}
    if request.method == "POST":
        last = day_text(request.POST, "valid_to")
        if last:
            end_variant(
                variant_id=variant_id, valid_to=date.fromisoformat(last), actor=request.actor
            )
            messages.success(request, _("The local rule ends on that day."))
            return redirect("office:procedure", code)
        errors["valid_to"] = _("Give a day that exists, for example 1 7 2025")
    today = timezone.localdate().isoformat()
    last_day = [Group([Question("valid_to", _("Last day"), today, kind="day")])]
    context = {
        "procedure": procedure_page(code),
        "groups": as_sent(last_day, request.POST, errors) if errors else last_day,
        "errors": [{"text": text, "href": f"#{name}"} for name, text in errors.items()],
        "ending": True,
    }
    status = 422 if errors else 200
    return render(request, "office/catalogue/variant.html", context, status=status)


_KEYS = ("unit", "channel", "limit", "limit_unit", "fee", "currency", "remark", "law")


def _questions(request: ActingRequest) -> list[Question]:
    def asked(key: str, label: str, **given: Any) -> Question:
        return Question(key, label, **given)

    mine = units(request.actor.units_as(Role.LEADER))
    units_items = [{"value": str(id_), "text": line.name} for id_, line in mine.items()]
    channels = [{"value": str(key), "text": str(word)} for key, word in CHANNELS.items()]
    time_units = [{"value": str(key), "text": str(word)} for key, word in UNITS.items()]
    currencies = [{"value": each, "text": each} for each in CURRENCIES]
    return [
        asked("unit", _("In which unit, and all below it"), kind="choice", items=units_items),
        asked(
            "channel",
            _("How to hand in"),
            kind="choice",
            items=[{"value": "", "text": _("every channel")}, *channels],
        ),
        asked("limit", _("Time limit"), kind="short", hint=_("Empty leaves the national limit")),
        asked("limit_unit", _("Counted in"), kind="choice", items=time_units),
        asked("fee", _("Fee"), kind="short", hint=_("Empty leaves the national fee; 0 is free")),
        asked("currency", _("Currency"), kind="choice", items=currencies),
        asked("law", _("Resolution or decision, with its number and day"), kind="lines", rows=3),
        Question("valid_from", _("In force from"), timezone.localdate().isoformat(), kind="day"),
        Question("valid_to", _("Last day"), "", kind="day", hint=_("Leave it empty for no end")),
        asked("remark", _("Remark"), kind="lines", rows=3),
    ]


def _read(request: ActingRequest, typed: dict[str, str]) -> tuple[Variant | None, dict[str, str]]:
    errors: dict[str, str] = {}
    numbers = {"limit": typed["limit"].replace(",", "."), "fee": figures(typed["fee"])}
    for key, text in numbers.items():
        if text and not is_number(text, MOST[key]):
            errors[key] = _("Give a number, for example 7 or 10000")
    if not typed["unit"].isdecimal():
        errors["unit"] = _("Choose one of the answers")
    if not typed["law"]:
        errors["law"] = _("Name the resolution or decision that sets it.")
    if typed["currency"] not in {"", *CURRENCIES}:
        errors["currency"] = _("Choose one of the answers")
    days = {key: day_text(request.POST, key) for key in ("valid_from", "valid_to")}
    if not days["valid_from"]:
        errors["valid_from"] = _("Give a day that exists, for example 1 7 2025")
    if days["valid_to"] is None:
        errors["valid_to"] = _("Give a day that exists, for example 1 7 2025")
    if errors:
        return None, errors
    limit, fee = (Decimal(numbers[key]) if numbers[key] else None for key in _NUMBERS)
    return Variant(
        law=typed["law"],
        valid_from=date.fromisoformat(days["valid_from"] or ""),
        valid_to=date.fromisoformat(days["valid_to"]) if days["valid_to"] else None,
        channel=typed["channel"],
        limit=limit,
        limit_unit=typed["limit_unit"] if limit is not None else "",
        fee=fee,
        currency=typed["currency"] if fee else "",
        remark=typed["remark"],
    ), {}
