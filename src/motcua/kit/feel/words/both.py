"""How the sentences are kept: both languages side by side, so that none is forgotten."""

type Both = dict[str, tuple[str, str, str, str]]
"""For each key the Vietnamese sentence and its hint, the English sentence and its hint."""
