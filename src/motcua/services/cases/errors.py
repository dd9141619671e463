"""Refusals of the cases that a screen answers with more than a sentence."""

from django.utils.translation import gettext as _

from motcua.kit.errors import NotFound


class NotAsked(NotFound):
    """No page is asked at this address with the answers as they are now."""

    def __init__(self) -> None:
        super().__init__(_("This question is not asked. Go on with the one that is."))


class HandedIn(NotFound):
    """The draft is a case by now; ``receipt`` is its number."""

    def __init__(self, receipt: str) -> None:
        super().__init__(_("This request was handed in; its number is %s.") % receipt)
        self.receipt = receipt
