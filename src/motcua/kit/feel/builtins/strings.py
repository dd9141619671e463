"""Strings: counted in characters from 1, and from -1 at the end."""

from decimal import Decimal

from motcua.kit.feel.builtins.declaring import builtin
from motcua.kit.feel.errors import Spent, Unfit
from motcua.kit.feel.patterns import pattern_of, replaced, searched, split_at
from motcua.kit.feel.running import LONGEST_STRING, spend
from motcua.kit.feel.values.numbers import index
from motcua.kit.feel.writing import shown

type Number = int | Decimal


@builtin("substring(string: string, start position: number, [length: number]) -> string")
def substring(text: str, start: Number, length: Number | None) -> object:
    first = index(start, len(text))
    if first is None:
        raise Unfit("value.bounds", value=shown(start))
    if length is None:
        return text[first:]
    return text[first : first + int(max(0, min(length, len(text))))]


@builtin("string length(string: string) -> number")
def string_length(text: str) -> object:
    return len(text)


@builtin("upper case(string: string) -> string")
def upper_case(text: str) -> object:
    return text.upper()


@builtin("lower case(string: string) -> string")
def lower_case(text: str) -> object:
    return text.lower()


@builtin("substring before(string: string, match: string) -> string")
def substring_before(text: str, match: str) -> object:
    return text.partition(match)[0] if match and match in text else ""


@builtin("substring after(string: string, match: string) -> string")
def substring_after(text: str, match: str) -> object:
    return text.partition(match)[2] if match else text


@builtin("contains(string: string, match: string) -> boolean")
def contains(text: str, match: str) -> object:
    return match in text


@builtin("starts with(string: string, match: string) -> boolean")
def starts_with(text: str, match: str) -> object:
    return text.startswith(match)


@builtin("ends with(string: string, match: string) -> boolean")
def ends_with(text: str, match: str) -> object:
    return text.endswith(match)


@builtin("matches(input: string, pattern: string, [flags: string?]) -> boolean")
def matches(text: str, pattern: str, flags: str | None) -> object:
    return searched(pattern_of(pattern, flags or ""), text)


@builtin("replace(input: string, pattern: string, replacement: string, [flags: string?]) -> string")
def replace(text: str, pattern: str, replacement: str, flags: str | None) -> object:
    return replaced(pattern_of(pattern, flags or ""), replacement, text)


@builtin("split(string: string, delimiter: string) -> list")
def split(text: str, delimiter: str) -> object:
    return split_at(pattern_of(delimiter, ""), text)


@builtin("string join(list: list, [delimiter: string?]) -> string")
@builtin("string join(list: list, delimiter: string?, prefix: string?, suffix: string?) -> string")
def string_join(
    items: list[object], delimiter: str | None, prefix: str | None = None, suffix: str | None = None
) -> object:
    spend(len(items))
    texts = []
    for each in items:
        if each is not None and not isinstance(each, str):
            raise Unfit("value.item", found=shown(each))
        if each is not None:
            texts.append(each)
    between, before, behind = delimiter or "", prefix or "", suffix or ""
    length = sum(map(len, (*texts, before, behind))) + len(between) * len(texts)
    if length > LONGEST_STRING:
        raise Spent("bound.string", most=LONGEST_STRING)
    spend(length // 64)
    return f"{before}{between.join(texts)}{behind}"
