"""Components: each a folder with a template, one YAML of parameters and examples, style, behaviour.

A call is checked against the YAML, so that a misspelt parameter ends in the developer's face and
not silently on a citizen's screen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml
from django.template import Context, Engine
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe

FOLDER = Path(__file__).parent / "components"


class WrongComponent(Exception):
    """A component is called in a way that its YAML does not allow."""


@dataclass(frozen=True)
class Parameter:
    """One parameter of a component, as its YAML declares it.

    ``default_from`` names the parameter that is taken where this one is not given.
    """

    type: str
    about: str
    required: bool = False
    default: Any = None
    default_from: str = ""
    choices: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Example:
    """One way to call a component, and what its HTML must hold in every language."""

    title: str
    data: dict[str, Any]
    expect: tuple[str, ...]
    dark: bool = False
    """It is made for the dark green ground of the start page."""


@dataclass(frozen=True)
class Component:
    """What one folder declares."""

    name: str
    purpose: str
    parameters: dict[str, Parameter]
    accessibility: tuple[str, ...]
    examples: tuple[Example, ...]


def names() -> list[str]:
    """Every component there is, in the order of the alphabet."""
    return sorted(path.parent.name for path in FOLDER.glob("*/component.yaml"))


@cache
def load(name: str) -> Component:
    """Read a component's YAML; an unknown name raises ``WrongComponent``."""
    path = FOLDER / name / "component.yaml"
    if not path.is_file():
        raise WrongComponent(f"There is no component {name!r}; there are: {', '.join(names())}.")
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Component(
        name=name,
        purpose=data["purpose"],
        parameters={key: _parameter(value) for key, value in data["parameters"].items()},
        accessibility=tuple(data["accessibility"]),
        examples=tuple(
            Example(each["title"], each["data"], tuple(each["expect"])) for each in data["examples"]
        ),
    )


def render(component_name: str, /, **given: Any) -> SafeString:
    """The component's HTML; a parameter that is ``None`` or empty counts as not given."""
    component = load(component_name)
    context = _complete(component, given)
    html = _engine().get_template(f"{component_name}/template.html").render(Context(context))
    return mark_safe(html.strip())  # noqa: S308 (made by a template that escapes)


def in_language(value: Any, language: str) -> Any:
    """An example's value in one language: ``{vi: …, en: …}`` stands for a text in both."""
    if isinstance(value, dict):
        if set(value) == {"vi", "en"}:
            return value[language]
        return {key: in_language(each, language) for key, each in value.items()}
    if isinstance(value, list):
        return [in_language(each, language) for each in value]
    return value


def _parameter(data: Mapping[str, Any]) -> Parameter:
    lists = {key: tuple(data[key]) for key in ("choices", "keys") if key in data}
    return Parameter(**{**data, **lists})


def _complete(component: Component, given: Mapping[str, Any]) -> dict[str, Any]:
    unknown = sorted(set(given) - set(component.parameters))
    if unknown:
        known = ", ".join(component.parameters)
        raise WrongComponent(
            f"{component.name} has no parameter {', '.join(unknown)}; it has: {known}."
        )
    values = {
        name: parameter.default if _is_empty(given.get(name)) else given[name]
        for name, parameter in component.parameters.items()
    }
    for name, parameter in component.parameters.items():
        if values[name] is None and parameter.default_from:
            values[name] = values[parameter.default_from]
        _check(component.name, name, parameter, values[name])
    return values


def _is_empty(value: Any) -> bool:
    return value is None or value == ""


def _check(component: str, name: str, parameter: Parameter, value: Any) -> None:
    if value is None:
        if parameter.required:
            raise WrongComponent(f"{component} needs {name}: {parameter.about}")
        return
    expected = _TYPES[parameter.type]
    if not isinstance(value, expected):
        raise WrongComponent(f"{component}: {name} is {value!r}, not of type {parameter.type}.")
    if parameter.choices and value not in parameter.choices:
        choices = ", ".join(map(str, parameter.choices))
        raise WrongComponent(f"{component}: {name} is {value!r}, not one of {choices}.")
    if parameter.keys:
        for item in cast(list[Any], value):
            _check_keys(component, name, parameter.keys, item)


def _check_keys(component: str, name: str, keys: tuple[str, ...], item: Any) -> None:
    if not isinstance(item, Mapping):
        if not hasattr(item, keys[0]):
            raise WrongComponent(f"{component}: an item of {name} is {item!r}; it needs {keys[0]}.")
        return
    unknown = sorted(set(item) - set(keys))
    if unknown:
        raise WrongComponent(
            f"{component}: an item of {name} has {', '.join(unknown)}; known are {', '.join(keys)}."
        )


_TYPES: dict[str, type | tuple[type, ...]] = {
    "text": (str, Promise, int),
    "flag": bool,
    "number": int,
    "date": date,
    "list": (list, tuple),
}


@cache
def _engine() -> Engine:
    return Engine(
        dirs=[str(FOLDER)],
        builtins=["django.templatetags.i18n", "motcua.web.shared.templatetags.motcua"],
    )
