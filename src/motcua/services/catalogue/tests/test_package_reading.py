"""Reading a package: what is wrong is named by file and line, with the cure, in two languages."""

from collections.abc import Callable, Mapping
from datetime import datetime, time
from decimal import Decimal
from typing import Any

import jsonschema
import pytest
import yaml
from django.conf import settings

from motcua.kit.clock import Limit, Unit
from motcua.services.catalogue.package import (
    BadPackage,
    line_in,
    read_definition,
    read_folder,
    read_package,
)
from motcua.services.catalogue.package.choosing import case_of, fee_of, papers_of, result_of
from motcua.services.catalogue.package.examples import example_in
from motcua.services.catalogue.package.schema import example_schema, service_schema

PACKAGES = sorted(path.parent for path in settings.PROFILE.glob("services/*/*/service.yaml"))

SERVICE = """\
code: "9.000001"
name: { vi: Cấp thẻ, en: Library card }
summary: { vi: Một thẻ., en: A card. }
decision: 1/QĐ
sector: { vi: Văn hóa, en: Culture }
law: [{ number: 1/2020/QH14, title: { vi: Luật, en: Law }, from: 2020-07-01 }]
signed_as: TM. Ủy ban
channels:
  - channel: online
    limit: { amount: 3, unit: working_days, source: Luật }
    fee: { amount: 100, value: price, source: Luật }
  - channel: counter
    limit: { same_day: true, cutoff: "15:00", source: Luật, certain: false }
    fee: { source: Nghị quyết, certain: false }
  - channel: post
    limit: { source: Luật }
    fee: { decision: Price, source: Luật }
cases:
  - { key: usual, name: { vi: Thường, en: Usual }, papers: [] }
  - key: child
    when: is_child
    name: { vi: Trẻ em, en: A child }
    papers:
      - { key: consent, name: { vi: Đồng ý, en: Consent } }
      - { key: school, name: { vi: Trường, en: School }, originals: 0, copies: 1, when: in_school }
results:
  - { key: kid, code: KQ.1, name: { vi: Thẻ, en: Card }, template: c.typ, book: T, when: is_child }
  - { key: card, code: KQ.2, name: { vi: Thẻ, en: Card }, template: a.typ, book: T }
refusal: { name: { vi: Từ chối, en: Refusal }, template: no.typ, book: TC }
"""
DECISION = """\
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="urn:d">
  <inputData id="c" name="copies"><variable name="copies" typeRef="number"/></inputData>
  <inputData id="w" name="channel"><variable name="channel" typeRef="string"/></inputData>
  <decision id="p" name="Price"><variable name="Price" typeRef="number"/>
    <informationRequirement><requiredInput href="#c"/></informationRequirement>
    <informationRequirement><requiredInput href="#w"/></informationRequirement>
    <literalExpression><text>if channel = "post" then copies * 10 else 1</text></literalExpression>
  </decision>
</definitions>
"""
FORM = """\
pages:
  - key: who
    title: { vi: Bạn, en: You }
    questions:
      - { key: copies, type: number, label: { vi: Số bản, en: Copies } }
"""
FILES = {"service.yaml": SERVICE, "form.yaml": FORM, "price.dmn": DECISION}


def test_the_packages_of_the_profile_are_read_and_fit_their_schemas():
    assert PACKAGES
    for folder in PACKAGES:
        package = read_package(read_folder(folder))
        jsonschema.validate(plain(package.files["service.yaml"]), service_schema())
        for example in package.examples:
            jsonschema.validate(plain(package.files[example.file]), example_schema())


def test_every_part_of_a_service_is_read():
    service = read_definition({"service.yaml": SERVICE})
    online, counter, post = service.channels

    assert online.limit.as_limit() == Limit(3, Unit.WORKING_DAYS, "Luật")
    assert (counter.limit.cutoff, counter.limit.certain, counter.fee.amount) == (
        time(15),
        False,
        None,
    )
    assert post.limit.as_limit() is None
    assert str(service.law[0].since) == "2020-07-01"
    assert [paper.key for paper in service.papers] == ["consent", "school"]
    assert (service.result.key, service.refusal.key) == ("card", "refusal")


