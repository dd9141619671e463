"""Reference pages that are written from the code: ``python scripts/reference.py`` writes them anew.

A test compares the pages with the code, so that none goes stale.
"""

import ast
import json
import os
import re
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import django
import yaml
from django.apps import apps
from django.db.models import Model

from motcua.cli import motcua
from motcua.instruments.forms.schema import form_schema
from motcua.kit import privacy
from motcua.kit.bpmn.rulebook import every_rule
from motcua.services.catalogue.package.schema import example_schema, service_schema

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference"
ENV = ROOT / "src" / "motcua" / "config" / "env.py"

_PERSONAL_DATA = """\
# Personal data

What each table holds of people, why, and for how long. Written from the models by
`scripts/reference.py`; each model says it with `motcua.kit.privacy`.

| Table | Holds | Why | Kept |
|---|---|---|---|
{rows}

No personal data: {without}.

Two tables are not ours: a session of Django holds which account signed in, until it ends; a job in
the queue holds identifiers, until some days after it is done. The worker deletes by the clock what
is past its time; `motcua retention run` shows it, and with `--apply` deletes it at once.
"""

_SETTINGS = """\
# Settings

Environment variables are all there is to set; they are read once, at the start, and a wrong one
ends the command with its name, its value and the cure. Written from `motcua.config.env` and the
commands by `scripts/reference.py`.

| Variable | Meaning |
|---|---|
{rows}
"""

_API = """\
# The reading interface

{about}
The whole description, in OpenAPI 3.1, stands at `/api/v1/openapi.yaml` and `/api/v1/openapi.json`;
`/open-data` tells people of it. Written from that description by `scripts/reference.py`.

{endpoints}

## What is answered

{shapes}
"""

_COMMANDS = """\
# Commands

`motcua COMMAND --help` says the same. Exit codes: 0 done, 1 refused or failed, 2 wrong usage or
setting. Written from the commands by `scripts/reference.py`.

{commands}
"""

_BPMN_RULES = """\
# What can be wrong with a process

Every rule by which `motcua bpmn` refuses a model or tells of a run, as it is said in English and
in Vietnamese; an ellipsis stands for what differs. Written from `motcua.kit.bpmn` by
`scripts/reference.py`. What a model may hold stands in [Processes in BPMN](bpmn.md).

| Rule | What is wrong, and what to do | Sai ở đâu, sửa thế nào |
|---|---|---|
{rows}
"""

_PACKAGE_RULES = """\
# What can be wrong with a package

Every rule by which `motcua service check` and `test` speak of a service package, as it is said in
English and in Vietnamese; an ellipsis stands for what differs. What is refused cannot be published;
a warning can. Written from `motcua.services.catalogue` by `scripts/reference.py`. What is said of
the process beside these stands in [What can be wrong with a process](bpmn-rules.md).

| Rule | | What is wrong, and what to do | Sai ở đâu, sửa thế nào |
|---|---|---|---|
{rows}
"""


@dataclass(frozen=True)
class Page:
    """A page of the reference, and what the code says that it should hold."""

    path: Path
    text: Callable[[], str]


def personal_data() -> str:
    """The table of ``docs/reference/personal-data.md``."""
    said = {model._meta.label: privacy.of(model) for model in _models()}
    rows = [
        f"| `{label}` | {data.holds} | {data.why} | {data.keep} |"
        for label, data in sorted(said.items())
        if data
    ]
    without = ", ".join(f"`{label}`" for label in sorted(said) if said[label] is None)
    return _PERSONAL_DATA.format(rows="\n".join(rows), without=without)


def _models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("motcua.")]


def settings() -> str:
    """The table of ``docs/reference/settings.md``."""
    rows = [f"| `{name}` | {meaning} |" for name, meaning in (*_of_environment(), *_of_commands())]
    return _SETTINGS.format(rows="\n".join(rows))


