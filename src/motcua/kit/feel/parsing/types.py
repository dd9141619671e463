"""Types as they are written: ``number``, ``list<string>``, ``context<a: date>``."""

from motcua.kit.feel.parsing.reader import Reader
from motcua.kit.feel.parsing.scope import WORD
from motcua.kit.feel.types import ContextType, FunctionType, ListType, RangeType, Type

_WITH_PARTS = frozenset({"list", "range", "context", "function"})


def type_text(reader: Reader) -> Type:
    """The type that comes next."""
    reader.enter()
    at = reader.skip()
    word = reader.word()
    if word in _WITH_PARTS and reader.take_word(word) and reader.take("<"):
        kind = _with_parts(reader, word)
    elif found := reader.types.match(reader.text, at):
        reader.at = found[1]
        kind = reader.types.types[found[0]]
    else:
        reader.fail("text.type", at=at, name=word or reader.found())
    reader.leave()
    return kind


def _with_parts(reader: Reader, word: str) -> Type:
    if word == "context":
        return _context(reader)
    if word == "function":
        return _function(reader)
    inner = type_text(reader)
    reader.need(">")
    return ListType(inner) if word == "list" else RangeType(inner)


def _context(reader: Reader) -> Type:
    members: dict[str, Type] = {}
    while not reader.take(">"):
        if members:
            reader.need(",")
        name = parameter_name(reader)
        reader.need(":")
        members[name] = type_text(reader)
    return ContextType(members)


def _function(reader: Reader) -> Type:
    parameters: list[Type] = []
    while not reader.take(">"):
        if parameters:
            reader.need(",")
        parameters.append(type_text(reader))
    reader.need("->")
    return FunctionType(tuple(parameters), type_text(reader))


def parameter_name(reader: Reader) -> str:
    """A name that is declared here, up to the sign behind it: words with single spaces."""
    taken = []
    while word := reader.match(WORD):
        taken.append(word)
    if not taken:
        reader.fail("text.name")
    return " ".join(taken)
