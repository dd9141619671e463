"""The page on adding a domain shows the files of the package that the tests install."""

import re
from pathlib import Path

PACKAGE = Path(__file__).parent / "library-card"
PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "add-a-domain.md"
SHOWN = re.compile(r"^`([^`\n]+)`:\n\n```\w+\n(.+?)\n```$", re.MULTILINE | re.DOTALL)


def test_each_piece_of_code_stands_so_in_the_package():
    pieces = SHOWN.findall(PAGE.read_text(encoding="utf-8"))

    assert len(pieces) > 8
    for name, code in pieces:
        assert code in (PACKAGE / name).read_text(encoding="utf-8"), name
