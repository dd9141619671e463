"""Decision tables: whole, and asked only for what the case knows."""

from collections.abc import Iterator

from motcua.kit.feel.dmn import DmnError, Model, check_model
from motcua.kit.feel.dmn.model.elements import InputData
from motcua.services.catalogue.gate import forms
from motcua.services.catalogue.gate.expressions import OF_THE_CASE
from motcua.services.catalogue.gate.look import Look
from motcua.services.catalogue.package.findings import WARNING, Finding
from motcua.services.catalogue.package.rule import Rule

WRONG = Rule(
    "decision.wrong",
    vi="{decision}: {said}",
    vi_cure="",
    en="{decision}: {said}",
    en_cure="",
)
NOT_DECIDED = Rule(
    "decision.not_proven",
    vi="{decision}: {said}",
    vi_cure="Hãy viết điều kiện bằng khoảng giá trị, hoặc thêm một ví dụ cho trường hợp này.",
    en="{decision}: {said}",
    en_cure="Write the condition as an interval, or add an example for this case.",
    level=WARNING,
)
UNKNOWN_INPUT = Rule(
    "decision.unknown_input",
    vi="Quyết định cần {name}, mà không biểu mẫu nào cho biết.",
    vi_cure="Hãy đặt tên đầu vào đúng như khóa trong form.yaml, hoặc thêm câu hỏi hay giá trị này.",
    en="The decision needs {name}, which no form tells.",
    en_cure="Name the input as a key of form.yaml, or add this question or value.",
)
UNUSED = Rule(
    "decision.unused",
    vi="Không có gì dùng tệp quyết định này.",
    vi_cure="Hãy ghi tên quyết định vào fee của một kênh hoặc vào quy trình, hoặc bỏ tệp.",
    en="Nothing uses this file of decisions.",
    en_cure="Name a decision in the fee of a channel or in the process, or leave the file out.",
)


def decisions_are_whole(look: Look) -> Iterator[Finding]:
    for model in _models(look):
        try:
            for found in check_model(model):
                rule = WRONG if found.certain else NOT_DECIDED
                place = found.place
                yield rule.finding(place.file, place.line, decision=place.owner, said=found.texts)
        except DmnError as error:
            said = {language: error.fault(language) for language in ("vi", "en")}
            yield WRONG.finding(error.file, error.line, decision=error.element, said=said)


def inputs_are_known(look: Look) -> Iterator[Finding]:
    known = {name for form in look.forms.values() for name in forms.names_of(form)}
    known |= {*OF_THE_CASE, *look.package.decisions}
    for model in _models(look):
        for node in model.nodes:
            element = node.element
            if isinstance(element, InputData) and element.known_as not in known:
                yield UNKNOWN_INPUT.finding(model.file, element.line, name=element.known_as)


def decisions_are_used(look: Look) -> Iterator[Finding]:
    package = look.package
    text = package.files.get("process.bpmn", "")
    wanted = {channel.fee.decision for channel in package.definition.channels}
    for path in (path for path in package.files if path.endswith(".dmn")):
        names = [name for name, each in package.decisions.items() if each.model.file == path]
        if not any(name in wanted or name in text for name in names):
            yield UNUSED.finding(path)


def _models(look: Look) -> list[Model]:
    return list({id(each): each.model for each in look.package.decisions.values()}.values())


CHECKS = (decisions_are_whole, inputs_are_known, decisions_are_used)
