"""Reasons and findings as sentences, in Vietnamese and English."""

from collections.abc import Iterator, Sequence

from motcua.kit.feel.dmn.decisions import Answer
from motcua.kit.feel.dmn.errors import worded
from motcua.kit.feel.dmn.table.checking import Gap, NotDecided, Overlap, Verdict, Where
from motcua.kit.feel.dmn.table.pieces import NULL
from motcua.kit.feel.dmn.table.regions import Region
from motcua.kit.feel.dmn.watch import DecisionReason, Fired, TableReason
from motcua.kit.feel.dmn.words import LANGUAGES
from motcua.kit.feel.writing import quoted


def reasons(answer: Answer, language: str) -> Iterator[str]:
    """One line after the other: each decision, what it rests on, which rules fired and why."""
    for decision in answer.decisions:
        yield from _decision(decision, language)
    for trouble in answer.troubles:
        yield worded("why.trouble", {"trouble": trouble.sentence(language)}, language)


def facts(answer: Answer, *, why: bool) -> dict[str, object]:
    """An answer as values of FEEL alone, with its reasons where they are asked for."""
    troubles = [{each: trouble.sentence(each) for each in LANGUAGES} for trouble in answer.troubles]
    found: dict[str, object] = {"value": answer.value, "troubles": troubles}
    if why:
        found["decisions"] = [_decision_facts(each) for each in answer.decisions]
    return found


def _decision_facts(reason: DecisionReason) -> dict[str, object]:
    tables = [
        {
            "table": table.table,
            "hit policy": table.hit_policy,
            "inputs": dict(table.inputs),
            "rules": [_rule_facts(rule) for rule in table.fired],
            "result": table.result,
        }
        for table in reason.tables
    ]
    return {"name": reason.name, "inputs": reason.inputs, "tables": tables, "value": reason.value}


def _rule_facts(rule: Fired) -> dict[str, object]:
    return {
        "rule": rule.number,
        "id": rule.id,
        "tests": dict(rule.tests),
        "results": dict(rule.results),
        "remarks": list(rule.remarks),
    }


def _decision(reason: DecisionReason, language: str) -> Iterator[str]:
    facts = {"name": reason.name, "value": quoted(reason.value)}
    yield worded("why.decision", facts, language)
    if reason.inputs:
        given = ", ".join(f"{name} = {quoted(value)}" for name, value in reason.inputs.items())
        yield "  " + worded("why.given", {"given": given}, language)
    for table in reason.tables:
        yield from (f"  {line}" for line in _table(table, language))


def _table(table: TableReason, language: str) -> Iterator[str]:
    facts = {"table": table.table, "policy": table.hit_policy, "result": quoted(table.result)}
    yield worded("why.table", facts, language)
    values = dict(table.inputs)
    for rule in table.fired:
        yield f"  {_fired(rule, values, language)}"
    if not table.fired:
        yield "  " + worded("why.no_rule", {}, language)


def _fired(rule: Fired, values: dict[str, object], language: str) -> str:
    met = "; ".join(
        worded("why.test", {"name": name, "value": quoted(values[name]), "test": test}, language)
        for name, test in rule.tests
    )
    results = ", ".join(f"{name} = {text}" if name else text for name, text in rule.results)
    remarks = f" ({'; '.join(rule.remarks)})" if rule.remarks else ""
    met = met or worded("why.always", {}, language)
    facts = {"rule": rule.number, "met": met, "results": results}
    return worded("why.rule", facts, language) + remarks


def clean(language: str) -> str:
    """That a check found nothing."""
    return worded("check.clean", {}, language)


def verdict_text(verdict: Verdict, language: str) -> str:
    """What the checker found in a table, as a sentence with a cure."""
    match verdict:
        case Gap():
            return worded("check.gap", {"where": _where(verdict.where, language)}, language)
        case Overlap():
            one, other = verdict.rules
            where = _where(verdict.where, language)
            return worded("check.overlap", {"one": one, "other": other, "where": where}, language)
        case NotDecided():
            rule = "" if verdict.rule is None else worded("check.rule", vars(verdict), language)
            facts = {**vars(verdict), "place": f"{verdict.column}{rule}"}
            return worded(verdict.key, facts, language)


def _where(where: Where, language: str) -> str:
    if not where:
        return worded("check.everything", {}, language)
    return "; ".join(f"{heading}: {_regions(regions, language)}" for heading, regions in where)


def _regions(regions: Sequence[Region], language: str) -> str:
    return ", ".join(_span(first, last, language) for first, last in _joined(regions))


def _joined(regions: Sequence[Region]) -> Iterator[tuple[Region, Region]]:
    """Neighbours of an ordered kind as one span."""
    first = last = regions[0]
    for region in regions[1:]:
        touches = last.high is not None and last.high == region.low
        if touches and (last.single or region.single):
            last = region
            continue
        yield first, last
        first = last = region
    yield first, last


def _span(first: Region, last: Region, language: str) -> str:
    if first.kind == NULL:
        return "null"
    if first is last and first.single:
        return quoted(first.low)
    if first.kind not in {"number", "date"}:
        return worded("check.other", {}, language)
    if first.low is None and last.high is None:
        return worded("check.any", {}, language)
    if first.low is None:
        return f"{'<=' if last.single else '<'} {quoted(last.high)}"
    if last.high is None:
        return f"{'>=' if first.single else '>'} {quoted(first.low)}"
    opening, closing = "[" if first.single else "(", "]" if last.single else ")"
    return f"{opening}{quoted(first.low)}..{quoted(last.high)}{closing}"
