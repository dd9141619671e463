"""Vietnamese text: folding for search.

No database extension is asked for (docs/decisions/0003), so what is searched and sorted is folded
here and stored beside the original.
"""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_NOT_WORDS = re.compile(r"[^0-9a-z.]+")


def fold(text: str) -> str:
    """Lower case, without marks: ``Đăng ký khai sinh`` and ``ĐANG KY  khai sinh`` are the same."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _SPACES.sub(" ", bare.replace("đ", "d")).strip()


def words(text: str) -> list[str]:
    """The folded words of a question: ``Thủ tục: khai-sinh?`` gives thu, tuc, khai, sinh."""
    return [w.strip(".") for w in _NOT_WORDS.split(fold(text)) if w.strip(".")]
