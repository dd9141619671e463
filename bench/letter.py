"""A letter page inside its child, in processor time: the first of a fresh one, and those after."""

import statistics
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scratch import report, set_up_django

COLD, KEPT = 40.0, 10.0
"""Milliseconds that a page may take: in a fresh child, and with the kept compiler."""
CHILDREN, LETTERS = 7, 100
AT = datetime(2026, 11, 25, tzinfo=UTC)


def main() -> int:
    set_up_django()
    good = [good for signed in (True, False) for good in measure(signed)]
    return 0 if all(good) else 1


def measure(signed: bool) -> Iterator[bool]:
    """Whether the promises are kept by papers that are to be signed, or by tagged ones."""
    from motcua.instruments.documents.workshop import typesetting

    kind = "signed" if signed else "tagged"
    cold = []
    for number in range(CHILDREN):
        typesetting.close()
        cold.append(milliseconds(number, signed))
    kept = sorted(milliseconds(number, signed) for number in range(CHILDREN, CHILDREN + LETTERS))
    yield report(f"letter {kind} cold", statistics.median(cold), "ms", COLD)
    yield report(f"letter {kind} kept", statistics.median(kept), "ms", KEPT)


def milliseconds(number: int, signed: bool) -> float:
    """What the child takes for one letter, all of whose facts are new to it."""
    from motcua.instruments.documents.papers import set_paper

    paper = set_paper(
        files=templates(), main="refusal.typ", data=letter(number), at=AT, signed=signed
    )
    return paper.seconds * 1000


def templates() -> dict[str, bytes]:
    from django.conf import settings

    folder = Path(settings.PROFILE) / "documents"
    return {path.name: path.read_bytes() for path in folder.glob("*.typ")}


def letter(number: int) -> dict[str, Any]:
    """A refusal of one page."""
    from motcua.instruments.documents.queries import qr_svg

    url = f"https://motcua.example/verify/{number:08}"
    return {
        "number": f"{number}/2026/TC",
        "place": "Hải Phòng",
        "date": {"day": "25", "month": "11", "year": "2026"},
        "agency": {"upper": None, "name": f"Ủy ban nhân dân phường số {number}"},
        "signer": {"name": f"Vũ Thị Hồng Thắm {number}", "title": "KT. Chủ tịch\nPhó Chủ tịch"},
        "applicant": {"name": f"Nguyễn Ngọc Ánh {number}"},
        "procedure": {"code": "1.001193", "name": "Đăng ký khai sinh"},
        "code": f"H24.48.3-261125-{number:04}",
        "submitted_at": "14:05 24/11/2026",
        "reason": f"Giấy chứng sinh số {number} ghi tên người mẹ khác. " * 12,
        "law": [{"number": "60/2014/QH13", "title": "Luật Hộ tịch"}],
        "verify_code": f"{number:08}",
        "verify_url": url,
        "qr_svg": qr_svg(url),
    }


if __name__ == "__main__":
    sys.exit(main())
