"""The markup below a model: everything that a file says, in its order, to be written back.

Attributes keep their prefixes and stand in their order; comments, instructions and the white space
between elements are kept, so that what nobody touches comes out as it went in.
"""

from collections.abc import Iterator
from pathlib import Path

from motcua.kit.bpmn.errors import BpmnError, Rule
from motcua.kit.feel.dmn import markup
from motcua.kit.feel.dmn.errors import DmnError
from motcua.kit.feel.dmn.markup import LARGEST, Comment, Document, Element, Instruction, Text

__all__ = ["LARGEST", "Comment", "Document", "Element", "Instruction", "Text"]

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
OURS = "urn:motcua:bpmn:1"

UNREADABLE = Rule(
    "file.unreadable",
    vi="Không đọc được tệp ({reason}).",
    vi_cure="Hãy kiểm tra đường dẫn và quyền đọc.",
    en="The file cannot be read ({reason}).",
    en_cure="Check its path and who may read it.",
)
TOO_LARGE = Rule(
    "file.large",
    vi="Tệp lớn hơn {most} MB.",
    vi_cure="Hãy chia mô hình thành nhiều tệp.",
    en="The file is larger than {most} MB.",
    en_cure="Part the model into several files.",
)
NOT_XML = Rule(
    "xml.wrong",
    vi="Tệp không phải XML đúng ({reason}).",
    vi_cure="Hãy sửa chỗ này hoặc xuất lại mô hình.",
    en="This is not well-formed XML ({reason}).",
    en_cure="Mend this place or export the model again.",
)
ENCODING = Rule(
    "xml.encoding",
    vi="Không đọc được bảng mã của tệp.",
    vi_cure="Hãy lưu tệp bằng UTF-8.",
    en="The encoding of the file cannot be read.",
    en_cure="Save it as UTF-8.",
)
DOCTYPE = Rule(
    "xml.doctype",
    vi="Tệp có khai báo DOCTYPE.",
    vi_cure="Hãy xóa khai báo này; mô hình BPMN không cần.",
    en="The file declares a DOCTYPE.",
    en_cure="Remove it; a BPMN model needs none.",
)
TOO_MANY = Rule(
    "xml.many",
    vi="Tệp có hơn {most} phần tử.",
    vi_cure="Hãy chia mô hình thành nhiều tệp.",
    en="The file has more than {most} elements.",
    en_cure="Part the model into several files.",
)
TOO_DEEP = Rule(
    "xml.deep",
    vi="Phần tử lồng nhau quá {most} tầng.",
    vi_cure="Hãy tách bớt thành quy trình riêng và gọi bằng callActivity.",
    en="Elements stand more than {most} deep.",
    en_cure="Move some into processes of their own and call them.",
)
PREFIX = Rule(
    "xml.prefix",
    vi="Tiền tố {prefix} chưa được khai báo.",
    vi_cure="Hãy thêm xmlns:{prefix} vào phần tử gốc.",
    en="The prefix {prefix} is not declared.",
    en_cure="Add xmlns:{prefix} to the root element.",
)
REFUSED = {
    rule.id: rule
    for rule in (UNREADABLE, TOO_LARGE, NOT_XML, ENCODING, DOCTYPE, TOO_MANY, TOO_DEEP, PREFIX)
}


def read_markup(content: bytes, *, file: str = "") -> Document:
    """The markup of some bytes; ``BpmnError`` where they are too many or no XML."""
    try:
        return markup.read(content, file=file)
    except DmnError as error:
        raise _in_our_words(error) from None


def read_markup_file(path: Path) -> Document:
    """The markup of a file; ``BpmnError`` where it cannot be read, too, is too large or no XML."""
    try:
        return markup.read_file(path)
    except DmnError as error:
        raise _in_our_words(error) from None


def _in_our_words(error: DmnError) -> BpmnError:
    rule = REFUSED[error.key]
    return BpmnError(rule.finding(error.file, error.line, error.element, **error.facts))


def children(element: Element, *names: str) -> list[Element]:
    """The child elements in an element's own namespace, of these names or of any.

    A child nearly always has its parent's prefix, so only for the others the namespace is asked.
    """
    prefix, colon, _ = element.name.rpartition(":")
    head = prefix + colon
    wanted = {head + name for name in names}
    return [
        each
        for each in element.children
        if type(each) is Element
        and (
            (not names or each.name in wanted)
            if each.name.startswith(head) and (colon or ":" not in each.name)
            else (not names or each.local in names) and each.namespace == element.namespace
        )
    ]


def child(element: Element, *names: str) -> Element | None:
    """The first child of an element in its own namespace with one of these names."""
    found = children(element, *names)
    return found[0] if found else None


def elements_of_bpmn(root: Element) -> Iterator[Element]:
    """Every element of BPMN; what others put into extension elements is theirs."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        if element.local != "extensionElements":
            waiting += reversed(children(element))


def said(element: Element | None) -> str:
    """The characters of an element without the white space around them; empty for none."""
    return element.text.strip() if element is not None else ""


def ours(element: Element, *names: str) -> Iterator[Element]:
    """The extension elements of our own namespace that an element carries."""
    for extension in children(element, "extensionElements"):
        for found in extension.children:
            if isinstance(found, Element) and found.local in names and found.namespace == OURS:
                yield found


def our_attribute(element: Element, name: str) -> str:
    """An attribute of our own namespace; empty where there is none."""
    for full, text in element.attributes.items():
        prefix, _, local = full.rpartition(":")
        if local == name and prefix and element.resolve(prefix) == OURS:
            return text
    return ""
