"""What the office does otherwise: the steps of the process, who does them, the decisions."""

from collections.abc import Iterator, Mapping
from decimal import InvalidOperation

from motcua.instruments.forms.model import Words
from motcua.kit.bpmn.markup import Element, Text
from motcua.kit.bpmn.model import Activity, Budget, Definitions
from motcua.kit.clock import Limit, Unit, limit_text
from motcua.kit.clock.limits import read_amount
from motcua.services.catalogue.gate.story import name_of
from motcua.services.catalogue.moves.saying import Said, Saying
from motcua.services.catalogue.package.model import Package

NEW = Saying(
    "steps.new",
    vi="Thêm bước “{step}” ({role}).",
    en="A new step: “{step}” ({role}).",
)
GONE = Saying("steps.gone", vi="Bỏ bước “{step}”.", en="The step “{step}” is gone.")
NAME = Saying(
    "steps.name",
    vi="Bước “{before}” nay gọi là “{step}”.",
    en="The step “{before}” is now called “{step}”.",
)
ROLE = Saying(
    "steps.role",
    vi="Bước “{step}” nay do {after} làm, thay cho {before}.",
    en="“{step}” is now done by {after}, in place of {before}.",
)
BUDGET = Saying(
    "steps.budget",
    vi="Bước “{step}” có {after}; trước là {before}.",
    en="“{step}” may take {after}; it was {before}.",
)
FILLED = Saying(
    "steps.form",
    vi="Người làm bước “{step}” ghi những điều khác trước.",
    en="Whoever does “{step}” fills in other things.",
)
WAY = Saying(
    "steps.way",
    vi="Thứ tự hoặc điều kiện giữa các bước thay đổi.",
    en="The order of the steps, or what leads from one to another, changes.",
)
DRAWN = Saying(
    "steps.otherwise",
    vi="Quy trình được ghi khác trước ở chỗ không phải tên, người làm hay thứ tự các bước.",
    en="The process is written otherwise, but not in the names, people or order of its steps.",
)
DECISION = Saying(
    "steps.decision",
    vi="Quyết định “{decision}” cho kết quả theo cách khác.",
    en="The decision “{decision}” is made otherwise.",
)

ROLES: Mapping[str, Words] = {
    "counter": {"vi": "bộ phận một cửa", "en": "the counter"},
    "officer": {"vi": "chuyên viên", "en": "an officer"},
    "leader": {"vi": "lãnh đạo", "en": "a leader"},
    "clerk": {"vi": "văn thư", "en": "the clerk"},
    "applicant": {"vi": "người nộp", "en": "the applicant"},
    "consulted": {"vi": "cơ quan được lấy ý kiến", "en": "the agency that is consulted"},
    "": {"vi": "hệ thống", "en": "the system"},
}
_NO_BUDGET: Words = {"vi": "không tính thời gian", "en": "no time of its own"}


def step_changes(before: Package, after: Package) -> Iterator[Said]:
    """Steps by their identifiers, then the way between them, then the decisions."""
    old, new = _steps(before.process), _steps(after.process)
    told = [*_steps_changed(old, new)]
    yield from told
    if _flows(before.process) != _flows(after.process):
        yield WAY.of()
    elif not told and _markup(before.process) != _markup(after.process):
        yield DRAWN.of()
    for step in new.values():
        form = step.office.form
        if step.id in old and _text(before, form) != _text(after, form):
            yield FILLED.of(step=name_of(step))
    yield from _decisions(before, after)


def _steps_changed(old: Mapping[str, Activity], new: Mapping[str, Activity]) -> Iterator[Said]:
    for key, step in new.items():
        if key in old:
            yield from _step(old[key], step)
        else:
            yield NEW.of(step=name_of(step), role=_role(step.office.role))
    yield from (GONE.of(step=name_of(step)) for key, step in old.items() if key not in new)


def _step(before: Activity, after: Activity) -> Iterator[Said]:
    name, old, new = name_of(after), before.office, after.office
    if name_of(before) != name:
        yield NAME.of(before=name_of(before), step=name)
    if old.role != new.role:
        yield ROLE.of(step=name, before=_role(old.role), after=_role(new.role))
    if old.budget != new.budget:
        yield BUDGET.of(step=name, before=_budget(old.budget), after=_budget(new.budget))


def _steps(process: Definitions | None) -> dict[str, Activity]:
    nodes = process.nodes() if process else ()
    return {node.id: node for node in nodes if isinstance(node, Activity)}


def _flows(process: Definitions | None) -> set[tuple[str, str, str]]:
    scopes = process.scopes() if process else ()
    return {
        (flow.source, flow.target, flow.condition.text if flow.condition else "")
        for scope in scopes
        for flow in scope.flows.values()
    }


def _markup(process: Definitions | None) -> list[object]:
    """What is executed, without the drawing of it."""
    return [_plain(each.element) for each in process.processes.values()] if process else []


def _plain(element: Element) -> object:
    inner: list[object] = []
    for child in element.children:
        if isinstance(child, Element):
            inner.append(_plain(child))
        elif isinstance(child, Text) and child.text.strip():
            inner.append(" ".join(child.text.split()))
    return (element.name, sorted(element.attributes.items()), inner)


def _decisions(before: Package, after: Package) -> Iterator[Said]:
    """Decisions whose file has another text."""
    old, new = (
        {path: text for path, text in each.files.items() if path.endswith(".dmn")}
        for each in (before, after)
    )
    changed = {path for path, text in new.items() if old.get(path) != text}
    for path in sorted(changed | (old.keys() - new.keys())):
        yield DECISION.of(decision=path.removesuffix(".dmn"))


def _text(package: Package, path: str) -> str:
    return package.files.get(path, "")


def _role(role: str) -> Words:
    return ROLES.get(role, {"vi": role, "en": role})


def _budget(budget: Budget | None) -> Words:
    if budget is None:
        return _NO_BUDGET
    try:
        limit = Limit(read_amount(budget.amount), Unit(budget.unit))
    except (ValueError, InvalidOperation):
        written = f"{budget.amount} {budget.unit}"
        return {"vi": written, "en": written}
    return {language: limit_text(limit, language) for language in ("vi", "en")}
