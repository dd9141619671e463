"""Reference pages that are written from the code: ``python scripts/reference.py`` writes them anew.

A test compares the pages with the code, so that none goes stale.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import django
from django.apps import apps
from django.db.models import Model

from motcua.kit import privacy

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"

_PERSONAL_DATA = """\
# Personal data

What each table holds of people, why, and for how long. Written from the models by
`scripts/reference.py`; each model says it with `motcua.kit.privacy`.

| Table | Holds | Why | Kept |
|---|---|---|---|
{rows}

No personal data: {without}.

Two tables are not ours: a session of Django holds which account signed in, until it ends; a job in
the queue holds identifiers, until some days after it is done. The worker deletes by the clock what
is past its time; `motcua retention run` shows it, and with `--apply` deletes it at once.
"""


@dataclass(frozen=True)
class Page:
    """A page of the reference, and what the code says that it should hold."""

    path: Path
    text: Callable[[], str]


def personal_data() -> str:
    """The table of ``docs/reference/personal-data.md``."""
    said = {model._meta.label: privacy.of(model) for model in _models()}
    rows = [
        f"| `{label}` | {data.holds} | {data.why} | {data.keep} |"
        for label, data in sorted(said.items())
        if data
    ]
    without = ", ".join(f"`{label}`" for label in sorted(said) if said[label] is None)
    return _PERSONAL_DATA.format(rows="\n".join(rows), without=without)


def _models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("motcua.")]


PAGES = [Page(REFERENCE / "personal-data.md", personal_data)]


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    django.setup()
    for page in PAGES:
        page.path.write_text(page.text(), encoding="utf-8")
        print(page.path.name)


if __name__ == "__main__":
    main()
