"""Reading a form: what is wrong is named by file, line and cure."""

import pytest

from motcua.instruments.forms.read import BadForm, read_form
from motcua.instruments.forms.tests.household import EXAMPLES
from motcua.kit.datafile import WrongFile

FORM = """
pages:
  - key: family
    title: {vi: Gia đình, en: Family}
    questions:
      - {key: married, type: yes_no, label: {vi: "Kết hôn?", en: "Married?"}}
  - key: spouse
    title: {vi: Vợ chồng, en: Spouse}
    when: {question: married, equals: yes}
    questions:
      - {key: spouse_name, type: text, label: {vi: Tên, en: Name}, limits: {max_length: 10}}
  - key: end
    title: {vi: Hết, en: End}
    when: doubled > 2
    questions:
      - {key: copies, type: number, label: {vi: Số bản, en: Copies}}
values:
  - {name: doubled, is: spouse_count * 2}
  - {name: spouse_count, is: 'if spouse_name = null then 0 else 1'}
"""
PERSON = """
pages:
  - key: who
    title: {vi: Ai, en: Who}
    questions: [{key: who, type: person, label: {vi: Ai, en: Who}, parts: [name, {PART}]}]
"""
HOUSEHOLD = (EXAMPLES / "household.yaml").read_text(encoding="utf-8")


def nested(depth: int) -> str:
    words = "{vi: a, en: a}"
    inner = page_of("", words)
    for level in range(depth):
        pages = f"{page_of(str(level), words)}, {inner}"
        inner = f"{{group: g{level}, title: {words}, item: {words}, pages: [{pages}]}}"
    return f"pages: [{inner}]"


def page_of(name: str, words: str) -> str:
    question = f"{{key: q{name}, type: text, label: {words}}}"
    return f"{{key: p{name}, title: {words}, questions: [{question}]}}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "form.yaml is empty"),
        ("pages: [", "form.yaml, line 1: not YAML"),
        ("pages: []", "line 1, pages: write at least one page"),
        (FORM.replace("yes_no", "maybe"), "line 6, pages[0].questions[0].type: 'maybe' is not one"),
        (FORM.replace("vi: Hết, en: End", "vi: Hết"), "line 13, pages[2].title: add the key en"),
        (FORM.replace("question: married", "question: copies"), "'copies' is not asked before"),
        (
            FORM.replace("key: copies", "key: married"),
            "line 16, pages[2].questions[0].key: the key",
        ),
        (FORM.replace("key: end", "key: spouse"), "two pages have the key 'spouse'"),
        (FORM.replace("max_length: 10", "longest: 10"), "limits.longest: this key is not known"),
        (FORM.replace("key: copies", "key: today"), "'today' means something of its own"),
        (FORM.replace("key: copies", "key: Số"), "is no key"),
        (FORM.replace("doubled > 2", "doubbled > 2"), "line 14, pages[2].when: in the expression"),
        (FORM.replace("doubled > 2", "doubled > "), "line 1, column"),
        (FORM.replace("doubled > 2", "1 + 1"), "write a condition"),
        (FORM.replace("doubled > 2", "copies > 2"), "in a circle: copies → copies"),
        (FORM.replace("spouse_name = null", "copies = null"), "in a circle: "),
        (
            HOUSEHOLD.replace("when: age >= 15", "when: declaration"),
            "'declaration' is not asked before",
        ),
        (HOUSEHOLD.replace("when: age >= 15", "when: count(members) > 1"), "in a circle"),
        (HOUSEHOLD.replace("m.age > 62", "m.aged > 62"), "aged"),
        (
            HOUSEHOLD.replace("- key: member\n", "- key: member\n            when: false\n"),
            "a row begins with a page that is always asked",
        ),
        (HOUSEHOLD.replace("named_by: member_name", "named_by: home"), "no question of this group"),
        (HOUSEHOLD.replace("least: 1", "least: 99"), "least ≤ most"),
        (PERSON.replace("PART", "part: nose"), "parts[1].part: 'nose' is not one of name, born"),
        (PERSON.replace("PART", "part: born, default: 1"), "parts[1].default: this key is not"),
        (PERSON.replace("PART", "part: sex, limits: {min: 1}"), "parts[1].limits.min: this key"),
        (HOUSEHOLD.replace("born: member_born", "born: nobody"), "nobody"),
    ],
)
def test_a_bad_form_names_the_line_and_the_cure(text, said):
    with pytest.raises(BadForm) as error:
        read_form(text)
    assert said in str(error.value)
    wrong = error.value.__cause__
    assert isinstance(wrong, WrongFile)
    assert wrong.said.get("vi", wrong.said["en"]) != wrong.said["en"]


def test_groups_stand_five_deep_and_no_deeper():
    assert len(read_form(nested(5)).pages) == 6
    with pytest.raises(BadForm, match="at most 5 deep"):
        read_form(nested(6))


def test_aliases_of_yaml_do_not_make_a_million_questions():
    many = ", ".join(["*a"] * 2000)
    with pytest.raises(BadForm, match="at most 1000 questions"):
        read_form(
            "pages: [{key: p, title: {vi: a, en: a}, questions: "
            f"[&a {{key: q, type: text, label: {{vi: a, en: a}}}}, {many}]}}]"
        )


def test_a_form_is_compiled_once():
    assert read_form(HOUSEHOLD) is read_form(HOUSEHOLD)
