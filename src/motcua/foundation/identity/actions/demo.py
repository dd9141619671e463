"""The people of a demonstration."""

from dataclasses import dataclass
from pathlib import Path

from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.foundation.identity.actions.accounts import create_account, grant_role
from motcua.foundation.identity.actions.people import create_person
from motcua.foundation.identity.demo import DemoPerson, demo_people
from motcua.foundation.identity.models import Account
from motcua.foundation.identity.queries import account_id_of
from motcua.foundation.organisations.queries import unit_by_code
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed


@dataclass(frozen=True)
class DemoReport:
    new: int
    unchanged: int


@transaction.atomic
def load_demo_people(folder: Path, actor: Actor) -> DemoReport:
    """Create the invented people of a profile with their accounts and roles.

    An account that exists is left as it is, without looking at its password. As the passwords are
    public, this is refused unless ``settings.DEMO`` is on.
    """
    if not settings.DEMO:
        raise NotAllowed(_("Invented people are for demonstrations only: set MOTCUA_DEMO=yes."))
    people = demo_people(folder)
    new = [person for person in people if account_id_of(person.username) is None]
    for person in new:
        _create(person, actor)
    _give_apps([person for person in people if person.totp])
    return DemoReport(new=len(new), unchanged=len(people) - len(new))


def _create(person: DemoPerson, actor: Actor) -> None:
    person_id = create_person(**person.facts, contacts_confirmed_at=timezone.now(), actor=actor)
    account_id = create_account(
        username=person.username, password=person.password, person_id=person_id, actor=actor
    )
    for held in person.roles:
        grant_role(
            account_id=account_id,
            role=held.role,
            unit_id=unit_by_code(held.unit_code).id,
            valid_from=held.valid_from,
            title_vi=held.title_vi,
            title_en=held.title_en,
            actor=actor,
        )


def _give_apps(people: list[DemoPerson]) -> None:
    """The app of each officer, with the secret that everybody may know."""
    names = [person.username for person in people]
    without = Account.objects.filter(username__in=names).exclude(authenticator__type="totp")
    secrets = {person.username: person.totp for person in people}
    for account in without:
        TOTP.activate(account, secrets[account.username])
