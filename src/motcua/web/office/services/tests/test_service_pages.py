"""Services on the office's screens: releases, the gate, previews, and the test mode."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from motcua.foundation.identity.enums import Role
from motcua.foundation.identity.tests.situations import worker
from motcua.foundation.organisations.actions import load_profile
from motcua.kit.actor import system
from motcua.services.catalogue.actions.service import release_files
from motcua.services.catalogue.package import read_folder, read_letterheads
from motcua.services.catalogue.queries.service import release
from motcua.services.catalogue.tests.packaging import WHOLE
from motcua.web.shared.tests.entering import enter

CODE = "9.000001"
HERE = f"/office/services/{CODE}/"
ME = system("test")


@pytest.fixture
def files(db: None, settings: Any, tmp_path: Any) -> dict[str, str]:
    """A package in an installation with a key of its own."""
    settings.KEYS = tmp_path / "keys"
    release.cache_clear()
    load_profile(settings.PROFILE, ME)
    return read_letterheads(settings.PROFILE / "documents") | read_folder(WHOLE)


@pytest.fixture
def released(files: dict[str, str]) -> dict[str, str]:
    release_files(files, folder="samples/first", actor=ME)
    return files


def somebody(name: str, role: Role) -> Client:
    worker(name, role)
    client = enter(Client(), name)
    client.cookies["language"] = "en"
    return client


def read(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


VIEWS = {
    "": "It passes",
    "process": "<svg",
    "pages/": "Number of floors",
    "pages/form/house/": "<iframe",
    "pages/form/house/vi": "Số tầng",
    "pages/form/house/en": "Number of floors",
    "pages/step-assess/visit/": "<iframe",
    "letters/": "Certificate of the house number",
    "examples/": "ordinary",
    "walk": "nothing is kept",
}


@pytest.fixture
def officer(released: dict[str, str]) -> Client:
    return somebody("binh", Role.OFFICER)


def press(client: Client, page: str, here: str = HERE, **fields: str) -> str:
    """Send what a page of the test carries, with these fields."""
    carried = dict(re.findall(r'<input type="hidden" name="(_\w+)" value="([^"]*)"', page))
    answer = client.post(f"{here}1/walk/on", carried | fields)
    assert answer.status_code in {200, 422}
    return answer.content.decode()


def test_the_list_says_who_published_what_and_that_its_signature_fits(officer: Client) -> None:
    for page in (read(officer, "/office/services/"), read(officer, HERE)):
        assert "Release 1" in page
        assert ME.name in page
        assert "signed, and it fits" in page


@pytest.mark.parametrize(("view", "shows"), VIEWS.items())
def test_every_view_of_a_release_is_open_to_an_officer(
    officer: Client, view: str, shows: str
) -> None:
    assert shows in read(officer, f"{HERE}1/{view}")


@pytest.mark.parametrize("role", [Role.LEADER, Role.ADMIN])
def test_leaders_and_administrators_read_as_well(released: dict[str, str], role: Role) -> None:
    assert CODE in read(somebody("van", role), "/office/services/")


@pytest.mark.parametrize("view", ["/office/services/", HERE, f"{HERE}1/walk", f"{HERE}1/letters/"])
def test_a_counter_and_a_visitor_do_not_come_in(released: dict[str, str], view: str) -> None:
    assert somebody("an", Role.COUNTER).get(view).status_code == 403
    assert Client().get(view).status_code == 302


@pytest.mark.parametrize(
    "view",
    [
        "/office/services/0.0/",
        f"{HERE}9/",
        f"{HERE}changes?from=1&to=9",
        f"{HERE}1/pages/form/nothing/",
        f"{HERE}1/pages/form/house/xx",
        f"{HERE}1/letters/nothing.typ/",
        f"{HERE}1/examples/nothing/",
        f"{HERE}1/examples/ordinary/9-1.png",
        f"{HERE}1/letters/result.typ/9.png",
    ],
)
def test_what_is_not_there_is_said_kindly(officer: Client, view: str) -> None:
    assert officer.get(view).status_code == 404


def test_the_difference_between_two_releases_is_told_in_words(
    files: dict[str, str], officer: Client
) -> None:
    changed = files["form.yaml"].replace("en: Street }", "en: Name of the street }")
    release_files({**files, "form.yaml": changed}, folder="samples/first", actor=ME)

    page = unescape(read(officer, f"{HERE}changes?from=1&to=2"))

    assert "Name of the street" in page
    assert "Questions" in page
    assert "Nothing changes" in read(officer, f"{HERE}changes?from=2&to=2")


def test_a_preview_may_stand_in_a_frame_of_ours_alone(officer: Client) -> None:
    screen, page = officer.get(f"{HERE}1/pages/form/house/vi"), officer.get(f"{HERE}1/")

    assert screen["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in screen["Content-Security-Policy"]
    assert "Tên đường" in screen.content.decode()
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]


def test_a_letter_is_shown_as_a_marked_picture(officer: Client) -> None:
    page = read(officer, f"{HERE}1/letters/result.typ/")
    picture = re.findall(r'<img class="preview" src="([^"]+)"', page)[0]

    answer = officer.get(picture)

    assert answer["Content-Type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")


def test_the_examples_are_played_and_each_is_right(officer: Client) -> None:
    assert "6 of 6 come to what they expect" in read(officer, f"{HERE}1/examples/all")
    assert "It comes to what it expects" in read(officer, f"{HERE}1/examples/refused/")


def test_playing_everything_over_and_over_has_its_limit(
    officer: Client, settings: Any, tmp_path: Any
) -> None:
    settings.API_RATE, settings.VAR = 30, tmp_path

    answers = [officer.get(f"{HERE}1/examples/all") for _time in range(2)]

    assert [answer.status_code for answer in answers] == [200, 429]
    assert int(answers[1]["Retry-After"]) > 0


def test_the_form_is_walked_to_its_end_and_nothing_is_kept(officer: Client) -> None:
    page = press(officer, read(officer, f"{HERE}1/walk"))
    page = press(officer, page, street="", floors="200", tenure="rented")
    assert "govuk-error-summary" in page
    page = press(officer, page, street="Bạch Đằng", floors="7", tenure="rented")
    assert "a file is asked for here" in page
    page = press(officer, page)
    assert "Phone number" in page
    back = press(officer, page, _press="back")
    assert "a file is asked for here" in back

    end = press(officer, page, phone="0905 123 456", poor="no")

    assert "What these answers come to" in end
    assert "Bạch Đằng" in end


def test_an_example_can_be_walked_with_its_answers(officer: Client) -> None:
    page = read(officer, f"{HERE}1/walk")
    kept = re.findall(r'<option value="([^"]+)"', page)

    shown = press(officer, page, _kept=kept[0])

    assert "What these answers come to" in press(officer, shown, _press="end")


def test_rows_are_added_and_taken_out_in_a_test(files: dict[str, str], settings: Any) -> None:
    folder = settings.PROFILE / "services" / "civil-status" / "extract-copy"
    package = read_letterheads(settings.PROFILE / "documents") | read_folder(folder)
    release_files(package, folder="civil-status/extract-copy", actor=ME)
    officer, here = somebody("binh", Role.OFFICER), "/office/services/2.000635/"
    begin = read(officer, f"{here}1/walk")
    kept = re.findall(r'<option value="([^"]+)"', begin)[0]
    first = press(officer, begin, here, _kept=kept)
    beyond = press(officer, first, here, _at="documents")

    listed = press(officer, beyond, here, _press="back")
    added = press(officer, press(officer, listed, here, add="row"), here, _press="back")
    rows = re.findall(r'name="remove" value="(\w+)"', added)
    less = press(officer, added, here, remove=rows[-1])

    assert len(rows) == listed.count('name="remove"') + 1
    assert less.count('name="remove"') == len(rows) - 1


def test_who_comes_without_answers_begins_again(officer: Client) -> None:
    answer = officer.get(f"{HERE}1/walk/on")

    assert answer.status_code == 302
    assert answer["Location"] == f"{HERE}1/walk"


@pytest.mark.parametrize("sent", ["", "x", "e30:x:y"])
def test_answers_that_we_did_not_write_are_refused(officer: Client, sent: str) -> None:
    assert officer.post(f"{HERE}1/walk/on", {"_kept": sent}).status_code == 409
