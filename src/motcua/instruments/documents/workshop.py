"""The children in which strangers' files are read, and those in which papers are made.

They are apart, so that a template that does not end keeps nobody from handing in a file.
"""

from motcua.kit.limited import Limits, Workshop

inspecting = Workshop(
    "motcua.instruments.documents.inspecting", limits=Limits(memory=1_500_000_000, seconds=6.0)
)
typesetting = Workshop(
    "motcua.instruments.documents.typesetting", limits=Limits(memory=1_000_000_000, seconds=6.0)
)
