"""Reading and writing XML: nothing is lost, and nothing hostile is taken."""

from pathlib import Path

import pytest
from lxml import etree

from motcua.kit.feel.dmn.errors import DmnError
from motcua.kit.feel.dmn.markup import DEEPEST, LARGEST, read, read_file

MODELS = sorted((Path(__file__).parent / "models").glob("*.dmn"))

ODD = """<?xml version='1.0' encoding='UTF-8' standalone="no"?>
<?before this?><!-- and this -->
<a:root xmlns:a="urn:a" xmlns="urn:b" z="&lt;&amp;&quot;'&#9;&#10;" a:y='"'>
  text &amp; &gt; ]]&gt; &#13; end<![CDATA[ <raw> & ]]><empty/>tail<!--x--><b xmlns="" c="1"/>
  <?within?>
</a:root>
<!-- after -->
"""


def canonical(content: bytes) -> str:
    """The canonical form, by lxml, which has no part in our reading and writing."""
    text = content.decode()
    return etree.canonicalize(text[text.index("?>") + 2 :].strip(), with_comments=True)


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_a_model_is_written_back_whole(path):
    assert canonical(read_file(path).write()) == canonical(path.read_bytes())


def test_what_is_odd_is_written_back_too():
    written = read(ODD.encode()).write()

    assert canonical(written) == canonical(ODD.encode())
    assert b"<![CDATA[ <raw> & ]]>" in written
    assert b'standalone="no"' in written
    assert read(written).write() == written


def test_another_encoding_becomes_utf_8():
    text = "<?xml version='1.0' encoding='UTF-16'?><a>Lệ phí</a>"

    assert "<a>Lệ phí</a>" in read(text.encode("utf-16")).write().decode()


HOSTILE = {
    "billion laughs": b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>',
    "a file from outside": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    "an entity that nobody declared": b"<a>\n&x;</a>",
    "a deep nest": b"<a>" * (DEEPEST + 1) + b"</a>" * (DEEPEST + 1),
    "a prefix that nobody declared": b"<b:a/>",
    "an attribute that stands twice": b'<a b="1" b="2"/>',
    "no XML at all": b"\x00\xff\x17",
    "nothing": b"",
    "an unknown encoding": b"<?xml version='1.0' encoding='klingon'?><a/>",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_xml_ends_in_one_sentence_with_its_line(content):
    with pytest.raises(DmnError, match=r"^m\.dmn, line \d+.*\.$") as refused:
        read(content, file="m.dmn")

    assert refused.value.sentence("vi").startswith("m.dmn, dòng ")


def test_a_file_of_50_mb_is_refused_before_it_is_parsed(tmp_path):
    path = tmp_path / "large.dmn"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)

    with pytest.raises(DmnError, match=f"larger than {LARGEST // 1024 // 1024} MB"):
        read_file(path)


def test_a_missing_file_is_said_in_one_sentence(tmp_path):
    with pytest.raises(DmnError, match="cannot be read"):
        read_file(tmp_path / "none.dmn")


def test_a_prefix_declared_anew_is_another_namespace():
    root = read(b'<a xmlns="urn:a"><b/><b xmlns="urn:b"/><b xmlns="urn:a"/></a>').root

    assert [child.namespace for child in root.elements("b")] == ["urn:a", "urn:a"]
