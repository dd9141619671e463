"""From where the answers on a page are known, in words."""

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.foundation.identity.queries import said_of_register
from motcua.instruments.forms.model import in_language
from motcua.instruments.forms.origin import Origin, Source
from motcua.instruments.forms.walk import Stop
from motcua.kit.numbers import date_text
from motcua.services.cases.queries.drafts import DraftView


def sources_on(draft: DraftView, stop: Stop) -> dict[str, str]:
    """What is said beside a field; a block whose parts are all from one place says it once."""
    said = {key: _sentence(origin) for key, origin in draft.origins_on(stop).items()}
    for question in draft.walk.questions(stop):
        answer: Any = draft.walk.shown(stop, question) if question.parts else None
        keys = [
            asked.key
            for part, asked in question.parts.items()
            if answer and answer.get(part) is not None
        ]
        sentences = {said.get(key, "") for key in keys}
        if len(sentences) == 1:
            said = {key: text for key, text in said.items() if key not in keys}
            said[question.key] = sentences.pop()
    return said


def _sentence(origin: Origin) -> str:
    language = get_language() or "vi"
    if origin.source is Source.REUSED:
        day = date_text(timezone.localdate(origin.at), language)
        return _("From what was handed in on %(day)s. Change it if it is not right.") % {"day": day}
    known = in_language(said_of_register(settings.PROFILE), language) or _("From the register")
    return _("%(source)s. Change it if it is not right.") % {"source": known}
