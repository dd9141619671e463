"""Who still needs a stored file: each domain that refers to files by their hash says so.

A file that no domain needs is deleted in time, so a domain that keeps a hash must say it here::

    @needs_files
    def files_of_cards(hashes: Collection[str]) -> set[str]:
        return set(Card.objects.filter(photo__in=hashes).values_list("photo", flat=True))
"""

from collections.abc import Callable, Collection

type Needs = Callable[[Collection[str]], set[str]]

_needs: list[Needs] = []


def needs_files(ask: Needs) -> Needs:
    """Mark a function that tells which of these hashes its domain refers to, in one statement.

    Two statements could miss a hash that moves from one table to another between them.
    """
    _needs.append(ask)
    return ask


def needed(hashes: Collection[str]) -> set[str]:
    """Which of these files any domain refers to; all of them where nobody was asked to say so."""
    if not _needs:
        return set(hashes)
    return set().union(*(ask(hashes) for ask in _needs))
