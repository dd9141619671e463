"""What the blocks are made of; their words are the engine's own."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from motcua.instruments.forms.model import Words

_LANGUAGES = ("vi", "en")


@dataclass(frozen=True)
class Block:
    """The types of the parts that a block can have, and which it has unless the author chooses."""

    parts: Mapping[str, str]
    usual: tuple[str, ...]


BLOCKS = {
    "person": Block(
        {
            "name": "text",
            "born": "date",
            "sex": "choice",
            "number": "personal_number",
            "phone": "phone",
            "email": "email",
            "address": "address",
        },
        ("name", "born", "sex", "number"),
    ),
    "organisation": Block(
        {
            "name": "text",
            "number": "tax_number",
            "phone": "phone",
            "email": "email",
            "address": "address",
        },
        ("name", "number"),
    ),
}
LABELS = {
    "person": _("Full name"),
    "organisation": _("Name"),
    "born": _("Date of birth"),
    "sex": _("Sex"),
    "female": _("Female"),
    "male": _("Male"),
    "personal_number": _("Personal number"),
    "tax_number": _("Tax number"),
    "phone": _("Phone number"),
    "email": _("E-mail address"),
    "address": _("Address"),
}


def in_all_languages(text: Promise) -> Words:
    """Words of the engine itself, as an author would have written them."""
    said = {}
    for language in _LANGUAGES:
        with override(language):
            said[language] = str(text)
    return said
