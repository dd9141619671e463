"""Reasons as sentences, in Vietnamese and English; names and laws come from the profile."""

from motcua.kit.clock.words.saying import (
    headline,
    limit_text,
    phrase,
    reading_text,
    sentences,
    unit_text,
)

__all__ = ["headline", "limit_text", "phrase", "reading_text", "sentences", "unit_text"]
