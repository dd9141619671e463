"""All rules of the library in one list, for its reference and its tests."""

from importlib import import_module
from pkgutil import walk_packages

from motcua.kit import bpmn
from motcua.kit.bpmn.errors import Rule


def every_rule() -> list[Rule]:
    """Every rule that a model, a state or an event can break, in the order of their names."""
    names = [found.name for found in walk_packages(bpmn.__path__, f"{bpmn.__name__}.")]
    modules = [import_module(name) for name in names if ".tests" not in name]
    found = {id(each): each for module in modules for each in vars(module).values()}
    return sorted((each for each in found.values() if isinstance(each, Rule)), key=_name)


def _name(rule: Rule) -> str:
    return rule.id
