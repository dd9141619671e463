"""Loading the whole profile of the country, and again without change."""

import sys
import time

from scratch import database, report

MOST, AGAIN = 60.0, 2.0
"""Seconds for the first load and for a load that changes nothing."""


def main() -> int:
    with database():
        from django.conf import settings

        from motcua.foundation.organisations.actions import load_profile
        from motcua.kit.actor import system

        kept = True
        for name, most in (("profile_load", MOST), ("profile_load_again", AGAIN)):
            began = time.monotonic()
            load_profile(settings.PROFILE, system("bench"), whole=True)
            kept = report(name, time.monotonic() - began, "s", most) and kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
