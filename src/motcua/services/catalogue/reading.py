"""A file of catalogue records, one JSON object a line, plain or compressed by gzip."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

LONGEST_LINE = 2_000_000
"""Bytes of one record; real ones stay under a tenth of it."""

_GZIP = b"\x1f\x8b"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class BadFile(Exception):
    """The file cannot be read, or not to its end: one sentence for the person who gave it."""


class SourceFile:
    """A file that is read once, line by line; ``share`` tells how far."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._raw: BinaryIO | None = None
        self._size = 1
        self._ended = False

    @property
    def share(self) -> float:
        """How much of the file has been read, from 0 to 1; 1 when reading has ended."""
        if self._ended:
            return 1.0
        return min(self._raw.tell() / self._size, 0.99) if self._raw else 0.0

    def __iter__(self) -> Iterator[bytes]:
        """Each line's bytes; of a line over the limit, its beginning. Raises ``BadFile``."""
        try:
            with self.path.open("rb") as raw:
                self._raw, self._size = raw, max(self.path.stat().st_size, 1)
                yield from self._lines(raw)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise BadFile(
                f"{self.path.name} is damaged or cut off. What stood before that place was read; "
                "fetch the file again and import it once more."
            ) from error
        except OSError as error:
            raise BadFile(f"{self.path.name} cannot be read: {error.strerror}.") from error
        finally:
            self._raw, self._ended = None, True

    def _lines(self, raw: BinaryIO) -> Iterator[bytes]:
        start = raw.read(3)
        raw.seek(3 if start == _BYTE_ORDER_MARK else 0)
        if start[:2] == _GZIP:
            with gzip.open(raw) as unpacked:
                yield from _limited(cast(BinaryIO, unpacked))
        elif start[:1] in (b"{", b"") or start == _BYTE_ORDER_MARK:
            yield from _limited(raw)
        else:
            raise BadFile(
                f"{self.path.name} is neither compressed by gzip nor lines of JSON: "
                "give a file of procedures, such as procedures.jsonl.gz."
            )


def _limited(lines: BinaryIO) -> Iterator[bytes]:
    while line := lines.readline(LONGEST_LINE):
        yield line
        while len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            line = lines.readline(LONGEST_LINE)
