"""The children in which strangers' files are read and papers are made."""

from motcua.kit.limited import Limits, Workshop

workshop = Workshop(
    "motcua.instruments.documents.work", limits=Limits(memory=1_500_000_000, seconds=6.0)
)
