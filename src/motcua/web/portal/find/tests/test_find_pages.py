"""The pages of finding, in both languages."""

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.services.catalogue.package import read_folder
from motcua.services.catalogue.tests.records import line, take_over
from motcua.services.catalogue.tests.releasing import published

pytestmark = pytest.mark.django_db


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


def test_home_has_a_door_for_each_event_of_a_life(client: Client, birth: str) -> None:
    html = page(client, "/")

    doors = ("birth", "work", "home", "business", "marriage", "travel", "ageing", "death")
    assert [door for door in doors if f'href="/life/{door}"' not in html] == []


def test_home_before_an_import_says_what_will_stand_here(client: Client) -> None:
    assert "Danh mục còn trống" in page(client, "/")


def test_an_event_of_a_life_leads_to_what_the_catalogue_holds_of_it(
    client: Client, birth: str
) -> None:
    html = page(client, "/life/birth")

    assert f'href="{birth}"' in html
    assert "/procedures/2.000986" not in html
    assert "/search?q=khai+sinh" in html
    page(client, "/life/moon", status=404)


def test_results_lead_to_the_procedure_and_keep_the_question(client: Client, birth: str) -> None:
    html = page(client, "/search?q=dang+ky+khai+sinh")

    assert f'href="{birth}"' in html
    assert 'value="dang ky khai sinh"' in html
    assert "1 thủ tục" in html


def test_filters_count_what_they_leave_and_can_be_taken_away(client: Client, birth: str) -> None:
    take_over(
        line("1.009001", "Cấp phép khai sinh", cap_thuc_hien="Cấp tỉnh", linh_vuc="Hộ tịch"),
    )

    html = page(client, "/search?q=khai+sinh")
    assert "q=khai+sinh&amp;level=commune" in html
    narrowed = page(client, "/search?q=khai+sinh&level=commune", "en")
    assert "/procedures/1.009001" not in narrowed
    assert "1 procedure" in narrowed
    assert 'class="chip" href="/search?q=khai+sinh"' in narrowed
    assert "level=commune&amp;level=province" in narrowed


def test_filters_alone_browse_the_catalogue(client: Client, birth: str) -> None:
    assert f'href="{birth}"' in page(client, "/search?level=commune")
    assert "Không tìm thấy thủ tục nào" in page(client, "/search?level=moon")


@pytest.mark.parametrize(
    "address",
    [
        "/search",
        "/search?q=",
        "/search?q=xyzzy&page=-1",
        "/search?q=%01%27&page=9e9",
        "/search?q='%3B+drop+table+catalogue_procedure%3B+--",
        "/search?q=" + "khai+" * 2_000,
        "/search?level=%01&sector='&subject=" + "x" * 500,
    ],
)
def test_an_empty_or_odd_search_helps(client: Client, birth: str, address: str) -> None:
    html = page(client, address)
    assert any(
        text in html
        for text in ("Hãy viết điều bạn cần", "Bạn có thể:", "chúng tôi chỉ tìm", "200 ký tự")
    )


def test_a_question_with_markup_is_shown_as_text(client: Client) -> None:
    html = page(client, "/search?q=<script>alert(1)</script>xyzzy")
    assert "<script>alert" not in html


def test_suggestions_come_while_a_question_is_typed(client: Client, birth: str) -> None:
    found = client.get("/search/suggestions?q=dang ky kha").json()["procedures"]

    assert found == [{"name": "Thủ tục đăng ký khai sinh", "sector": "Hộ tịch", "href": birth}]
    assert client.get("/search/suggestions?q=1.001193").json()["procedures"] == found
    for odd in ("", " ", "%01", "%27%26%7C!", "x" * 10_000):
        assert client.get(f"/search/suggestions?q={odd}").status_code == 200


def test_each_page_of_results_costs_at_most_three_queries(client: Client, birth: str) -> None:
    page(client, "/search?q=names+are+in+memory+now")

    for address in ("/", "/search?q=khai+sinh", "/search/suggestions?q=khai", "/life/birth"):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        assert len(queries) <= 3, address


def test_a_procedure_with_a_service_leads_to_its_form(client: Client, birth: str) -> None:
    files = read_folder(settings.PROFILE / "services" / "civil-status" / "birth-registration")
    published("1.001193", files)

    assert 'href="/apply/1.001193/"' in page(client, birth)
    assert "nộp trực tuyến tại đây" in page(client, "/search?q=khai+sinh")