def _of_environment() -> Iterator[tuple[str, str]]:
    """The fields of ``Env`` with the sentence that follows each."""
    tree = ast.parse(ENV.read_text(encoding="utf-8"))
    env = next(n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == "Env")
    for field, said in zip(env.body[1:], env.body[2:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            if not (isinstance(said, ast.Expr) and isinstance(said.value, ast.Constant)):
                raise ValueError(f"The setting {field.target.id} has no sentence in {ENV.name}.")
            name = field.target.id.upper()
            plain = name == "DATABASE_URL" or name.startswith("OIDC_")
            variable = name if plain else f"MOTCUA_{name}"
            yield variable, " ".join(str(said.value.value).replace("``", "`").split())


def _of_commands() -> Iterator[tuple[str, str]]:
    for name, command in _commands(motcua, "motcua"):
        for option in command.params:
            if isinstance(option, click.Option) and option.envvar:
                yield (
                    str(option.envvar),
                    f"{option.help} For `{name}`; without it {option.default}.",
                )


def commands() -> str:
    """The text of ``docs/reference/commands.md``."""
    said = [_command(name, each) for name, each in _commands(motcua, "motcua")]
    return _COMMANDS.format(commands="\n\n".join(said))


def _commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something and is shown, with the words that call it."""
    context = click.Context(group)
    for each in group.list_commands(context):
        command = group.get_command(context, each)
        if isinstance(command, click.Group):
            yield from _commands(command, f"{name} {each}")
        elif command is not None and not command.hidden:
            yield f"{name} {each}", command


def _command(name: str, command: click.Command) -> str:
    """The help as ``motcua`` shows it; of a copy, as click keeps the option of the first asker."""
    asked = copy(command)
    asked._help_option = None
    context = click.Context(
        asked,
        info_name=name,
        terminal_width=100,
        max_content_width=100,
        help_option_names=["-h", "--help"],
    )
    return f"## {name}\n\n```text\n{asked.get_help(context)}\n```"


def bpmn_rules() -> str:
    """The table of ``docs/reference/bpmn-rules.md``."""
    rows = [
        f"| `{rule.id}` | {rule.en} {rule.en_cure} | {rule.vi} {rule.vi_cure} |"
        for rule in every_rule()
    ]
    return _BPMN_RULES.format(rows=re.sub(r"\{\w+\}", "…", "\n".join(rows)))


def package_rules() -> str:
    """The table of ``docs/reference/package-rules.md``."""
    from motcua.services.catalogue.gate import rulebook

    rows = [
        f"| `{rule.key}` | {rule.level} | {rule.en} {rule.en_cure} | {rule.vi} {rule.vi_cure} |"
        for rule in rulebook.every_rule()
    ]
    return _PACKAGE_RULES.format(rows=re.sub(r"\{\w+\}", "…", "\n".join(rows)))


def openapi() -> str:
    """The description of the reading interface as agreed on, for an installation somewhere."""
    from motcua.web.api.v1.openapi import as_yaml

    return as_yaml("https://example.gov.vn")


def api() -> str:
    """The text of ``docs/reference/api.md``."""
    described = yaml.safe_load(openapi())
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


def schema(of: Callable[[], dict[str, Any]]) -> Callable[[], str]:
    """The text of a JSON Schema."""
    return lambda: json.dumps(of(), ensure_ascii=False, indent=1) + "\n"


PAGES = [
    Page(REFERENCE / "api.md", api),
    Page(ROOT / "src" / "motcua" / "web" / "api" / "openapi.yaml", openapi),
    Page(REFERENCE / "bpmn-rules.md", bpmn_rules),
    Page(REFERENCE / "commands.md", commands),
    Page(REFERENCE / "example.schema.json", schema(example_schema)),
    Page(REFERENCE / "form.schema.json", schema(form_schema)),
    Page(REFERENCE / "package-rules.md", package_rules),
    Page(REFERENCE / "personal-data.md", personal_data),
    Page(REFERENCE / "service.schema.json", schema(service_schema)),
    Page(REFERENCE / "settings.md", settings),
]


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    django.setup()
    for page in PAGES:
        page.path.write_text(page.text(), encoding="utf-8")
        print(page.path.name)


if __name__ == "__main__":
    main()
