"""No module is longer than one can read at a sitting; the exceptions only get fewer."""

from pathlib import Path

from tests.architecture.reading import ROOT, python_files

LONGEST = 300
LIST = Path(__file__).parent / "long_modules.txt"


def long_modules() -> list[str]:
    folders = [ROOT / name for name in ("src", "tests", "scripts", "bench")]
    return [
        str(path.relative_to(ROOT))
        for folder in folders
        for path in python_files(folder, tests=True)
        if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST
    ]


def test_no_module_is_long_but_those_on_the_list_and_the_list_only_shrinks():
    """A module that was parted leaves ``long_modules.txt``; none is added."""
    listed = LIST.read_text(encoding="utf-8").split()

    assert sorted(long_modules()) == sorted(listed)
