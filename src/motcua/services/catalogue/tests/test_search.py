"""A citizen's words find the procedure, and nothing that is typed breaks the search."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from motcua.services.catalogue.actions.edition import catalogue_changed
from motcua.services.catalogue.models import Procedure, Release, Service
from motcua.services.catalogue.queries.search import LONGEST_QUESTION, search
from motcua.services.catalogue.tests.records import line, take_over

RESULT = "Giấy khai sinhMã: KQ.G15.000031"
PAPER = "--Tên giấy tờMẫu đơn, tờ khaiSố lượngGiấy khai sinh1 bản chính"


@pytest.fixture(autouse=True)
def catalogue(db: None) -> None:
    take_over(
        line("1.001193", "Thủ tục đăng ký khai sinh", linh_vuc="Hộ tịch", ket_qua_xu_ly=RESULT),
        line("1.004884", "Thủ tục đăng ký lại khai sinh", linh_vuc="Hộ tịch"),
        line("2.000635", "Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh"),
        line("1.000894", "Thủ tục đăng ký kết hôn", thanh_phan_ho_so=PAPER),
        line("1.008590", "Gia hạn nộp thuế"),
        line("1.011006", "Khai tiền thuê đất"),
    )


def codes(question: str) -> list[str]:
    return [found.code for found in search(question).lines]


@pytest.mark.parametrize(
    "question",
    [
        "đăng ký khai sinh",
        "DANG KY KHAI SINH",
        "khai sinh dang ky",
        "lam giay khai sinh cho con",
        "giay khai sinh",
        "Tôi muốn làm giấy khai sinh cho bé, cần giấy tờ gì?",
        "sinh con",
        "1.001193",
        "kq.g15.000031",
    ],
)
def test_everyday_words_find_birth_registration_first(question: str) -> None:
    assert codes(question)[0] == "1.001193"


def test_the_exact_name_comes_before_longer_names_and_names_before_text() -> None:
    assert codes("giấy khai sinh") == ["1.001193", "2.000635", "1.000894"]
    assert codes("đăng ký khai sinh")[:2] == ["1.001193", "1.004884"]


def test_marks_as_typed_come_first_and_no_marks_find_both() -> None:
    assert codes("thuế") == ["1.008590", "1.011006"]
    assert codes("thuê") == ["1.011006", "1.008590"]
    assert set(codes("thue")) == {"1.008590", "1.011006"}


def test_the_beginning_of_a_word_is_enough() -> None:
    assert "1.001193" in codes("dang ky kha")


def test_among_equals_what_can_be_applied_for_here_comes_first() -> None:
    take_over(line("1.009001", "Cấp thẻ bạn đọc"), line("1.009002", "Cấp thẻ bạn đọc"))
    assert codes("the ban doc") == ["1.009001", "1.009002"]
    service = Service.objects.create(code="1.009002", folder="x/y")
    Release.objects.create(service=service, number=1, content_hash="x", files={})
    catalogue_changed()

    found = search("the ban doc").lines[0]

    assert found.code == "1.009002"
    assert found.can_apply


def test_a_long_question_whose_words_are_in_no_name_gives_the_closest() -> None:
    page = search("xin giấy khai sinh gấp ở phường Hải Châu")

    assert page.partial
    assert page.lines[0].code == "1.001193"


def test_a_long_question_is_cut_and_says_so() -> None:
    page = search("khai sinh " * 100)

    assert page.was_cut
    assert len(page.question) <= LONGEST_QUESTION


def test_pages_hold_twenty_and_a_page_too_far_is_the_last() -> None:
    take_over(*(line(f"9.{n:06}", f"Cấp giấy phép số {n}") for n in range(45)))

    pages = [search("giay phep", page=n) for n in (1, 2, 3, 99)]

    assert [len(page.lines) for page in pages] == [20, 20, 5, 5]
    assert pages[3].page == pages[3].pages == 3
    assert len({found.code for page in pages[:3] for found in page.lines}) == 45


@pytest.mark.parametrize("question", ["giay khai sinh", "xyzzy", "ở đâu xin khai sinh nhanh nhất"])
def test_a_search_costs_at_most_three_queries(question: str) -> None:
    search("the names are in memory now")

    with CaptureQueriesContext(connection) as queries:
        search(question)

    assert len(queries) <= 3


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example("khai sinh\x00")
@example("khai sinh\ud800")
@given(st.text() | st.text("'\\&|!():*<>% .\x00khai sinh", max_size=60))
def test_no_text_breaks_the_search(question: str) -> None:
    search(question)


def test_nonsense_finds_nothing_and_changes_nothing() -> None:
    assert codes("'); drop table catalogue_procedure; --") == []
    assert codes("% _ \x00 !!!") == []
    assert Procedure.objects.count() == 6
