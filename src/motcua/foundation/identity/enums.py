"""Choices of the domain."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What an account may do in a unit."""

    COUNTER = "counter", _("counter")
    OFFICER = "officer", _("officer")
    LEADER = "leader", _("leader")
    CLERK = "clerk", _("clerk")
    ADMIN = "admin", _("administrator")


class Door(TextChoices):
    """How an account is entered."""

    OFFICE = "office", _("password and second factor")
    PROVIDER = "provider", _("identity provider")


class Method(TextChoices):
    """What a person showed to sign in."""

    PROVIDER = "provider", _("identity provider")
    PASSWORD = "password", _("password alone")
    TOTP = "totp", _("password and code of an app")
    PASSKEY = "passkey", _("passkey")
    RECOVERY = "recovery", _("password and recovery code")


class Sex(TextChoices):
    FEMALE = "female", _("female")
    MALE = "male", _("male")


class MandateKind(TextChoices):
    """Why somebody may act for another. The first three come by law, the others are given."""

    PARENT = "parent", _("parent of a child")
    GUARDIAN = "guardian", _("guardian")
    REPRESENTATIVE = "representative", _("legal representative")
    RELATIVE = "relative", _("relative or helper")
    STAFF = "staff", _("member of staff")
    AGENT = "agent", _("agent for a client")


class MandateState(TextChoices):
    """How a mandate stands on a day; only one in force lets anybody act."""

    WAITING = "waiting", _("waits to be accepted")
    FUTURE = "future", _("not begun yet")
    IN_FORCE = "in_force", _("in force")
    EXPIRED = "expired", _("expired")
    REVOKED = "revoked", _("revoked")


class Channel(TextChoices):
    """Where a person can be reached."""

    EMAIL = "email", _("e-mail")
    PHONE = "phone", _("phone")


class PersonField(TextChoices):
    """A fact about oneself that one may ask to correct."""

    FULL_NAME = "full_name", _("full name")
    BIRTH_DATE = "birth_date", _("date of birth")
    PERSONAL_NUMBER = "personal_number", _("personal number")
    SEX = "sex", _("sex")
    ETHNICITY = "ethnicity", _("ethnicity")
    NATIONALITY = "nationality", _("nationality")
    RESIDENCE = "residence", _("residence")


class Answer(TextChoices):
    GRANTED = "granted", _("corrected")
    REFUSED = "refused", _("not corrected")
