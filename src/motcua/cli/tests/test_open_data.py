"""``motcua catalogue export`` and ``check-open``: whole files, and what they say of themselves."""

import csv
import json
from pathlib import Path

import pytest
from django.conf import settings

from motcua.cli.open_data import TABLES, check_open, export
from motcua.cli.trouble import Trouble
from motcua.foundation.organisations.actions import load_profile
from motcua.kit.actor import system
from motcua.services.catalogue.tests.records import line, take_over

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def procedures(db: None) -> None:
    load_profile(settings.PROFILE, system("test"))
    take_over(
        line("1.000001", "=cmd|' /C calc'!A0", linh_vuc="Hộ tịch"),
        line("1.000002", "Đăng ký kết hôn", co_quan_thuc_hien="Ủy ban nhân dân"),
    )


def exported(form: str, out: Path | None, table: str = "procedures") -> None:
    """The command, inside the database of the test."""
    export.callback.__wrapped__(form=form, table=table, out=out)  # type: ignore


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_linked_data_is_written_whole_and_what_is_left_out_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    exported("jsonld", tmp_path / "all.jsonld")

    graph = json.loads((tmp_path / "all.jsonld").read_text("utf-8"))["@graph"]
    assert sum(each["@type"] == ["cpsv:PublicService"] for each in graph) == 2
    assert "2 procedures." in capsys.readouterr().err


def test_without_a_file_it_goes_to_the_screen(capsys: pytest.CaptureFixture[str]):
    exported("turtle", None)

    shown = capsys.readouterr()
    assert shown.out.startswith("@prefix cpsv:")
    assert "left out, authority not given: 1" in shown.err


def test_a_formula_in_a_name_comes_out_as_text(tmp_path: Path):
    exported("csv", tmp_path / "all.csv")

    assert [row[1] for row in rows(tmp_path / "all.csv")[1:]] == [
        "'=cmd|' /C calc'!A0",
        "Đăng ký kết hôn",
    ]


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_cells_under_each_of_its_names(tmp_path: Path, table: str):
    take_over(
        line(
            "1.000003",
            "Cấp phép",
            cach_thuc_thuc_hien=(
                "Hình thức nộpThời gianPhí, lệ phíMô tảTrực tiếp7 Ngày làm việc20,000 VNĐ"
            ),
            thanh_phan_ho_so="Tên giấy tờMẫu đơn, tờ khaiSố lượngTờ khai1 bản chính",
        )
    )
    exported("csv", tmp_path / "all.csv", table)

    head, *cells = rows(tmp_path / "all.csv")
    assert cells
    assert {len(row) for row in cells} == {len(head)}
    if table == "channels":
        assert cells == [["1.000003", "counter", "7", "working_day", "20000", "VND", "", "", ""]]


def test_a_folder_that_is_not_there_ends_in_one_sentence_and_leaves_nothing(tmp_path: Path):
    with pytest.raises(Trouble, match="cannot be written: No such file or directory"):
        exported("turtle", tmp_path / "absent" / "all.ttl")

    assert list(tmp_path.iterdir()) == []


def check(shapes: Path) -> None:
    check_open.callback.__wrapped__(shapes=shapes, as_json=True)  # type: ignore


SHAPE = """\
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix cpsv: <http://purl.org/vocab/cpsv#> .
@prefix dct: <http://purl.org/dc/terms/> .
<urn:shape> a sh:NodeShape ;
  sh:targetClass cpsv:PublicService ;
  sh:property [ sh:path dct:title ; sh:%s 1 ] .
"""


def test_a_check_ends_with_its_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "shapes.ttl").write_text(SHAPE % "minCount", encoding="utf-8")

    check(tmp_path / "shapes.ttl")

    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (figures["procedures"], figures["services"], figures["violations"]) == (2, 2, 0)
    assert figures["left_out"] == {"authority_not_given": 1}


def test_what_strays_is_named_and_the_check_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "shapes.ttl").write_text(SHAPE % "minLength 99 ; sh:minCount", encoding="utf-8")

    with pytest.raises(Trouble, match="2 violations; 2 of 2 procedures"):
        check(tmp_path / "shapes.ttl")

    assert "/procedures/1.000001#service" in capsys.readouterr().err


def test_a_file_that_holds_no_shapes_ends_in_one_sentence(tmp_path: Path):
    (tmp_path / "shapes.ttl").write_text("not { turtle", encoding="utf-8")

    with pytest.raises(Trouble, match="cannot be read as shapes in Turtle"):
        check(tmp_path / "shapes.ttl")
