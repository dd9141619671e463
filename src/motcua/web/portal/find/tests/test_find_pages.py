"""The pages of finding, in both languages."""

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.kit.actor import system
from motcua.services.catalogue.actions.service import release_all
from motcua.services.catalogue.tests.records import line, take_over

pytestmark = pytest.mark.django_db


@pytest.fixture
def birth() -> str:
    take_over(
        line(
            "1.001193",
            "Thủ tục đăng ký khai sinh",
            cach_thuc_thuc_hien="Hình thức nộpThời gianPhí, lệ phíMô tảTrực tuyến1Miễn phí"
            "Trực tiếp120,000 VNĐ(<b>theo Thông tư</b>)",
            thanh_phan_ho_so="--Tên giấy tờMẫu đơn, tờ khaiSố lượngGiấy chứng sinh1 bản chính",
            ket_qua_xu_ly="Giấy khai sinhMã: KQ.G15.000031",
            trinh_tu_thuc_hien="Bước 1: nộp\nBước 2: nhận",
            detail_url="https://dichvucong.gov.vn/x",
        )
    )
    return "/procedures/1.001193"


def page(client: Client, address: str, language: str = "vi", status: int = 200) -> str:
    client.cookies["language"] = language
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_home_asks_one_question_and_shows_real_figures(client: Client, birth: str) -> None:
    assert "Bạn cần làm việc gì với cơ quan nhà nước?" in page(client, "/")
    english = page(client, "/", "en")
    assert "What do you need to do with the State?" in english
    assert "procedure in the catalogue" in english
    assert "/search?q=khai+sinh" in english


def test_home_before_an_import_says_what_will_stand_here(client: Client) -> None:
    assert "Danh mục còn trống" in page(client, "/")


def test_a_procedure_reads_plainly_and_shows_where_the_source_is_unclear(
    client: Client, birth: str
) -> None:
    html = page(client, birth)

    for text in ("Bạn nhận được gì", "Giấy chứng sinh", "1 bản chính", "Bước 2: nhận"):
        assert text in html
    assert "bản gốc không ghi đơn vị" in html
    assert "Bản gốc ghi “120,000 VNĐ”" in html
    assert "<b>theo" not in html
    assert "Thủ tục này chưa nộp được tại đây." in html


def test_the_english_page_keeps_the_record_in_marked_vietnamese(client: Client, birth: str) -> None:
    html = page(client, birth, "en")

    assert '<h1 class="govuk-heading-l" lang="vi">Thủ tục đăng ký khai sinh</h1>' in html
    assert "What to bring" in html
    assert "the source gives no unit" in html


def test_an_unknown_code_is_404_in_the_readers_language(client: Client) -> None:
    assert "Không có thủ tục nào mang mã 9.9." in page(client, "/procedures/9.9", status=404)


def test_results_lead_to_the_procedure_and_keep_the_question(client: Client, birth: str) -> None:
    html = page(client, "/search?q=dang+ky+khai+sinh")

    assert 'href="/procedures/1.001193"' in html
    assert 'value="dang ky khai sinh"' in html
    assert "1 thủ tục" in html


@pytest.mark.parametrize(
    "address", ["/search", "/search?q=", "/search?q=xyzzy&page=-1", "/search?q=%01%27&page=9e9"]
)
def test_an_empty_or_odd_search_helps(client: Client, birth: str, address: str) -> None:
    html = page(client, address)
    assert "Hãy viết điều bạn cần" in html or "Bạn có thể:" in html


def test_a_question_with_markup_is_shown_as_text(client: Client) -> None:
    html = page(client, "/search?q=<script>alert(1)</script>xyzzy")
    assert "<script>alert" not in html


@pytest.mark.parametrize("address", ["/", "/search?q=khai+sinh", "/procedures/1.001193"])
def test_each_page_costs_at_most_three_queries(client: Client, birth: str, address: str) -> None:
    page(client, "/search?q=names+are+in+memory+now")

    with CaptureQueriesContext(connection) as queries:
        page(client, address)
    assert len(queries) <= 3


def test_a_procedure_with_a_service_leads_to_its_form(client: Client, birth: str) -> None:
    release_all(settings.PROFILE, actor=system("test"))

    assert 'href="/apply/1.001193/"' in page(client, birth)
    assert "nộp trực tuyến" in page(client, "/search?q=khai+sinh")
