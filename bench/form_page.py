"""Keeping a page of a form of 100 questions and 60 conditions, over HTTP from another process.

The times are those of a browser on the same machine: what the server takes, and the way to it.
"""

import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from page import load_catalogue, server
from scratch import database, report

QUESTIONS_A_PAGE = 2
PAGES = 50
CONDITIONS = 60
ROUNDS = 4
"""Times through the whole form."""
FLOOR = 60.0
"""Milliseconds, for the 95th of 100 pages that are kept."""
FEW, MANY = 100, 10_000
"""Open drafts."""
GROWTH = 1.05
"""Of the memory of the web process after few drafts, what it may be after many."""
CONNECTIONS = 4


def main() -> int:
    with database():
        load_catalogue()
        facts = json.loads(elsewhere("prepare()"))
        with server("motcua.config.wsgi:application") as port:
            kept = sorted(times(port, facts))
            look_at(port, facts, facts["drafts"][:FEW])
            few = memory()
            look_at(port, facts, facts["drafts"][FEW:])
            many = memory()
    p95 = kept[int(len(kept) * 0.95)]
    good = [
        report("form page p95", p95, "ms", FLOOR),
        report("form page median", statistics.median(kept), "ms", FLOOR),
        report("form memory", many / 1e6, "MB", few / 1e6 * GROWTH, ratio=many / few),
    ]
    return 0 if all(good[:2]) and many <= few * GROWTH else 1


def form() -> str:
    """A form with as many questions and conditions as are promised, as YAML (JSON is YAML)."""
    pages = []
    for number in range(PAGES):
        first = number * QUESTIONS_A_PAGE
        questions = [question(n) for n in range(first, first + QUESTIONS_A_PAGE)]
        title = both(f"Trang {number}")
        pages.append({"key": f"page_{number}", "title": title, "questions": questions})
    return json.dumps({"pages": pages}, ensure_ascii=False)


def question(number: int) -> dict[str, object]:
    """A number; most of those after the first page depend on two earlier ones."""
    asked: dict[str, object] = {
        "key": f"q{number}",
        "type": "number",
        "label": both(f"Câu {number}"),
        "limits": {"max": 1000},
    }
    if QUESTIONS_A_PAGE <= number < QUESTIONS_A_PAGE + CONDITIONS:
        asked["when"] = f"q{number - 2} >= 0 and (q0 < 900 or q1 in [1, 2, 3])"
    return asked


def both(text: str) -> dict[str, str]:
    return {"vi": text, "en": text}


def prepare() -> None:
    """The form as a service, drafts of it, and a session of their applicant; printed as JSON."""
    from scratch import set_up_django

    set_up_django()
    from django.conf import settings
    from django.test import Client

    from motcua.foundation.identity.models import Account
    from motcua.services.cases.models import Draft
    from motcua.services.catalogue.models import Release
    from motcua.services.catalogue.tests.releasing import published

    newest = Release.objects.latest("pk")
    release = published("9.000100", newest.files | {"form.yaml": form()})
    account = Account.objects.get(username="lan")
    answers = {f"q{number}": number for number in range(PAGES)}
    drafts = Draft.objects.bulk_create(
        Draft(release=release, applicant_id=account.person_id, answers=answers)
        for _number in range(MANY)
    )
    client = Client()
    client.force_login(account)
    name = settings.SESSION_COOKIE_NAME
    ids = [str(draft.pk) for draft in drafts]
    print(json.dumps({"cookie": f"{name}={client.cookies[name].value}", "drafts": ids}))


def elsewhere(call: str) -> str:
    """What a call of this module prints in a process of its own, under the server's settings."""
    code = f"from form_page import *; {call}"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parent,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "motcua.config.settings"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()[-1]


def times(port: int, facts: dict[str, Any]) -> Iterator[float]:
    """Milliseconds of each page that is kept, on the way through the form."""
    connection = http.client.HTTPConnection("localhost", port)
    draft = facts["drafts"][0]
    for _round in range(ROUNDS + 1):
        for number in range(PAGES):
            path = f"/apply/{draft}/page_{number}"
            page, cookie = ask(connection, "GET", path, facts["cookie"])
            fields = dict.fromkeys(re.findall(r'name="(q\d+)"', page), "7")
            for name in ("csrfmiddlewaretoken", "seen"):
                found = re.search(rf'name="{name}" value="([^"]*)"', page)
                fields[name] = found[1] if found else ""
            body = urlencode(fields)
            began = time.perf_counter()
            ask(connection, "POST", path, f"{facts['cookie']}; {cookie}", body, status=302)
            if _round:
                yield (time.perf_counter() - began) * 1000


def look_at(port: int, facts: dict[str, Any], drafts: list[str]) -> None:
    """Open each draft once, over a few connections."""
    shares = [drafts[n::CONNECTIONS] for n in range(CONNECTIONS)]

    def look(share: list[str]) -> None:
        connection = http.client.HTTPConnection("localhost", port)
        for draft in share:
            ask(connection, "GET", f"/apply/{draft}/page_0", facts["cookie"])

    lookers = [threading.Thread(target=look, args=[share]) for share in shares]
    for looker in lookers:
        looker.start()
    for looker in lookers:
        looker.join()


def ask(
    connection: http.client.HTTPConnection,
    method: str,
    path: str,
    cookie: str,
    body: str = "",
    *,
    status: int = 200,
) -> tuple[str, str]:
    """The page, and the cookies that came with it."""
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    page = answer.read().decode()
    assert answer.status == status, (path, answer.status, page[:2000])
    cookies = [value.split(";")[0] for value in answer.headers.get_all("Set-Cookie", [])]
    return page, "; ".join(cookies)


def memory() -> int:
    """Bytes that the processes of the server hold."""
    pages = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_text()
            serves = "from page import serve" in command or "spawn_main" in command
            if serves and os.getpid() in above(int(folder.name)):
                pages += int((folder / "statm").read_text().split()[1])
        except OSError:
            continue
    return pages * os.sysconf("SC_PAGE_SIZE")


def above(pid: int) -> Iterator[int]:
    """The processes that a process comes from."""
    while pid > 1:
        pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
        yield pid


if __name__ == "__main__":
    sys.exit(main())
