"""Acts of this domain."""

from motcua.foundation.identity.actions.accounts import create_account, grant_role
from motcua.foundation.identity.actions.demo import DemoReport, load_demo_people
from motcua.foundation.identity.actions.people import create_person
from motcua.foundation.identity.actions.sign_in import sign_in

__all__ = [
    "DemoReport",
    "create_account",
    "create_person",
    "grant_role",
    "load_demo_people",
    "sign_in",
]
