import io

import pytest
from pyhanko.pdf_utils.generic import pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from motcua.instruments.signatures.actions import ensure_authority
from motcua.instruments.signatures.enums import SignatureState
from motcua.instruments.signatures.queries import verify_pdf
from motcua.instruments.signatures.tests.papers import AT, LEADER, paper
from motcua.instruments.signatures.tests.test_sign import signed


def flip(pdf: bytes, place: int) -> bytes:
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


def test_a_genuine_paper_says_who_signed_it_and_when():
    verdict = verify_pdf(signed(paper()))

    assert verdict.state == SignatureState.VALID
    assert verdict.signer_name == LEADER.name
    assert verdict.organisation == LEADER.organisation
    assert verdict.signed_at == AT
    assert verdict.issuer == "Một Cửa Sandbox Root"
    assert verdict.problems == ()


def test_no_changed_byte_passes_wherever_it_is():
    pdf = signed(paper())
    start = pdf.rindex(b"/Contents <") + len(b"/Contents ")
    end = pdf.index(b">", start)
    places = [p for p in range(7, len(pdf), len(pdf) // 80) if not start < p < end]

    passed = [p for p in places if verify_pdf(flip(pdf, p)).state == SignatureState.VALID]

    assert len(places) > 40
    assert passed == []


def test_a_changed_content_is_called_changed():
    pdf = signed(paper())
    verdict = verify_pdf(flip(pdf, pdf.index(b"stream") + 40))

    assert verdict.state == SignatureState.CHANGED
    assert "ask the office for the original file" in str(verdict.problems[0])


def test_the_unused_digits_of_the_signature_hide_nothing():
    pdf = signed(paper())
    end = pdf.index(b">", pdf.rindex(b"/Contents <"))

    assert verify_pdf(pdf[: end - 4] + b"ABCD" + pdf[end:]).state == SignatureState.CHANGED


def test_a_revision_after_the_signature_is_found():
    writer = IncrementalPdfFileWriter(io.BytesIO(signed(paper())))
    writer.root["/Note"] = pdf_string("added later")
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    verdict = verify_pdf(out.getvalue())

    assert verdict.state == SignatureState.EXTENDED
    assert verdict.signer_name == LEADER.name


def test_bytes_after_the_end_are_found():
    assert verify_pdf(signed(paper()) + b"\n% more").state == SignatureState.EXTENDED


@pytest.fixture
def foreign(settings, tmp_path, keys):
    """A paper signed under another authority of the same name, and its root."""
    settings.KEYS = tmp_path / "elsewhere"
    pdf = signed(paper())
    root = (settings.KEYS / "root.pem").read_bytes()
    settings.KEYS = keys
    ensure_authority()
    return pdf, root


def test_another_authority_of_the_same_name_is_not_trusted(foreign):
    pdf, _root = foreign
    verdict = verify_pdf(pdf)

    assert verdict.state == SignatureState.UNTRUSTED
    assert verdict.signer_name == LEADER.name


def test_an_authority_laid_into_the_trusted_folder_is_trusted(foreign, keys):
    pdf, root = foreign
    (keys / "trusted").mkdir()
    (keys / "trusted" / "other.pem").write_bytes(root)

    assert verify_pdf(pdf).state == SignatureState.VALID


def test_a_paper_nobody_signed_is_unsigned():
    assert verify_pdf(paper()).state == SignatureState.UNSIGNED


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"%PDF-1.7", b"%PDF-1.7\n" + bytes(2000), b"PK\x03\x04" * 50],
)
def test_what_is_not_a_pdf_is_unreadable(content):
    verdict = verify_pdf(content)

    assert verdict.state == SignatureState.UNREADABLE
    assert verdict.signer_name == ""


def test_a_paper_cut_anywhere_is_never_valid():
    pdf = signed(paper())

    for cut in range(1, len(pdf), len(pdf) // 12):
        assert verify_pdf(pdf[:cut]).state != SignatureState.VALID
