"""What to bring: each paper as evidence, each case with its heading as a requirement."""

from collections.abc import Iterator

from motcua.kit.rdf import Iri
from motcua.services.catalogue.open.collecting import Collector, Fact, LeftOut, worded
from motcua.services.catalogue.rules.structure import PaperCase


def papers(to: Collector) -> Iterator[Fact]:
    """Evidence that everybody brings, and requirements for those whom a case concerns."""
    for number, case in enumerate(to.record.structure.cases, start=1):
        brought = list(_papers(to, number, case))
        yield from (("cpsv:hasInput", paper) for paper in brought)
        if case.heading or case.notes:
            yield "cv:holdsRequirement", _case(to, number, case, brought)


def _papers(to: Collector, number: int, case: PaperCase) -> Iterator[Iri]:
    """Each paper of a case as evidence, which must have a name: that of its form at least."""
    for place, paper in enumerate(case.papers, start=1):
        name = paper.name or ", ".join(paper.forms)
        if not name:
            to.leave_out(LeftOut.PAPER_WITHOUT_NAME)
            continue
        address = to.part(f"paper-{number}-{place}")
        facts = (
            to.identified(address),
            *to.said("dct:title", name),
            *worded("dct:description", to.publication.wording.paper(paper)),
        )
        yield to.add(address, ("cv:Evidence",), facts)


def _case(to: Collector, number: int, case: PaperCase, brought: list[Iri]) -> Iri:
    address = to.part("case", number)
    facts = (
        to.identified(address),
        *to.said("dct:title", case.heading or case.notes[0]),
        *(fact for note in case.notes for fact in to.said("dct:description", note)),
        *(("cv:hasSupportingEvidence", paper) for paper in brought),
    )
    return to.add(address, ("cv:Requirement",), facts)
