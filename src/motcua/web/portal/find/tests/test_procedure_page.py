"""One procedure: plain words, the reader's own case and place, and what the record leaves open."""

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from motcua.services.catalogue.queries.procedure import PaperCase
from motcua.services.catalogue.tests.records import line, take_over
from motcua.web.portal.find.papers import papers
from motcua.web.portal.find.tests.test_find_pages import page

pytestmark = pytest.mark.django_db


def test_a_procedure_reads_plainly_and_shows_where_the_record_is_unclear(
    client: Client, birth: str
) -> None:
    html = page(client, birth)

    for text in ("Bạn nhận được gì", "Giấy chứng sinh", "1 bản chính", "Bước 2: nhận"):
        assert text in html
    assert "120,000 VNĐ" in html
    assert "<b>theo" not in html
    assert "Thủ tục này chưa nộp được tại đây." in html


def test_the_english_page_keeps_the_record_in_marked_vietnamese(client: Client, birth: str) -> None:
    html = page(client, birth, "en")

    assert '<h1 class="govuk-heading-l" lang="vi">Thủ tục đăng ký khai sinh</h1>' in html
    assert "What to bring" in html
    assert "run into each other" in html


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "http://[::1"])
def test_a_source_that_is_no_address_on_the_web_is_no_link(client: Client, address: str) -> None:
    take_over(line("1.000001", "Thủ tục", detail_url=address))

    assert address not in page(client, "/procedures/1.000001")


def test_an_unknown_code_is_404_in_the_readers_language(client: Client) -> None:
    assert "Không có thủ tục nào mang mã 9.9." in page(client, "/procedures/9.9", status=404)
    page(client, "/procedures/9.9/qr.svg", status=404)


def test_the_reader_picks_a_case_and_sees_only_its_papers(client: Client, birth: str) -> None:
    every = page(client, birth)
    assert "Bạn thuộc trường hợp nào?" in every
    assert 'href="?case=2#papers"' in every

    picked = page(client, f"{birth}?case=2")

    assert "Văn bản ủy quyền" in picked
    assert "Giấy chứng sinh" not in picked
    assert 'href="?#papers"' in picked
    assert "Giấy chứng sinh" in page(client, f"{birth}?case=99")


def test_where_the_record_names_no_other_procedure_similar_names_are_shown(
    client: Client, birth: str
) -> None:
    take_over(line("1.004884", "Thủ tục đăng ký lại khai sinh"), line("1.009001", "Nộp thuế"))

    html = page(client, birth)

    assert 'href="/procedures/1.004884"' in html
    assert 'href="/procedures/1.009001"' not in html


def test_the_place_of_this_office_is_proposed_with_its_hours(
    client: Client, birth: str, ward: None
) -> None:
    html = page(client, birth)

    assert "Trung tâm Phục vụ hành chính công phường Hải Châu" in html
    assert "07:00–11:30, 13:30–17:00" in html
    assert "openstreetmap.org/search?query=Trung" in html
    assert 'name="commune"' in html


def test_another_place_is_chosen_by_a_form_and_remembered(
    client: Client, birth: str, ward: None
) -> None:
    html = page(client, f"{birth}?province=48&commune=20242&case=1")

    assert client.cookies["place"].value == "20242"
    assert client.cookies["place"]["httponly"]
    assert 'href="?province=48&amp;commune=20242&amp;case=2#papers"' in html
    assert "phường Hải Châu" in page(client, birth)


@pytest.mark.parametrize("asked", ["commune=999999", "province=%01", "commune=' or 1=1"])
def test_a_place_that_is_none_lets_choose(
    client: Client, birth: str, ward: None, asked: str
) -> None:
    html = page(client, f"{birth}?{asked}")

    assert "Chọn nơi của bạn" in html
    assert "place" not in client.cookies


def test_the_address_is_there_as_a_picture(client: Client, birth: str) -> None:
    answer = client.get(f"{birth}/qr.svg")

    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content.startswith(b"<svg")
    assert f'src="{birth}/qr.svg"' in page(client, birth)


def test_the_page_costs_a_bounded_number_of_queries(client: Client, birth: str, ward: None) -> None:
    page(client, birth)

    with CaptureQueriesContext(connection) as queries:
        page(client, birth)
    assert len(queries) <= 24


def test_a_list_that_lost_its_lines_in_the_record_has_them_again_on_the_page() -> None:
    together = "Lưu ý: - Trẻ sơ sinh không cần. - Người già không cần. - Hộ nghèo không cần."
    sentence = "Theo Điều 20 - khoản 2 - điểm a - Luật Cư trú"

    shown = papers([PaperCase(notes=(together, sentence))], RequestFactory().get("/"))

    assert shown.general[0].notes == (
        "Lưu ý:",
        "Trẻ sơ sinh không cần.",
        "Người già không cần.",
        "Hộ nghèo không cần.",
        sentence,
    )
