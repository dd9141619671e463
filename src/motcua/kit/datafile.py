"""Data files in YAML, read so that whatever is wrong is named by file, line and key, with a cure.

A file is read into a tree of ``Value``; the reader asks it for what it expects::

    holiday = read(path).mapping("date", "name", optional=("source",))
    holiday["date"].day()
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

import yaml

from motcua.kit.errors import Refused

_QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Ten times quicker, where PyYAML was built with it."""


class WrongFile(Refused):
    """A data file cannot be used; the message says where, what and how to mend it, in English.

    ``said`` is the same without the place, by language, as far as the reader knows it; ``line`` 0
    means the whole file.
    """

    def __init__(
        self, message: str, *, file: Path | None = None, line: int = 0, path: str = "",
        said: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(message)
        self.file = file
        self.line = line
        self.path = path
        self.said = said or {"en": message}


@dataclass(frozen=True)
class Value:
    """A node of the file with its place."""

    node: yaml.Node
    file: Path
    path: str = ""

    @property
    def line(self) -> int:
        """Where it begins, from 1."""
        return int(self.node.start_mark.line) + 1

    def wrong(self, cure: str, vi: str = "") -> WrongFile:
        """What is wrong here, in English and, if it is given, in Vietnamese."""
        where = f"{self.file}, line {self.line}"
        message = f"{where}, {self.path}: {cure}" if self.path else f"{where}: {cure}"
        said = {"en": cure, "vi": vi} if vi else {"en": cure}
        return WrongFile(message, file=self.file, line=self.line, path=self.path, said=said)

    def mapping(self, *required: str, optional: Sequence[str] = ()) -> dict[str, "Value"]:
        """The values by key: every required key, no unknown one, none twice."""
        if not isinstance(self.node, yaml.MappingNode):
            keys = ", ".join(required)
            raise self.wrong(
                f"write a mapping with the keys {keys}.", f"hãy viết các khóa {keys} ở đây."
            )
        found: dict[str, Value] = {}
        for key, node in self._pairs():
            value = Value(node, self.file, f"{self.path}.{key}".lstrip("."))
            if key not in {*required, *optional}:
                allowed = ", ".join([*required, *optional])
                raise value.wrong(
                    f"this key is not known; the known ones are {allowed}.",
                    f"không có khóa này; các khóa dùng được là {allowed}.",
                )
            if key in found:
                raise value.wrong(
                    "this key stands twice; remove one.", "khóa này có hai lần; hãy bỏ một."
                )
            found[key] = value
        missing = [key for key in required if key not in found]
        if missing:
            raise self.wrong(f"add the key {missing[0]}.", f"hãy thêm khóa {missing[0]}.")
        return found

    def is_mapping(self) -> bool:
        """Whether keys and values stand here, where a text could stand as well."""
        return isinstance(self.node, yaml.MappingNode)

    def entries(self) -> list[tuple[str, "Value"]]:
        """The pairs of a mapping whose keys are data; none twice."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.wrong("write a mapping.", "hãy viết các khóa ở đây.")
        return list(self.mapping(*(key for key, _node in self._pairs())).items())

    def _pairs(self) -> list[tuple[str, yaml.Node]]:
        """The nodes of a mapping by their keys, which are texts."""
        for key, _node in self.node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise Value(key, self.file, self.path).wrong(
                    "a key is a text; write one.", "khóa phải là chữ; hãy viết lại."
                )
        return [(key.value, node) for key, node in self.node.value]

    def items(self) -> list["Value"]:
        """The values of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.wrong("write a list.", "hãy viết một danh sách.")
        nodes = enumerate(self.node.value)
        return [Value(node, self.file, f"{self.path}[{index}]") for index, node in nodes]

    def inner(self) -> list["Value"]:
        """What stands directly in it: the values of a mapping or of a list."""
        if self.is_mapping():
            return [value for _name, value in self.entries()]
        return self.items() if isinstance(self.node, yaml.SequenceNode) else []

    def text(self) -> str:
        """A text that is not empty."""
        if not isinstance(self.node, yaml.ScalarNode) or not self.node.value.strip():
            raise self.wrong("write a text.", "hãy viết một đoạn chữ.")
        if "\0" in self.node.value:
            raise self.wrong("leave out the character of number 0.", "hãy bỏ ký tự số 0.")
        return str(self.node.value).strip()

    def texts(self, *languages: str) -> dict[str, str]:
        """A text in each of these languages."""
        return {key: value.text() for key, value in self.mapping(*languages).items()}

    def choice(self, allowed: Iterable[str]) -> str:
        known = list(allowed)
        text = self.text()
        if text not in known:
            raise self.wrong(
                f"{text!r} is not one of {', '.join(known)}.",
                f"{text!r} không phải là một trong {', '.join(known)}.",
            )
        return text

    def flag(self) -> bool:
        return self.choice(("true", "false")) == "true"

    def count(self) -> int:
        """A whole number from 1 on."""
        text = self.text()
        if not (text.isdecimal() and text.isascii() and int(text)):
            raise self.wrong(
                f"{text!r} cannot be read; write a whole number from 1 on.",
                f"không đọc được {text!r}; hãy viết số nguyên từ 1.",
            )
        return int(text)

    def day(self) -> date:
        return self._parsed(date.fromisoformat, "a date such as 2026-11-24", "ngày như 2026-11-24")

    def hour(self) -> time:
        return self._parsed(time.fromisoformat, "a time such as 07:30", "giờ như 07:30")

    def _parsed[T](self, parse: Callable[[str], T], example: str, vi: str) -> T:
        text = self.text()
        try:
            return parse(text)
        except ValueError:
            raise self.wrong(
                f"{text!r} cannot be read; write {example}.",
                f"không đọc được {text!r}; hãy viết {vi}.",
            ) from None


def read(path: Path) -> Value:
    """The whole file; one that is missing, empty or not YAML raises ``WrongFile``."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise WrongFile(f"{path} is missing; add it or give another folder.") from None
    except UnicodeDecodeError:
        raise WrongFile(f"{path} is not text in UTF-8; save it as UTF-8.") from None
    return parse(text, path)


def parse(text: str, path: Path) -> Value:
    """The same for a text that is at hand; ``path`` is what messages call it."""
    try:
        node = _compose(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        said = {"en": f"not YAML: {error.problem}.", "vi": f"không phải YAML: {error.problem}."}
        message = f"{path}, line {line}: {said['en']}"
        raise WrongFile(message, file=path, line=line, said=said) from None
    except RecursionError:
        said = {
            "en": "it is nested too deeply; write it flatter.",
            "vi": "các mục lồng nhau quá sâu; hãy viết phẳng hơn.",
        }
        raise WrongFile(f"{path}: {said['en']}", file=path, said=said) from None
    except yaml.YAMLError as error:
        said = {"en": f"not YAML: {error}.", "vi": f"không phải YAML: {error}."}
        raise WrongFile(f"{path} is {said['en']}", file=path, said=said) from None
    if node is None:
        said = {
            "en": "it is empty; write what it should hold.",
            "vi": "tệp trống; hãy viết nội dung.",
        }
        raise WrongFile(f"{path} is empty; write what it should hold.", file=path, said=said)
    return Value(node, path)


def _compose(text: str) -> yaml.Node | None:
    """The root of the file; the slower loader tells better where a wrong one goes wrong.

    It forgives more than the quick one, as half of a character: what that refuses stays refused.
    """
    try:
        return yaml.compose(text, Loader=_QUICK)
    except yaml.YAMLError:
        yaml.compose(text, Loader=yaml.SafeLoader)
        raise
