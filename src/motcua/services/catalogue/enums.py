"""The words that the catalogue's structure is made of."""

from enum import StrEnum


class Channel(StrEnum):
    """A way to hand a request in."""

    ONLINE = "online"
    COUNTER = "counter"
    POST = "post"


class TimeUnit(StrEnum):
    """What a time limit is counted in."""

    WORKING_DAY = "working_day"
    DAY = "day"
    HOUR = "hour"
    MONTH = "month"
    YEAR = "year"


class AgencyRole(StrEnum):
    """What an agency does in a procedure."""

    PERFORMS = "performs"
    DECIDES = "decides"
    DELEGATED = "delegated"
    PARTNER = "partner"


class Part(StrEnum):
    """A part of a procedure's record."""

    HEAD = "head"
    CHANNELS = "channels"
    PAPERS = "papers"
    RESULTS = "results"
    LAWS = "laws"
    RELATED = "related"


class Flag(StrEnum):
    """Why a part of a record could not be read for certain."""

    AUTHOR_UNSURE = "author_unsure"
    """The record's own author says so; the original is his sentence."""
    UNKNOWN_TERM = "unknown_term"
    """A level or subject that the profile's vocabulary does not hold."""
    CHANNELS_UNREAD = "channels_unread"
    TIME_RUNS_INTO_FEE = "time_runs_into_fee"
    """A number without a unit stands glued to a fee: several readings are possible."""
    TIME_WITHOUT_UNIT = "time_without_unit"
    TIME_IN_WORDS = "time_in_words"
    FEE_IS_PLACEHOLDER = "fee_is_placeholder"
    """The fee says "free" while its remark names an amount or another authority."""
    PAPERS_UNREAD = "papers_unread"
    NUMBER_RUNS_INTO_NAME = "number_runs_into_name"
    """Figures of a paper's name stand glued to its count."""
    FORM_RUNS_INTO_NAME = "form_runs_into_name"
    """Where a paper's name ends and the name of its form begins is a guess."""
    CASE_RUNS_INTO_PAPER = "case_runs_into_paper"
    RESULTS_UNREAD = "results_unread"
    LAWS_UNREAD = "laws_unread"
    RELATED_UNREAD = "related_unread"
