"""Tags and filters of every template: components, and how days, times and figures are written."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from motcua.kit import numbers
from motcua.web.shared.design import component as design

register = template.Library()


@register.simple_tag(name="component")
def component(component_name: str, /, **parameters: Any) -> SafeString:
    """``{% component "button" text=_("Continue") %}``; checked against the component's YAML."""
    return design.render(component_name, **parameters)


@register.filter
def vn_date(value: date | None) -> str:
    """25/11/2026; in English 25 Nov 2026."""
    return numbers.date_text(_day(value), _language()) if value else ""


@register.filter
def vn_weekday_date(value: date | None) -> str:
    """Thứ Tư 25/11/2026; in English Wednesday 25 Nov 2026."""
    return numbers.weekday_date_text(_day(value), _language()) if value else ""


@register.filter
def vn_datetime(value: datetime | None) -> str:
    """17:00 25/11/2026 by the clock of this installation; in English 5 pm, 25 Nov 2026."""
    return numbers.moment_text(_local(value), _language()) if value else ""


@register.filter(name="bytes")
def bytes_(value: int) -> str:
    """2,1 MB; in English 2.1 MB."""
    return numbers.bytes_text(value, _language())


@register.filter
def number(value: int | Decimal) -> str:
    """11.204; in English 11,204."""
    return numbers.number_text(value, _language())


@register.filter
def short_weekday(value: date) -> str:
    """T4; in English Wed."""
    return numbers.short_weekday(value, _language())


@register.filter
def lines(value: Any) -> list[Any]:
    """The lines of a value that is a text or a list of lines."""
    return list(value) if isinstance(value, list | tuple) else [value]


@register.filter
def values_of(items: Iterable[Any], key: str) -> list[Any]:
    """The different values that the items have under one key, without the empty ones."""
    found = (item.get(key) if isinstance(item, Mapping) else getattr(item, key) for item in items)
    return list(dict.fromkeys(value for value in found if value))


@register.filter
def text_at(items: Sequence[Any], position: int) -> Any:
    """The text of the item at a position, from 0; the item is a text itself or holds one."""
    item = items[position]
    return item["text"] if isinstance(item, Mapping) else item


@register.filter
def item_id(first: str, counter: int) -> str:
    """The id of an answer in a group: the first has the group's, so that a link finds it."""
    return first if counter == 1 else f"{first}-{counter}"


@register.filter
def message_id(counter: int) -> str:
    """The id of one message among several on a page."""
    return f"message-{counter}"


def _language() -> str:
    return get_language() or "vi"


def _day(value: date) -> date:
    return _local(value).date() if isinstance(value, datetime) else value


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value
