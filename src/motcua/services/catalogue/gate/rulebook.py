"""All rules of packages in one list, for their reference."""

import re
from importlib import import_module
from pkgutil import walk_packages

from motcua.services.catalogue import gate, package, trial
from motcua.services.catalogue.package.rule import Rule

_ROOMS = (package, gate, trial)
_PAGE = """\
# What can be wrong with a package

Every rule by which `motcua service check` and `test` speak of a package; an ellipsis stands for
what differs. What is refused cannot be published. Written from `motcua.services.catalogue` by
`scripts/reference.py`. Of the process there are [more rules](bpmn-rules.md).

| Rule | | What is wrong, and what to do | Sai ở đâu, sửa thế nào |
|---|---|---|---|
{rows}
"""


def every_rule() -> list[Rule]:
    """Every rule that a package can break, in the order of their keys."""
    names = [
        found.name for room in _ROOMS for found in walk_packages(room.__path__, f"{room.__name__}.")
    ]
    values = (value for name in names for value in vars(import_module(name)).values())
    rules = {id(each): each for each in values if isinstance(each, Rule)}
    return sorted(rules.values(), key=_key)


def as_page() -> str:
    """The text of ``docs/reference/package-rules.md``; an ellipsis stands for what differs."""
    rows = "\n".join(
        f"| `{rule.key}` | {rule.level} | {rule.en} {rule.en_cure} | {rule.vi} {rule.vi_cure} |"
        for rule in every_rule()
    )
    return _PAGE.format(rows=re.sub(r"\{\w+\}", "…", rows))


def _key(rule: Rule) -> str:
    return rule.key
