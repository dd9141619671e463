"""``motcua catalogue import``: figures at the end, one sentence where it cannot go on."""

import gzip
import json
from pathlib import Path

import pytest

from motcua.cli.catalogue import import_file
from motcua.cli.trouble import Trouble
from motcua.services.catalogue.models import Procedure
from motcua.services.catalogue.queries.procedure import procedure_page
from motcua.services.catalogue.tests.records import line

pytestmark = pytest.mark.django_db


def import_path(path: Path, *, as_json: bool = True) -> None:
    """The command, inside the database of the test."""
    import_file.callback.__wrapped__(file=path, as_of=None, as_json=as_json)  # type: ignore


@pytest.mark.parametrize("content", [b"PK\x03\x04 a zip", b"\x1f\x8b but no gzip", b"code,name\n"])
def test_a_file_that_is_not_gzip_ends_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file.bin"
    path.write_bytes(content)

    with pytest.raises(Trouble) as trouble:
        import_path(path)

    assert "file.bin" in trouble.value.message
    assert not Procedure.objects.exists()


def test_a_missing_file_ends_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"absent\.gz cannot be read: No such file"):
        import_path(tmp_path / "absent.gz")


def test_a_file_that_breaks_off_keeps_what_stood_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = b"".join(line(f"1.{number:06}", f"Số {number * 7919}") for number in range(5_000))
    path = tmp_path / "cut.jsonl.gz"
    path.write_bytes(gzip.compress(whole)[:-2_000])

    with pytest.raises(Trouble, match="damaged or cut off"):
        import_path(path)

    report = json.loads(capsys.readouterr().out)
    assert 0 < report["new"] == report["read"] == Procedure.objects.count() < 5_000
    assert "cut off" in report["stopped"]


def test_the_national_file_comes_in_whole_and_again_without_change(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = shared / "data" / "procedures.jsonl.gz"

    import_path(path)
    first = json.loads(capsys.readouterr().out.splitlines()[-1])
    import_path(path)
    second = json.loads(capsys.readouterr().out.splitlines()[-1])

    assert first["read"] == first["new"] == 2_121 == Procedure.objects.count()
    assert (second["new"], second["changed"], second["unchanged"]) == (0, 0, 2_121)
    assert first["rejected"] == 0
    assert first["channels_share"] > 0.9
    assert first["papers_share"] > 0.95
    assert 0 < first["fees_not_given"] < first["channel_rows"] / 5
    assert 0 < first["flagged"] < 900
    birth = procedure_page("1.001193")
    assert birth.name == "Thủ tục đăng ký khai sinh"
    assert [row.row.channel for row in birth.channels] == ["online", "post", "counter"]
    assert [case.heading for case in birth.cases][:2] == [
        "Giấy tờ phải nộp",
        "Giấy tờ phải xuất trình",
    ]
