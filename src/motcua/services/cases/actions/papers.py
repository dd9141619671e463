"""The files of a draft."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.instruments.documents.actions import store
from motcua.instruments.documents.queries import inspect
from motcua.instruments.forms.rows import at, parts_of, put
from motcua.kit.actor import Actor
from motcua.kit.errors import NotFound, Refused
from motcua.services.cases.actions.drafts import own_draft
from motcua.services.cases.models import Draft, DraftPaper
from motcua.services.catalogue.queries.service import release


def keep_paper(*, draft_id: UUID, key: str, name: str, content: bytes, actor: Actor) -> None:
    """Take a file for one paper: after those given before, or in place of it where one is all.

    The same bytes again change nothing, so that a page may be posted twice. Raises ``Unreadable``
    for a file that is empty, damaged or of another kind than it says, and ``Refused`` for one more
    than the question takes: better now than after the request is handed in.
    """
    seen = inspect(content, name)
    with transaction.atomic():
        draft = own_draft(draft_id, actor)
        most = _most_files(draft, key)
        stored = store(content)
        if most == 1:
            draft.papers.filter(key=key).delete()
        given = list(draft.papers.filter(key=key))
        if stored.sha256 in {paper.sha256 for paper in given}:
            return
        if len(given) >= most:
            raise Refused(_("This paper takes at most %(n)d files.") % {"n": most})
        DraftPaper.objects.create(
            draft=draft,
            key=key,
            place=max((paper.place for paper in given), default=0) + 1,
            name=name[-255:],
            size=stored.size,
            pages=seen.pages,
            sha256=stored.sha256,
            media_type=seen.media_type,
        )
        _tell_answers(draft, key)


@transaction.atomic
def drop_paper(*, draft_id: UUID, address: str, actor: Actor) -> None:
    """Take a file out of a draft; one that is out already changes nothing."""
    draft = own_draft(draft_id, actor)
    for paper in draft.papers.all():
        if paper.address == address:
            paper.delete()
            _tell_answers(draft, paper.key)


def _most_files(draft: Draft, key: str) -> int:
    """How many files a question takes. Raises ``NotFound`` where no question asks for files."""
    path, name = parts_of(key)
    question = release(draft.release_id).form.question(name)
    if question is None or question.type != "file" or at(draft.answers, path) is None:
        raise NotFound(_("This service does not ask for such a paper."))
    return int(question.limits.get("most", 1))


def _tell_answers(draft: Draft, key: str) -> None:
    """The answer to a question for files is the list of their addresses."""
    path, name = parts_of(key)
    given = [paper.address for paper in draft.papers.filter(key=key)]
    draft.answers = put(draft.answers, path, {name: given})
    draft.save(update_fields=["answers", "changed_at"])
