"""Filters for what the domains say: texts in two languages, states, money, masked numbers."""

from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.foundation.identity.queries import mask_number
from motcua.foundation.organisations.queries import UnitLine
from motcua.instruments.forms.model import Words, in_language
from motcua.kit.numbers import number_text

register = template.Library()

_KINDS = {"submitted": "plain", "received": "paused", "proposed": "paused"}


@register.filter
def in_words(words: Words) -> str:
    """The text in the page's language."""
    return in_language(words, get_language() or "vi")


@register.filter
def unit_name(unit: UnitLine) -> str:
    return unit.name_en if get_language() == "en" else unit.name_vi


@register.filter
def money(amount: int | None) -> str:
    """``100.000 đ``; nothing to pay is said in words, and so is a fee that is not known yet."""
    if amount is None:
        return _("We tell you before anything is to be paid")
    if not amount:
        return _("Free of charge")
    return f"{number_text(amount, get_language() or 'vi')} đ"


@register.filter
def masked(number: str) -> str:
    """A personal number with its middle hidden."""
    return mask_number(number) if number else ""


@register.filter
def vn_time(moment: datetime) -> str:
    """17:00, by the clock of this installation."""
    return timezone.localtime(moment).strftime("%H:%M")


@register.filter
def case_kind(line: Any) -> str:
    """The kind of tag that goes with a case's state."""
    if line.outcome:
        return "early" if line.outcome == "granted" else "late"
    return _KINDS.get(line.state, "plain")
