"""The steps of the process: who does them, what they are called, what is filled in."""

from collections.abc import Iterator

from motcua.instruments.forms.model import Words
from motcua.kit.bpmn.model import Activity, EndEvent, Node, Scope, StartEvent, Task, TaskKind
from motcua.services.catalogue.gate.look import PROCESS, Look
from motcua.services.catalogue.gate.story import name_of
from motcua.services.catalogue.package.findings import Finding
from motcua.services.catalogue.package.rule import Rule

NO_ROLE = Rule(
    "step.no_role",
    vi="Bước “{step}” chưa nói ai làm.",
    vi_cure="Hãy ghi role, ví dụ role=“officer”; dùng được: {known}.",
    en="The step “{step}” does not say who does it.",
    en_cure="Write a role, as role=“officer”; there are {known}.",
)
UNKNOWN_ROLE = Rule(
    "step.unknown_role",
    vi="Bước “{step}” giao cho {role}, mà không có vai trò này.",
    vi_cure="Hãy dùng một trong: {known}.",
    en="The step “{step}” is for {role}, and there is no such role.",
    en_cure="Use one of these: {known}.",
)
NO_NAME = Rule(
    "step.no_name",
    vi="“{step}” chưa có tên {language}.",
    vi_cure="Hãy thêm motcua:name lang=“{code}” vào extensionElements của {id}.",
    en="“{step}” has no name in {language}.",
    en_cure="Add motcua:name lang=“{code}” to the extensionElements of {id}.",
)
NO_OUTCOME_NAME = Rule(
    "step.no_outcome_name",
    vi="Cách kết thúc {outcome} của bước “{step}” chưa có tên {language}.",
    vi_cure="Hãy thêm motcua:name lang=“{code}” vào outcome này.",
    en="The outcome {outcome} of the step “{step}” has no name in {language}.",
    en_cure="Add motcua:name lang=“{code}” to this outcome.",
)
NO_FORM = Rule(
    "step.no_form",
    vi="Bước “{step}” dùng biểu mẫu {form}, mà gói không có tệp này.",
    vi_cure="Hãy thêm tệp, hoặc sửa form của bước.",
    en="The step “{step}” uses the form {form}, which the package does not have.",
    en_cure="Add the file, or mend the form of the step.",
)
UNUSED_FORM = Rule(
    "step.unused_form",
    vi="Không bước nào dùng biểu mẫu này.",
    vi_cure="Hãy ghi form=“{form}” vào một bước, hoặc bỏ tệp.",
    en="No step uses this form.",
    en_cure="Write form=“{form}” on a step, or leave the file out.",
)

_BY_PEOPLE = frozenset({TaskKind.USER, TaskKind.MANUAL, TaskKind.ABSTRACT})
_LANGUAGES: dict[str, Words] = {
    "vi": {"vi": "tiếng Việt", "en": "Vietnamese"},
    "en": {"vi": "tiếng Anh", "en": "English"},
}


def steps_have_roles(look: Look) -> Iterator[Finding]:
    known = ", ".join(sorted(look.house.roles))
    for node in nodes_of(look):
        role = node.office.role
        if role and role not in look.house.roles:
            yield UNKNOWN_ROLE.finding(
                PROCESS, node.line, step=name_of(node), role=role, known=known
            )
        elif not role and isinstance(node, Task) and node.kind in _BY_PEOPLE:
            yield NO_ROLE.finding(PROCESS, node.line, step=name_of(node), known=known)


def steps_have_names(look: Look) -> Iterator[Finding]:
    """Steps, and where a process begins and ends: people are told of them."""
    for node in nodes_of(look):
        if not isinstance(node, Activity | StartEvent | EndEvent) and not node.name:
            continue
        for code, language in _LANGUAGES.items():
            if code not in node.office.names:
                yield NO_NAME.finding(
                    PROCESS, node.line, step=name_of(node), language=language, code=code, id=node.id
                )
            for outcome in node.office.outcomes:
                if code not in outcome.names:
                    yield NO_OUTCOME_NAME.finding(
                        PROCESS,
                        node.line,
                        step=name_of(node),
                        outcome=outcome.key,
                        language=language,
                        code=code,
                    )


def forms_of_steps_are_there(look: Look) -> Iterator[Finding]:
    used = set()
    for node in nodes_of(look):
        if form := node.office.form:
            used.add(form)
            if form not in look.package.step_forms:
                yield NO_FORM.finding(PROCESS, node.line, step=name_of(node), form=form)
    for path in look.package.step_forms:
        if path not in used:
            yield UNUSED_FORM.finding(path, 1, form=path)


def nodes_of(look: Look) -> Iterator[Node]:
    """Every node of the processes that run."""
    waiting: list[Scope] = [*look.processes]
    while waiting:
        for node in waiting.pop().nodes.values():
            yield node
            if isinstance(node, Scope):
                waiting.append(node)


CHECKS = (steps_have_roles, steps_have_names, forms_of_steps_are_there)
