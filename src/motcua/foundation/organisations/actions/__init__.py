"""What changes organisations, one module a noun."""

from motcua.foundation.organisations.actions.loading import Counts
from motcua.foundation.organisations.actions.profile import ProfileReport, load_profile

__all__ = ["Counts", "ProfileReport", "load_profile"]
