"""Screens and commands ask and call; they never write themselves, and say who may open them."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver
from tests.architecture.reading import SOURCE, calls, imports, module_of, python_files, tree_of

WRITERS = {  # a row is saved without being told where to; a picture or a file with it
    *("save", "create", "delete", "get_or_create", "update_or_create", "select_for_update"),
    *("bulk_create", "bulk_update", "acreate", "asave", "adelete"),
}


def writes(tree: ast.Module) -> Iterator[str]:
    """What in a module writes, or holds what could."""
    for line, name in imports(tree):
        if name.startswith("motcua.") and "models" in name.split("."):
            yield f"{line} imports {name}"
        if name.startswith("django.db.models") or name == "django.apps.apps":
            yield f"{line} imports {name}"
    for name, call in calls(tree):
        if name in WRITERS and not (name == "save" and call.args):
            yield f"{call.lineno} calls {name}"
        if name == "update" and isinstance(getattr(call.func, "value", None), ast.Call):
            yield f"{call.lineno} calls {name}"


def faults(path: Path) -> list[str]:
    return [f"{module_of(path)}:{fault}" for fault in writes(tree_of(path))]


def routes(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address with its pattern."""
    for entry in resolver.url_patterns:
        place = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLResolver):
            yield from routes(entry, place)
        else:
            yield place, entry


def test_screens_never_write():
    files = python_files(SOURCE / "motcua" / "web")

    assert files
    assert [fault for path in files for fault in faults(path)] == []


def test_commands_never_write():
    files = python_files(SOURCE / "motcua" / "cli")

    assert files
    assert [fault for path in files for fault in faults(path)] == []


def test_a_screen_that_writes_is_found():
    screen = ast.parse(
        "from motcua.services.cases.models import Case\n"
        "def change(request):\n"
        "    context.update(a=1)\n"
        "    Case.objects.filter(pk=1).update(code='x')\n"
        "    Case.objects.select_for_update()\n"
    )

    assert list(writes(screen)) == [
        "1 imports motcua.services.cases.models.Case",
        "4 calls update",
        "5 calls select_for_update",
    ]


def test_every_route_says_who_may_open_it():
    found = list(routes(get_resolver()))

    assert len(found) > 20
    assert [place for place, route in found if not getattr(route.callback, "audience", ())] == []


def test_every_route_has_a_name():
    assert [place for place, route in routes(get_resolver()) if not route.name] == []
