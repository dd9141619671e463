"""Files as a screen shows them."""

from dataclasses import dataclass

from motcua.instruments.forms.model import Words
from motcua.services.cases.models import CasePaper, DraftPaper
from motcua.services.catalogue.queries.service import ReleaseContent


@dataclass(frozen=True)
class PaperLine:
    """A file that was given for a paper."""

    key: str
    """The question that asked for it, as ``birth_paper`` or ``members/r1/photo``."""
    address: str
    """How a page names the file, as ``birth_paper-2``."""
    paper: Words
    name: str
    size: int
    pages: int
    sha256: str
    media_type: str


def paper_line(content: ReleaseContent, row: DraftPaper | CasePaper) -> PaperLine:
    kind = row.key.rpartition("/")[2]
    paper = content.definition.paper(kind)
    return PaperLine(
        key=row.key,
        address=row.address,
        paper=paper.name if paper else {"vi": kind, "en": kind},
        name=row.name,
        size=row.size,
        pages=row.pages,
        sha256=row.sha256,
        media_type=row.media_type,
    )
