"""The portal promises by the rules of the country and the options of the package."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from motcua.kit.clock import Unit
from motcua.services.catalogue.package.parts import Channel, Fee, TimeLimit
from motcua.services.catalogue.terms import due_of, terms_of
from motcua.services.catalogue.tests.trying import country

TWO_DAYS = Channel("online", TimeLimit(2, Unit.WORKING_DAYS, "1/QĐ"), Fee("1/QĐ"))
SAME_DAY = Channel(
    "online",
    TimeLimit(1, Unit.WORKING_DAYS, "163/QĐ-BTP", same_day=True, cutoff=time(15)),
    Fee("163/QĐ-BTP"),
)


def due(channel: Channel, received: str) -> str:
    at = country().local(datetime.fromisoformat(received))
    found = due_of(channel, at, country().calendar, country().law)
    assert found
    return found.at.isoformat(timespec="minutes")[:16]


@pytest.mark.parametrize(
    ("channel", "received", "promised"),
    [
        (TWO_DAYS, "2026-11-25T09:00", "2026-11-27T17:00"),
        (TWO_DAYS, "2026-11-25T16:30", "2026-11-27T17:00"),
        (TWO_DAYS, "2026-11-25T20:00", "2026-11-30T17:00"),
        (SAME_DAY, "2026-11-25T15:00", "2026-11-25T17:00"),
        (SAME_DAY, "2026-11-25T15:01", "2026-11-26T17:00"),
        (SAME_DAY, "2026-11-27T15:30", "2026-11-30T17:00"),
    ],
)
def test_a_day_is_promised_as_the_country_counts(
    channel: Channel, received: str, promised: str
) -> None:
    assert due(channel, received) == promised


def test_the_cut_off_of_the_package_holds_before_that_of_the_country() -> None:
    noon = replace(SAME_DAY, limit=replace(SAME_DAY.limit, cutoff=time(11)))

    assert due(noon, "2026-11-25T13:30") == "2026-11-26T17:00"


def test_a_regime_that_the_country_does_not_have_is_said_with_those_that_it_has() -> None:
    odd = replace(TWO_DAYS, regime="tacit")

    with pytest.raises(ValueError, match="no regime 'tacit'; there are general, same_day"):
        due(odd, "2026-11-25T09:00")


def test_without_a_limit_nothing_is_due() -> None:
    free = replace(TWO_DAYS, limit=TimeLimit(None, Unit.WORKING_DAYS, ""))
    at = country().local(datetime.fromisoformat("2026-11-25T09:00"))

    assert due_of(free, at, country().calendar, country().law) is None


def test_a_same_day_is_counted_so_also_under_another_regime() -> None:
    usual = replace(SAME_DAY, regime="general")
    terms = terms_of(usual, date(2026, 11, 25), country().calendar, country().law)

    assert terms.regime.name["en"] == "Administrative procedure"
    assert due(usual, "2026-11-25T14:59") == "2026-11-25T17:00"
