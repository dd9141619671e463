"""``motcua walkthrough``: the whole way once, over HTTP, as strangers to the code would go it.

It knows addresses, forms and words on pages, nothing else: neither Django nor the product's own
modules, so it runs against a remote address as well.
"""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import click
import httpx

from motcua.cli.walkthrough.browser import Surprise
from motcua.cli.walkthrough.doors import Officer
from motcua.cli.walkthrough.way import People, Walk

PERSONA = "A person of the sandbox's identity provider."
ACCOUNT = "NAME:PASSWORD:SECRET, the secret of the authenticator app in base32."
BINH = "binh:mot-cua-binh:JVHVIQ2VIFBESTSIJRAU4Q2IIFEUGQKV"
VAN = "van:mot-cua-van:KZAU4TCFKRBES2CPJZDVMQKOJBAUSQ2B"


@dataclass
class Step:
    name: str
    seconds: float = 0.0
    ok: bool = False
    said: str = ""


@contextmanager
def timed(step: Step) -> Iterator[None]:
    start = time.perf_counter()
    try:
        yield
    finally:
        step.seconds = round(time.perf_counter() - start, 3)


@click.command()
@click.option("--url", default="http://localhost:8000", show_default=True, help="Where it runs.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write the steps here.")
@click.option("--citizen", default="Trần Thị Lan", show_default=True, help=PERSONA)
@click.option("--other", default="Phạm Quốc Huy", show_default=True, help=PERSONA)
@click.option("--officer", default=BINH, show_default=True, help=ACCOUNT)
@click.option("--leader", default=VAN, show_default=True, help=ACCOUNT)
def walkthrough(
    url: str, json_file: Path | None, citizen: str, other: str, officer: str, leader: str
) -> None:
    """Go the whole way once: find, apply, receive, sign, download, check.

    Saves receipt.pdf and result.pdf in the current folder; ends at the first surprise.
    """
    people = People(citizen, other, split_account(officer), split_account(leader))
    walk = Walk(url, people, Path.cwd())
    steps: list[Step] = []
    for name, go in walk.steps():
        step = Step(name)
        steps.append(step)
        try:
            with timed(step):
                step.said = go()
            step.ok = True
        except (Surprise, httpx.HTTPError, OSError, ValueError) as error:
            step.said = f"{error}" or type(error).__name__
        click.echo(f"{'ok  ' if step.ok else 'FAIL'} {step.seconds:6.2f} s  {name}: {step.said}")
        if not step.ok:
            break
    total = round(sum(step.seconds for step in steps), 2)
    if json_file:
        facts = {"url": url, "seconds": total, "steps": [asdict(step) for step in steps]}
        json_file.write_text(json.dumps(facts, ensure_ascii=False, indent=2) + "\n", "utf-8")
    green = all(step.ok for step in steps)
    click.echo(f"{'green' if green else 'red'} in {total} s")
    sys.exit(0 if green else 1)


def split_account(account: str) -> Officer:
    parts = account.split(":")
    if len(parts) != 3:
        raise click.BadParameter(f"{account!r}: write NAME:PASSWORD:SECRET.")
    return Officer(*parts)
