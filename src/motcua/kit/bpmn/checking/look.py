"""What every check looks at, and how it says what it found."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Set
from functools import cached_property

from motcua.kit.bpmn.errors import Finding, Rule
from motcua.kit.bpmn.markup import Element, elements_of_bpmn
from motcua.kit.bpmn.model import Definitions, Item, Node, Process, Scope
from motcua.kit.bpmn.reading.references import References


class Look:
    """A model under examination.

    ``callable_elsewhere`` are identifiers of processes that other files bring.
    """

    def __init__(self, definitions: Definitions, callable_elsewhere: Collection[str] = ()) -> None:
        self.definitions = definitions
        self.callable_elsewhere = callable_elsewhere
        self.references = References(definitions.document)
        self.scopes = list(definitions.scopes())
        self._by_name: dict[str, list[Element]] = defaultdict(list)
        for element in elements_of_bpmn(self.root):
            self._by_name[element.local].append(element)

    @property
    def root(self) -> Element:
        return self.definitions.document.root

    @property
    def names(self) -> Set[str]:
        """The names of all elements of BPMN that occur."""
        return self._by_name.keys()

    def all(self, *names: str) -> Iterator[Element]:
        """Every element of BPMN with one of these names."""
        for name in names:
            yield from self._by_name.get(name, ())

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Every node of every scope by its identifier."""
        return {node.id: node for scope in self.scopes for node in scope.nodes.values()}

    @cached_property
    def scope_of(self) -> dict[str, Scope]:
        """The scope that a node stands in, by the node's identifier."""
        return {identifier: scope for scope in self.scopes for identifier in scope.nodes}

    @cached_property
    def process_of(self) -> dict[Scope, Process]:
        """The process that each scope is or stands in."""
        found: dict[Scope, Process] = {}
        for scope in self.scopes:
            process = scope if isinstance(scope, Process) else found[scope]
            found[scope] = process
            inner = (each for each in scope.nodes.values() if isinstance(each, Scope))
            found |= dict.fromkeys(inner, process)
        return found

    def finding(self, rule: Rule, broken_by: Element | Item, /, **facts: object) -> Finding:
        """A rule, broken by an element."""
        element = broken_by.element if isinstance(broken_by, Item) else broken_by
        place = (self.definitions.file, element.line, label(element))
        return rule.finding(*place, **{name: _short(fact) for name, fact in facts.items()})


LONGEST = 200
"""Letters of the model that a sentence repeats at most."""

type Check = Callable[[Look], Iterator[Finding]]


def label(element: Element) -> str:
    """How a finding calls an element: by identifier, by name, or by what it is and in what."""
    if own := element.attributes.get("id") or element.attributes.get("name"):
        return str(_short(own))
    parent = element.parent
    return element.local if parent is None else f"{label(parent)}/{element.local}"


def called(element: Element) -> str:
    """What a person calls an element: its name, else its identifier, else what it is."""
    given = element.attributes
    return given.get("name", "").strip() or given.get("id") or element.local


def _short(fact: object) -> object:
    """What is written in a model, on one line and not too long to be read."""
    if not isinstance(fact, str):
        return fact
    line = " ".join(fact.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
