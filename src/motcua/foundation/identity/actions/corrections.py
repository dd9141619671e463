"""A person asks to correct a fact; the administration answers in the time of the law."""

import re
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from motcua.foundation.identity import permissions, rules
from motcua.foundation.identity.actions.people import reissue_number
from motcua.foundation.identity.enums import Answer, PersonField, Sex
from motcua.foundation.identity.events import CorrectionAnswered, CorrectionAsked
from motcua.foundation.identity.models import CorrectionRequest, Person
from motcua.foundation.identity.queries.people import terms
from motcua.foundation.journal.actions import record
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, NotFound, Refused


@transaction.atomic
def ask_correction(*, field: str, wanted: str, why: str, actor: Actor, now: datetime) -> int:
    """Ask to correct one fact about oneself; returns the request's id.

    The last day for the answer follows from the terms of the day. One open request for a fact.
    """
    if actor.person_id is None or actor.behalf is not None:
        raise NotAllowed(_("Only the person themselves asks to correct their data."))
    if field not in PersonField.values:
        raise Refused(_("Choose what is wrong."))
    if not wanted.strip() or not why.strip():
        raise Refused(_("Write what would be right, and by which paper we can see it."))
    if field != PersonField.PERSONAL_NUMBER:
        _value(field, wanted.strip())
    today = timezone.localdate(now)
    law = terms(today)
    due = today + timedelta(days=law.correct_days)
    try:
        with transaction.atomic():
            request = CorrectionRequest.objects.create(
                person_id=actor.person_id,
                field=field,
                wanted=wanted.strip()[:300],
                why=why.strip()[:4000],
                asked_at=now,
                due_on=due,
                law=law.source,
            )
    except IntegrityError:
        raise Refused(_("You have asked to correct this already; we answer it first.")) from None
    record(
        CorrectionAsked(
            person_id=actor.person_id, correction_id=request.pk, field=field, due_on=due
        ),
        actor=actor,
    )
    return request.pk


@transaction.atomic
def answer_correction(
    *, correction_id: int, granted: bool, answer: str, actor: Actor, now: datetime
) -> None:
    """Correct the fact, or say why not. Nobody answers their own request."""
    request = CorrectionRequest.objects.select_for_update().filter(pk=correction_id).first()
    if not permissions.may_manage_people(actor):
        raise NotAllowed(_("Only an administrator answers such requests."))
    if request is None or request.answered_at is not None:
        raise NotFound(_("There is no such request that waits for an answer."))
    if request.person_id == actor.person_id:
        raise NotAllowed(_("Somebody else answers your own request."))
    if not granted and not answer.strip():
        raise Refused(_("Say why it is not corrected: the person reads this."))
    if granted:
        _correct(request, actor, timezone.localdate(now))
    request.granted = granted
    request.answer = answer.strip()
    request.answered_at = now
    request.answered_by_id = actor.account_id
    request.save(update_fields=["granted", "answer", "answered_at", "answered_by"])
    outcome = Answer.GRANTED if granted else Answer.REFUSED
    record(
        CorrectionAnswered(
            person_id=request.person_id,
            correction_id=request.pk,
            field=request.field,
            outcome=outcome.value,
        ),
        actor=actor,
    )


def _correct(request: CorrectionRequest, actor: Actor, today: date) -> None:
    if request.field == PersonField.PERSONAL_NUMBER:
        reissue_number(
            person_id=request.person_id,
            number=request.wanted,
            why=request.why[:300],
            on=today,
            actor=actor,
        )
        return
    person = Person.objects.select_for_update().get(pk=request.person_id)
    setattr(person, request.field, _value(request.field, request.wanted))
    person.save(update_fields=[request.field])


def _value(field: str, wanted: str) -> str | date:
    """What was wanted, in the form in which the fact is kept."""
    if field == PersonField.BIRTH_DATE:
        return _day(wanted)
    if field == PersonField.SEX:
        return _sex(wanted)
    if len(wanted) > rules.LONGEST[field]:
        raise Refused(_("This is too long to be kept: write it shorter."))
    return wanted


def _sex(written: str) -> str:
    """In any language of this installation: who grants may read another than who asked."""
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            for value, label in Sex.choices:
                if written.lower() in {value, str(label).lower()}:
                    return value
    raise Refused(_("The sex is female or male: write one of the two."))


def _day(written: str) -> date:
    """A day as people write it here, 8/3/1996, or as machines do, 1996-03-08."""
    try:
        first, month, last = (int(part) for part in re.split("[-/.]", written))
        return date(first, month, last) if first > 31 else date(last, month, first)
    except ValueError:
        raise Refused(_("This day cannot be read: write it as 8/3/1996.")) from None
