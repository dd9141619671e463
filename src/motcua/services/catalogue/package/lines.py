"""On which line of a YAML file something stands, for whoever finds fault with it later."""

from functools import lru_cache
from pathlib import Path

from motcua.kit.datafile import parse
from motcua.services.catalogue.package.scalars import bounded

type Lines = dict[str, int]


@lru_cache(maxsize=64)
def lines_in(written: str) -> Lines:
    """The line of every value by its path, as ``channels[0].fee.value``; ``""`` is the whole file.

    The text is one that was read before: a mistake in it raises ``WrongFile``.
    """
    found: Lines = {}
    waiting = [bounded(parse(written, Path()))]
    while waiting:
        value = waiting.pop()
        found[value.path] = value.line
        waiting.extend(value.inner())
    return found


def line_in(written: str, path: str) -> int:
    """The line of one value; that of what it stands in, where it is left out itself."""
    lines = lines_in(written)
    while path not in lines:
        path = path.rpartition(".")[0]
    return lines[path]
