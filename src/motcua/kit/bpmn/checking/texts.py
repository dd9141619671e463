"""Texts say what they are written in: expressions in FEEL, notes in a known format."""

import re
from collections.abc import Iterator

from motcua.kit.bpmn.checking.look import Look
from motcua.kit.bpmn.errors import Finding, Rule

LANGUAGE = Rule(
    "expression.language",
    vi="Biểu thức viết bằng {language}; chỉ FEEL chạy được.",
    vi_cure="Hãy viết lại bằng FEEL và bỏ thuộc tính language.",
    en="The expression is written in {language}; only FEEL is executed.",
    en_cure="Write it in FEEL and remove the attribute language.",
)
FORMAT = Rule(
    "text.format",
    vi="{format} không phải một kiểu nội dung (MIME).",
    vi_cure="Hãy ghi kiểu như text/plain, hoặc bỏ thuộc tính textFormat.",
    en="{format} is no media type.",
    en_cure="Write one such as text/plain, or remove textFormat.",
)

_EXPRESSIONS = (
    "conditionExpression",
    "condition",
    "loopCondition",
    "loopCardinality",
    "completionCondition",
    "activationCondition",
    "timeDate",
    "timeDuration",
    "timeCycle",
    "transformation",
    "from",
)
_FEEL = re.compile(r"(?i)feel|https?://www\.omg\.org/spec/(dmn|feel)/.*")
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(\s*;.*)?")


def expressions_are_feel(look: Look) -> Iterator[Finding]:
    for element in look.all(*_EXPRESSIONS):
        language = element.attributes.get("language", "FEEL")
        where = element if element.attributes.get("id") else element.parent or element
        if not _FEEL.fullmatch(language):
            yield look.finding(LANGUAGE, where, language=language)


def notes_have_a_format(look: Look) -> Iterator[Finding]:
    for element in look.all("textAnnotation", "documentation"):
        found = element.attributes.get("textFormat", "text/plain")
        if not _MEDIA_TYPE.fullmatch(found):
            yield look.finding(FORMAT, element, format=found)


CHECKS = (expressions_are_feel, notes_have_a_format)
