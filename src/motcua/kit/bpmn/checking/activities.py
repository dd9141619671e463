"""Activities: how often, with whom, and what may stand in an ad-hoc sub-process."""

from collections.abc import Iterator

from motcua.kit.bpmn.checking.look import Look
from motcua.kit.bpmn.checking.vocabulary import ACTIVITIES, RESOURCE_ROLES
from motcua.kit.bpmn.errors import Finding, Rule
from motcua.kit.bpmn.markup import child
from motcua.kit.bpmn.model import (
    Activity,
    AdHoc,
    EndEvent,
    EscalationEvent,
    Expression,
    Loop,
    MessageEvent,
    MultiInstance,
    SignalEvent,
    StartEvent,
)
from motcua.kit.feel import FeelError, compile_expression
from motcua.kit.feel.tree import Constant, Negation
from motcua.kit.feel.types import ANY, BOOLEAN, NULL

TOO_FEW = Rule(
    "activity.quantity",
    vi="{name} phải là số nguyên từ 1 trở lên, ở đây là {found}.",
    vi_cure="Hãy ghi 1, hoặc bỏ thuộc tính này.",
    en="{name} must be a whole number from 1 on and is {found}.",
    en_cure="Write 1, or remove the attribute.",
)
TWO_LOOPS = Rule(
    "loop.two",
    vi="Hoạt động có cả vòng lặp lẫn nhiều bản song hành.",
    vi_cure="Hãy chỉ giữ một: standardLoop hoặc multiInstance.",
    en="The activity has both a loop and multiple instances.",
    en_cure="Keep one of them.",
)
LOOP_MAXIMUM = Rule(
    "loop.maximum",
    vi="loopMaximum phải là số nguyên từ 1 trở lên, ở đây là {found}.",
    vi_cure="Hãy ghi số lần lặp nhiều nhất.",
    en="loopMaximum must be a whole number from 1 on and is {found}.",
    en_cure="Write the greatest number of turns.",
)
HOW_MANY = Rule(
    "loop.how_many",
    vi="Hoạt động nhiều bản chưa nói có bao nhiêu bản.",
    vi_cure="Hãy thêm loopCardinality hoặc loopDataInputRef.",
    en="Nothing says how many instances the activity has.",
    en_cure="Add loopCardinality or loopDataInputRef.",
)
CARDINALITY = Rule(
    "loop.cardinality",
    vi="Số bản là {found}, không phải số nguyên từ 0 trở lên.",
    vi_cure="Hãy viết một biểu thức FEEL cho ra số nguyên từ 0 trở lên.",
    en="The number of instances is {found}, not a whole number from 0 on.",
    en_cure="Write FEEL that gives a whole number from 0 on.",
)
NOT_A_CONDITION = Rule(
    "loop.condition",
    vi="{text} không phải một điều kiện đúng hay sai.",
    vi_cure="Hãy viết một so sánh, ví dụ count > 2.",
    en="{text} is no condition: it is neither true nor false.",
    en_cure="Write a comparison such as count > 2.",
)
TELLING = Rule(
    "loop.telling",
    vi="Mỗi bản khi xong chỉ có thể báo bằng thông điệp, tín hiệu hoặc báo lên cấp trên.",
    vi_cure="Hãy dùng một trong ba loại đó.",
    en="What instances tell can only be a message, a signal or an escalation.",
    en_cure="Use one of these.",
)
AD_HOC_EMPTY = Rule(
    "ad_hoc.empty",
    vi="Quy trình con tùy biến không có hoạt động nào.",
    vi_cure="Hãy thêm ít nhất một hoạt động.",
    en="The ad-hoc sub-process has no activity.",
    en_cure="Add at least one.",
)
AD_HOC_EVENT = Rule(
    "ad_hoc.event",
    vi="Quy trình con tùy biến không được có sự kiện bắt đầu hay kết thúc.",
    vi_cure="Hãy bỏ sự kiện này: các hoạt động tự chọn thứ tự.",
    en="An ad-hoc sub-process has neither start nor end events.",
    en_cure="Remove it: people choose the order.",
)
RESOURCE_TWICE = Rule(
    "resource.twice",
    vi="Người thực hiện được nêu bằng cả resourceRef lẫn biểu thức.",
    vi_cure="Hãy chỉ giữ một cách.",
    en="Who does it is said both by resourceRef and by an expression.",
    en_cure="Keep one of them.",
)
RESOURCE_PARAMETER = Rule(
    "resource.parameter",
    vi="Có tham số cho người thực hiện nhưng thiếu resourceRef.",
    vi_cure="Hãy thêm resourceRef, hoặc bỏ resourceParameterBinding.",
    en="There are parameters of a resource but no resourceRef.",
    en_cure="Add resourceRef, or remove resourceParameterBinding.",
)


