"""XML as it was written: elements, attributes, text, comments and instructions in their order.

Expat reads it, because it tells lines beyond 65,535 and keeps prefixes and the order of attributes
and namespace declarations, which a model must give back. No document type is accepted, so there
are no entities to expand, nothing is fetched, and size, depth and number of elements are bounded.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from motcua.kit.feel.dmn.errors import DmnError
from motcua.kit.feel.dmn.markup_text import attribute_text, character_text

LARGEST = 16 * 1024 * 1024
"""Bytes of a model."""
DEEPEST = 200
"""Elements within each other."""
MOST = 500_000
"""Elements of a model."""

XML = "http://www.w3.org/XML/1998/namespace"


@dataclass(slots=True)
class Text:
    text: str
    cdata: bool = False

    def write(self) -> str:
        return f"<![CDATA[{self.text}]]>" if self.cdata else character_text(self.text)


@dataclass(slots=True)
class Comment:
    text: str

    def write(self) -> str:
        return f"<!--{self.text}-->"


@dataclass(slots=True)
class Instruction:
    target: str
    text: str

    def write(self) -> str:
        return f"<?{self.target} {self.text}?>" if self.text else f"<?{self.target}?>"


type Markup = Element | Text | Comment | Instruction


@dataclass(slots=True, eq=False)
class Element:
    """One element; ``name`` and the attributes keep their prefixes, ``xmlns`` stands among them."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Markup] = field(default_factory=list)
    parent: "Element | None" = None
    line: int = 0

    @property
    def prefix(self) -> str:
        return self.name.rpartition(":")[0]

    @property
    def local(self) -> str:
        return self.name.rpartition(":")[2]

    @property
    def namespace(self) -> str:
        return self.resolve(self.prefix) or ""

    def resolve(self, prefix: str) -> str | None:
        """The namespace that a prefix stands for here; none where it is not declared."""
        declaration = f"xmlns:{prefix}" if prefix else "xmlns"
        element: Element | None = self
        while element is not None:
            if (namespace := element.attributes.get(declaration)) is not None:
                return namespace
            element = element.parent
        return XML if prefix == "xml" else None

    def elements(self, *locals_: str) -> "Iterator[Element]":
        """The child elements in this element's own namespace, of these local names or of any."""
        for child in self.children:
            if (
                isinstance(child, Element)
                and (not locals_ or child.local in locals_)
                and self._is_namespace_of(child)
            ):
                yield child

    def _is_namespace_of(self, child: "Element") -> bool:
        """Mostly the prefix is the same and not declared anew, which is seen without a search."""
        declaration = f"xmlns:{child.prefix}" if child.prefix else "xmlns"
        same = child.prefix == self.prefix and declaration not in child.attributes
        return same or child.namespace == self.namespace

    def walk(self) -> "Iterator[Element]":
        """This element and every one below it, as they stand."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(
                child for child in reversed(element.children) if isinstance(child, Element)
            )

    @property
    def text(self) -> str:
        """The characters of this element alone."""
        return "".join(child.text for child in self.children if isinstance(child, Text))

    @text.setter
    def text(self, text: str) -> None:
        self.children = [child for child in self.children if not isinstance(child, Text)]
        self.children.append(Text(text))

    def make(self, local: str) -> "Element":
        """A new, empty element in this one's namespace, not yet in its place."""
        name = f"{self.prefix}:{local}" if self.prefix else local
        return Element(name, parent=self, line=self.line)


@dataclass(slots=True)
class Document:
    """A whole file: what stands before the root, the root, what stands after it."""

    root: Element
    before: list[Comment | Instruction] = field(default_factory=list)
    after: list[Comment | Instruction] = field(default_factory=list)
    standalone: bool | None = None

    def write(self) -> bytes:
        """UTF-8, from the objects alone."""
        said = {None: "", True: ' standalone="yes"', False: ' standalone="no"'}[self.standalone]
        parts = [f'<?xml version="1.0" encoding="UTF-8"{said}?>\n']
        parts += [f"{child.write()}\n" for child in self.before]
        _write(self.root, parts)
        parts += [f"\n{child.write()}" for child in self.after]
        return "".join([*parts, "\n"]).encode()


