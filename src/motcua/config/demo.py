"""The data of the demo: loaded at each start, quick when nothing has changed."""

from django.conf import settings

from motcua.foundation.identity.actions.demo import load_demo_people
from motcua.foundation.notifications.queries import message_kinds
from motcua.foundation.organisations.actions import load_profile
from motcua.instruments.signatures.actions import ensure_authority
from motcua.kit.actor import system
from motcua.services.catalogue.actions.procedures import load_procedures
from motcua.services.catalogue.actions.service import release_all


def load() -> None:
    """The ward with its calendar, four people, a dozen procedures, the services of the profile.

    The texts of messages are read, so that a wrong one is told at the start.
    """
    actor, profile = system("demo"), settings.PROFILE
    load_profile(profile, actor)
    load_demo_people(profile, actor)
    load_procedures(profile / "catalogue" / "procedures.yaml", actor=actor)
    release_all(profile, actor=actor)
    ensure_authority()
    message_kinds()
