"""Questions and values that nothing needs."""

import re
from collections.abc import Iterator

from motcua.kit.feel.dmn.model.elements import InputData
from motcua.services.catalogue.gate import forms
from motcua.services.catalogue.gate.expressions import expressions_of
from motcua.services.catalogue.gate.look import FORM, Look
from motcua.services.catalogue.package.findings import Finding
from motcua.services.catalogue.package.rule import Rule

UNUSED_QUESTION = Rule(
    "form.unused_question",
    vi="Câu trả lời cho “{question}” không được dùng ở đâu cả.",
    vi_cure="Hãy bỏ câu hỏi {key}, dùng nó trong giấy tờ, điều kiện, hoặc nói lý do ở needs.",
    en="Nothing uses the answer to “{question}”.",
    en_cure="Leave {key} out, use it in a letter or a condition, or give the reason in needs.",
)
UNUSED_VALUE = Rule(
    "form.unused_value",
    vi="Giá trị {key} được tính mà không dùng ở đâu cả.",
    vi_cure="Hãy bỏ nó, hoặc cho nó một nhãn (label) để người khai thấy.",
    en="The value {key} is calculated, and nothing uses it.",
    en_cure="Leave it out, or give it a label so that people see it.",
)

_WORD = re.compile(r"[a-z][a-z0-9_]*")
_FACT = re.compile(r"[.\"]([a-z][a-z0-9_]*)")
"""How a template names a fact: ``answers.street``, ``answers.at("street")``."""
_SAYING = frozenset({"declaration", "consent"})
"""Types whose question is what matters: that it was declared or agreed to."""


def answers_are_used(look: Look) -> Iterator[Finding]:
    """Of the applicant's form every answer; what colleagues write they read themselves."""
    used = set(_used(look))
    for file, form in look.forms.items():
        lines = look.lines(file)
        for each in forms.asked(form):
            question = each.question
            if file == FORM and question.key not in used and question.type not in _SAYING:
                yield UNUSED_QUESTION.finding(
                    file,
                    lines.question(question.key),
                    question=question.label,
                    key=question.key,
                )
        for value in forms.values(form):
            if value.name not in used and not value.label:
                yield UNUSED_VALUE.finding(file, forms.line_of(value.rule), key=value.name)


def _used(look: Look) -> Iterator[str]:
    """Names that something asks for: expressions, decisions, letters, and ``service.yaml``."""
    for form in look.forms.values():
        for rule in forms.rules(form):
            yield from rule.names
        yield from (group.named_by for group in forms.groups(form))
    for each in expressions_of(look):
        yield from _WORD.findall(each.text)
    for model in {id(each): each for each in look.package.decisions.values()}.values():
        nodes = (node.element for node in model.model.nodes)
        yield from (node.known_as for node in nodes if isinstance(node, InputData))
    for path, text in look.package.files.items():
        if path.endswith(".typ"):
            yield from _FACT.findall(text)
    yield from _named_in_the_service(look)


def _named_in_the_service(look: Look) -> Iterator[str]:
    definition = look.package.definition
    yield definition.competent.value
    yield from (channel.fee.value for channel in definition.channels)
    yield from (note.when for note in definition.notes)
    yield from (result.when for result in definition.results)
    for case in definition.cases:
        yield case.when
        for paper in case.papers:
            yield from (paper.key, paper.when)
    for need in definition.needs:
        yield need.question.partition(".")[0]


CHECKS = (answers_are_used,)
