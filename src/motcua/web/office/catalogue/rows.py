"""Rows of a draft that need more than a line: channels, and the papers of each case."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from motcua.services.catalogue.actions.variants import MOST_FEE, MOST_TIME
from motcua.services.catalogue.enums import Channel, TimeUnit
from motcua.services.catalogue.queries.words import CHANNELS, UNITS
from motcua.web.office.catalogue.fields import (
    Group,
    Question,
    columns,
    lines_of,
    rows_sent,
    text_of,
)

type Errors = dict[str, str]

SPARE = 1
"""Empty groups behind the filled ones."""
MOST = {"limit": MOST_TIME, "fee": MOST_FEE}
"""Below these numbers stay."""
CURRENCIES = ("VND", "USD", "EUR")


def pairs_text(rows: Sequence[Mapping[str, str]], first: str, second: str) -> str:
    """Rows of two columns as lines."""
    return "\n".join(
        f"{row[first]} | {row[second]}" if row.get(second) else row[first] for row in rows
    )


def pairs(lines: Sequence[str], first: str, second: str) -> list[dict[str, str]]:
    """Lines of two columns as rows; an empty second one is left out."""
    found = [dict(zip((first, second), columns(line, 2), strict=True)) for line in lines]
    return [{key: value for key, value in row.items() if value} for row in found]


def show_channels(content: Mapping[str, Any]) -> list[Group]:
    """A group of questions for each row, and an empty one."""
    filled: Sequence[Mapping[str, Any]] = content.get("channels", [])
    return [
        Group(
            _channel_questions(number, row),
            _("Channel %s") % (number + 1) if row else _("One more channel"),
        )
        for number, row in enumerate([*filled, *[{}] * SPARE])
    ]


def _channel_questions(number: int, row: Mapping[str, Any]) -> list[Question]:
    def named(key: str, label: str, **given: Any) -> Question:
        return Question(f"channel-{number}-{key}", label, row.get(key, ""), **given)

    return [
        named("channel", _("How to hand in"), kind="choice", items=_items(CHANNELS)),
        named("limit", _("Time limit"), kind="short", hint=_("Leave it empty where no law says")),
        named("unit", _("Counted in"), kind="choice", items=_items(UNITS)),
        named("fee", _("Fee"), kind="short", hint=_("0 is free; leave it empty where not said")),
        named(
            "currency",
            _("Currency"),
            kind="choice",
            items=[{"value": "", "text": "–"}, *({"value": c, "text": c} for c in CURRENCIES)],
        ),
        named("fee_remark", _("Condition of the fee")),
        named("remark", _("Remark"), kind="lines", rows=3),
    ]


def read_channels(data: QueryDict) -> tuple[dict[str, Any], Errors]:
    """The rows that name a channel; a number that is none is an error."""
    found, errors = [], {}
    for number in range(rows_sent(data, "channel")):
        row = {
            key: text_of(data, f"channel-{number}-{key}")
            for key in ("channel", "limit", "unit", "fee", "currency", "fee_remark", "remark")
        }
        if not row["channel"]:
            continue
        for key, most in MOST.items():
            row[key] = row[key].replace(",", ".") if key == "limit" else figures(row[key])
            if row[key] and not is_number(row[key], most):
                errors[f"channel-{number}-{key}"] = _("Give a number, for example 7 or 10000")
        if row["limit"] and not row["unit"]:
            errors[f"channel-{number}-unit"] = _("Say what the time is counted in")
        if row["fee"].strip("0.") and not row["currency"]:
            errors[f"channel-{number}-currency"] = _("Say in which currency")
        found.append({key: value for key, value in row.items() if value})
    return {"channels": found}, errors


def show_cases(content: Mapping[str, Any]) -> list[Group]:
    """A group of questions for each case, and an empty one."""
    filled: Sequence[Mapping[str, Any]] = content.get("cases", [])
    return [
        Group(
            _case_questions(number, row),
            _("Case %s") % (number + 1) if row else _("One more case"),
        )
        for number, row in enumerate([*filled, *[{}] * SPARE])
    ]


def _case_questions(number: int, row: Mapping[str, Any]) -> list[Question]:
    return [
        Question(
            f"case-{number}-heading",
            _("In which case"),
            row.get("heading", ""),
            hint=_("Leave it empty for papers that everybody brings"),
        ),
        Question(
            f"case-{number}-papers",
            _("Papers"),
            "\n".join(_paper_text(paper) for paper in row.get("papers", [])),
            kind="lines",
            hint=_("One a line: name | originals | copies | form.docx; form.pdf"),
            rows=6,
        ),
        Question(
            f"case-{number}-notes",
            _("Notes"),
            "\n".join(row.get("notes", [])),
            kind="lines",
            hint=_("One a line; what is no paper"),
            rows=3,
        ),
    ]


def read_cases(data: QueryDict) -> tuple[dict[str, Any], Errors]:
    """The cases that say anything; a count that is no number is an error."""
    found, errors = [], {}
    for number in range(rows_sent(data, "case")):
        heading = text_of(data, f"case-{number}-heading")
        notes = lines_of(data, f"case-{number}-notes")
        papers = []
        for line in lines_of(data, f"case-{number}-papers"):
            paper = _paper(line)
            if paper is None:
                errors[f"case-{number}-papers"] = (
                    _("This line is not name | originals | copies: %s") % line
                )
            else:
                papers.append(paper)
        case = {"heading": heading, "papers": papers, "notes": notes}
        if any(case.values()):
            found.append({key: value for key, value in case.items() if value})
    return {"cases": found}, errors


def _paper_text(paper: Mapping[str, Any]) -> str:
    cells = [
        paper["name"],
        str(paper.get("originals", "")),
        str(paper.get("copies", "")),
        "; ".join(paper.get("forms", [])),
    ]
    while cells and not cells[-1]:
        cells.pop()
    return " | ".join(cells)


def _paper(line: str) -> dict[str, Any] | None:
    name, originals, copies, forms = columns(line, 4)
    if not name or any(
        count and not re.fullmatch(r"\d{1,4}", count) for count in (originals, copies)
    ):
        return None
    paper: dict[str, Any] = {"name": name}
    if originals:
        paper["originals"] = int(originals)
    if copies:
        paper["copies"] = int(copies)
    if named := [form.strip() for form in forms.split(";") if form.strip()]:
        paper["forms"] = named
    return paper


def _items(words: Mapping[Channel, object] | Mapping[TimeUnit, object]) -> list[dict[str, str]]:
    found = [{"value": str(key), "text": str(word)} for key, word in words.items()]
    return [{"value": "", "text": "–"}, *found]


def figures(text: str) -> str:
    """An amount without the points that part its thousands."""
    return re.sub(r"[.,](?=\d{3}(?:\D|$))", "", text.replace(" ", ""))


def is_number(text: str, most: Decimal) -> bool:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return False
    return number.is_finite() and 0 <= number < most
