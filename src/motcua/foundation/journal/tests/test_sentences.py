"""Every event is a sentence, in both languages."""

import string
from dataclasses import fields

import pytest
from django.db import transaction
from django.utils import translation

from motcua.foundation.journal.actions import record
from motcua.foundation.journal.events import DeliveryDiscarded
from motcua.foundation.journal.models import Entry
from motcua.foundation.journal.queries import entries_about, line_of
from motcua.foundation.journal.queries.sentences import sentence_of
from motcua.foundation.journal.tests.things import Counted
from motcua.kit import events
from motcua.kit.actor import VISITOR, Actor, system

BINH = Actor(3, 3, "Nguyễn Văn Bình")


def product_events() -> list[type]:
    return [kind for kind in events.kinds().values() if ".tests." not in kind.__module__]


@pytest.mark.parametrize("kind", product_events(), ids=events.name_of)
def test_every_event_has_a_sentence_in_both_languages(kind):
    sentence = events.sentence_of(kind).text
    assert sentence, f"{kind.__name__} has no sentence"
    with translation.override("vi"):
        vietnamese = translation.gettext(sentence)

    assert vietnamese != sentence
    allowed = {field.name for field in fields(kind)} | {"actor"}
    for text in (sentence, vietnamese):
        assert {name for _, name, _, _ in string.Formatter().parse(text) if name} <= allowed


@pytest.mark.django_db
def test_an_entry_reads_as_a_sentence():
    happened = DeliveryDiscarded(subscription_id="receipts", entry_id=7, reason="đã gửi giấy")
    with transaction.atomic():
        record(happened, actor=BINH)
    (line,) = entries_about("subscription:receipts")

    with translation.override("vi"):
        assert sentence_of(line) == "Nguyễn Văn Bình bỏ bản ghi 7 của receipts: đã gửi giấy"
    with translation.override("en"):
        assert sentence_of(line) == "Nguyễn Văn Bình discarded entry 7 for receipts: đã gửi giấy"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("actor", "name"), [(system("receipts"), "The system (receipts)"), (VISITOR, "A visitor")]
)
def test_what_has_no_sentence_is_named_with_its_actor(actor, name):
    with transaction.atomic():
        record(Counted(thing_id=1), actor=actor)
    known, unknown = Entry.objects.get(), Entry.objects.get()
    unknown.kind = "of.another.version"

    with translation.override("en"):
        assert sentence_of(line_of(known)) == f"{name}: test.counted"
        assert sentence_of(line_of(unknown)) == f"{name}: of.another.version"
