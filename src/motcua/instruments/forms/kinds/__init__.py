"""The types of question: what each takes, keeps, tells expressions and shows."""

from collections.abc import Mapping

from motcua.instruments.forms.kinds.base import Kind
from motcua.instruments.forms.kinds.blocks import Block
from motcua.instruments.forms.kinds.choosing import Choice, Choices, Consent, Declaration, YesNo
from motcua.instruments.forms.kinds.days import Date
from motcua.instruments.forms.kinds.figures import Money, Number
from motcua.instruments.forms.kinds.files import File
from motcua.instruments.forms.kinds.numbered import PersonalNumber, Phone, Scheme
from motcua.instruments.forms.kinds.places import Address
from motcua.instruments.forms.kinds.wording import Email, LongText, Text

_SINGLE: dict[str, Kind] = {
    "text": Text(),
    "long_text": LongText(),
    "number": Number(),
    "money": Money(),
    "date": Date(),
    "choice": Choice(),
    "choices": Choices(),
    "yes_no": YesNo(),
    "phone": Phone(),
    "email": Email(),
    "personal_number": PersonalNumber(),
    "tax_number": Scheme(),
    "address": Address(),
    "file": File(),
    "declaration": Declaration(),
    "consent": Consent(),
}
KINDS: Mapping[str, Kind] = _SINGLE | {"person": Block(_SINGLE), "organisation": Block(_SINGLE)}
"""What can be done with a question, by its type."""
