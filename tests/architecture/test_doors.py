"""A domain is entered by its doors only; whatever else it holds may change without notice."""

import ast
import re
from pathlib import Path

from tests.architecture.reading import GROUPS, SOURCE, imports, module_of, python_files, tree_of

PUBLIC = {"actions", "queries", "events", "enums", "errors"}
"""Doors of every domain; one that needs another names it, with the reason, under ``Doors``."""


def doors_of(domain: str) -> set[str]:
    """The public modules of a domain such as ``motcua.services.cases``."""
    init = SOURCE / domain.replace(".", "/") / "__init__.py"
    docstring = ast.get_docstring(tree_of(init)) or ""
    named = re.search(r"^Doors +([a-z_, ]+):", docstring, re.MULTILINE)
    return PUBLIC | set(re.split(r", *", named[1]) if named else ())


def strangers(path: Path, module: str) -> list[str]:
    """What a module imports of other domains without going through a door."""
    found = []
    for line, name in imports(tree_of(path)):
        parts = name.split(".")
        if parts[0] != "motcua" or len(parts) < 4 or parts[1] not in GROUPS:
            continue
        domain = ".".join(parts[:3])
        if not f"{module}.".startswith(f"{domain}.") and parts[3] not in doors_of(domain):
            found.append(f"{module}:{line} enters {domain} by {parts[3]}")
    return found


def test_a_domain_is_entered_by_its_doors_only():
    files = python_files(SOURCE / "motcua")

    assert [fault for path in files for fault in strangers(path, module_of(path))] == []


def test_an_import_past_the_doors_is_found_even_inside_a_function(tmp_path: Path):
    sneak = tmp_path / "sneak.py"
    sneak.write_text(
        "from motcua.services.cases.actions.drafts import start_draft\n"
        "from motcua.instruments.forms.model import Form\n"
        "def look():\n"
        "    from motcua.services.cases.models import Case\n"
        "    import_module('motcua.foundation.identity.rules')\n",
        encoding="utf-8",
    )

    assert strangers(sneak, "motcua.web.sneak") == [
        "motcua.web.sneak:4 enters motcua.services.cases by models",
        "motcua.web.sneak:5 enters motcua.foundation.identity by rules",
    ]
    assert strangers(sneak, "motcua.services.cases.sneak") == [
        "motcua.services.cases.sneak:5 enters motcua.foundation.identity by rules"
    ]


def test_every_domain_says_in_its_docstring_what_it_is():
    domains = [
        path for group in GROUPS for path in (SOURCE / "motcua" / group).glob("*/__init__.py")
    ]

    assert domains
    assert [module_of(path) for path in domains if not ast.get_docstring(tree_of(path))] == []
