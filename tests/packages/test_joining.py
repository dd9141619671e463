"""A domain outside the tree joins by an entry point; a broken one is named in one sentence."""

import os
import shutil
import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

from motcua.config import extensions
from motcua.config.extensions import BrokenDomain
from motcua.kit.extension import ENTRY_POINTS

ROOT = Path(__file__).parents[2]
PACKAGE = Path(__file__).parent / "library-card"
PYTHON = Path(sys.executable)


def run(*command: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=os.environ | env,
        capture_output=True,
        text=True,
        timeout=240,
    )


def other_database(name: str) -> str:
    """The address of a database of this name, on the server of the tests."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(parts._replace(path=f"/{name}"))


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A copy of the package, its words compiled, and the folder into which it was installed."""
    copy = tmp_path_factory.mktemp("package") / "library-card"
    site = copy.parent / "site"
    shutil.copytree(PACKAGE, copy)
    for domain in ("library_card", "library_card_web"):
        words = copy / "src" / domain / "locale"
        compiled = run(
            PYTHON.with_name("pybabel"), "compile", "-D", "django", "-d", words, cwd=copy
        )
        assert compiled.returncode == 0, compiled.stderr
    uv = ROOT / ".tools" / "uv" / "bin" / "uv"
    done = run(
        *(uv, "pip", "install", "--offline", "--no-index", "--no-deps", "--no-build-isolation"),
        *("--python", PYTHON, "--target", site, "."),
        cwd=copy,
    )
    assert done.returncode == 0, done.stderr
    return copy, site


def test_the_package_brings_tables_pages_menus_words_and_handlers(installed):
    """Its own tests, on a database of their own, with the package installed and not in a tree."""
    copy, site = installed
    shutil.rmtree(copy / "src")

    done = run(
        *(PYTHON, "-m", "pytest", "-q", "tests"),
        cwd=copy,
        PYTHONPATH=str(site),
        DATABASE_URL=other_database("library_card"),
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout


def test_the_contracts_of_the_package_hold_and_are_its_own(installed):
    copy, site = installed

    done = run(PYTHON.with_name("lint-imports"), "--no-cache", cwd=copy, PYTHONPATH=str(site))

    assert done.returncode == 0, done.stdout
    assert "Other domains are entered by their doors KEPT" in done.stdout


def test_the_house_itself_has_no_guest():
    """Only an installed package joins: the tests of the house run without."""
    assert extensions.load() == ()


@pytest.mark.parametrize(
    ("code", "value", "says"),
    [
        ("", "guest_missing:DOMAIN", "ModuleNotFoundError: No module named 'guest_missing'"),
        ("1 / 0", "guest:DOMAIN", "ZeroDivisionError: division by zero"),
        ("DOMAIN = 'card'", "guest:DOMAIN", "guest:DOMAIN is no motcua.kit.extension.Domain"),
        ("DOMAIN = Domain('My Card', ())", "guest:DOMAIN", "its name is not of small letters"),
        (
            "DOMAIN = Domain('card', ('guest.models.cards',))",
            "guest:DOMAIN",
            "it names guest.models.cards, and there is no such module",
        ),
    ],
)
def test_a_broken_domain_is_named_with_its_fault(code, value, says, tmp_path, monkeypatch):
    text = f"from motcua.kit.extension import Domain\n{code}\n"
    (tmp_path / "guest.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "guest", raising=False)

    with pytest.raises(BrokenDomain) as broken:
        extensions.load([EntryPoint("card", value, ENTRY_POINTS)])

    monkeypatch.delitem(sys.modules, "guest", raising=False)
    assert says in str(broken.value)
    assert str(broken.value).endswith("Mend or uninstall its package.")


def test_two_domains_of_one_name_do_not_join(tmp_path, monkeypatch):
    text = "from motcua.kit.extension import Domain\nONE = Domain('card', ())\nTWO = ONE\n"
    (tmp_path / "twins.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    with pytest.raises(BrokenDomain, match="'card' cannot join: another package brings"):
        extensions.load(
            [EntryPoint("a", "twins:ONE", ENTRY_POINTS), EntryPoint("b", "twins:TWO", ENTRY_POINTS)]
        )


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"guest/__init__.py": "1 / 0"}, "ZeroDivisionError: division by zero"),
        (
            {"guest/__init__.py": "", "guest/models.py": "import no_such_thing"},
            "No module named 'no_such_thing'",
        ),
        (
            {"guest/__init__.py": "", "guest/handlers.py": "raise OSError('no scanner')"},
            "OSError: no scanner",
        ),
    ],
)
def test_a_command_ends_in_one_sentence_where_an_installed_domain_is_broken(files, says, tmp_path):
    """Broken when it is found, when its tables are read, when its handlers are."""
    files = files | {
        "guest_joining.py": "import guest\nfrom motcua.kit.extension import Domain\n"
        "DOMAIN = Domain('guest', ('guest',))\n",
        "guest-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: guest\nVersion: 1\n",
        "guest-1.dist-info/entry_points.txt": f"[{ENTRY_POINTS}]\nguest = guest_joining:DOMAIN\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    motcua = PYTHON.with_name("motcua")
    ended = run(motcua, "journal", "verify", cwd=tmp_path, PYTHONPATH=str(tmp_path))

    assert ended.returncode == 2
    assert ended.stderr.strip().splitlines()[-1].startswith("The domain 'guest' cannot join: ")
    assert says in ended.stderr
    assert "Traceback" not in ended.stderr
