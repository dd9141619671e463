"""Moving the drafts of a service to its next release: ten thousand in one act, and back.

Every draft has answers of its own, as people's have. The new release rests on another decision and
checks one answer otherwise, so that each draft and that answer are looked at.
"""

import sys
import time
from collections.abc import Mapping
from typing import Any

from scratch import database, report

DRAFTS = 10_000
MOST = 10.0
"""Seconds for all of them."""


def main() -> int:
    with database():
        number = begin()
        from django.utils import timezone

        from motcua.kit.actor import system
        from motcua.services.cases.actions.moves import move_drafts, undo_move
        from motcua.services.cases.queries.moves import preview
        from motcua.services.catalogue.queries.moves import release_state

        to, me = release_state(number), system("bench")
        began = time.perf_counter()
        preview(to)
        looked = time.perf_counter() - began
        moved = move_drafts(to=to, actor=me, now=timezone.now())
        both = time.perf_counter() - began - looked
        if moved.move_id is None or moved.moved < DRAFTS:
            raise AssertionError(
                f"only {moved.moved} drafts were moved, so this measures less than it says"
            )
        began = time.perf_counter()
        undo_move(move_id=moved.move_id, actor=me, now=timezone.now())
        back = time.perf_counter() - began
    kept = [
        report("preview", looked, "s", MOST),
        report("migrate", both, "s", MOST),
        report("undo", back, "s", MOST),
    ]
    return 0 if all(kept) else 1


def begin() -> str:
    """Two releases of the birth registration and the drafts of the first; returns its code."""
    from django.conf import settings

    from motcua.foundation.identity.models import Person
    from motcua.kit.actor import system
    from motcua.services.cases.models import Draft
    from motcua.services.catalogue.actions.service import release_files
    from motcua.services.catalogue.package import read_folder, read_letterheads, read_package

    folder = settings.PROFILE / "services/civil-status/birth-registration"
    files = read_letterheads(settings.PROFILE / "documents") | read_folder(folder)
    package = read_package(files)
    me = system("bench")
    first = release_files(files, folder="bench", actor=me)
    release_files(_otherwise(files), folder="bench", actor=me)
    person = Person.objects.create(full_name="Trần Thị Lan")
    examples = package.examples
    Draft.objects.bulk_create(
        (
            Draft(
                release=first,
                applicant=person,
                answers=_own(dict(examples[n % len(examples)].answers), n),
            )
            for n in range(DRAFTS)
        ),
        batch_size=2000,
    )
    return package.definition.code


def _otherwise(files: Mapping[str, str]) -> dict[str, str]:
    service = files["service.yaml"].replace("decision: ", "decision: 9/", 1)
    form = files["form.yaml"].replace("min: 1", "min: 0", 1)
    return {**files, "service.yaml": service, "form.yaml": form}


def _own(answers: dict[str, Any], number: int) -> dict[str, Any]:
    """The answers with a name of their own, and as far as somebody may have come."""
    kept = dict(list(answers.items())[: 1 + number % len(answers)])
    return {
        key: f"{value} {number}" if key == "child_name" else value for key, value in kept.items()
    }


if __name__ == "__main__":
    sys.exit(main())
