"""The example form of a household as a whole package: its process and examples are another's."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import yaml

from motcua.instruments import forms
from motcua.services.catalogue.tests.packaging import WHOLE, part_from_form

CODE = "9.000002"
FORM = Path(forms.__file__).parent / "examples" / "household.yaml"
ANSWERS: dict[str, Any] = {
    "home": {
        "street": "12 Bạch Đằng",
        "commune": "",
        "commune_name": "Phường Hải Châu",
        "province": "",
        "province_name": "Thành phố Đà Nẵng",
    },
    "members": [
        {"id": "r1", "member_name": "Trần Văn Ba", "member_born": "1958-03-02", "incomes": []}
    ],
    "elder_care": ["meals"],
    "declaration": True,
}
NEEDED = ("home", "member_number", "member_school", "income_kind", "amount", "elder_care")
WHY = {"vi": "Để biết hộ cần giúp gì.", "en": "To know what help the household needs."}


def build(folder: Path) -> Path:
    """Write the package into a folder that is not there yet."""
    copytree(WHOLE, folder, ignore=ignore_patterns("fee.dmn"))
    (folder / "form.yaml").write_text(FORM.read_text(encoding="utf-8"), encoding="utf-8")
    _change(folder / "service.yaml", _service)
    for path in (folder / "examples").iterdir():
        _change(path, _example)
    letter = folder / "documents" / "result.typ"
    words = letter.read_text(encoding="utf-8")
    letter.write_text(words.replace("answers.street", "answers.home.street"), encoding="utf-8")
    return folder


def _change(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(told)
    path.write_text(yaml.safe_dump(told, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _service(told: dict[str, Any]) -> None:
    part_from_form(told)
    told["code"] = CODE
    told["name"] = {"vi": "Hỗ trợ hộ gia đình", "en": "Support for households"}
    told["summary"] = {"vi": "Hộ nhận hỗ trợ.", "en": "The household gets support."}
    told["needs"] = [{"question": question, "why": WHY} for question in NEEDED]


def _example(told: dict[str, Any]) -> None:
    told["answers"], told["papers"] = ANSWERS, []
    told["expect"] |= {"case": "own", "fee": 0}
