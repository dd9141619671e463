"""What people read: in both languages, not too long, with a hint where one is needed."""

import re
from collections.abc import Iterator, Mapping

from motcua.instruments.forms.model import Question, Words
from motcua.services.catalogue.gate import forms
from motcua.services.catalogue.gate.lines import Said
from motcua.services.catalogue.gate.look import FORM, PROCESS, SERVICE, Look
from motcua.services.catalogue.gate.steps import nodes_of
from motcua.services.catalogue.package.findings import WARNING, Finding
from motcua.services.catalogue.package.rule import Rule

UNTRANSLATED = Rule(
    "text.untranslated",
    vi="“{text}” chưa được dịch sang tiếng Anh.",
    vi_cure="Hãy viết câu tiếng Anh cạnh “en”.",
    en="“{text}” is not translated into English.",
    en_cure="Write the English text beside “en”.",
    level=WARNING,
)
LONG_SENTENCE = Rule(
    "text.long_sentence",
    vi="Câu này có {count} {language}, người đọc khó theo: “{text}”.",
    vi_cure="Hãy tách thành những câu có nhiều nhất {most} {unit}.",
    en="This sentence has {count} {language}, too long to read: “{text}”.",
    en_cure="Part it into sentences of at most {most} words.",
)
LONG_NAME = Rule(
    "text.long_name",
    vi="Tên này có {count} {language}: “{text}”.",
    vi_cure="Hãy rút gọn còn nhiều nhất {most} {unit} và chuyển phần còn lại vào gợi ý.",
    en="This name has {count} {language}: “{text}”.",
    en_cure="Shorten it to at most {most} words, and move the rest into the hint.",
)
NO_HINT = Rule(
    "form.no_hint",
    vi="Câu hỏi “{question}” chưa có gợi ý, mà câu trả lời phải theo mẫu.",
    vi_cure="Hãy thêm hint: cần gì, tìm ở đâu, ví dụ thế nào.",
    en="The question “{question}” has no hint, though its answer has a form of its own.",
    en_cure="Add a hint: what is wanted, where to find it, an example.",
)

_SENTENCE = re.compile(r"[.!?;:…]+(?:\s+|$)|\n+")
_MARKED = re.compile(r"[à-ỹđ]", re.IGNORECASE)
_LANGUAGES = {
    "vi": {"vi": "tiếng (tiếng Việt)", "en": "words (Vietnamese)"},
    "en": {"vi": "từ (tiếng Anh)", "en": "words (English)"},
}
_NAMES = frozenset({"label", "title", "item", "unit"})
_SHOWN = 80
"""Characters of a sentence that a finding repeats."""


def texts_are_translated(look: Look) -> Iterator[Finding]:
    for file, said in _texts(look):
        vi, en = said.words.get("vi", ""), said.words.get("en", "")
        if vi == en and len(vi.split()) > 2 and _MARKED.search(vi):
            yield UNTRANSLATED.finding(file, said.line, text=_short(vi))


def texts_can_be_read(look: Look) -> Iterator[Finding]:
    """A name is one sentence; anything else is parted at its full stops, colons and semicolons."""
    bounds = look.house.bounds
    for file, said in _texts(look):
        last = said.path[-1] if said.path else ""
        rule, limits = (
            (LONG_NAME, bounds.names)
            if last in _NAMES and file != SERVICE
            else (LONG_SENTENCE, bounds.sentences)
        )
        yield from _too_long(rule, limits, file, said.line, said.words)


def names_of_steps_can_be_read(look: Look) -> Iterator[Finding]:
    limits = look.house.bounds.names
    for node in nodes_of(look):
        for names in (node.office.names, *(each.names for each in node.office.outcomes)):
            said = {language: text for language, text in names.items() if language in limits}
            yield from _too_long(LONG_NAME, limits, PROCESS, node.line, said)


def hints_are_given(look: Look) -> Iterator[Finding]:
    for file, form in look.forms.items():
        lines = look.lines(file)
        for each in forms.asked(form):
            if _needs_hint(each.question, look) and not each.page.explanation:
                line = lines.question(each.question.key)
                yield NO_HINT.finding(file, line, question=each.question.label)


def _texts(look: Look) -> Iterator[tuple[str, Said]]:
    for file in (SERVICE, FORM, *look.package.step_forms):
        for said in look.lines(file).texts:
            yield file, said


def _too_long(
    rule: Rule, limits: Mapping[str, int], file: str, line: int, words: Words
) -> Iterator[Finding]:
    for language, text in words.items():
        parts = [text] if rule is LONG_NAME else _SENTENCE.split(text)
        for part in parts:
            if (count := len(part.split())) > limits[language]:
                yield rule.finding(
                    file,
                    line,
                    count=count,
                    most=limits[language],
                    language=_LANGUAGES[language],
                    unit={"vi": "tiếng" if language == "vi" else "từ", "en": "words"},
                    text=_short(part.strip()),
                )


def _needs_hint(question: Question, look: Look) -> bool:
    return question.type in look.house.bounds.hints and not question.hint


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"


CHECKS = (
    texts_are_translated,
    texts_can_be_read,
    names_of_steps_can_be_read,
    hints_are_given,
)
