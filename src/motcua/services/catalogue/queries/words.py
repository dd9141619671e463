"""The structure in the reader's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from motcua.kit.numbers import number_text
from motcua.services.catalogue.enums import AgencyRole, Channel, Flag, TimeUnit
from motcua.services.catalogue.queries.profile import profile_folder
from motcua.services.catalogue.rules.structure import Doubt
from motcua.services.catalogue.vocabulary import Names, terms

CHANNELS: Mapping[Channel, object] = {
    Channel.ONLINE: _("Online"),
    Channel.COUNTER: _("At the counter"),
    Channel.POST: _("By post"),
}
UNITS: Mapping[TimeUnit, object] = {
    TimeUnit.WORKING_DAY: _("working days"),
    TimeUnit.DAY: _("days"),
    TimeUnit.HOUR: _("hours"),
    TimeUnit.MONTH: _("months"),
    TimeUnit.YEAR: _("years"),
}
AGENCY_ROLES: Mapping[AgencyRole, object] = {
    AgencyRole.PERFORMS: _("Handles it"),
    AgencyRole.DECIDES: _("Decides"),
    AgencyRole.DELEGATED: _("On behalf of it"),
    AgencyRole.PARTNER: _("Together with"),
}
REASONS: Mapping[Flag, object] = {
    Flag.AUTHOR_UNSURE: _("Not certain:"),
    Flag.SECTION_CUT_ANEW: _("The record broke off here; the part was read from its whole page."),
    Flag.UNKNOWN_TERM: _("This word is not in the vocabulary:"),
    Flag.CHANNELS_UNREAD: _("The table of channels could not be read; the record says:"),
    Flag.TIME_RUNS_INTO_FEE: _("Time and fee run into each other; the record says:"),
    Flag.TIME_WITHOUT_UNIT: _("The record gives a number without a unit:"),
    Flag.TIME_IN_WORDS: _("The record gives the time in words:"),
    Flag.FEE_IS_PLACEHOLDER: _("The record says free of charge, but speaks of a fee:"),
    Flag.FEE_LOOKS_CUT: _("The fee looks cut short; the record says:"),
    Flag.PAPERS_UNREAD: _("A part of the papers could not be read; the record says:"),
    Flag.NUMBER_RUNS_INTO_NAME: _("Number and name of a paper run into each other:"),
    Flag.FORM_RUNS_INTO_NAME: _("Name and form of a paper run into each other:"),
    Flag.RESULTS_UNREAD: _("The results could not be read; the record says:"),
    Flag.LAWS_UNREAD: _("A legal basis has no number that can be read:"),
    Flag.RELATED_UNREAD: _("The related procedures could not be read; the record says:"),
}
CURRENCIES = {"vi": {"VND": "đồng"}}
"""What a currency is called in a language; else its code."""


@dataclass(frozen=True)
class Term:
    """A code of the profile's vocabulary with its name in the reader's language."""

    code: str
    name: str


@dataclass(frozen=True)
class DoubtLine:
    """Why something is not certain, as a sentence, and the record's own text."""

    reason: str
    original: str


def levels() -> tuple[Term, ...]:
    """All levels of authority, in the vocabulary's order."""
    return _terms(terms(profile_folder()).levels)


def subjects() -> tuple[Term, ...]:
    """All whom a procedure may concern, in the vocabulary's order."""
    return _terms(terms(profile_folder()).subjects)


def named(codes: tuple[str, ...] | list[str], known: tuple[Term, ...]) -> tuple[Term, ...]:
    """The codes as terms; one that the vocabulary has lost stands under its code."""
    by_code = {term.code: term for term in known}
    return tuple(by_code.get(code, Term(code, code)) for code in codes)


def channel_name(channel: str) -> str:
    """Online, at the counter, by post; nothing for no channel."""
    return str(CHANNELS[Channel(channel)]) if channel else ""


def limit_text(limit: Decimal | None, unit: str | None) -> str:
    """``7 working days``; the number alone without a unit, nothing without a number."""
    if limit is None:
        return ""
    figure = number_text(limit, get_language() or "vi")
    if not unit:
        return figure
    count = int(limit) if limit == int(limit) else 2
    return _unit_words(TimeUnit(unit), count) % {"limit": figure}


def fee_text(fee: Decimal | None, currency: str) -> str:
    """``10.000 đồng`` or ``10,000 VND``; free of charge for 0, nothing where none is given."""
    if fee is None:
        return ""
    if fee == 0:
        return gettext("Free")
    language = get_language() or "vi"
    name = CURRENCIES.get(language, {}).get(currency, currency)
    return f"{number_text(fee, language)} {name}".strip()


def doubt_line(doubt: Doubt) -> DoubtLine:
    return DoubtLine(str(REASONS[doubt.reason]), doubt.original)


def _terms(names: Mapping[str, Names]) -> tuple[Term, ...]:
    language = get_language() or "vi"
    return tuple(Term(code, name.get(language) or name["vi"]) for code, name in names.items())


def _unit_words(unit: TimeUnit, count: int) -> str:
    words = {
        TimeUnit.WORKING_DAY: ngettext("%(limit)s working day", "%(limit)s working days", count),
        TimeUnit.DAY: ngettext("%(limit)s day", "%(limit)s days", count),
        TimeUnit.HOUR: ngettext("%(limit)s hour", "%(limit)s hours", count),
        TimeUnit.MONTH: ngettext("%(limit)s month", "%(limit)s months", count),
        TimeUnit.YEAR: ngettext("%(limit)s year", "%(limit)s years", count),
    }
    return words[unit]
