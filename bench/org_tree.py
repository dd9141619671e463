"""A tree of 125,000 units: who stood where on a day, who is inside whom, how quick its pages are.

Each line gives the time in ms that 95 of a hundred askings stay below.
"""

import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count

from scratch import database, report

PROVINCES, COMMUNES, PARTS = 34, 98, 36
"""34 provinces of 98 communes with 36 parts each, three levels deep: about 125,000 units."""
ASKED = 200
LOOKUP, PAGE = 5.0, 100.0
"""The most ms that a question, and a whole page of the office, may take."""
OPENED = date(2025, 1, 1)
PASSWORD = "correct horse 7"  # noqa: S105


def main() -> int:
    with database():
        units = grow()
        kept = [
            report("org-tree as-of lookup", p95(lookup(units)), "ms", LOOKUP),
            report("org-tree subtree check", p95(check(units)), "ms", LOOKUP),
            *(report(f"org-tree {name}", p95(ask, 20), "ms", PAGE) for name, ask in pages(units)),
        ]
    return 0 if all(kept) else 1


def grow() -> list[int]:
    """The units with two periods each, as after a reform; returns their ids."""
    from django.db import connection

    from motcua.foundation.organisations.models import Profile

    profile = Profile.objects.create(
        name="bench",
        operator_code="H01",
        time_zone="Asia/Ho_Chi_Minh",
        sessions=[["07:00", "17:00"]],
        week=[0],
        week_source="",
        digest="x",
    )
    with connection.cursor() as cursor:
        cursor.execute(GROW, {"profile": profile.pk, "p": PROVINCES, "c": COMMUNES, "u": PARTS})
        for table in ("unit", "unitperiod", "unitcode"):
            cursor.execute(f"VACUUM ANALYZE organisations_{table}")
        cursor.execute("SELECT id FROM organisations_unit ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


GROW = """
    CREATE TEMP TABLE grown AS
    WITH provinces AS (SELECT p FROM generate_series(1, %(p)s) p),
    communes AS (SELECT p, c FROM provinces, generate_series(1, %(c)s) c),
    parts AS (SELECT p, c, u FROM communes, generate_series(1, %(u)s) u)
    SELECT row_number() OVER (ORDER BY c NULLS FIRST, u NULLS FIRST, p) AS n, all_.* FROM (
        SELECT p, NULL::int AS c, NULL::int AS u FROM provinces
        UNION ALL SELECT p, c, NULL FROM communes
        UNION ALL SELECT p, c, u FROM parts) all_;
    INSERT INTO organisations_unit (id, profile_id, key, kind, code, standing, place_code, facts)
    SELECT n, %(profile)s, 'bench:' || n,
           CASE WHEN u IS NULL THEN 'authority' ELSE 'department' END,
           concat_ws('.', 'H' || lpad(p::text, 2, '0'), c, u), 'sample', '', ''
    FROM grown;
    INSERT INTO organisations_unitcode (unit_id, system, code, valid_from)
    SELECT id, 'agency', code, '2025-01-01' FROM organisations_unit;
    INSERT INTO organisations_unitperiod (unit_id, upper_id, path, type, name_vi, name_en,
        short_vi, short_en, folded, sorting, valid_from, valid_to)
    SELECT g.n, coalesce(part.n, above.n),
           concat_ws('.', above.n, part.n, g.n) || '.', '', name, name, '', '', name, name, f, t
    FROM grown g
    LEFT JOIN grown above ON g.c IS NOT NULL AND above.p = g.p AND above.c IS NULL
    LEFT JOIN grown part ON g.u IS NOT NULL AND part.p = g.p AND part.c = g.c AND part.u IS NULL
    CROSS JOIN LATERAL (SELECT concat_ws(' ', 'phong', g.u, 'phuong', g.c, 'tinh', g.p) AS name) x
    CROSS JOIN (VALUES ('2025-01-01'::date, '2025-06-30'::date), ('2025-07-01', NULL)) AS d (f, t)
"""


def lookup(units: list[int]) -> Callable[[], object]:
    """One unit as it stood on a day, with those above it and those directly below."""
    from motcua.foundation.organisations.queries import unit
    from motcua.foundation.organisations.queries.tree import units_above

    turns = over(units)

    def ask() -> object:
        unit_id, day = next(turns)
        return units_above(unit(unit_id, day), day)

    return ask


def check(units: list[int]) -> Callable[[], object]:
    """Whether somebody who administers ten units may arrange another one."""
    from motcua.foundation.organisations.queries.arranging import may_arrange
    from motcua.kit.actor import Actor

    turns = over(units)

    def ask() -> object:
        roles = frozenset(("admin", next(turns)[0]) for _ in range(10))
        return may_arrange(Actor(1, 1, "An", roles), *next(turns))

    return ask


def pages(units: list[int]) -> list[tuple[str, Callable[[], object]]]:
    """Screens through the whole application, as an administrator asks for them."""
    from django.test import Client

    from motcua.foundation.identity.actions import create_account, create_person, grant_role
    from motcua.foundation.identity.enums import Role
    from motcua.foundation.identity.models import Account
    from motcua.kit.actor import system
    from motcua.web.shared.tests.entering import enter

    me = system("bench")
    person = create_person(full_name="An", actor=me)
    account = create_account(username="an", password=PASSWORD, person_id=person, actor=me)
    grant_role(
        account_id=account,
        role=Role.ADMIN,
        unit_id=units[0],
        valid_from=OPENED,
        title_vi="",
        title_en="",
        actor=me,
    )
    client = Client(headers={"host": "localhost"})
    enter(client, Account.objects.get(pk=account).username)

    def get(address: str) -> Callable[[], object]:
        def ask() -> object:
            answer = client.get(f"/office/admin/units/{address}")
            assert answer.status_code == 200
            return answer

        return ask

    return [
        ("browse", get("")),
        ("unit", get(f"{units[0]}/")),
        ("search few", get("?q=phong+7+phuong+33+tinh+12")),
        ("search many", get("?q=phuong")),
        ("search code", get("?q=H12.33")),
    ]


def over(units: list[int]) -> Iterator[tuple[int, date]]:
    """Units from all over the tree, each with a day before or after the reform."""
    for turn in count():
        yield units[turn * 7919 % len(units)], OPENED + timedelta(days=turn * 37 % 500)


def p95(ask: Callable[[], object], times: int = ASKED) -> float:
    """The time in ms that all but five in a hundred stay below, after one to warm up."""
    ask()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        ask()
        taken.append(time.perf_counter() - began)
    return sorted(taken)[int(times * 0.95) - 1] * 1000


if __name__ == "__main__":
    sys.exit(main())
