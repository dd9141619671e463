"""Calls: which form of a function takes the arguments, whether they fit, and how deep it goes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from motcua.kit.feel.coercion import coerced
from motcua.kit.feel.errors import Place, Spent, Unfit
from motcua.kit.feel.running import DEEPEST_CALLS, here, note, note_said, spend
from motcua.kit.feel.types import ANY, Type
from motcua.kit.feel.values import Function, Parameter
from motcua.kit.feel.writing import shown


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One way to call a built-in function."""

    parameters: tuple[Parameter, ...]
    required: int
    """So many parameters have to be given; the others may be left out."""
    nullable: frozenset[str]
    """The parameters that take null."""
    function: Function


@dataclass(frozen=True, slots=True, eq=False)
class Builtin:
    """A built-in function with all its forms."""

    name: str
    forms: tuple[Form, ...]

    @property
    def known(self) -> str:
        """How it is called, for a hint."""
        return "; ".join(form.function.name for form in self.forms)


@dataclass(frozen=True, slots=True, eq=False)
class Bound:
    """A form with the order in which the given arguments go to its parameters."""

    builtin: Builtin
    form: Form
    parameters: tuple[Parameter, ...]
    """Of the arguments, in the order they are written."""
    order: tuple[int | None, ...]
    """For each parameter the argument, or ``None`` where it was left out."""
    otherwise: "Bound | None"
    """The next form that takes as many, tried when the arguments do not fit this one."""


def bind(builtin: Builtin, count: int, names: Sequence[str]) -> Bound | None:
    """The forms that take so many arguments, or arguments of these names, the first first."""
    bound = None
    for form in reversed(builtin.forms):
        order = _by_name(form, names) if names else _by_count(form, count)
        if order is not None:
            bound = Bound(builtin, form, _given(form, count, order), order, bound)
    return bound


def call_bound(bound: Bound, place: Place, *arguments: object) -> object:
    """Call a built-in function; null with a trouble when an argument does not fit."""
    spend()
    fitting = []
    for parameter, value in zip(bound.parameters, arguments, strict=True):
        fit, fits = coerced(value, parameter.type or ANY)
        if not fits or (value is None and parameter.name not in bound.form.nullable):
            if bound.otherwise is not None:
                return call_bound(bound.otherwise, place, *arguments)
            _note_argument(bound.builtin.name, parameter, value, place)
            return None
        if type(fit) is str:
            spend(len(fit) // 64)
        fitting.append(fit)
    try:
        if bound.form.function.variadic:
            fixed = len(bound.form.parameters) - 1
            return bound.form.function.run(*fitting[:fixed], fitting[fixed:])
        return bound.form.function.run(*(None if at is None else fitting[at] for at in bound.order))
    except Unfit as unfit:
        note_said(place, unfit.said)
    except ValueError:  # a day, time or duration that there is not
        note(place, "value.bounds", value=shown(fitting[0] if fitting else None))
    return None


def call(
    function: object, arguments: Sequence[object], names: Sequence[str], place: Place
) -> object:
    """Call a value; null with a trouble when it is no function or does not take the arguments."""
    if isinstance(function, Builtin):
        bound = bind(function, len(arguments), names)
        if bound is None:
            no_form(function, place)
            return None
        return call_bound(bound, place, *arguments)
    if not isinstance(function, Function):
        note(place, "call.not_function", found=shown(function))
        return None
    if function.variadic:
        return invoke(function, arguments, place)
    order = _order(function, len(arguments), names)
    if order is None:
        note(place, "call.arguments", name=function.name, known=shown(function))
        return None
    fitting = []
    for parameter, at in zip(function.parameters, order, strict=True):
        value, fits = coerced(arguments[at], parameter.type or ANY)
        if not fits:
            _note_argument(function.name, parameter, arguments[at], place)
            return None
        fitting.append(value)
    return invoke(function, fitting, place)


def call_named(
    called: str,
    function: object,
    arguments: Sequence[object],
    names: Sequence[str],
    place: Place,
) -> object:
    """Call what a name holds of which nothing was known before."""
    if function is None:
        note(place, "call.no_function", name=called)
        return None
    return call(function, arguments, names, place)


def new_function(parameters: tuple[Parameter, ...], run: Callable[..., object]) -> Function:
    """A function written in FEEL."""
    return Function(parameters, run, "function")


def invoke(function: Function, values: Sequence[object], place: Place) -> object:
    """Run a function on values that fit it, one level deeper."""
    spend()
    run = here.run
    if run is None:
        return function.run(*values)
    if run.depth >= DEEPEST_CALLS:
        raise Spent("bound.depth", most=DEEPEST_CALLS)
    run.depth += 1
    try:
        value, fits = coerced(function.run(*values), function.result or ANY)
        return value if fits else None
    except Unfit as unfit:
        note_said(place, unfit.said)
        return None
    finally:
        run.depth -= 1


def no_form(builtin: Builtin, place: Place) -> None:
    """The trouble of a call that no form takes."""
    note(place, "call.arguments", name=builtin.name, known=builtin.known)


def external(name: str) -> Function:
    """A function whose body stands outside and that nobody registered."""

    def refuse(*_values: object) -> object:
        raise Unfit("call.external", name=name)

    return Function((), refuse, name, variadic=True)


def type_of_builtin(builtin: Builtin) -> Type:
    """The type of what it gives, where all forms agree."""
    results = {form.function.result for form in builtin.forms}
    return results.pop() or ANY if len(results) == 1 else ANY


def _given(form: Form, count: int, order: tuple[int | None, ...]) -> tuple[Parameter, ...]:
    if form.function.variadic:
        *fixed, many = form.parameters
        return (*fixed, *[many] * (count - len(fixed)))
    places = sorted((at, number) for number, at in enumerate(order) if at is not None)
    return tuple(form.parameters[number] for _, number in places)


def _by_count(form: Form, count: int) -> tuple[int | None, ...] | None:
    if form.function.variadic:
        return tuple(range(count)) if count >= len(form.parameters) else None
    if not form.required <= count <= len(form.parameters):
        return None
    return tuple(range(count)) + (None,) * (len(form.parameters) - count)


def _by_name(form: Form, names: Sequence[str]) -> tuple[int | None, ...] | None:
    known = [parameter.name for parameter in form.parameters]
    needed = set(known[: form.required])
    if form.function.variadic or not needed <= set(names) <= set(known):
        return None
    return tuple(names.index(name) if name in names else None for name in known)


def _order(function: Function, count: int, names: Sequence[str]) -> list[int] | None:
    known = [parameter.name for parameter in function.parameters]
    if names:
        return [names.index(name) for name in known] if sorted(names) == sorted(known) else None
    return list(range(count)) if count == len(known) else None


def _note_argument(name: str, parameter: Parameter, value: object, place: Place) -> None:
    wanted = (parameter.type or ANY).name
    note(
        place,
        "call.argument",
        name=name,
        parameter=parameter.name,
        wanted=wanted,
        found=shown(value),
    )
