"""The few marks of SVG that a diagram needs; text is always escaped, nothing carries a script."""

from collections.abc import Iterable
from math import ceil
from xml.sax.saxutils import escape, quoteattr

LETTER = 0.5
"""The width of a letter in parts of the size of the type, on the average."""
LINE = 1.25
"""The distance of two lines in parts of the size of the type."""


def tag(name: str, inside: str = "", /, **attributes: object) -> str:
    """One element; ``stroke_width`` is written as ``stroke-width``, ``class_`` as ``class``."""
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_number(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def _number(value: object) -> str:
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def path(d: str, **attributes: object) -> str:
    """A path, by default an unfilled line."""
    return tag("path", d=d, **{"fill": "none", "stroke": "currentColor", **attributes})


def text(
    words: str, x: float, y: float, *, width: float, size: float = 12, over: bool = False
) -> str:
    """Words in lines that are no wider than ``width``; x and y are the middle of the whole.

    ``over`` gives them a white rim, so that they can be read where they cross a line.
    """
    lines = wrapped(words, width / (size * LETTER))
    first = y - (len(lines) - 1) * size * LINE / 2 + size * 0.35
    spans = (
        tag("tspan", escape(line), x=x, y=first + index * size * LINE)
        for index, line in enumerate(lines)
    )
    halo = {"stroke": "#ffffff", "stroke_width": 2.5, "paint_order": "stroke"}
    spoken = {"font_size": size, "text_anchor": "middle", "fill": "currentColor"}
    return tag("text", "".join(spans), **spoken, **(halo if over else {}))


def wrapped(words: str, most: float) -> list[str]:
    """Words in lines of at most so many letters; a longer word has a line to itself."""
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + 1 + len(word) <= max(most, 4):
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def polygon(points: Iterable[tuple[float, float]], **attributes: object) -> str:
    """A closed shape."""
    written = " ".join(f"{x:.10g},{y:.10g}" for x, y in points)
    return tag("polygon", points=written, **{"stroke": "currentColor", **attributes})


def picture(inside: str, box: tuple[float, float, float, float], title: str) -> str:
    """A whole picture; ``box`` is left, top, width and height."""
    view = " ".join(f"{side:.10g}" for side in box)
    return tag(
        "svg",
        f"<title>{escape(title)}</title>{inside}",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=view,
        width=ceil(box[2]),
        height=ceil(box[3]),
        role="img",
        color="#1a1a1a",
        font_family="Be Vietnam Pro, Arial, sans-serif",
    )
