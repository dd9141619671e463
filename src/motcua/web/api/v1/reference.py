"""The page of the reference about the reading interface, written from its description."""

from typing import Any

_API = """\
# The reading interface

{about}
The whole description, in OpenAPI 3.1, stands at `/api/v1/openapi.yaml` and `/api/v1/openapi.json`;
`/open-data` tells people of it. Written from that description by `scripts/reference.py`.

{endpoints}

## What is answered

{shapes}
"""


def page_of(described: dict[str, Any]) -> str:
    """The text of ``docs/reference/api.md``, from the description in OpenAPI."""
    shapes = described["components"]["schemas"]
    return _API.format(
        about=described["info"]["description"],
        endpoints="\n\n".join(
            _endpoint(path, methods["get"]) for path, methods in described["paths"].items()
        ),
        shapes="\n\n".join(_shape(name, shape) for name, shape in shapes.items()),
    )


def _endpoint(path: str, operation: dict[str, Any]) -> str:
    answered = operation["responses"]["200"]
    [shape] = answered["content"].values()
    rows = [
        f"| `{asked['name']}` | {_kind(asked['schema'])} | {asked['description']} |"
        for asked in operation["parameters"]
        if "name" in asked
    ]
    table = "\n".join(["| Asked | Is | |", "|---|---|---|", *rows, ""]) if rows else ""
    answer = f"Answers {_kind(shape['schema'])}: {answered['description']}"
    return f"## GET /api/v1{path}\n\n{operation['summary']}\n\n{table}\n{answer}"


def _shape(name: str, shape: dict[str, Any]) -> str:
    rows = [
        f"| `{key}` | {_kind(value)} | {value.get('description', '')} |"
        for key, value in shape["properties"].items()
    ]
    head = [f"### {name}", "", shape["description"], "", "| Field | Is | |", "|---|---|---|"]
    return "\n".join([*head, *rows])


def _kind(schema: dict[str, Any]) -> str:
    """What a value is, in a word or two."""
    if "$ref" in schema:
        return f"`{schema['$ref'].rpartition('/')[2]}`"
    if "anyOf" in schema:
        return " or ".join(_kind(each) for each in schema["anyOf"])
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    kind = schema["type"]
    if kind == "array":
        return f"list of {_kind(schema['items'])}"
    if kind == "object" and "additionalProperties" in schema:
        return f"by name, {_kind(schema['additionalProperties'])}"
    named = kind if isinstance(kind, str) else " or ".join(kind)
    return named.replace("string", schema.get("format", "text"))
