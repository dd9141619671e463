"""What a signed file can turn out to be."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SignatureState(TextChoices):
    """The answer to "is this paper genuine?", the good one first."""

    VALID = "valid", _("Genuine and unchanged")
    CHANGED = "changed", _("Changed after it was signed")
    EXTENDED = "extended", _("Something was added after it was signed")
    UNTRUSTED = "untrusted", _("Signed by an authority that we do not know")
    UNSIGNED = "unsigned", _("Not signed")
    UNREADABLE = "unreadable", _("Not a PDF that can be read")