def test_what_follows_from_the_answers():
    package = read_package(FILES)
    service, child = package.definition, {"is_child": "yes"}
    fee = lambda channel, values, copies: fee_of(  # noqa: E731
        service, channel, values=values, facts={"copies": copies}, decisions=package.decisions
    )

    assert case_of(service, child) == service.cases[1]
    assert case_of(service, {"is_child": None}) == service.cases[0]
    assert [p.key for p in papers_of(service, {**child, "in_school": True})] == [
        "consent",
        "school",
    ]
    assert [p.key for p in papers_of(service, child)] == ["consent"]
    assert result_of(service, child).key == "kid"
    assert result_of(service, {}).key == "card"
    assert fee("online", {"price": 300}, 1) == 300
    assert fee("online", {"price": None}, 1) is None
    assert fee("online", {"price": Decimal("300.5")}, 1) is fee("online", {"price": -1}, 1) is None
    assert fee("post", {}, 3) == 30
    assert fee("post", {}, None) is None
    assert fee("counter", {}, 1) is None


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("code: ", "cod: ", 1, "this key is not known"),
        ("decision: 1/QĐ\n", "", 1, "add the key decision"),
        ("channel: counter", "channel: phone", 12, "'phone' is not one of online, post, counter"),
        ("channel: counter", "channel: online", 12, "'online' stands twice"),
        ("amount: 3,", "amount: 0,", 10, "a number above 0"),
        ("amount: 3,", "amount: nan,", 10, "a number above 0"),
        ("unit: working_days, ", "", 10, "amount and unit together"),
        ("same_day: true, ", "", 13, "a cut-off belongs to same_day"),
        ("same_day: true", "same_day: true, amount: 1", 13, "the same day has no amount"),
        ("amount: 100", "amount: 1.000", 11, "without dots"),
        ("value: price", "value: price, decision: Price", 11, "from a value or from a decision"),
        ("key: child\n", "key: Child\n", 20, "is no key"),
        ("template: a.typ", "template: ../a.typ", 28, "is no template"),
        ("book: TC", f"book: {'T' * 31}", 29, "it has over 30 characters"),
        ("from: 2020-07-01", "from: July", 6, "a date such as"),
        ("sector: { vi: Văn hóa, en: Culture }", "sector: Culture", 5, "with the keys vi, en"),
        ("sector: { vi: Văn hóa, en", "sector: { vi: '', en", 5, "write a text"),
        ("results:\n", "other:\n", 27, "not known"),
        ("signed_as: TM. Ủy ban", "signed_as: [", 9, "not YAML"),
    ],
)
def test_a_mistake_in_a_service_is_named_by_its_line(old: str, new: str, line: int, says: str):
    assert old in SERVICE

    [finding] = findings({"service.yaml": SERVICE.replace(old, new, 1)}, read_definition)

    assert (finding.file, finding.level) == ("service.yaml", "refused")
    assert says in finding.sentence("en")
    assert finding.sentence("vi") != finding.sentence("en")
    assert f"service.yaml, line {finding.line}" in finding.sentence("en")
    assert finding.line == line


def test_the_mistakes_of_all_files_are_told_at_once():
    files = {
        "service.yaml": "code: 1",
        "process.bpmn": "<definitions/>",
        "price.dmn": "<a/>",
        "forms/assess.yaml": "pages: 7",
        "examples/one.yaml": "name: x",
    }

    found = findings(files, read_package)

    told = {finding.file: finding.rule for finding in found}
    assert told == {
        "service.yaml": "service.unreadable",
        "form.yaml": "file.missing",
        "process.bpmn": "bpmn.model.not_bpmn",
        "price.dmn": "dmn.model.not_dmn",
        "forms/assess.yaml": "forms.unreadable",
        "examples/one.yaml": "examples.unreadable",
    }


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x]\n" + "".join(f"{c}: &{c} [*{p},*{p},*{p},*{p},*{p},*{p},*{p}]\n" for p, c in
                                zip("abcdefgh", "bcdefghi", strict=True)),
        "code: &a [*a]\n",
        "code: " + "[" * 5000 + "]" * 5000,
        "code: &a0 [x]\n" + "".join(f"k{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 60)),
    ],
    ids=["laughs", "itself", "deep", "deep by aliases"],
)  # fmt: skip
def test_yaml_that_grows_beyond_bounds_is_refused(text: str):
    [finding] = findings({"service.yaml": text}, read_definition)

    assert "nested too deeply" in finding.sentence() or "within each other" in finding.sentence()


