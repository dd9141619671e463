"""What happens to every request: its language is chosen, and its refusal becomes a page."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from motcua.kit.errors import LevelTooLow, ProofTooOld, Refused
from motcua.web.shared.errors import error_page

GetResponse = Callable[[HttpRequest], HttpResponse]


class LanguageMiddleware:
    """Vietnamese, unless the reader chose another language here.

    The browser's own wish is not asked: many phones in Vietnam speak English to people who do not.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.known = {code for code, _ in settings.LANGUAGES}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        wish = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = wish if wish in self.known else settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        patch_vary_headers(response, ["Cookie"])
        response.headers.setdefault("Content-Language", language)
        return response


class RefusalMiddleware:
    """A refusal of ``motcua.kit.errors`` becomes a page, or an API problem, with its sentence.

    One that a better sign-in would lift leads to that sign-in; a form's address that was only
    opened says so instead of showing nothing.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not isinstance(response, HttpResponseNotAllowed):
            return response
        page = error_page(request, response.status_code)
        page["Allow"] = response["Allow"]
        return page

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        has_screen = not request.path.startswith("/api/")
        if isinstance(exception, LevelTooLow) and has_screen:
            return _show_again("portal:account:raise_level", request, level=exception.level)
        if isinstance(exception, ProofTooOld) and has_screen:
            return _show_again("mfa_reauthenticate", request)
        if isinstance(exception, Refused):
            return error_page(request, exception.status, message=str(exception))
        return None


def _show_again(door: str, request: HttpRequest, **asked: int) -> HttpResponse:
    """Lead to a door and back to the page; what was sent with a form is to be sent anew."""
    back = request.get_full_path() if request.method in {"GET", "HEAD"} else request.path
    return redirect(f"{reverse(door)}?{urlencode({**asked, 'next': back})}")
