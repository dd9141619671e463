"""Inputs and outputs stand in sets, and data goes the right way."""

from collections.abc import Iterator

from motcua.kit.bpmn.checking.data.items import item_of, same
from motcua.kit.bpmn.checking.look import Look
from motcua.kit.bpmn.errors import Finding, Rule
from motcua.kit.bpmn.markup import Element, child, children, said
from motcua.kit.bpmn.reading.references import local

IN_NO_SET = Rule(
    "data.no_set",
    vi="{data} không nằm trong {sets} nào.",
    vi_cure="Hãy thêm {reference} với mã này vào một {sets}.",
    en="{data} stands in no {sets}.",
    en_cure="Add {reference} with its identifier to one.",
)
SUBSET = Rule(
    "data.subset",
    vi="{reference} có {data}, nhưng {whole} của cùng tập hợp không có.",
    vi_cure="Hãy thêm {data} vào {whole} của tập hợp này.",
    en="{reference} names {data}, which {whole} of the same set does not.",
    en_cure="Add {data} to {whole} of this set.",
)
TWO_SOURCES = Rule(
    "data.two_sources",
    vi="Liên kết dữ liệu có {number} nguồn nhưng không nói cách gộp chúng.",
    vi_cure="Hãy thêm transformation, hoặc chỉ giữ một nguồn.",
    en="The data association has {number} sources but does not say how to join them.",
    en_cure="Add a transformation, or keep one source.",
)
OTHER_KIND = Rule(
    "data.kind",
    vi="{source} và {target} không cùng kiểu dữ liệu.",
    vi_cure="Hãy dùng cùng một itemDefinition, hoặc thêm transformation.",
    en="{source} and {target} hold different kinds of data.",
    en_cure="Use the same itemDefinition, or add a transformation.",
)
WRONG_WAY = Rule(
    "data.way",
    vi="{association} dùng {data} ngược chiều.",
    vi_cure="Đầu vào chỉ để đọc, đầu ra chỉ để ghi. Hãy đổi nguồn hoặc đích.",
    en="{association} uses {data} the wrong way round.",
    en_cure="Inputs are read and outputs written. Change the source or the target.",
)

_SETS = {
    "inputSet": ("dataInput", "dataInputRefs", ("optionalInputRefs", "whileExecutingInputRefs")),
    "outputSet": (
        "dataOutput",
        "dataOutputRefs",
        ("optionalOutputRefs", "whileExecutingOutputRefs"),
    ),
}


def data_stands_in_sets(look: Look) -> Iterator[Finding]:
    for specification in look.all("ioSpecification"):
        for set_name, (data_name, reference, narrower) in _SETS.items():
            sets = children(specification, set_name)
            held = {name for each in sets for name in _named(each, reference)}
            for data in children(specification, data_name):
                if data.attributes.get("id", "") not in held:
                    facts = {"sets": set_name, "reference": reference}
                    yield look.finding(IN_NO_SET, data, **facts, data=data.attributes.get("id"))
            for each in sets:
                yield from _narrower(look, each, reference, narrower)


def _narrower(
    look: Look, each: Element, whole: str, narrower: tuple[str, ...]
) -> Iterator[Finding]:
    for reference in narrower:
        for name in _named(each, reference) - _named(each, whole):
            where = look.references.named(name) or each
            yield look.finding(SUBSET, where, reference=reference, data=name, whole=whole)


def _named(element: Element, name: str) -> set[str]:
    return {local(said(each)) for each in children(element, name)}


def associations_fit(look: Look) -> Iterator[Finding]:
    for association in look.all("dataInputAssociation", "dataOutputAssociation"):
        sources = children(association, "sourceRef")
        source = look.references.named(said(sources[0])) if sources else None
        target = look.references.attribute(association, "targetRef")
        yield from _way(look, association, source, target)
        if child(association, "transformation") is not None:
            continue
        if len(sources) > 1:
            yield look.finding(TWO_SOURCES, association, number=len(sources))
        elif source is not None and target is not None:
            kinds = item_of(look, source), item_of(look, target)
            if kinds[0] is not None and kinds[1] is not None and not same(kinds[0], kinds[1]):
                facts = {"source": source.attributes["id"], "target": target.attributes["id"]}
                yield look.finding(OTHER_KIND, association, **facts)


def _way(
    look: Look, association: Element, source: Element | None, target: Element | None
) -> Iterator[Finding]:
    inwards = association.local == "dataInputAssociation"
    end, wrong = (source, "dataOutput") if inwards else (target, "dataInput")
    if end is not None and end.local == wrong:
        facts = {"association": association.local, "data": end.attributes["id"]}
        yield look.finding(WRONG_WAY, association, **facts)


CHECKS = (data_stands_in_sets, associations_fit)
