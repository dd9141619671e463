"""Characters as XML writes them, so that reading gives the same ones back."""

_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


def character_text(text: str) -> str:
    return text.translate(_IN_TEXT)


def attribute_text(text: str) -> str:
    return text.translate(_IN_ATTRIBUTE)
