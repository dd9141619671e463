"""From one release of a service to another: what changes for people, and how each draft stands.

    >>> [each.words["en"] for each in changes(old, new)]
    ['Handed in online: the fee rises from free of charge to 8,000 đ.', …]
    >>> Sorter(old, new).sort(draft.answers, around, applicant="person").standing
    <Standing.SAFE: 'safe'>

``saying`` holds the sentences; ``asking``, ``terms``, ``papers`` and ``steps`` compare two
packages; ``sorting`` looks at one draft. Nothing here changes anything.
"""

from motcua.services.catalogue.moves.comparing import changes
from motcua.services.catalogue.moves.saying import PARTS, Said
from motcua.services.catalogue.moves.sorting import Sorter, Standing, Verdict

__all__ = ["PARTS", "Said", "Sorter", "Standing", "Verdict", "changes"]
