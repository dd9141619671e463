"""Releases from before packages had a process: one limit, one fee and one result for all.

Drafts and cases that began under one of them are still read; nothing new is released so.
"""

from motcua.kit.clock import Unit
from motcua.kit.datafile import Value
from motcua.services.catalogue.package import parts
from motcua.services.catalogue.package.model import CHANNELS, ServiceDefinition
from motcua.services.catalogue.package.scalars import Fields, text, texts, whole, words

REQUIRED = (
    "code", "name", "summary", "decision", "sector", "fee", "time", "papers", "result", "refusal",
    "signed_as", "law",
)  # fmt: skip


def is_older(root: Value) -> bool:
    """Whether ``service.yaml`` is of the former kind."""
    return root.is_mapping() and "time" in {name for name, _value in root.entries()}


def older_definition(root: Value) -> ServiceDefinition:
    """Its facts in today's form: every channel has the one limit and the one fee."""
    fields = root.mapping(*REQUIRED, optional=("notes", "level", "applicants"))
    limit, fee = _limit(fields["time"]), _fee(fields["fee"])
    name = words(fields["name"])
    papers = tuple(_paper(item) for item in fields["papers"].items())
    notes = fields["notes"].items() if "notes" in fields else []
    return ServiceDefinition(
        code=fields["code"].text(),
        name=name,
        summary=words(fields["summary"]),
        decision=fields["decision"].text(),
        sector=words(fields["sector"]),
        law=tuple(_law(item) for item in fields["law"].items()),
        channels=tuple(parts.Channel(key, limit, fee) for key in CHANNELS),
        cases=(parts.PaperCase("usual", name, papers),),
        results=(_outcome(fields["result"], "result"),),
        refusal=_outcome(fields["refusal"], "refusal"),
        signed_as=fields["signed_as"].text(),
        applicants=texts(fields["applicants"]) if "applicants" in fields else ("person",),
        level=fields["level"].count() if "level" in fields else 1,
        notes=tuple(_note(item) for item in notes),
    )


def _limit(value: Value) -> parts.TimeLimit:
    fields = value.mapping("rule", "source", optional=("cutoff", "days"))
    source = fields["source"].text()
    if fields["rule"].choice(("same_day", "working_days")) == "working_days":
        days = fields["days"].count() if "days" in fields else None
        return parts.TimeLimit(days, Unit.WORKING_DAYS, source)
    cutoff = fields["cutoff"].hour() if "cutoff" in fields else None
    return parts.TimeLimit(1, Unit.WORKING_DAYS, source, same_day=True, cutoff=cutoff)


def _fee(value: Value) -> parts.Fee:
    fields = value.mapping("amount", "source", optional=("value",))
    return parts.Fee(fields["source"].text(), whole(fields["amount"]), text(fields, "value"))


def _paper(value: Value) -> parts.Paper:
    fields = value.mapping("key", "name", "originals")
    return parts.Paper(fields["key"].text(), words(fields["name"]), whole(fields["originals"]))


def _outcome(value: Value, key: str) -> parts.Outcome:
    fields: Fields = value.mapping("name", "template", "book", optional=("code",))
    return parts.Outcome(
        name=words(fields["name"]),
        template=fields["template"].text(),
        book=fields["book"].text(),
        code=text(fields, "code"),
        key=key,
    )


def _law(value: Value) -> parts.Law:
    fields = value.mapping("number", "title")
    return parts.Law(fields["number"].text(), words(fields["title"]))


def _note(value: Value) -> parts.Note:
    fields = value.mapping("when", "text", "source")
    return parts.Note(fields["when"].text(), words(fields["text"]), fields["source"].text())
