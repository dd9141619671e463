"""Drawing numbers."""

from django.db import connection, transaction

_DRAW = """
    INSERT INTO numbering_book AS b (key, last) VALUES (%s, 1)
    ON CONFLICT (key) DO UPDATE SET last = b.last + 1
    RETURNING last
"""


def draw(book: str) -> int:
    """The next number of a book, from 1, in the caller's transaction.

    Others who draw from the same book wait for that transaction, so draw late in an act.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "draw() stands inside the act that uses the number: open transaction.atomic."
        )
    with connection.cursor() as cursor:
        cursor.execute(_DRAW, [book])
        return int(cursor.fetchone()[0])
