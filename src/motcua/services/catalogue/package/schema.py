"""The JSON Schemas of ``service.yaml`` and ``examples/*.yaml``, for editors to complete."""

from typing import Any

from motcua.kit.clock import Unit
from motcua.services.catalogue.package import definition, examples
from motcua.services.catalogue.package.model import CHANNELS, KINDS
from motcua.services.catalogue.package.scalars import CODE, KEY, LONGEST_BOOK

type Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string", "minLength": 1}
_WHOLE: Schema = {"type": "integer", "minimum": 0}
_FLAG: Schema = {"type": "boolean"}
_ANY: Schema = {}
_VALUE = "The name of a value that form.yaml calculates."
_WHEN: Schema = {"type": "string", "description": _VALUE}
_MOMENT: Schema = {
    "type": "string",
    "description": "As 2026-11-24T09:00; without an offset it is the country's time.",
}


def service_schema() -> Schema:
    """The whole ``service.yaml``, in the draft of 2020-12."""
    words, key, source = _ref("words"), _ref("key"), _TEXT
    properties: dict[str, Schema] = {
        "code": {"type": "string", "pattern": f"^{CODE.pattern}$"},
        "name": words,
        "summary": words,
        "decision": _TEXT,
        "sector": words,
        "law": _some(_object({"number": _TEXT, "title": words, "from": _day()}, "number title")),
        "subjects": _list(_TEXT),
        "applicants": _some({"enum": list(definition.APPLICANTS)}),
        "level": {"enum": [int(level) for level in definition.LEVELS]},
        "signed_as": _TEXT,
        "channels": _some(
            _object(
                {
                    "channel": {"enum": list(CHANNELS)},
                    "limit": _limit(),
                    "regime": _described("A key of the regimes of the profile's clock."),
                    "fee": _fee(),
                },
                "channel limit fee",
            )
        ),
        "receive": _object(
            {"where": {"enum": list(definition.RECEIVE)}, "source": source, "certain": _FLAG},
            "where source",
        ),
        "competent": {
            "anyOf": [
                {"const": "operator"},
                _object({"is": _WHEN, "source": source, "certain": _FLAG}, "is source"),
            ]
        },
        "cases": _some(
            _object(
                {"key": key, "name": words, "when": _WHEN, "papers": _list(_paper())},
                "key name papers",
            )
        ),
        "results": _some(
            _object(
                {**_outcome(), "key": key, "when": _WHEN, "at": _TEXT},
                "key code name template book",
            )
        ),
        "refusal": _object(_outcome(), "name template book"),
        "notices": _list(_notice()),
        "notes": _list(
            _object(
                {"when": _WHEN, "text": words, "source": source, "certain": _FLAG},
                "when text source",
            )
        ),
        "registers": _list(
            _object({"register": _TEXT, "gives": _list(_TEXT), "why": words}, "register gives why")
        ),
        "needs": _list(_object({"question": _TEXT, "why": words}, "question why")),
        "differs": _list(
            _object({"what": {"enum": list(definition.DIFFERS)}, "why": words}, "what why")
        ),
        "environment": _list(_object({"name": key, "means": words}, "name means")),
    }
    return _file("A service of Một Cửa", properties, definition.REQUIRED, definition.OPTIONAL)


def example_schema() -> Schema:
    """The whole of an example, in the draft of 2020-12."""
    person = _object({"name": _TEXT, "number": _TEXT, "born": _day(), "sex": _TEXT}, "name")
    free: Schema = {"type": "object", "additionalProperties": _ANY}
    step = {"step": _TEXT, "outcome": _TEXT, "fails": _TEXT, "at": _MOMENT, "data": free}
    letter = {"template": _TEXT, "says": _list(_TEXT), "not": _list(_TEXT)}
    none = {"enum": list(examples.NONE)}
    expected: dict[str, Schema] = {
        "path": _list(_TEXT),
        "ends": _TEXT,
        "case": _TEXT,
        "fee": {"anyOf": [_WHOLE, none]},
        "due": {"anyOf": [_MOMENT, none]},
        "competent": _TEXT,
        "notes": _list(_WHEN),
        "result": _ref("key"),
        "letters": _list(_object(letter, "template")),
    }
    properties: dict[str, Schema] = {
        "name": _ref("words"),
        "kind": {"enum": list(KINDS)},
        "at": _MOMENT,
        "channel": {"enum": list(CHANNELS)},
        "applicant": person,
        "by": person,
        "answers": free,
        "papers": _list(_TEXT),
        "steps": _list(_object(step, "step")),
        "expect": _object(expected, " ".join(examples.EXPECTED)),
    }
    return _file(
        "An example of a service of Một Cửa", properties, examples.REQUIRED, examples.OPTIONAL
    )


def _file(
    title: str, properties: dict[str, Schema], required: tuple[str, ...], other: tuple[str, ...]
) -> Schema:
    """A file with exactly the keys that its reader takes."""
    named = {name: properties[name] for name in (*required, *other)}
    return {
        "$schema": _DRAFT,
        "title": title,
        **_object(named, " ".join(required)),
        "$defs": {
            "words": _object({"vi": _TEXT, "en": _TEXT}, "vi en"),
            "key": {"type": "string", "pattern": f"^{KEY.pattern}$"},
        },
    }


def _limit() -> Schema:
    return _object(
        {
            "amount": {"type": "number", "exclusiveMinimum": 0},
            "unit": {"enum": [unit.value for unit in Unit]},
            "same_day": _FLAG,
            "cutoff": _described("From when on it is done the next day, as 15:00."),
            "source": _TEXT,
            "certain": _FLAG,
        },
        "source",
    )


def _fee() -> Schema:
    return _object(
        {
            "amount": _WHOLE,
            "value": _WHEN,
            "decision": _described("The name of a decision in one of the package's *.dmn."),
            "source": _TEXT,
            "certain": _FLAG,
        },
        "source",
    )


def _paper() -> Schema:
    return _object(
        {
            "key": _ref("key"),
            "name": _ref("words"),
            "originals": _WHOLE,
            "copies": _WHOLE,
            "when": _WHEN,
            "replaced_by": _described("A register whose data make it superfluous."),
        },
        "key name",
    )


def _outcome() -> dict[str, Schema]:
    return {
        "code": _TEXT,
        "name": _ref("words"),
        "template": _described("A file of documents, as result.typ."),
        "book": {"type": "string", "maxLength": LONGEST_BOOK},
        "certain": _FLAG,
    }


def _notice() -> Schema:
    properties = {
        "at": _described("submitted, received, granted, refused, or a node of the process."),
        "message": _described("A message of the profile."),
        "template": _described("A file of documents."),
        "name": _ref("words"),
        "to": _ref("words"),
        "book": {"type": "string", "maxLength": LONGEST_BOOK},
    }
    one = [{"required": ["message"]}, {"required": ["template", "name"]}]
    return {**_object(properties, "at"), "oneOf": one}


def _object(properties: dict[str, Schema], required: str) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": required.split(),
        "additionalProperties": False,
    }


def _some(items: Schema) -> Schema:
    return {**_list(items), "minItems": 1}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _described(what: str) -> Schema:
    return {**_TEXT, "description": what}


def _day() -> Schema:
    return {"type": "string", "format": "date"}
