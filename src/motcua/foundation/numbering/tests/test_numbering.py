"""Numbers have no gaps and no doubles."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction

from motcua.foundation.numbering.actions import draw


def draw_once(_: int) -> int:
    try:
        with transaction.atomic():
            return draw("results/2026")
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_draw_every_number_once():
    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(draw_once, range(40)))

    assert sorted(numbers) == list(range(1, 41))


@pytest.mark.django_db(transaction=True)
def test_a_number_that_was_not_used_is_drawn_again():
    with pytest.raises(RuntimeError), transaction.atomic():
        draw("results/2026")
        raise RuntimeError("the printer is on fire")

    assert draw_once(0) == 1