def quantities_are_positive(look: Look) -> Iterator[Finding]:
    for element in look.all(*sorted(ACTIVITIES)):
        for name in ("startQuantity", "completionQuantity"):
            found = element.attributes.get(name, "1")
            if not _at_least_one(found):
                yield look.finding(TOO_FEW, element, name=name, found=found)


def loops_can_be_counted(look: Look) -> Iterator[Finding]:
    for element in look.all("standardLoopCharacteristics"):
        activity = element.parent or element
        if child(activity, "multiInstanceLoopCharacteristics") is not None:
            yield look.finding(TWO_LOOPS, activity)
        found = element.attributes.get("loopMaximum", "1")
        if not _at_least_one(found):
            yield look.finding(LOOP_MAXIMUM, activity, found=found)
    for node in look.nodes.values():
        if isinstance(node, Activity) and isinstance(node.loop, MultiInstance):
            yield from _instances(look, node, node.loop)


def _instances(look: Look, activity: Activity, loop: MultiInstance) -> Iterator[Finding]:
    if loop.cardinality is None and loop.collection is None:
        yield look.finding(HOW_MANY, activity)
    if loop.cardinality is not None:
        number = _literal(loop.cardinality)
        if number is not None and not (type(number) is int and number >= 0):
            yield look.finding(CARDINALITY, activity, found=loop.cardinality.text)
    told = [each for telling in loop.tellings for each in telling.definitions]
    told += [each for each in (loop.none_event, loop.one_event) if each is not None]
    if not all(isinstance(each, MessageEvent | SignalEvent | EscalationEvent) for each in told):
        yield look.finding(TELLING, activity)


def loop_conditions_are_conditions(look: Look) -> Iterator[Finding]:
    for activity in look.nodes.values():
        for condition in _conditions(activity):
            if not _may_be_true_or_false(condition):
                yield look.finding(NOT_A_CONDITION, activity, text=condition.text)


def _conditions(activity: object) -> Iterator[Expression]:
    if isinstance(activity, AdHoc) and activity.completion is not None:
        yield activity.completion
    loop = activity.loop if isinstance(activity, Activity) else None
    if isinstance(loop, Loop) and loop.condition is not None:
        yield loop.condition
    if isinstance(loop, MultiInstance):
        if loop.completion is not None:
            yield loop.completion
        yield from (telling.condition for telling in loop.tellings)


def ad_hoc_is_activities_only(look: Look) -> Iterator[Finding]:
    for scope in look.scopes:
        if not isinstance(scope, AdHoc):
            continue
        if not any(isinstance(node, Activity) for node in scope.nodes.values()):
            yield look.finding(AD_HOC_EMPTY, scope)
        for node in scope.nodes.values():
            if isinstance(node, StartEvent | EndEvent):
                yield look.finding(AD_HOC_EVENT, node)


def resources_are_named_once(look: Look) -> Iterator[Finding]:
    for element in look.all(*sorted(RESOURCE_ROLES)):
        named = child(element, "resourceRef") is not None
        if named and child(element, "resourceAssignmentExpression") is not None:
            yield look.finding(RESOURCE_TWICE, element)
        if not named and child(element, "resourceParameterBinding") is not None:
            yield look.finding(RESOURCE_PARAMETER, element)


def _at_least_one(text: str) -> bool:
    text = text.strip()
    return text.isdecimal() and len(text) < 10 and int(text) >= 1


def _literal(expression: Expression) -> object:
    """The value of an expression that is a literal; ``None`` for every other."""
    try:
        compiled = compile_expression(expression.text)
    except FeelError:
        return None
    tree = compiled.tree
    inner = tree.of if isinstance(tree, Negation) else tree
    return compiled.evaluate({}) if isinstance(inner, Constant) else None


def _may_be_true_or_false(condition: Expression) -> bool:
    """False only where it is certain: what cannot be read is another rule's."""
    try:
        kind = compile_expression(condition.text).type
    except FeelError:
        return True
    return kind in {ANY, NULL, BOOLEAN}


CHECKS = (
    quantities_are_positive,
    loops_can_be_counted,
    loop_conditions_are_conditions,
    ad_hoc_is_activities_only,
    resources_are_named_once,
)
