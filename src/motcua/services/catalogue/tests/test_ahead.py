"""The next is made while the last one is used, in order, and what goes wrong is not lost."""

from collections.abc import Iterator
from threading import Event, get_ident

import pytest

from motcua.services.catalogue.actions.ahead import one_ahead


def test_the_items_come_in_their_order_and_none_is_lost() -> None:
    assert list(one_ahead(iter(range(100)))) == list(range(100))
    assert list(one_ahead(iter(()))) == []
    assert list(one_ahead(iter([None, 0, ""]))) == [None, 0, ""]


def test_the_next_is_made_in_another_thread_while_the_last_is_used() -> None:
    made = Event()
    makers = []

    def items() -> Iterator[int]:
        makers.append(get_ident())
        yield 1
        made.set()
        yield 2

    coming = one_ahead(items())
    assert next(coming) == 1
    assert made.wait(5)
    assert list(coming) == [2]
    assert get_ident() not in makers


def test_what_making_an_item_raises_is_raised_where_it_is_taken() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise ValueError("the file is damaged")

    coming = one_ahead(items())

    assert next(coming) == 1
    with pytest.raises(ValueError, match="damaged"):
        next(coming)
