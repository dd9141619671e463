"""A small service in two states, for what is said of the way from one to the other."""

from collections.abc import Mapping

from motcua.services.catalogue.package import Package, read_package

CODE = "9.000007"
SERVICE = """
code: "9.000007"
name: { vi: Cấp thẻ, en: A card }
summary: { vi: Một thẻ., en: A card. }
decision: 1/QĐ
sector: { vi: Văn hóa, en: Culture }
law: [{ number: 1/2020/QH14, title: { vi: Luật Thẻ, en: Law on cards } }]
signed_as: TM. Ủy ban
applicants: [person, entity]
channels:
  - channel: online
    limit: { amount: 3, unit: working_days, source: Luật }
    fee: { value: price, amount: 8000, source: Luật }
  - channel: counter
    limit: { amount: 3, unit: working_days, source: Luật }
    fee: { amount: 20000, source: Luật }
cases:
  - key: usual
    name: { vi: Thường, en: Usual }
    papers: [{ key: photo, name: { vi: Ảnh, en: A photo } }]
results:
  - { key: card, code: KQ.1, name: { vi: Thẻ, en: Card }, template: result.typ, book: MT }
refusal: { name: { vi: Từ chối, en: Refusal }, template: refusal.typ, book: TC }
"""
FORM = """
pages:
  - key: who
    title: { vi: Bạn là ai, en: Who you are }
    questions:
      - { key: name, type: text, label: { vi: Tên, en: Name } }
      - { key: nick, type: text, required: false, label: { vi: Tên gọi, en: Nickname } }
  - key: what
    title: { vi: Bạn cần gì, en: What you need }
    questions:
      - { key: copies, type: number, label: { vi: Số thẻ, en: Cards }, limits: { min: 1 } }
      - key: way
        type: choice
        label: { vi: Cách nhận, en: How to get it }
        options:
          - { value: post, text: { vi: Gửi thư, en: By mail } }
          - { value: here, text: { vi: Tại đây, en: Here } }
      - key: street
        type: text
        label: { vi: Gửi đến, en: Send it to }
        when: way = "post"
  - group: people
    title: { vi: Những người đi cùng, en: Who comes along }
    item: { vi: Người, en: Person }
    most: 4
    pages:
      - key: one
        title: { vi: Một người, en: One person }
        questions:
          - { key: age, type: number, label: { vi: Tuổi, en: Age } }
  - key: photo
    title: { vi: Ảnh của bạn, en: Your photo }
    questions:
      - { key: photo, type: file, label: { vi: Ảnh, en: A photo } }
values:
  - { name: price, is: copies * 8000, label: { vi: Tiền, en: Price } }
"""
type Change = tuple[str, str]
"""A text of the package, and what stands there instead."""

NICK = "{ key: nick, type: text, required: false, label: { vi: Tên gọi, en: Nickname } }"
BORN = "{ key: born, type: text, label: { vi: Sinh ở, en: Born in } }"
COPIES = "{ key: copies, type: number, label: { vi: Số thẻ, en: Cards }, limits: { min: 1 } }"
AGE = "{ key: age, type: number, label: { vi: Tuổi, en: Age } }"
PHOTO = "      - { key: photo, type: file, label: { vi: Ảnh, en: A photo } }\n"
FILES: Mapping[str, str] = {
    "service.yaml": SERVICE,
    "form.yaml": FORM,
    "documents/result.typ": "#set document(title: [A])\nThẻ",
    "documents/refusal.typ": "#set document(title: [B])\nTừ chối",
}
WHOLE_ANSWERS: Mapping[str, object] = {
    "name": "Trần Thị Lan",
    "nick": None,
    "copies": 2,
    "way": "here",
    "people": [{"id": "r1", "age": 7}],
    "photo": ["photo"],
}
BEGUN = {key: WHOLE_ANSWERS[key] for key in ("name", "nick")}
"""Answers to the first page alone."""


def files(*changed: Change) -> dict[str, str]:
    """The files of the service with these texts replaced, each in whichever file it stands."""
    found = dict(FILES)
    for this, that in changed:
        assert any(this in text for text in found.values()), this
        found = {path: text.replace(this, that) for path, text in found.items()}
    return found


def state(*changed: Change) -> Package:
    """The service with these texts replaced."""
    return read_package(files(*changed))
