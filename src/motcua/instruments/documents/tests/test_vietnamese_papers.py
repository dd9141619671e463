"""The papers of the profile, read back as a stranger's program reads them."""

import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from motcua.instruments.documents.actions import render
from motcua.instruments.documents.queries import qr_svg, text_of
from motcua.instruments.documents.tests.conftest import AT

SIGNED = {"result.typ", "refusal.typ", "signature.typ"}
LONG_NAME = "Giấy_chứng_sinh_bản_quét_màu_" * 6 + "cuối.pdf"
URL = "https://motcua.example.gov.vn/verify/7KQM-2XWB-PD4R"
AGENCY = {
    "upper": "Ủy ban nhân dân thành phố Hải Phòng",
    "name": "Ủy ban nhân dân phường Lê Thanh Nghị",
    "place": "Lê Thanh Nghị",
}
PROCEDURE = {"code": "1.001193", "name": "Đăng ký khai sinh"}
COMMON = {
    "agency": AGENCY,
    "procedure": PROCEDURE,
    "applicant": {"name": "Nguyễn Thị Thu Hường"},
    "submitted_at": "14:05 24/11/2026",
    "qr_svg": qr_svg(URL),
}
RESULT: dict[str, Any] = COMMON | {
    "number": "15/2026/KS",
    "place": "Lê Thanh Nghị",
    "date": {"day": "24", "month": "11", "year": "2026"},
    "signer": {"name": "Vũ Thị Hồng Thắm", "title": "KT. Chủ tịch\nPhó Chủ tịch"},
    "verify_code": "7KQM-2XWB-PD4R",
    "verify_url": URL,
}
ANSWERS = {
    "relation": "mother",
    "child_name": "Nguyễn Ngọc Ánh Dương",
    "child_birth_date": "2026-11-05",
    "child_birth_place": "Bệnh viện Phụ sản Hải Phòng",
    "child_sex": "female",
    "child_ethnicity": "Kinh",
    "child_nationality": "Việt Nam",
    "child_origin": "Phường Lê Thanh Nghị, thành phố Hải Phòng",
    "mother": {"name": "Nguyễn Thị Thu Hường", "born": "1998-07-14", "number": "031198001234"},
    "mother_ethnicity": "Kinh",
    "mother_nationality": "Việt Nam",
    "mother_residence": {
        "street": "Số 12 ngõ 45 đường Nguyễn Lương Bằng",
        "commune_name": "Phường Lê Thanh Nghị",
        "province_name": "Thành phố Hải Phòng",
    },
    "father_known": "yes",
    "father": {"name": "Nguyễn Văn Quyết", "born": "1995", "number": "031095004321"},
    "father_ethnicity": "Tày",
    "father_nationality": "Việt Nam",
    "same_home": "yes",
}


def receipt(files: int) -> dict[str, Any]:
    file = {"kind": "Giấy chứng sinh", "size": 2_100_000, "size_text": "2,1 MB", "pages": 1}
    return COMMON | {
        "receipt": "NOP-261124-4F7K",
        "files": [file | {"name": LONG_NAME, "sha256": f"{n:064x}"} for n in range(files)],
        "expected": {
            "text": "17:00, Thứ Ba 24/11/2026",
            "reasons": [
                {"text": "Nhận trước 15:00 thì xong trong ngày.", "source": "Luật Hộ tịch"}
            ],
            "days": [],
        },
        "follow_url": "https://motcua.example.gov.vn/cases/NOP-261124-4F7K",
    }


@pytest.fixture
def paper(settings):
    """Make a paper of the profile."""
    profile = Path(settings.PROFILE)
    folders = ("documents", "services/civil-status/birth-registration/documents")
    files = {
        path.name: path.read_bytes()
        for folder in folders
        for path in (profile / folder).glob("*.typ")
    }

    def make(
        main: str, data: dict[str, Any], *, signed: bool | None = None, **others: bytes
    ) -> bytes:
        more = {f"{name}.typ": text for name, text in others.items()}
        signed = main in SIGNED if signed is None else signed
        return render(files=files | more, main=main, data=data, at=AT, signed=signed)

    return make


def words(pdf: bytes) -> str:
    """The text of all pages, with lines and columns run together."""
    return " ".join(text_of(pdf))


