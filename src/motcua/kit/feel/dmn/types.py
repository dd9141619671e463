"""Item definitions as types of FEEL: restricted values, contexts, collections, functions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from motcua.kit.feel import Expression, FeelError, compile_unary_tests
from motcua.kit.feel.dmn.library import Model
from motcua.kit.feel.dmn.model.elements import FunctionItem, ItemDefinition
from motcua.kit.feel.dmn.model.tables import Cell
from motcua.kit.feel.dmn.model.view import Named
from motcua.kit.feel.types import ANY, NAMED, ContextType, FunctionType, ListType, Type


@dataclass(frozen=True)
class Restricted(Type):
    """The values of another type that pass some tests."""

    of: Type
    tests: Expression

    @property
    def name(self) -> str:
        return self.of.name

    @property
    def base(self) -> Type:
        return self.of.base

    @property
    def fields(self) -> Mapping[str, Type] | None:
        return self.of.fields

    @property
    def item(self) -> Type:
        return self.of.item

    def holds(self, value: object) -> bool:
        return self.of.holds(value) and self.tests.evaluate({}, value) is True


class TypeBook(Mapping[str, Type]):
    """The types that a model knows by name: its own, and imported ones behind name and dot."""

    def __init__(self, model: Model, books: "dict[Model, TypeBook]") -> None:
        """``books`` keeps the one of each model, so that models imported twice are read once."""
        self.model = model
        books[model] = self
        self.imported = {
            imported: books.get(imported) or TypeBook(imported, books) for imported in model.imports
        }
        self._items = {item.name: item for item in model.definitions.item_definitions}
        self._made: dict[str, Type] = {}
        self._way: list[str] = []

    def __getitem__(self, name: str) -> Type:
        if name in self._made:
            return self._made[name]
        if name in self._items:
            made = self._made[name] = self._once(self._items[name])
            return made
        for imported, called in self.model.imports.items():
            prefix = f"{called}." if called else ""
            if name.startswith(prefix) and name[len(prefix) :] in self.imported[imported]:
                return self.imported[imported][name[len(prefix) :]]
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        yield from self._items
        for imported, called in self.model.imports.items():
            for name in self.imported[imported]:
                yield f"{called}.{name}" if called else name

    def __len__(self) -> int:
        return sum(1 for _name in self)

    def __contains__(self, name: object) -> bool:
        return any(name == known for known in self)

    def find(self, reference: str, where: Named) -> Type:
        """The type that ``typeRef`` names, or any; raises ``DmnError`` where there is none."""
        name = " ".join(reference.split())
        if not name:
            return ANY
        if name in self:
            return self[name]
        if name in NAMED:
            return NAMED[name]
        prefix, colon, local = name.partition(":")
        if colon and (found := self._qualified(where.element.resolve(prefix), local)):
            return found
        near = get_close_matches(name, [*self, *NAMED], n=1) or ["Any"]
        raise self.model.wrong("type.unknown", where, name=name, near=near[0])

    def _qualified(self, namespace: str | None, local: str) -> Type | None:
        """A type by the namespace of its prefix, as models of version 1.1 write it."""
        if namespace is None:
            return None
        if "/FEEL/" in namespace:
            return NAMED.get(local)
        if namespace == self.model.definitions.namespace:
            return self.get(local)
        books = (book for model, book in self.imported.items())
        return next(
            (b.get(local) for b in books if b.model.definitions.namespace == namespace), None
        )

    def _once(self, item: ItemDefinition) -> Type:
        """The type of an item definition that is not being made already."""
        if item.name in self._way:
            raise self.model.wrong("type.circle", item)
        self._way.append(item.name)
        try:
            return self._type(item)
        finally:
            self._way.pop()

    def _type(self, item: ItemDefinition) -> Type:
        kind = self._restricted(self._base(item), item.allowed, item)
        if item.is_collection:
            kind = ListType(kind)
        return self._restricted(kind, item.constraint, item)

    def _base(self, item: ItemDefinition) -> Type:
        if item.function is not None:
            return self._function(item.function, item)
        if components := item.components:
            return ContextType({each.name: self._type(each) for each in components})
        return self.find(item.type_ref, item)

    def _function(self, function: FunctionItem, item: ItemDefinition) -> Type:
        parameters = tuple(self.find(each.type_ref, item) for each in function.parameters)
        return FunctionType(parameters, self.find(function.result, item))

    def _restricted(self, kind: Type, cell: Cell | None, item: ItemDefinition) -> Type:
        if cell is None or not cell.text.strip():
            return kind
        try:
            tests = compile_unary_tests(cell.text, input=kind)
        except FeelError as error:
            raise self.model.wrong("type.tests", item, reason=error.said) from None
        return Restricted(kind, tests)
