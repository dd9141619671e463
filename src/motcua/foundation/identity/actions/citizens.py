"""Citizens, as the identity provider presents them."""

import secrets

from django.db import connection, transaction
from django.utils.translation import gettext as _

from motcua.foundation.identity.enums import Door
from motcua.foundation.identity.events import (
    AccountCreated,
    ClaimsDiffer,
    PersonCreated,
    ProviderLinked,
)
from motcua.foundation.identity.models import Account, Person, ProviderIdentity
from motcua.foundation.identity.oidc.claims import Identity
from motcua.foundation.journal.actions import record
from motcua.kit.actor import system
from motcua.kit.errors import Refused

PROVIDER = system("provider")


@transaction.atomic
def account_of(identity: Identity) -> Account:
    """The account of a person whom the provider has let in; the first time it is opened.

    A person who is known already is recognised by personal number and date of birth together; a
    number with another date of birth is refused, as one number cannot belong to two people. What
    the provider says later changes nothing by itself: a difference is journaled.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [identity.personal_number]
        )
    known = ProviderIdentity.objects.select_related("account__person").filter(
        issuer=identity.issuer, subject=identity.subject
    )
    link = known.first()
    account = link.account if link else _linked(identity)
    if not account.is_active:
        raise Refused(_("This account is closed. Ask the office why."))
    if link and account.person:
        _tell_differences(account, account.person, identity)
    return account


def _linked(identity: Identity) -> Account:
    person = Person.objects.filter(personal_number=identity.personal_number).first()
    if person is None:
        person = _registered(identity)
    elif person.birth_date != identity.birth_date:
        raise Refused(
            _(
                "We hold another date of birth for this personal number. "
                "Bring your identity card to the office, so that we can put it right."
            )
        )
    account = person.accounts.filter(door=Door.PROVIDER).order_by("pk").first() or _opened(person)
    ProviderIdentity.objects.create(
        issuer=identity.issuer, subject=identity.subject, account=account
    )
    record(ProviderLinked(account_id=account.pk, issuer=identity.issuer), actor=PROVIDER)
    _tell_differences(account, person, identity)
    return account


def _registered(identity: Identity) -> Person:
    person = Person.objects.create(
        full_name=identity.full_name,
        birth_date=identity.birth_date,
        personal_number=identity.personal_number,
    )
    record(PersonCreated(person_id=person.pk), actor=PROVIDER)
    return person


def _opened(person: Person) -> Account:
    account = Account(username=f"p-{secrets.token_hex(8)}", person=person, door=Door.PROVIDER)
    account.set_unusable_password()
    account.save()
    record(AccountCreated(account_id=account.pk, person_id=person.pk), actor=PROVIDER)
    return account


def _tell_differences(account: Account, person: Person, identity: Identity) -> None:
    said = {
        "full_name": identity.full_name,
        "birth_date": identity.birth_date,
        "personal_number": identity.personal_number,
    }
    fields = tuple(name for name, value in said.items() if getattr(person, name) != value)
    if fields:
        record(ClaimsDiffer(account_id=account.pk, fields=fields), actor=PROVIDER)
