"""All rules of packages in one list, for their reference."""

from importlib import import_module
from pkgutil import walk_packages

from motcua.services.catalogue import gate, package, trial
from motcua.services.catalogue.package.rule import Rule

_ROOMS = (package, gate, trial)


def every_rule() -> list[Rule]:
    """Every rule that a package can break, in the order of their keys."""
    names = [
        found.name for room in _ROOMS for found in walk_packages(room.__path__, f"{room.__name__}.")
    ]
    values = (value for name in names for value in vars(import_module(name)).values())
    rules = {id(each): each for each in values if isinstance(each, Rule)}
    return sorted(rules.values(), key=_key)


def _key(rule: Rule) -> str:
    return rule.key
