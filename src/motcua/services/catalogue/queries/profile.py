"""Where the profile keeps what it says about the catalogue."""

from pathlib import Path

from django.conf import settings


def profile_folder() -> Path:
    return Path(settings.PROFILE) / "catalogue"
