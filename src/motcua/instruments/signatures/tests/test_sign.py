import os
import shutil
import stat
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pypdfium2
import pytest
from cryptography import x509
from PIL import Image, ImageChops

from motcua.instruments.signatures.actions import Signer, ensure_authority, sign_pdf
from motcua.instruments.signatures.enums import SignatureState
from motcua.instruments.signatures.queries import verify_pdf
from motcua.instruments.signatures.tests.papers import AT, LEADER, paper, stamp


def signed(pdf: bytes, **others) -> bytes:
    facts = {"signer": LEADER, "reason": "Giấy khai sinh 15", "location": "Lê Thanh Nghị", "at": AT}
    return sign_pdf(pdf, **facts | others)


def pdfsig(folder, pdf: bytes) -> str:
    """What poppler, a stranger's tool, says of this file."""
    if shutil.which("pdfsig") is None:
        pytest.skip("no pdfsig on this machine: install poppler-utils")
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    environment = os.environ | {"TZ": "UTC"}
    return subprocess.run(
        ["pdfsig", path], capture_output=True, text=True, check=False, env=environment
    ).stdout


def pictures(pdf: bytes) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        document.init_forms()
        return [page.render(scale=1).to_pil().convert("L") for page in document]
    finally:
        document.close()


def test_a_strangers_tool_accepts_the_signature_and_sees_a_changed_byte(tmp_path):
    pdf = signed(paper())
    said = pdfsig(tmp_path, pdf)

    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert "CN=Vũ Thị Hồng Thắm" in said
    assert "O=Ủy ban nhân dân phường Lê Thanh Nghị" in said
    assert "Nov 24 2026 07:05:33" in said

    middle = pdf.index(b"stream") + 40
    changed = pdf[:middle] + bytes([pdf[middle] ^ 1]) + pdf[middle + 1 :]
    assert "Signature is Valid" not in pdfsig(tmp_path, changed)


def test_the_signature_shows_itself_in_its_room_and_changes_nothing_else():
    plain = paper()
    before, after = pictures(plain), pictures(signed(plain, appearance=stamp()))
    difference = ImageChops.difference(before[1], after[1]).getbbox()

    assert ImageChops.difference(before[0], after[0]).getbbox() is None
    assert difference is not None
    left, top, right, bottom = difference
    assert (right - left, bottom - top) == pytest.approx((200, 60), abs=2)
    assert after[1].getpixel(((left + right) // 2, (top + bottom) // 2)) == pytest.approx(
        120, abs=2
    )


def test_without_a_picture_the_signature_does_not_show_itself():
    plain = paper()

    assert [p.tobytes() for p in pictures(plain)] == [p.tobytes() for p in pictures(signed(plain))]


def test_keys_are_readable_by_their_owner_only(keys):
    signed(paper())
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in keys.rglob("*")}

    assert stat.S_IMODE(keys.stat().st_mode) == modes["signers"] == 0o700
    assert {mode for name, mode in modes.items() if name != "signers"} == {0o600}


def test_a_keys_folder_left_open_is_closed(keys):
    keys.mkdir(mode=0o755)
    ensure_authority()

    assert stat.S_IMODE(keys.stat().st_mode) == 0o700


def test_the_authority_is_made_once_whoever_asks_at_once(keys):
    with ThreadPoolExecutor(8) as pool:
        roots = set(
            pool.map(lambda _: (ensure_authority(), (keys / "root.pem").read_bytes())[1], range(8))
        )

    assert len(roots) == 1
    assert len(list(keys.glob("*.pem"))) == 2


def test_certificates_say_that_they_are_of_a_sandbox_and_for_how_long(keys):
    signed(paper())
    root = x509.load_pem_x509_certificate((keys / "root.pem").read_bytes())
    (path,) = (keys / "signers").glob("*.pem")
    own = x509.load_pem_x509_certificate(path.read_bytes())

    assert "Sandbox" in root.subject.rfc4514_string()
    assert "Sandbox" in own.subject.rfc4514_string()
    assert own.issuer == root.subject
    assert root.not_valid_after_utc > own.not_valid_after_utc
    own.verify_directly_issued_by(root)


def test_a_signer_keeps_the_certificate_and_another_gets_another(keys):
    signed(paper())
    signed(paper())
    signed(paper(), signer=Signer("Trần Văn Á", "Chủ tịch", LEADER.organisation))

    assert len(list((keys / "signers").iterdir())) == 2


def test_names_longer_than_a_certificate_takes_are_shortened():
    pdf = signed(paper(), signer=Signer("Nguyễn " * 20, "Chủ tịch " * 20, "Ủy ban " * 20))

    verdict = verify_pdf(pdf)

    assert verdict.state == SignatureState.VALID
    assert verdict.signer_name.startswith("Nguyễn Nguyễn Nguyễn")
