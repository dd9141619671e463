"""Typed views of elements: what a view reads and sets is in the element and nowhere else.

So a model is written back whole: what no view knows (drawings, foreign attributes, comments)
stays where it was.
"""

from collections.abc import Callable
from typing import Self, overload

from motcua.kit.feel.dmn.markup import Element


class View:
    """One element of a model."""

    __slots__ = ("element",)

    def __init__(self, element: Element) -> None:
        self.element = element

    @property
    def line(self) -> int:
        return self.element.line


class Attribute:
    """An attribute as text; a default is never written."""

    def __init__(self, name: str, default: str = "") -> None:
        self.name = name
        self.default = default

    @overload
    def __get__(self, view: None, owner: type) -> Self: ...
    @overload
    def __get__(self, view: View, owner: type) -> str: ...
    def __get__(self, view: View | None, owner: type) -> Self | str:
        return self if view is None else view.element.attributes.get(self.name, self.default)

    def __set__(self, view: View, text: str) -> None:
        view.element.attributes[self.name] = text


class Name(Attribute):
    """A name of FEEL, in which any run of spaces is one space."""

    @overload
    def __get__(self, view: None, owner: type) -> Self: ...
    @overload
    def __get__(self, view: View, owner: type) -> str: ...
    def __get__(self, view: View | None, owner: type) -> Self | str:
        return self if view is None else " ".join(super().__get__(view, owner).split())


class Flag:
    """An attribute that is true or false."""

    def __init__(self, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, view: None, owner: type) -> Self: ...
    @overload
    def __get__(self, view: View, owner: type) -> bool: ...
    def __get__(self, view: View | None, owner: type) -> Self | bool:
        if view is None:
            return self
        return view.element.attributes.get(self.name, "").strip() in {"true", "1"}

    def __set__(self, view: View, value: bool) -> None:
        view.element.attributes[self.name] = "true" if value else "false"


class TextChild:
    """The text of the first child element of this name; empty where there is none."""

    def __init__(self, local: str) -> None:
        self.local = local

    @overload
    def __get__(self, view: None, owner: type) -> Self: ...
    @overload
    def __get__(self, view: View, owner: type) -> str: ...
    def __get__(self, view: View | None, owner: type) -> Self | str:
        if view is None:
            return self
        child = next(view.element.elements(self.local), None)
        return "" if child is None else child.text

    def __set__(self, view: View, text: str) -> None:
        child = next(view.element.elements(self.local), None)
        if child is None:
            child = view.element.make(self.local)
            view.element.children.append(child)
        child.text = text


class Child[T]:
    """The first child element of one of these names, as a view; none where there is none."""

    def __init__(self, make: Callable[[Element], T], *locals_: str) -> None:
        self.make = make
        self.locals = locals_

    @overload
    def __get__(self, view: None, owner: type) -> Self: ...
    @overload
    def __get__(self, view: View, owner: type) -> T | None: ...
    def __get__(self, view: View | None, owner: type) -> Self | T | None:
        if view is None:
            return self
        child = next(view.element.elements(*self.locals), None)
        return None if child is None else self.make(child)


class Children[T]:
    """All child elements of these names, as views, in their order."""

    def __init__(self, make: Callable[[Element], T], *locals_: str) -> None:
        self.make = make
        self.locals = locals_

    @overload
    def __get__(self, view: None, owner: type) -> Self: ...
    @overload
    def __get__(self, view: View, owner: type) -> list[T]: ...
    def __get__(self, view: View | None, owner: type) -> Self | list[T]:
        if view is None:
            return self
        return [self.make(child) for child in view.element.elements(*self.locals)]


class Named(View):
    """What has an identifier and mostly a name."""

    __slots__ = ()
    id = Attribute("id")
    name = Name("name")
    label = Attribute("label")
    description = TextChild("description")

    @property
    def title(self) -> str:
        """What to call it in a message: kind and name, or identifier."""
        return f"{self.element.local} {self.name or self.id}".rstrip()
