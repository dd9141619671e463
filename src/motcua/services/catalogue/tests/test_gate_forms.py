"""What answers open, what is used, and what is asked of people."""

from datetime import date

import pytest

from motcua.instruments.forms.read import read_form
from motcua.services.catalogue.gate.reaching import unreached
from motcua.services.catalogue.package import Finding

TODAY = date(2026, 11, 25)


def found_in(pages: str, values: str = "") -> list[Finding]:
    """What is said of a form with these pages behind some that are always asked."""
    text = f"""
pages:
  - key: first
    title: {{ vi: Đầu, en: First }}
    questions:
      - key: born
        type: date
        label: {{ vi: Sinh, en: Born }}
        limits: {{ not_after_today: true }}
      - {{ key: copies, type: number, label: {{ vi: Số bản, en: Copies }}, limits: {{ max: 9 }} }}
      - {{ key: works, type: yes_no, label: {{ vi: Đi làm, en: Works }} }}
      - key: way
        type: choice
        label: {{ vi: Cách, en: Way }}
        options:
          - {{ value: a, text: {{ vi: A, en: A }} }}
          - {{ value: b, text: {{ vi: B, en: B }} }}
      - {{ key: spouse, type: person, parts: [name, born], label: {{ vi: Vợ chồng, en: Spouse }} }}
  - group: children
    title: {{ vi: Các con, en: Children }}
    item: {{ vi: Con, en: Child }}
    pages:
      - key: child
        title: {{ vi: Con, en: Child }}
        questions:
          - {{ key: child_born, type: date, label: {{ vi: Sinh, en: Born }} }}
{pages}
{values}
"""
    return list(unreached(read_form(text), "form.yaml", TODAY, set()))


def page(when: str) -> str:
    return f"""
  - key: more
    title: {{ vi: Thêm, en: More }}
    when: '{when}'
    questions:
      - {{ key: more, type: yes_no, label: {{ vi: Thêm, en: More }} }}
"""


@pytest.mark.parametrize(
    "when",
    [
        "works",
        'way = "b" and not(works)',
        "copies > 8",
        "copies = 0",
        'years and months duration(born, today) >= duration("P18Y")',
        'born + duration("P60D") < today',
        'born + duration("P60D") >= today',
        'spouse.born < date("1990-01-01")',
        "count(children) >= 3",
        "count(children) = 0",
        'some child in children satisfies child.child_born > today - duration("P365D")',
    ],
)
def test_a_page_that_some_answer_opens_is_found(when: str):
    assert found_in(page(when)) == []


def test_a_page_that_no_choice_opens_is_refused():
    (finding,) = found_in(page("both"), "values: [{ name: both, is: works and not(works) }]")

    assert (finding.rule, finding.level) == ("form.unreachable", "refused")


def test_what_numbers_and_days_can_open_is_not_told_for_certain():
    (finding,) = found_in(page("copies > 20"))

    assert (finding.rule, finding.level) == ("form.not_seen", "warning")


@pytest.mark.parametrize(
    "when",
    [
        'today - born > duration("P9999999D")',
        'today - born > duration("P99999999999999D")',
        'born + duration("P999999999Y") > today',
    ],
)
def test_a_length_beyond_the_calendar_is_not_tried(when: str):
    assert [finding.rule for finding in found_in(page(when))] == ["form.not_seen"]


def test_a_page_behind_a_shut_question_is_shut():
    found = found_in(
        """
  - key: more
    title: { vi: Thêm, en: More }
    questions:
      - { key: why, type: yes_no, label: { vi: Sao, en: Why }, when: 'way = "a" and way_is_b' }
  - key: after
    title: { vi: Rồi, en: After }
    when: why
    questions:
      - { key: after, type: yes_no, label: { vi: Rồi, en: After } }
""",
        "values: [{ name: way_is_b, is: 'way = \"b\"' }]",
    )

    assert [each.problem["en"] for each in found] == [
        "No answer opens “Why”.",
        "No answer opens “After”.",
    ]


def test_a_page_within_a_group_can_be_opened_by_its_own_row():
    group = """
  - group: cars
    title: { vi: Xe, en: Cars }
    item: { vi: Xe, en: Car }
    pages:
      - key: car
        title: { vi: Xe, en: Car }
        questions:
          - { key: seats, type: number, label: { vi: Ghế, en: Seats } }
      - key: bus
        title: { vi: Xe khách, en: Bus }
        when: 'seats > 8 and works'
        questions:
          - { key: licence, type: yes_no, label: { vi: Phép, en: Licence } }
"""
    assert found_in(group) == []
