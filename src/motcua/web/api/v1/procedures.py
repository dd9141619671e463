"""Procedures: finding them, and one as a whole."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.kit.errors import NotFound
from motcua.services.catalogue.enums import Channel
from motcua.services.catalogue.queries.procedure import (
    ChannelLine,
    ProcedurePage,
    RelatedLine,
    procedure_page,
)
from motcua.services.catalogue.queries.search import ProcedureLine, SearchPage, search
from motcua.services.catalogue.queries.variants import VariantLine
from motcua.services.catalogue.queries.words import DoubtLine, Term, levels, named, subjects
from motcua.web.api.opening import public
from motcua.web.api.v1.asking import address, one_of
from motcua.web.api.v1.paging import page_links
from motcua.web.api.v1.procedure_shapes import (
    AgencyAnswer,
    CaseAnswer,
    ChannelAnswer,
    FilterValue,
    LawAnswer,
    LocalVariant,
    OneProcedure,
    PaperAnswer,
    ProcedureAnswer,
    ProcedureItem,
    ProcedureLinks,
    ProcedureList,
    ProcedureQuestion,
    RelatedAnswer,
    ResultAnswer,
    Uncertainty,
)
from motcua.web.api.v1.terms import coded


def find_procedures(question: ProcedureQuestion) -> ProcedureList:
    """Find procedures."""
    chosen = {
        "sector": question.sector,
        "subject": _known("subject", question.subject, subjects()),
        "level": _known("level", question.level, levels()),
        "channel": tuple(one_of("channel", each, list(Channel)) for each in question.channel),
    }
    found = search(question.q, page=question.page, chosen=chosen, browse=True)
    if found.page != question.page:
        raise NotFound(_("The last page is %s.") % found.pages)
    known = levels()
    base = public(reverse("api:procedures"))
    return ProcedureList(
        total=found.total,
        page=found.page,
        pages=found.pages,
        partial=found.partial,
        mended=found.mended,
        items=tuple(_item(line, known) for line in found.lines),
        filters=_filters(found),
        links=page_links(lambda page: address(base, question, page=page), found.page, found.pages),
    )


def get_procedure(question: OneProcedure) -> ProcedureAnswer:
    """Get one procedure."""
    page = procedure_page(question.code, version=question.version)
    return ProcedureAnswer(
        code=page.code,
        name=page.name,
        version=page.version,
        valid_from=page.valid_from,
        valid_to=page.valid_to,
        decision=page.decision,
        decided_on=page.decided_on,
        publisher=page.publisher,
        kind=page.kind,
        sector=page.sector,
        levels=coded(page.levels),
        subjects=coded(page.subjects),
        agencies=tuple(AgencyAnswer(each.role, each.name) for each in page.agencies),
        channels=tuple(map(_channel, page.channels)),
        cases=tuple(
            CaseAnswer(
                case.heading,
                tuple(PaperAnswer(p.name, p.forms, p.originals, p.copies) for p in case.papers),
                case.notes,
            )
            for case in page.cases
        ),
        results=tuple(ResultAnswer(each.name, each.code) for each in page.results),
        laws=tuple(LawAnswer(each.title, each.number) for each in page.laws),
        steps=page.steps,
        conditions=page.conditions,
        reception_address=page.reception_address,
        related=tuple(map(_related, page.related)),
        keywords=page.keywords,
        about=page.about,
        doubts=tuple(map(_doubt, page.doubts)),
        local_variants=tuple(map(_variant, page.variants)),
        can_apply=page.service is not None,
        links=_links(page, address(public(reverse("api:procedure", args=[page.code])), question)),
    )


def _known(name: str, codes: Iterable[str], terms: Iterable[Term]) -> tuple[str, ...]:
    known = [term.code for term in terms]
    return tuple(one_of(name, code, known) for code in codes)


def _item(line: ProcedureLine, known: tuple[Term, ...]) -> ProcedureItem:
    return ProcedureItem(
        code=line.code,
        name=line.name,
        sector=line.sector,
        levels=coded(named(line.levels, known)),
        can_apply=line.can_apply,
        url=public(reverse("api:procedure", args=[line.code])),
        page=public(reverse("portal:find:procedure", args=[line.code])),
    )


def _filters(found: SearchPage) -> dict[str, tuple[FilterValue, ...]]:
    return {
        name: tuple(FilterValue(each.value, each.count) for each in choices)
        for name, choices in found.filters.items()
    }


def _channel(line: ChannelLine) -> ChannelAnswer:
    row = line.row
    return ChannelAnswer(
        channel=row.channel,
        name=line.channel_name,
        limit=row.limit,
        unit=row.unit,
        fee=row.fee,
        currency=row.currency,
        fee_remark=row.fee_remark,
        remark=row.remark,
        doubts=tuple(map(_doubt, line.doubts)),
    )


def _doubt(line: DoubtLine) -> Uncertainty:
    return Uncertainty(line.reason, line.original)


def _related(line: RelatedLine) -> RelatedAnswer:
    if not line.code:
        return RelatedAnswer(line.name, None, None)
    return RelatedAnswer(line.name, line.code, public(reverse("api:procedure", args=[line.code])))


def _variant(line: VariantLine) -> LocalVariant:
    return LocalVariant(
        unit=line.unit.code,
        unit_name=line.unit.name,
        channel=line.channel,
        limit=line.limit,
        limit_unit=line.limit_unit,
        fee=line.fee,
        currency=line.currency,
        remark=line.remark,
        law=line.law,
        valid_from=line.valid_from,
        valid_to=line.valid_to,
    )


def _links(page: ProcedurePage, here: str) -> ProcedureLinks:
    return ProcedureLinks(
        self=here,
        page=public(reverse("portal:find:procedure", args=[page.code])),
        turtle=public(reverse("api:procedure-turtle", args=[page.code])),
        json_ld=public(reverse("api:procedure-json-ld", args=[page.code])),
        source=page.source_url or None,
    )
