"""The example of the README runs, and gives what its remarks say."""

import ast
import re
from pathlib import Path

from motcua.kit.feel import dmn

FOLDER = Path(dmn.__file__).parent


def test_the_example_of_the_readme_gives_what_it_says(monkeypatch, capsys):
    (code,) = re.findall(r"```python\n(.*?)```", (FOLDER / "README.md").read_text("utf-8"), re.S)
    monkeypatch.chdir(FOLDER / "tests/models")
    names: dict[str, object] = {}
    checked = 0

    for statement in ast.parse(code).body:
        source = ast.get_source_segment(code, statement)
        said = re.match(r"[^\n]*?# (.*)", code.split(source, 1)[1])
        if isinstance(statement, ast.Expr) and said:
            assert repr(eval(source, names)) == said[1]  # noqa: S307
            checked += 1
        else:
            exec(source, names)  # noqa: S102

    assert checked == 4
    assert "dòng 2 khớp" in capsys.readouterr().out
    assert b"5000" in names["changed"]
