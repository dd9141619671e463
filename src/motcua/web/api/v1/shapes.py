"""Dataclasses as JSON, and as JSON Schema (draft 2020-12) for the OpenAPI document."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

_SIMPLE: Mapping[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: {"type": "number"},
    date: {"type": "string", "format": "date"},
}


def as_json(value: Any) -> Any:
    """A value as ``json`` writes it; a whole number has no point."""
    if is_dataclass(value):
        return {field.name: as_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [as_json(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): as_json(each) for key, each in value.items()}
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return value.isoformat() if isinstance(value, date) else value


def schema_of(kind: Any) -> dict[str, Any]:
    """The schema of a type; a dataclass is referred to by its name."""
    origin, within = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return {**schema_of(within[0]), "description": within[1]}
    if origin is UnionType:
        return _or_null(schema_of(next(each for each in within if each is not type(None))))
    if origin is tuple:
        return {"type": "array", "items": schema_of(within[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": schema_of(within[1])}
    if is_dataclass(kind):
        return {"$ref": f"#/components/schemas/{kind.__name__}"}  # type: ignore[union-attr]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"type": "string", "enum": [each.value for each in kind]}
    return dict(_SIMPLE[kind])


def object_schema(shape: type) -> dict[str, Any]:
    """The schema of a dataclass: every field is there, and no other."""
    hints = get_type_hints(shape, include_extras=True)
    return {
        "type": "object",
        "description": " ".join((shape.__doc__ or "").split()),
        "properties": {name: schema_of(kind) for name, kind in hints.items()},
        "required": list(hints),
        "additionalProperties": False,
    }


def shapes_within(kind: Any) -> Iterator[type]:
    """A dataclass, and those that its fields are made of."""
    if is_dataclass(kind):
        yield kind  # type: ignore[misc]
        for each in get_type_hints(kind).values():
            yield from shapes_within(each)
    else:
        for each in get_args(kind):
            yield from shapes_within(each)


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    if "type" in schema and "enum" not in schema:
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}
