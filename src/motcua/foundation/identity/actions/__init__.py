"""Acts of this domain."""

from motcua.foundation.identity.actions.accounts import create_account, grant_role
from motcua.foundation.identity.actions.citizens import account_of
from motcua.foundation.identity.actions.demo import DemoReport, load_demo_people
from motcua.foundation.identity.actions.people import create_person
from motcua.foundation.identity.actions.sessions import (
    end_other_sessions,
    end_provider_sessions,
    end_session,
    leave,
    note_factor,
)
from motcua.foundation.identity.actions.sign_in import (
    check_password,
    count_code_try,
    count_refused_answer,
    enter,
    spend_code,
)

__all__ = [
    "DemoReport",
    "account_of",
    "check_password",
    "count_code_try",
    "count_refused_answer",
    "create_account",
    "create_person",
    "end_other_sessions",
    "end_provider_sessions",
    "end_session",
    "enter",
    "grant_role",
    "leave",
    "load_demo_people",
    "note_factor",
    "spend_code",
]
