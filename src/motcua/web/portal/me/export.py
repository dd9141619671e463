"""All that is kept of a person, in one ZIP that is sent while it is written."""

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import StreamingHttpResponse
from django.utils import timezone

from motcua.foundation.identity.queries.people import kept_of as person_kept
from motcua.instruments.documents.errors import Lost
from motcua.instruments.documents.queries import read
from motcua.kit.actor import Actor
from motcua.services.cases.queries.own import files_of, looks_at
from motcua.services.cases.queries.own import kept_of as cases_kept


class _Pipe(io.RawIOBase):
    """A file that forgets what was taken from it, so that no archive is held as a whole."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._parts.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        taken, self._parts = b"".join(self._parts), []
        return taken


def archive(person_id: int, actor: Actor) -> StreamingHttpResponse:
    """``data.json`` and every file; one that cannot be read is named in ``missing.txt``."""
    day = timezone.localdate()
    response = StreamingHttpResponse(_parts(person_id, actor), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="motcua-{day:%Y%m%d}.zip"'
    response["Cache-Control"] = "private, no-store"
    return response


def _parts(person_id: int, actor: Actor) -> Iterator[bytes]:
    pipe, missing = _Pipe(), []
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("data.json", _facts(person_id, actor))
        yield pipe.take()
        for file in files_of(person_id):
            try:
                made.writestr(file.path, read(file.sha256))
            except Lost:
                missing.append(file.path)
            yield pipe.take()
        if missing:
            made.writestr("missing.txt", "\n".join(missing))
    yield pipe.take()


def _facts(person_id: int, actor: Actor) -> str:
    looks = [
        {"who": line.who, "unit": line.unit, "case": line.receipt, "at": line.at}
        for line in looks_at(actor, most=None)
    ]
    facts = {
        "made_at": timezone.now(),
        **person_kept(person_id),
        **cases_kept(person_id),
        "looked_at_by": looks,
    }
    return json.dumps(facts, ensure_ascii=False, indent=2, cls=DjangoJSONEncoder)