@pytest.mark.parametrize("kind", ["process.bpmn", "price.dmn"])
def test_xml_with_entities_is_refused(kind: str):
    bomb = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><definitions>&e;</definitions>'

    found = findings({**FILES, kind: bomb}, read_package)

    assert [finding.file for finding in found] == [kind]


def test_a_name_of_a_decision_stands_once():
    other = DECISION.replace("urn:d", "urn:e")

    [finding] = findings({**FILES, "other.dmn": other}, read_package)

    assert "“Price” stands in two files" in finding.sentence()


def test_an_example_keeps_answers_as_a_draft_does():
    example = example_in(EXAMPLE, "examples/late.yaml")

    assert example.answers == {
        "born": "2026-05-01", "known": "yes", "copies": 3, "number": "048196000001",
        "price": "2.50", "rows": [{"id": "r1", "no": "no"}],
    }  # fmt: skip
    assert example.steps[0].data == {"paid": True, "amount": 8000}
    assert example.expect.due == datetime.fromisoformat("2026-11-25T17:00")
    assert (example.expect.fee, example.expect.notes) == (None, ())
    assert example.expect.letters and example.expect.letters[0].silent == ("lệ phí",)
    assert example.lines["expect.due"] == line_in(EXAMPLE, "expect.due")


EXAMPLE = """\
name: { vi: Quá hạn, en: Late }
kind: late
at: 2026-11-24T09:00
channel: online
applicant: { name: Trần Thị Lan, born: 1996-03-02 }
answers:
  born: 2026-05-01
  known: true
  copies: 3
  number: 048196000001
  price: 2.50
  rows: [{ id: r1, "no": false }]
steps:
  - { step: pay, outcome: paid, at: 2026-11-24T10:00, data: { paid: true, amount: 8000 } }
expect:
  path: [start, pay, end]
  ends: end
  fee: unknown
  due: 2026-11-25T17:00
  notes: []
  letters: [{ template: a.typ, says: [Trần Thị Lan], not: [lệ phí] }]
"""


OLDER = """\
code: "1.001193"
name: { vi: Khai sinh, en: Birth }
summary: { vi: Giấy., en: Paper. }
decision: 163/QĐ-BTP
sector: { vi: Hộ tịch, en: Civil status }
fee: { amount: 0, value: price, source: Luật }
time: { rule: same_day, cutoff: "15:00", source: Luật }
notes: [{ when: late, text: { vi: Muộn, en: Late }, source: Luật }]
papers: [{ key: birth_paper, name: { vi: Giấy, en: Paper }, originals: 1 }]
result: { code: KQ.1, name: { vi: Giấy, en: Paper }, template: result.typ, book: KS }
refusal: { name: { vi: Từ chối, en: Refusal }, template: refusal.typ, book: TC }
signed_as: TM. Ủy ban
law: [{ number: 60/2014/QH13, title: { vi: Luật, en: Law } }]
"""


def test_a_release_from_before_there_were_processes_is_still_read():
    service = read_definition({"service.yaml": OLDER})

    assert (service.time.same_day, service.time.cutoff) == (True, time(15))
    assert (service.fee, service.fee_value) == (0, "price")
    assert [channel.key for channel in service.channels] == ["online", "post", "counter"]
    assert [paper.key for paper in service.papers] == ["birth_paper"]
    assert (service.result.template, service.notes[0].when) == ("result.typ", "late")


def findings(files: Mapping[str, str], read: Callable[[Mapping[str, str]], Any]) -> list[Any]:
    with pytest.raises(BadPackage) as bad:
        read(files)
    return list(bad.value.findings)


class AsEditorsSee(yaml.SafeLoader):
    """YAML in which days and moments are texts."""


AsEditorsSee.add_constructor("tag:yaml.org,2002:timestamp", AsEditorsSee.construct_yaml_str)


def plain(text: str) -> Any:
    return yaml.load(text, Loader=AsEditorsSee)  # noqa: S506