def test_a_receipt_says_what_was_submitted_and_when_to_expect_what(paper):
    text = words(paper("receipt.typ", receipt(files=1)))

    for expected in (
        "GIẤY XÁC NHẬN NỘP HỒ SƠ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "NOP-261124-4F7K",
        "Đăng ký khai sinh (1.001193)",
        "17:00, Thứ Ba 24/11/2026",
        "Nhận trước 15:00 thì xong trong ngày. (Luật Hộ tịch)",
        "2,1 MB",
        f"{0:064x}",
        "https://motcua.example.gov.vn/cases/NOP-261124-4F7K",
    ):
        assert expected in text


def test_a_receipt_shows_the_days_to_expect_as_a_picture(paper):
    kinds = ["start", "used", "wait", "wait", "todo", "free", "free", "todo"]
    weekdays = ["T4", "T5", "T6", "T2", "T3", "T4", "T5", "T6"]
    data = receipt(files=1)
    data["expected"] = data["expected"] | {
        "days": [
            {
                "kind": kind,
                "column": 3 + place if place < 5 else place - 4,
                "weekday": weekday,
                "date": f"{place + 4:02}/11",
                "label": str(place) if kind in {"used", "todo"} else "",
                "marks": {0: ["Nhận"], 7: ["Hẹn trả"]}.get(place, []),
            }
            for place, (kind, weekday) in enumerate(zip(kinds, weekdays, strict=True))
        ]
    }

    pdf = paper("receipt.typ", data)

    for expected in ("T4 04/11", "T6 11/11", "Nhận", "Hẹn trả", "tạm dừng", "ngày nghỉ"):
        assert expected in words(pdf)
    assert "chưa tính" not in words(paper("receipt.typ", receipt(files=1)))
    assert _inside_the_sheet(pdf)


def test_a_receipt_takes_any_number_of_files_with_long_names(paper):
    pdf = paper("receipt.typ", receipt(files=60))
    text = words(pdf).replace(" ", "")

    assert text.count(LONG_NAME) == 60
    assert all(f"{number:064x}" in text for number in range(60))
    assert _inside_the_sheet(pdf)


def _inside_the_sheet(pdf: bytes) -> bool:
    """Whether nothing reaches into the outer 15 mm at the right of any page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pictures = [page.render(scale=1).to_pil().convert("L") for page in document]
    finally:
        document.close()
    edge = round(15 / 25.4 * 72)
    return all(
        picture.crop((picture.width - edge, 0, picture.width, picture.height)).getextrema()[0] > 250
        for picture in pictures
    )


def test_a_birth_certificate_holds_the_answers_and_the_date_in_words(paper):
    text = words(paper("result.typ", RESULT | {"answers": ANSWERS}))

    for expected in (
        "GIẤY KHAI SINH",
        "Số: 15/2026/KS",
        "Lê Thanh Nghị, ngày 24 tháng 11 năm 2026",
        "NGUYỄN NGỌC ÁNH DƯƠNG",
        "05/11/2026",
        "ngày mùng năm tháng mười một năm hai nghìn không trăm hai mươi sáu",
        "Nữ",
        "Nguyễn Văn Quyết",
        "031095004321",
        "1998",
        "Tày",
        "Số 12 ngõ 45 đường Nguyễn Lương Bằng, Phường Lê Thanh Nghị",
        "(mẹ của trẻ)",
        "PHÓ CHỦ TỊCH",
        "Vũ Thị Hồng Thắm",
        "7KQM-2XWB-PD4R",
    ):
        assert expected in text


def test_a_father_who_is_not_known_leaves_no_line(paper):
    answers = {k: v for k, v in ANSWERS.items() if not k.startswith("father")}
    text = words(paper("result.typ", RESULT | {"answers": answers | {"father_known": "no"}}))

    assert "người mẹ" in text
    assert "người cha" not in text


def test_a_refusal_gives_its_reason_its_law_and_the_way_to_complain(paper):
    data = RESULT | {
        "code": "H24.48.3-261124-0001",
        "reason": "Giấy chứng sinh ghi tên người mẹ khác.\nHãy đính chính rồi nộp lại.",
        "law": [{"number": "60/2014/QH13", "title": "Luật Hộ tịch"}],
    }
    text = words(paper("refusal.typ", data))

    for expected in (
        "PHIẾU TỪ CHỐI GIẢI QUYẾT HỒ SƠ",
        "Kính gửi: Nguyễn Thị Thu Hường",
        "H24.48.3-261124-0001",
        "Giấy chứng sinh ghi tên người mẹ khác.",
        "Hãy đính chính rồi nộp lại.",
        "Luật Hộ tịch (60/2014/QH13)",
        "khiếu nại trong 90 ngày",
    ):
        assert expected in text


LETTER = """
    #import "letter.typ": *
    #let data = json(bytes(sys.inputs.data))
    #show: correspondence.with(data, "đề nghị xác minh thông tin hộ tịch")
    #addressee("Sở Tư pháp", "Công an thành phố")
    #show: prose
    #grounds(data.law)
    #facts(fact([Họ tên], data.applicant.name), fact([Nơi ở], none))
    #listing((1fr, 40mm), ("Tên giấy tờ", "Số bản"), [Tờ khai], [2])
    #closing(data, to: ("Như trên", "Lưu: VT, TP"))
