"""Personal data: asked only with a reason, and not where a register of the State answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from motcua.instruments.forms.model import Question, Words, in_language
from motcua.services.catalogue.gate import forms
from motcua.services.catalogue.gate.look import FORM, SERVICE, Look
from motcua.services.catalogue.package.findings import Finding
from motcua.services.catalogue.package.rule import Fact, Rule

NO_NEED = Rule(
    "data.no_need",
    vi="“{question}” là dữ liệu cá nhân mà gói không nói vì sao cần hỏi.",
    vi_cure="Hãy thêm vào needs của service.yaml mục {key} với lý do (why), hoặc bỏ câu hỏi.",
    en="“{question}” asks for personal data, and the package does not say why.",
    en_cure="Add {key} with its reason (why) to needs in service.yaml, or leave the question out.",
)
IN_REGISTER = Rule(
    "data.in_register",
    vi="“{question}” đã có trong {register}, không cần hỏi lại.",
    vi_cure="Hãy khai {key} trong gives của registers ({register_key}), hoặc nói trong needs "
    "vì sao vẫn phải hỏi.",
    en="“{question}” is known to a register already: {register}.",
    en_cure="Name {key} under gives of registers ({register_key}), or say in needs why it must "
    "still be asked.",
)
UNKNOWN_REGISTER = Rule(
    "data.unknown_register",
    vi="Không có cơ sở dữ liệu nào mang khóa {register}.",
    vi_cure="Hãy dùng một trong: {known}.",
    en="There is no register with the key {register}.",
    en_cure="Use one of these: {known}.",
)
UNKNOWN_QUESTION = Rule(
    "data.unknown_question",
    vi="form.yaml không có câu hỏi {key}.",
    vi_cure="Hãy ghi khóa của một câu hỏi, hoặc khóa.phần của một khối, ví dụ mother.number.",
    en="form.yaml has no question {key}.",
    en_cure="Write the key of a question, or key.part of a block, as mother.number.",
)

_PERSONAL = frozenset({"personal_number", "phone", "email", "address"})
_FILLED_BY_BROWSERS = frozenset(
    {"name", "given-name", "family-name", "bday", "sex", "tel", "email", "street-address"}
)
_NUMBERS = frozenset({"personal_number", "tax_number"})


@dataclass(frozen=True)
class _Datum:
    """One thing that is asked about somebody; ``beside`` are the parts of the same block."""

    key: str
    part: str
    type: str
    label: Words
    line: int
    beside: Mapping[str, Question]


def personal_data_are_needed(look: Look) -> Iterator[Finding]:
    definition = look.package.definition
    given = {name for register in definition.registers for name in register.gives}
    reasons = {need.question for need in definition.needs}
    for datum in _data(look):
        names = {datum.key, datum.key.partition(".")[0]}
        if names & reasons or names & given:
            continue
        register = _register_for(datum, look)
        facts: dict[str, Fact] = {"question": datum.label, "key": datum.key}
        if register:
            name = look.house.registers[register].name
            yield IN_REGISTER.finding(
                FORM, datum.line, **facts, register=name, register_key=register
            )
        else:
            yield NO_NEED.finding(FORM, datum.line, **facts)


def registers_are_known(look: Look) -> Iterator[Finding]:
    definition, known = look.package.definition, look.house.registers
    named = [(each.register, ("registers", each.register)) for each in definition.registers]
    named += [
        (paper.replaced_by, ("papers", paper.key))
        for paper in definition.papers
        if paper.replaced_by
    ]
    for register, path in named:
        if register not in known:
            yield UNKNOWN_REGISTER.finding(
                SERVICE, look.service.of(*path), register=register, known=", ".join(known) or "–"
            )


def questions_exist(look: Look) -> Iterator[Finding]:
    definition = look.package.definition
    known = set(_keys(look))
    named: list[tuple[str, tuple[str, ...]]] = [
        (need.question, ("needs", need.question)) for need in definition.needs
    ]
    named += [
        (name, ("registers", register.register, "gives", name))
        for register in definition.registers
        for name in register.gives
    ]
    for key, path in named:
        if key not in known:
            yield UNKNOWN_QUESTION.finding(SERVICE, look.service.of(*path), key=key)


def _keys(look: Look) -> Iterator[str]:
    for form in look.forms.values():
        yield from (value.name for value in forms.values(form))
        yield from (group.key for group in forms.groups(form))
        for each in forms.asked(form):
            yield each.question.key
            yield from (f"{each.question.key}.{part}" for part in each.question.parts)
            if each.question.type == "address":
                yield from (f"{each.question.key}.{part}" for part in forms.ADDRESS)


def _data(look: Look) -> Iterator[_Datum]:
    """What the form asks of somebody: single questions, and the parts of blocks."""
    lines = look.lines(FORM)
    for each in forms.asked(look.package.form):
        question, line = each.question, lines.question(each.question.key)
        for part, inner in question.parts.items():
            if question.type == "person" or inner.type in _PERSONAL:
                yield _Datum(
                    f"{question.key}.{part}",
                    part,
                    inner.type,
                    _joined(question.label, inner.label),
                    line,
                    question.parts,
                )
        if question.type in _PERSONAL or question.autocomplete in _FILLED_BY_BROWSERS:
            yield _Datum(question.key, "", question.type, question.label, line, {})


def _register_for(datum: _Datum, look: Look) -> str:
    """The register that gives this part of a block whose number is asked; empty for none."""
    if datum.type in _NUMBERS:
        return ""
    numbers = {each.type for each in datum.beside.values()} & _NUMBERS
    return next(
        (
            key
            for key, register in look.house.registers.items()
            if register.by & numbers and datum.part in register.gives
        ),
        "",
    )


def _joined(outer: Words, inner: Words) -> Words:
    return {lang: f"{in_language(outer, lang)}: {in_language(inner, lang)}" for lang in outer}


CHECKS = (personal_data_are_needed, registers_are_known, questions_exist)
