"""Making the next thing while the last one is used."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

_END: Any = object()


def one_ahead[T](items: Iterator[T]) -> Iterator[T]:
    """The same items in the same order, each made in a thread while the one before is used.

    What making an item raises is raised where it is taken.
    """
    with ThreadPoolExecutor(max_workers=1) as worker:
        coming = worker.submit(next, items, _END)
        while (item := coming.result()) is not _END:
            coming = worker.submit(next, items, _END)
            yield cast(T, item)
