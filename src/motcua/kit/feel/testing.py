"""Logic with three values, and what makes a unary test pass."""

from motcua.kit.feel.comparing import found, inside, same
from motcua.kit.feel.errors import Place
from motcua.kit.feel.running import note
from motcua.kit.feel.types import Type
from motcua.kit.feel.values import Range
from motcua.kit.feel.writing import shown


def unsure(operator: str, terms: tuple[object, ...], place: Place) -> None:
    """What ``and`` and ``or`` are when no term decides and one is neither true nor false."""
    for term in terms:
        if term is not None and not isinstance(term, bool):
            note(place, "logic.boolean", operator=operator, found=shown(term))


def condition(value: object, place: Place) -> bool:
    """Whether an ``if`` takes its first branch."""
    if not isinstance(value, bool):
        note(place, "if.boolean", found=shown(value))
    return value is True


def passes(value: object, tested: object) -> bool | None:
    """Whether a value passes a test that is another value: equal, inside, or true."""
    if isinstance(tested, Range) and not isinstance(value, Range):
        return inside(value, tested)
    if same(value, tested):
        return True
    if isinstance(tested, list):
        return found(value, tested)
    if isinstance(tested, bool) and not isinstance(value, bool):
        return tested
    return False


def passes_range(value: object, tested: object) -> bool | None:
    """Whether a value passes a range; null where the range itself is none."""
    return None if tested is None else passes(value, tested)


def among(value: object, tested: object) -> bool | None:
    """``value in tested``: like ``passes``, but a boolean stands for itself alone."""
    return False if isinstance(tested, bool) and tested is not value else passes(value, tested)


def both(one: object, other: object) -> bool | None:
    """Two comparisons that have to be true."""
    if one is False or other is False:
        return False
    return True if one is True and other is True else None


def either(answers: tuple[object, ...]) -> bool | None:
    """Several tests of which none was true."""
    return None if None in answers else False


def opposite(answer: object) -> bool | None:
    """``not`` round unary tests."""
    return not answer if isinstance(answer, bool) else None


def instance(value: object, kind: Type) -> bool:
    """``value instance of kind``: null is an instance of Null alone."""
    return kind.name == "Null" if value is None else kind.holds(value)
