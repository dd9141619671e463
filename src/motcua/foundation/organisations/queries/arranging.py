"""What somebody may arrange: asked by screens before they offer it."""

from motcua.foundation.organisations.permissions import may_arrange

__all__ = ["may_arrange"]
