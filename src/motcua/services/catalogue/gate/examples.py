"""The examples: enough of them, of every kind, and through every branch."""

from collections.abc import Iterator

from motcua.instruments.forms.model import Words
from motcua.kit.bpmn.model import Activity, EndEvent, Node
from motcua.services.catalogue.gate.look import PROCESS, Look
from motcua.services.catalogue.gate.steps import nodes_of
from motcua.services.catalogue.gate.story import name_of
from motcua.services.catalogue.package.findings import WARNING, Finding
from motcua.services.catalogue.package.lines import line_in
from motcua.services.catalogue.package.rule import Rule

FOLDER = "examples"

TOO_FEW = Rule(
    "examples.few",
    vi="Gói có {count} ví dụ, cần ít nhất {least}.",
    vi_cure="Hãy thêm tệp vào examples: mỗi tình huống mà người dân gặp là một ví dụ.",
    en="The package has {count} examples, and needs at least {least}.",
    en_cure="Add files to examples: one for each situation that people come in.",
)
NO_KIND = Rule(
    "examples.no_kind",
    vi="Chưa có ví dụ nào thuộc loại {kind} ({means}).",
    vi_cure="Hãy thêm một ví dụ như thế, nếu tình huống này có thật.",
    en="No example is of the kind {kind} ({means}).",
    en_cure="Add one, if there is such a situation.",
    level=WARNING,
)
NOT_COVERED = Rule(
    "examples.not_covered",
    vi="Không ví dụ nào đi qua “{step}”.",
    vi_cure="Hãy thêm một ví dụ đi qua đây, hoặc bỏ bước này.",
    en="No example comes through “{step}”.",
    en_cure="Add one that does, or leave the step out.",
    level=WARNING,
)
UNKNOWN_STEP = Rule(
    "examples.unknown_step",
    vi="Ví dụ nói tới {step}, mà quy trình không có bước này.",
    vi_cure="Hãy ghi mã (id) của một bước trong process.bpmn.",
    en="The example speaks of {step}, which the process does not have.",
    en_cure="Write the id of a step of process.bpmn.",
)
UNKNOWN_OUTCOME = Rule(
    "examples.unknown_outcome",
    vi="Bước “{step}” không kết thúc bằng {outcome}.",
    vi_cure="Hãy dùng một trong: {known}.",
    en="The step “{step}” does not end in {outcome}.",
    en_cure="Use one of these: {known}.",
)

_MEANS: dict[str, Words] = {
    "ordinary": {"vi": "thông thường", "en": "the usual way"},
    "special": {"vi": "trường hợp đặc biệt", "en": "a special case"},
    "exempt": {"vi": "được miễn", "en": "free of charge"},
    "refused": {"vi": "bị từ chối", "en": "refused"},
    "late": {"vi": "quá hạn", "en": "handed in late"},
    "another_person": {"vi": "người khác làm thay", "en": "handed in by another"},
    "other": {"vi": "khác", "en": "another"},
}


def there_are_enough(look: Look) -> Iterator[Finding]:
    bounds, examples = look.house.bounds, look.package.examples
    if len(examples) < bounds.least_examples:
        yield TOO_FEW.finding(FOLDER, count=len(examples), least=bounds.least_examples)
    kinds = {example.kind for example in examples}
    for kind in bounds.kinds:
        if kind not in kinds:
            yield NO_KIND.finding(FOLDER, kind=kind, means=_MEANS[kind])


def branches_are_covered(look: Look) -> Iterator[Finding]:
    """Every step and every end of the process, as far as examples say where they come."""
    if not look.package.examples:
        return
    covered = {node for each in look.package.examples for node in each.expect.path}
    covered |= {example.expect.ends for example in look.package.examples}
    covered |= {step.step for example in look.package.examples for step in example.steps}
    for node in nodes_of(look):
        if isinstance(node, Activity | EndEvent) and not _is_covered(node, covered):
            yield NOT_COVERED.finding(PROCESS, node.line, step=name_of(node))


def steps_exist(look: Look) -> Iterator[Finding]:
    nodes = {node.id: node for node in nodes_of(look)}
    if not nodes:
        return
    for example in look.package.examples:
        lines = example.lines
        for name in example.expect.path:
            if name not in nodes:
                line = lines.get("expect.path", 0)
                yield UNKNOWN_STEP.finding(example.file, line, step=name)
        if example.expect.ends not in nodes:
            line = lines.get("expect.ends", 0)
            yield UNKNOWN_STEP.finding(example.file, line, step=example.expect.ends)
        for number, step in enumerate(example.steps):
            line = line_in(look.package.files[example.file], f"steps[{number}]")
            if step.step not in nodes:
                yield UNKNOWN_STEP.finding(example.file, line, step=step.step)
                continue
            outcomes = [each.key for each in nodes[step.step].office.outcomes]
            if step.outcome and step.outcome not in outcomes:
                yield UNKNOWN_OUTCOME.finding(
                    example.file,
                    line,
                    step=name_of(nodes[step.step]),
                    outcome=step.outcome,
                    known=", ".join(outcomes) or "–",
                )


def _is_covered(node: Node, covered: set[str]) -> bool:
    """A sub-process is, where one of the steps in it is."""
    inner = getattr(node, "nodes", {})
    return node.id in covered or any(_is_covered(each, covered) for each in inner.values())


CHECKS = (there_are_enough, branches_are_covered, steps_exist)
