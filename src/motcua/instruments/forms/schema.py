"""The JSON Schema of ``form.yaml``, written from what the reader takes, for editors to complete."""

from collections.abc import Callable, Iterator
from typing import Any

from motcua.instruments.forms.kinds import KINDS
from motcua.instruments.forms.kinds.base import whole_number
from motcua.instruments.forms.kinds.files import texts
from motcua.instruments.forms.reading.pages import DEEPEST, MOST_ROWS
from motcua.instruments.forms.reading.parts import BLOCKS
from motcua.instruments.forms.reading.questions import OF_PARTS, fields_of
from motcua.instruments.forms.reading.words import KEY
from motcua.kit.datafile import Value

type Schema = dict[str, Any]

_LIMITS: dict[Callable[[Value], Any], Schema] = {
    Value.count: {"type": "integer", "minimum": 1},
    Value.flag: {"type": "boolean"},
    Value.day: {"type": "string", "format": "date"},
    whole_number: {"type": "integer"},
    texts: {"type": "array", "items": {"type": "string"}},
}
_RULE: Schema = {
    "type": ["string", "boolean", "number"],
    "description": "An expression in FEEL over the answers, today, and in a group position.",
}
_DEFAULT: Schema = {
    **_RULE,
    "description": "An expression in FEEL over the answers, today, applicant and earlier.",
}
_SCALAR: Schema = {"type": ["string", "boolean", "number"]}


def form_schema() -> Schema:
    """The whole file, in the draft of 2020-12."""
    definitions = {
        "words": _object({"vi": _text(), "en": _text()}, ("vi", "en")),
        "key": {"type": "string", "pattern": f"^{KEY.pattern}$"},
        "rule": _RULE,
        "check": _object({"that": _ref("rule"), "say": _ref("words")}, ("that", "say")),
        "option": _object(
            {"value": _SCALAR, "text": _ref("words"), "hint": _ref("words")}, ("value", "text")
        ),
        "question": _question(),
        "page": _page(),
        "group": _group(),
        "stops": _list(
            {"if": {"required": ["group"]}, "then": _ref("group"), "else": _ref("page")}
        ),
        "value": _object(
            {
                "name": _ref("key"),
                "is": _ref("rule"),
                "label": _ref("words"),
                "unit": _ref("words"),
            },
            ("name", "is"),
        ),
        "section": _object(
            {"key": _ref("key"), "title": _ref("words"), "pages": _ref("stops")},
            ("key", "title", "pages"),
        ),
    }
    whole = {
        "pages": _ref("stops"),
        "sections": _list(_ref("section")),
        "values": {"type": "array", "items": _ref("value")},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A form of Một Cửa",
        **_object(whole, ()),
        "oneOf": [{"required": ["pages"]}, {"required": ["sections"]}],
        "$defs": definitions,
    }


def _question() -> Schema:
    """What every question has, then for each type what it may have."""
    by_type = [
        {"if": {"properties": {"type": {"const": kind}}}, "then": _question_of(kind)}
        for kind in KINDS
    ]
    return {
        "type": "object",
        "required": ["key", "type", "label"],
        "properties": {"type": {"enum": list(KINDS)}},
        "allOf": by_type,
    }


def _question_of(kind: str) -> Schema:
    required, others = fields_of(kind)
    known: dict[str, Schema] = {
        "key": _ref("key"),
        "type": {"const": kind},
        "required": {"type": "boolean"},
        "when": _ref("rule"),
        "default": _DEFAULT,
        "checks": {"type": "array", "items": _ref("check")},
        "limits": _limits_of(kind),
        "autocomplete": _text(),
        "options": _list(_ref("option")),
        "parts": _list({"oneOf": list(_parts_of(kind))}) if kind in BLOCKS else {},
        "agrees": _object({"born": _ref("rule"), "sex": _ref("rule")}, ()),
    }
    names = (*required, *others)
    return _object({name: known.get(name, _ref("words")) for name in names}, required)


def _parts_of(block: str) -> Iterator[Schema]:
    """The names of the parts, and each part with what may be said of it."""
    parts = BLOCKS[block].parts
    yield {"enum": list(parts)}
    for part, kind in parts.items():
        said = {name: _ref("words") for name in OF_PARTS}
        properties = said | {
            "part": {"const": part},
            "required": {"type": "boolean"},
            "limits": _limits_of(kind),
        }
        yield _object(properties, ("part",))


def _limits_of(kind: str) -> Schema:
    return _object({name: _LIMITS[read] for name, read in KINDS[kind].limits.items()}, ())


def _page() -> Schema:
    short = _object({"question": _ref("key"), "equals": _SCALAR}, ("question", "equals"))
    properties = {
        "key": _ref("key"),
        "title": _ref("words"),
        "explanation": _ref("words"),
        "when": {"anyOf": [_ref("rule"), short]},
        "questions": _list(_ref("question")),
    }
    return _object(properties, ("key", "title", "questions"))


def _group() -> Schema:
    properties = {
        "group": _ref("key"),
        "title": _ref("words"),
        "item": _ref("words"),
        "explanation": _ref("words"),
        "when": _ref("rule"),
        "least": {"type": "integer", "minimum": 1},
        "most": {"type": "integer", "minimum": 1, "maximum": MOST_ROWS},
        "named_by": _ref("key"),
        "pages": _ref("stops"),
        "values": {"type": "array", "items": _ref("value")},
    }
    described = f"Pages that are asked once for each row; at most {DEEPEST} within each other."
    return {
        "description": described,
        **_object(properties, ("group", "title", "item", "pages")),
    }


def _object(properties: dict[str, Schema], required: tuple[str, ...]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items, "minItems": 1}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _text() -> Schema:
    return {"type": "string", "minLength": 1}
