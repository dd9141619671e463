"""People, accounts, roles; how accounts are entered, from where, and tries to enter."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.foundation.identity.enums import Door, Method, Role, Sex
from motcua.foundation.identity.models.mandates import LegalEntity as LegalEntity
from motcua.foundation.identity.models.mandates import Mandate as Mandate
from motcua.foundation.identity.models.offices import Invitation as Invitation
from motcua.foundation.identity.models.offices import Substitution as Substitution
from motcua.foundation.identity.models.persons import ContactCode as ContactCode
from motcua.foundation.identity.models.persons import CorrectionRequest as CorrectionRequest
from motcua.foundation.identity.models.persons import PersonNumber as PersonNumber
from motcua.kit.privacy import personal_data


@personal_data(
    holds="name, birth, personal number, sex, ethnicity, nationality, residence, phone, e-mail",
    why="to state on a form what is known instead of asking, and to name the right person",
    keep="as long as an account or a record refers to the person",
)
class Person(models.Model):
    """Somebody the State knows.

    The personal number may be issued again, so it is never a key, and it is shown masked.
    """

    full_name = models.CharField(_("full name"), max_length=120)
    birth_date = models.DateField(_("date of birth"), null=True)
    personal_number = models.CharField(
        _("personal number"), max_length=12, unique=True, blank=True, null=True
    )
    sex = models.CharField(_("sex"), max_length=8, choices=Sex, blank=True)
    ethnicity = models.CharField(_("ethnicity"), max_length=40, blank=True)
    nationality = models.CharField(_("nationality"), max_length=40, blank=True)
    residence = models.CharField(_("residence"), max_length=300, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone_confirmed_at = models.DateTimeField(_("phone confirmed"), null=True)
    email_confirmed_at = models.DateTimeField(_("e-mail confirmed"), null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(personal_number__regex=r"^\d{12}$"),
                name="identity_person_number",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name


@personal_data(
    holds="user name, hash of the password, moment of the last sign-in",
    why="to let the person in",
    keep="closed, it stays without being usable, as acts refer to it",
)
class Account(AbstractBaseUser):
    """A way in for one person."""

    username = models.CharField(_("username"), max_length=60, unique=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="accounts")
    door = models.CharField(_("door"), max_length=12, choices=Door, default=Door.OFFICE)
    is_active = models.BooleanField(_("active"), default=True)

    objects: ClassVar = BaseUserManager["Account"]()

    USERNAME_FIELD = "username"

    def __str__(self) -> str:
        return self.username


@personal_data(
    holds="who works where and as what, with the title under a signature",
    why="to know who may do what, and to print whose signature it is",
    keep="as long as the acts done in this role",
)
class RoleHolding(models.Model):
    """A role that an account holds in a unit; ``valid_to`` is the last day."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="roles")
    role = models.CharField(_("role"), max_length=12, choices=Role)
    unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    title_vi = models.CharField(_("Vietnamese title"), max_length=120, blank=True)
    title_en = models.CharField(_("English title"), max_length=120, blank=True)
    valid_from = models.DateField(_("first day"))
    valid_to = models.DateField(_("last day"), null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account", "role", "unit", "valid_from"], name="identity_role_once"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="identity_role_days",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} in {self.unit_id}"


@personal_data(
    holds="the provider's name for a person",
    why="to find the account again when the person comes back",
    keep="as long as the account is entered through this provider",
)
class ProviderIdentity(models.Model):
    """Whom a provider means by a subject; one account for each."""

    issuer = models.URLField(max_length=300)
    subject = models.CharField(max_length=255)
    account = models.ForeignKey(Account, models.PROTECT, related_name="identities")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="identity_subject_once"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} at {self.issuer}"


@personal_data(
    holds="when, how, from which network address and on which device an account was entered",
    why="to show people their sessions, to end them, and to see a stranger's",
    keep="the 180 days of the history, after which the device counts as new",
)
class Entrance(models.Model):
    """One sign-in that succeeded, and the session that it opened until ``ended_at``.

    ``device`` is the hash of a random mark in the browser; ``provider_session`` is the ``sid`` by
    which the provider ends the session.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="entrances")
    at = models.DateTimeField(db_index=True)
    method = models.CharField(max_length=12, choices=Method)
    level = models.PositiveSmallIntegerField()
    address = models.GenericIPAddressField()
    device = models.CharField(max_length=64)
    device_name = models.CharField(max_length=60)
    session_key = models.CharField(max_length=40, db_index=True)
    provider_session = models.CharField(max_length=255, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["account", "-at"], name="identity_history"),
            models.Index(fields=["provider_session"], name="identity_sid"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} at {self.at}"


@personal_data(
    holds="the hash of a code that an account has used",
    why="so that a code that was watched is not used again",
    keep="the minutes in which the code would be accepted",
)
class SpentCode(models.Model):
    """A code of an app that was accepted once and is not accepted again (RFC 6238, 5.2)."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    code = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "code"], name="identity_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} at {self.at}"


@personal_data(
    holds="the name that was typed, the network address, the moment",
    why="to slow down guessing",
    keep="the fifteen minutes of the limit, or until the account is entered",
)
class SignInTry(models.Model):
    """A try at one of the doors that has not succeeded."""

    door = models.CharField(max_length=12, default="password")
    username = models.CharField(max_length=60)
    address = models.GenericIPAddressField()
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["door", "username", "address", "at"], name="identity_try_at"),
        ]

    def __str__(self) -> str:
        return f"{self.address} at {self.at}"
