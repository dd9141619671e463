"""What nobody should send ends in one clear page, and the server goes on."""

import http.client
import re
from urllib.parse import urlencode

import pytest
from tests.operating.helpers import ask, head
from tests.running.operating import Demo

UNREAD = "Chúng tôi không đọc được yêu cầu này"
TOO_LARGE = "Nội dung gửi quá lớn"
NO_PAGE = "Không có trang này"
MB = b"a" * 1_000_000


@pytest.fixture
def form(running: Demo) -> tuple[bytes, str]:
    """A visitor's cookie and the token that belongs to it."""
    connection = http.client.HTTPConnection("localhost", running.port)
    connection.request("GET", "/office/sign-in/")
    answer = connection.getresponse()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.read().decode())
    connection.close()
    return answer.headers["Set-Cookie"].split(";")[0].encode(), token[1]


@pytest.mark.parametrize(
    ("address", "status", "heading"),
    [
        ("/procedures/a%00b", 400, UNREAD),
        ("/search?q=a%00b", 400, UNREAD),
        ("/..%2f..%2fetc/passwd", 404, NO_PAGE),
        ("//evil.example/%2e%2e", 404, NO_PAGE),
        ("/%ff%fe", 404, NO_PAGE),
        ("/search?q=&page=-1e9", 200, "Tìm thủ tục"),
        ("/sign-out", 405, "Địa chỉ này chỉ nhận biểu mẫu được gửi tới"),
    ],
)
def test_an_address_with_nonsense(running: Demo, address: str, status: int, heading: str) -> None:
    assert ask(running.port, head(running.port, f"GET {address}"))[:2] == (status, heading)


def test_a_body_that_is_too_large_is_refused_before_it_is_taken(running: Demo) -> None:
    start = head(
        running.port,
        "POST /verify",
        b"Content-Type: multipart/form-data; boundary=x",
        b"Content-Length: 500000000",
    )

    status, heading, sent = ask(running.port, start, MB, times=500)

    assert (status, heading) == (413, TOO_LARGE)
    assert sent < 20_000_000


def test_a_body_without_a_length_is_not_read_either(running: Demo) -> None:
    start = head(running.port, "POST /verify", b"Transfer-Encoding: chunked")

    status, heading, sent = ask(running.port, start, b"f4240\r\n" + MB + b"\r\n", times=100)

    assert status == 403
    assert heading
    assert sent < 20_000_000


@pytest.mark.parametrize("host", [b"Host: evil.example", b"X-No-Host: at-all"])
def test_a_strange_host(running: Demo, host: bytes) -> None:
    request = b"\r\n".join([b"GET / HTTP/1.1", host, b"Connection: close", b"", b""])

    assert ask(running.port, request)[:2] == (400, UNREAD)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (b"Not a header", 400),
        (b"Content-Length: many", 400),
        (b"Content-Length: -5", 400),
        (b"X-Long: " + b"a" * 600_000, 431),
        (b"Cookie: session=\xff\xfe; language=\xc3", 200),
    ],
)
def test_a_bad_header(running: Demo, line: bytes, status: int) -> None:
    assert ask(running.port, head(running.port, "GET /", line))[0] == status


@pytest.mark.parametrize(
    ("fields", "status", "heading"),
    [
        ("&username=a%00b&password=x", 400, UNREAD),
        ("&username=%ff%fe&password=x", 422, "Đăng nhập nơi làm việc"),
        ("&username=" + "a" * 2_000_000, 413, TOO_LARGE),
        ("&a=1" * 3000, 413, TOO_LARGE),
    ],
)
def test_a_form_with_nonsense(
    running: Demo, form: tuple[bytes, str], fields: str, status: int, heading: str
) -> None:
    cookie, token = form
    body = (urlencode({"csrfmiddlewaretoken": token}) + fields).encode()

    assert sent_form(running, cookie, b"application/x-www-form-urlencoded", body) == (
        status,
        heading,
    )


@pytest.mark.parametrize(
    ("kind", "status"), [(b"multipart/form-data", 400), (b"multipart/form-data; boundary=x", 422)]
)
def test_a_multipart_body_that_is_broken(
    running: Demo, form: tuple[bytes, str], kind: bytes, status: int
) -> None:
    cookie, token = form
    body = (
        f'--x\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}'
        "\r\n--x\r\nContent-Disp"
    ).encode()

    got, heading = sent_form(running, cookie, kind, body, to="/verify")

    assert got == status
    assert heading


def test_the_server_lives_after_all_that(running: Demo) -> None:
    assert running.answers()


def sent_form(
    running: Demo, cookie: bytes, kind: bytes, body: bytes, to: str = "/office/sign-in/"
) -> tuple[int, str]:
    start = head(
        running.port,
        f"POST {to}",
        b"Cookie: " + cookie,
        b"Content-Type: " + kind,
        b"Content-Length: %d" % len(body),
    )
    status, heading, _sent = ask(running.port, start + body)
    return status, heading