def _write(element: Element, parts: list[str]) -> None:
    attributes = [f' {name}="{attribute_text(text)}"' for name, text in element.attributes.items()]
    head = f"<{element.name}{''.join(attributes)}"
    if not element.children:
        parts.append(f"{head}/>")
        return
    parts.append(f"{head}>")
    for child in element.children:
        if isinstance(child, Element):
            _write(child, parts)
        else:
            parts.append(child.write())
    parts.append(f"</{element.name}>")


def read_file(path: Path) -> Document:
    """The markup of a file; raises ``DmnError`` where it is missing, too large or not XML."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise DmnError("file.unreadable", file=str(path), reason=error.strerror or "") from None
    return read(content, file=str(path))


def read(content: bytes, *, file: str = "") -> Document:
    """The markup of some bytes; ``file`` is its name in errors."""
    if len(content) > LARGEST:
        raise DmnError("file.large", file=file, most=LARGEST // 1024 // 1024)
    return _Reader(file).read(content)


class _Reader:
    """What expat tells, as objects."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.open: list[Element] = []
        self.root: Element | None = None
        self.before: list[Comment | Instruction] = []
        self.after: list[Comment | Instruction] = []
        self.standalone: bool | None = None
        self.in_cdata = False
        self.count = 0
        self.parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.XmlDeclHandler = self.declared
        parser.StartDoctypeDeclHandler = self.doctype
        parser.StartElementHandler = self.started
        parser.EndElementHandler = self.ended
        parser.CharacterDataHandler = self.characters
        parser.CommentHandler = lambda text: self.put(Comment(text))
        parser.ProcessingInstructionHandler = lambda to, text: self.put(Instruction(to, text))
        parser.StartCdataSectionHandler = lambda: self.cdata(True)
        parser.EndCdataSectionHandler = lambda: self.cdata(False)

    def read(self, content: bytes) -> Document:
        try:
            self.parser.Parse(content, True)
        except expat.ExpatError as error:
            message = expat.ErrorString(error.code)
            raise DmnError("xml.wrong", file=self.file, line=error.lineno, reason=message) from None
        except (ValueError, LookupError):
            raise DmnError("xml.encoding", file=self.file, line=1) from None
        root = self.root
        if root is None:
            raise DmnError("xml.wrong", file=self.file, line=1, reason="no element found")
        return Document(root, self.before, self.after, self.standalone)

    def refuse(self, key: str, element: str = "", **facts: object) -> NoReturn:
        line = self.parser.CurrentLineNumber
        raise DmnError(key, file=self.file, line=line, element=element, **facts)

    def declared(self, _version: str, _encoding: str | None, standalone: int) -> None:
        self.standalone = {0: False, 1: True}.get(standalone)

    def doctype(self, *_facts: object) -> None:
        self.refuse("xml.doctype")

    def started(self, name: str, attributes: list[str]) -> None:
        self.count += 1
        if self.count > MOST:
            self.refuse("xml.many", name, most=MOST)
        if len(self.open) >= DEEPEST:
            self.refuse("xml.deep", name, most=DEEPEST)
        parent = self.open[-1] if self.open else None
        pairs = dict(zip(attributes[::2], attributes[1::2], strict=True))
        element = Element(name, pairs, [], parent, self.parser.CurrentLineNumber)
        if element.prefix and element.resolve(element.prefix) is None:
            self.refuse("xml.prefix", name, prefix=element.prefix)
        if parent is None:
            self.root = element
        else:
            parent.children.append(element)
        self.open.append(element)

    def ended(self, _name: str) -> None:
        self.open.pop()

    def characters(self, text: str) -> None:
        self.open[-1].children.append(Text(text, self.in_cdata))

    def cdata(self, within: bool) -> None:
        self.in_cdata = within

    def put(self, child: Comment | Instruction) -> None:
        if self.open:
            self.open[-1].children.append(child)
        elif self.root is None:
            self.before.append(child)
        else:
            self.after.append(child)
