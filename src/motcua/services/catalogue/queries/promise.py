"""When a request is due by the country's rules and the limit of its service."""

from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from motcua.kit.clock import Calendar, Due, Profile, read_profile
from motcua.kit.errors import Refused
from motcua.services.catalogue import terms
from motcua.services.catalogue.package.parts import Channel as Channel
from motcua.services.catalogue.terms import promise_of as promise_of


def due_of(channel: Channel, received: datetime, calendar: Calendar) -> Due:
    """When what is received at this moment is due, and why.

    Raises ``Refused`` for a service that has no limit: no day can be promised.
    """
    due = terms.due_of(channel, received, calendar, _law(settings.PROFILE))
    if due is None:
        raise Refused(_("This service has no time limit: hand it in at the counter."))
    return due


@lru_cache(maxsize=4)
def _law(profile: Path) -> Profile:
    return read_profile(profile)
