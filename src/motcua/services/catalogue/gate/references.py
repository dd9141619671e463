"""What ``service.yaml`` names must be there: values, papers, decisions, templates, nodes."""

from collections.abc import Callable, Iterator

from motcua.instruments.forms.model import Words
from motcua.services.catalogue.gate import forms
from motcua.services.catalogue.gate.look import FORM, SERVICE, Look
from motcua.services.catalogue.package.findings import Finding
from motcua.services.catalogue.package.model import MOMENTS
from motcua.services.catalogue.package.rule import Rule

NOT_THERE = Rule(
    "service.unknown",
    vi="Không có {what} {name}.",
    vi_cure="Hãy dùng một trong: {known}.",
    en="There is no {what} {name}.",
    en_cure="Use one of these: {known}.",
)
NOT_ASKED = Rule(
    "service.paper_not_asked",
    vi="form.yaml không có câu hỏi nào nhận giấy tờ “{paper}”.",
    vi_cure="Hãy thêm câu hỏi loại file với khóa {key}, hoặc bỏ giấy tờ này.",
    en="No question of form.yaml asks for the paper “{paper}”.",
    en_cure="Add a question of the type file with the key {key}, or leave the paper out.",
)
NOT_NAMED = Rule(
    "form.paper_not_named",
    vi="“{question}” nhận một giấy tờ mà service.yaml không nêu.",
    vi_cure="Hãy thêm {key} vào papers của một trường hợp, hoặc bỏ câu hỏi.",
    en="“{question}” takes a paper that service.yaml does not name.",
    en_cure="Add {key} to the papers of a case, or leave the question out.",
)
PAGE_TAKEN = Rule(
    "form.page_taken",
    vi="Trang {key} dùng một từ mà địa chỉ của hồ sơ đã dùng.",
    vi_cure="Hãy đặt khóa khác cho trang.",
    en="The page {key} uses a word that the addresses of an application need.",
    en_cure="Give the page another key.",
)

RESERVED = frozenset({"check", "discard", "papers"})
"""Words that the addresses of an application use beside the keys of its pages."""

_VALUE: Words = {"vi": "giá trị", "en": "value"}
_DECISION: Words = {"vi": "quyết định", "en": "decision"}
_TEMPLATE: Words = {"vi": "mẫu giấy tờ", "en": "template"}
_NODE: Words = {"vi": "bước hay thời điểm", "en": "step or moment"}
_REGIME: Words = {"vi": "cách tính thời hạn", "en": "regime of counting"}
_SUBJECT: Words = {"vi": "đối tượng", "en": "subject"}
_MESSAGE: Words = {"vi": "tin nhắn", "en": "message"}

type Named = tuple[Words, str, tuple[str, ...], Callable[[], list[str]]]
"""What is named, its name, where that stands, and which ones there are."""


def names_are_there(look: Look) -> Iterator[Finding]:
    for what, name, path, known in _named(look):
        if name and name not in (found := known()):
            yield NOT_THERE.finding(
                SERVICE,
                look.service.of(*path),
                what=what,
                name=name,
                known=", ".join(found) or "–",
            )


def papers_are_asked_for(look: Look) -> Iterator[Finding]:
    lines = look.lines(FORM)
    asked = {
        each.question.key: each.question
        for each in forms.asked(look.package.form)
        if each.question.type == "file"
    }
    papers = look.package.definition.papers
    for paper in papers:
        if paper.key not in asked:
            line = look.service.of("papers", paper.key)
            yield NOT_ASKED.finding(SERVICE, line, paper=paper.name, key=paper.key)
    for key in asked.keys() - {paper.key for paper in papers}:
        yield NOT_NAMED.finding(FORM, lines.question(key), question=asked[key].label, key=key)


def pages_have_addresses(look: Look) -> Iterator[Finding]:
    for page in look.package.form.pages:
        if page.key in RESERVED:
            yield PAGE_TAKEN.finding(FORM, look.lines(FORM).of(page.key), key=page.key)


def _named(look: Look) -> Iterator[Named]:
    definition, package = look.package.definition, look.package

    def values() -> list[str]:
        return sorted(package.form.values)

    def decisions() -> list[str]:
        return sorted(package.decisions)

    def templates() -> list[str]:
        return sorted(package.documents())

    def regimes() -> list[str]:
        return sorted(look.house.regimes)

    def messages() -> list[str]:
        return sorted(look.house.messages)

    def nodes() -> list[str]:
        process = package.process
        found = sorted(node.id for node in process.nodes()) if process else []
        return list(dict.fromkeys((*MOMENTS, *found)))

    def subjects() -> list[str]:
        return list(look.house.subjects)

    yield _VALUE, definition.competent.value, ("competent",), values
    for subject in definition.subjects:
        yield _SUBJECT, subject, ("subjects", subject), subjects
    for channel in definition.channels:
        place = ("channels", channel.key)
        yield _VALUE, channel.fee.value, (*place, "fee"), values
        yield _DECISION, channel.fee.decision, (*place, "fee"), decisions
        yield _REGIME, channel.regime, place, regimes
    for case in definition.cases:
        yield _VALUE, case.when, ("cases", case.key), values
        for paper in case.papers:
            yield _VALUE, paper.when, ("papers", paper.key), values
    for note in definition.notes:
        yield _VALUE, note.when, ("notes", note.when), values
    for result in definition.results:
        place = ("results", result.key)
        yield _VALUE, result.when, place, values
        yield _TEMPLATE, result.template, place, templates
        yield _NODE, result.at, place, nodes
    yield _TEMPLATE, definition.refusal.template, ("refusal",), templates
    for notice in definition.notices:
        yield _TEMPLATE, notice.template, ("notices",), templates
        yield _MESSAGE, notice.message, ("notices",), messages
        yield _NODE, notice.at, ("notices",), nodes


CHECKS = (names_are_there, papers_are_asked_for, pages_have_addresses)
