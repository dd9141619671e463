"""The letters: each is named by the service, and each can be set."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from typing import Any

from motcua.instruments.documents.errors import Unrenderable
from motcua.instruments.forms.around import Around
from motcua.instruments.forms.walk import walk
from motcua.services.catalogue.gate.look import Look
from motcua.services.catalogue.gate.samples import Samples
from motcua.services.catalogue.letters import (
    Agency,
    Decision,
    Letter,
    Party,
    Request,
    decision_facts,
)
from motcua.services.catalogue.package.findings import Finding
from motcua.services.catalogue.package.model import Example, Person
from motcua.services.catalogue.package.parts import Outcome
from motcua.services.catalogue.package.rule import Rule
from motcua.services.catalogue.trial.asking import as_answers

NAMED_BY_NOBODY = Rule(
    "letter.named_by_nobody",
    vi="Không kết quả, từ chối hay thông báo nào dùng mẫu này.",
    vi_cure="Hãy ghi {template} vào results, refusal hoặc notices của service.yaml, hoặc bỏ tệp.",
    en="No result, refusal or notice uses this template.",
    en_cure="Name {template} under results, refusal or notices of service.yaml, or leave it out.",
)
NOT_SET = Rule(
    "letter.not_set",
    vi="Không in được {template}: {reason}",
    vi_cure="Hãy sửa mẫu tại chỗ này.",
    en="{template} cannot be set: {reason}",
    en_cure="Mend the template at this place.",
)

_IMPORTED = re.compile(r"(?:import|include)\s*\(?\s*\"([^\"]+)\"")
_NOBODY = _REASON = "–"
_CODE = "0000-0000-0000"


def letters_have_a_use(look: Look) -> Iterator[Finding]:
    files = look.package.documents()
    used = list(_named(look))
    for template in used:
        used += [name for name in _imports(files.get(template, b"")) if name not in used]
    for template in files.keys() - set(used) - set(look.house.letterheads):
        yield NAMED_BY_NOBODY.finding(f"documents/{template}", template=template)


def letters_can_be_set(look: Look) -> Iterator[Finding]:
    """Each template once, with the facts of the example that expects it, else of the first."""
    files = look.package.documents()
    signed = {each.template for each in _outcomes(look)}
    facts: dict[str, dict[str, Any]] = {}
    for template in dict.fromkeys(_named(look)):
        if template not in files:
            continue
        example = _example_for(template, look)
        file = example.file if example else ""
        data = facts.get(file)
        if data is None:
            data = facts[file] = decision_facts(_request(look, example), _decision(look, example))
        letter = Letter(files, template, data, signed=template in signed)
        try:
            letter.as_pdf(_at(look, example))
        except Unrenderable as error:
            yield NOT_SET.finding(
                f"documents/{error.file or template}",
                error.line or 0,
                template=error.file or template,
                reason=f"{error.reason.rstrip('.')}.",
            )


def _named(look: Look) -> Iterator[str]:
    definition = look.package.definition
    yield from (each.template for each in _outcomes(look))
    yield from (notice.template for notice in definition.notices if notice.template)


def _outcomes(look: Look) -> tuple[Outcome, ...]:
    definition = look.package.definition
    return (*definition.results, definition.refusal)


def _imports(text: bytes) -> list[str]:
    return _IMPORTED.findall(text.decode())


def _example_for(template: str, look: Look) -> Example | None:
    examples = look.package.examples
    expecting = (
        each
        for each in examples
        if any(letter.template == template for letter in each.expect.letters or ())
    )
    return next(expecting, examples[0] if examples else None)


def _request(look: Look, example: Example | None) -> Request:
    definition = look.package.definition
    return Request(
        definition=definition,
        agency=Agency(look.house.operator, look.house.operator),
        applicant=_party(example.applicant) if example else Party(_NOBODY),
        submitted_at=_at(look, example),
        answers=_answers(look, example),
        case=(example.expect.case if example else "") or definition.cases[0].key,
        fee=example.expect.fee if example else None,
        code=_CODE,
        environment={value.name: _NOBODY for value in definition.environment},
    )


def _decision(look: Look, example: Example | None) -> Decision:
    process = look.package.process
    steps: dict[str, list[Mapping[str, Any]]] = {
        node.id: [] for node in (process.nodes() if process else ())
    }
    for step in example.steps if example else ():
        steps.setdefault(step.step, []).append(as_answers(step.data))
    return Decision(
        day=_at(look, example).date(),
        number=_CODE,
        signer=_NOBODY,
        title=_NOBODY,
        verify_code=_CODE,
        reason=_REASON,
        steps=steps,
    )


def _party(person: Person) -> Party:
    return Party(person.name, person.number, person.born, person.sex)


def _answers(look: Look, example: Example | None) -> Mapping[str, Any]:
    form, day = look.package.form, _at(look, example).date()
    given = example.answers if example else next(Samples(form, day).of(frozenset()))
    return walk(form, given, Around(day)).kept()


def _at(look: Look, example: Example | None) -> datetime:
    """When it is handed in, in some zone: a paper asks for one."""
    found = example.at if example else datetime.combine(look.house.bounds.since, time(9))
    return found if found.tzinfo else found.replace(tzinfo=UTC)


CHECKS = (letters_have_a_use, letters_can_be_set)
