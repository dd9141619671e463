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


class DraftState(StrEnum):
    """How far a draft has come."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    """It is in force from a day to come."""
    PUBLISHED = "published"
    DISCARDED = "discarded"


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
    """The record's own author says so; the original is the author's sentence."""
    SECTION_CUT_ANEW = "section_cut_anew"
    """The record's field was cut in a wrong place; the part was read from the page's whole text."""
    UNKNOWN_TERM = "unknown_term"
    """A level or subject that the profile's vocabulary does not hold."""
    CHANNELS_UNREAD = "channels_unread"
    TIME_RUNS_INTO_FEE = "time_runs_into_fee"
    """A number without a unit stands glued to a fee, so that several readings are possible."""
    TIME_WITHOUT_UNIT = "time_without_unit"
    TIME_IN_WORDS = "time_in_words"
    FEE_IS_PLACEHOLDER = "fee_is_placeholder"
    """It says "free of charge", with a condition that speaks of a fee or of another authority."""
    FEE_LOOKS_CUT = "fee_looks_cut"
    """Smaller than anything that is charged: thousands may have been left out."""
    PAPERS_UNREAD = "papers_unread"
    NUMBER_RUNS_INTO_NAME = "number_runs_into_name"
    """Figures of a paper's name stand glued to its count."""
    FORM_RUNS_INTO_NAME = "form_runs_into_name"
    """Where a paper's name ends and the name of its form begins is not certain."""
    RESULTS_UNREAD = "results_unread"
    LAWS_UNREAD = "laws_unread"
    RELATED_UNREAD = "related_unread"