"""
LAW = [
    {"number": "60/2014/QH13", "title": "Luật Hộ tịch"},
    {"number": "02/2011/QH13", "title": "Luật Khiếu nại"},
]


def test_a_letter_without_a_name_says_below_its_number_what_it_is_about(paper):
    data = RESULT | {"law": LAW, "date": {"day": "05", "month": "03", "year": "2026"}}

    (text,) = text_of(paper("letter-to.typ", data, **{"letter-to": LETTER.encode()}))

    for expected in (
        "Số: 15/2026/KS V/v đề nghị xác minh thông tin hộ tịch",
        "ngày 05 tháng 3 năm 2026",
        "- Sở Tư pháp - Công an thành phố",
        "Căn cứ Luật Hộ tịch (60/2014/QH13); Căn cứ Luật Khiếu nại (02/2011/QH13).",
        "Họ tên Nguyễn Thị Thu Hường",
        "Tên giấy tờ Số bản Tờ khai 2",
        "Nơi nhận: - Như trên; - Lưu: VT, TP.",
    ):
        assert expected in text
    assert "Nơi ở" not in text


@pytest.mark.parametrize("signed", [True, False])
def test_the_place_of_the_signature_is_only_on_a_paper_that_is_to_be_signed(paper, signed):
    data = RESULT | {"law": LAW}

    pdf = paper("letter-to.typ", data, signed=signed, **{"letter-to": LETTER.encode()})

    assert (b"(signature)" in pdf) is signed
    assert (b"pdfuaid:part" in pdf) is not signed


def test_the_reason_of_a_refusal_may_go_on_for_pages(paper):
    data = RESULT | {"code": "H24", "law": LAW, "reason": "Giấy chứng sinh bị mờ.\n" * 90}
    pdf = paper("refusal.typ", data)

    pages = text_of(pdf)

    assert len(pages) == 3
    assert sum(page.count("Giấy chứng sinh bị mờ.") for page in pages) == 90
    assert "Vũ Thị Hồng Thắm" in pages[-1]
    assert _inside_the_sheet(pdf)


def test_the_letter_of_the_guide_can_be_set(paper):
    guide = Path(__file__).parents[5] / "docs" / "how-to" / "write-a-letter.md"
    (template,) = re.findall(r"```typst\n(.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL)
    data = RESULT | {
        "answers": {"cat_name": "Mướp", "cat_born": "2026-11-05"},
        "code": "H24",
        "fee": 8_000,
    }

    (text,) = text_of(paper("guide.typ", data, guide=template.encode()))
    assert "GIẤY XÁC NHẬN Về việc nhận nuôi mèo" in text
    assert "Lệ phí Tám nghìn đồng" in text
    assert "Ghi chú" not in text


def test_every_paper_of_the_profile_says_in_its_head_what_data_it_takes(settings):
    texts = [(path, path.read_text("utf-8")) for path in Path(settings.PROFILE).rglob("*.typ")]
    taking = {path: text.split("#import")[0] for path, text in texts if "\n#let data" in text}

    assert taking
    assert [path for path, head in taking.items() if "// Data:" not in head] == []
