"""From where this node knows the people who sign in, in the words of its profile."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from motcua.kit.datafile import read


@lru_cache(maxsize=4)
def said_of_register(profile: Path) -> Mapping[str, str]:
    """``From the … database``, by language: what ``identity/register.yaml`` says, or nothing."""
    path = profile / "identity" / "register.yaml"
    if not path.exists():
        return {}
    fields = read(path).mapping("said", "source", optional=("certain",))
    return fields["said"].texts("vi", "en")
