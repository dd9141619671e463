"""Screens of checking a document by its file or by its code."""

import hashlib

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from motcua.instruments.signatures.queries import verify_pdf
from motcua.kit.numbers import bytes_text
from motcua.services.cases.queries.results import result_by_code, result_by_sha256
from motcua.web.shared.access import Anyone, open_to


@require_http_methods(["GET", "POST"])
@open_to(Anyone)
def verify(request: HttpRequest) -> HttpResponse:
    """Drop a file, or type a code. The file itself is read; our record only adds to it."""
    if request.method == "GET":
        code = request.GET.get("code", "").strip()
        return redirect("portal:verify:by-code", code) if code else _form(request)
    given = request.FILES.get("file")
    if given is None:
        return _form(request, _("Choose the PDF file that you want to check."))
    if (given.size or 0) > settings.UPLOAD_LIMIT:
        most = bytes_text(settings.UPLOAD_LIMIT, get_language() or "vi")
        return _form(request, _("The file is larger than %s. Choose another.") % most)
    content = given.read()
    if not content:
        return _form(request, _("The file is empty. Choose the PDF file as you received it."))
    return render(
        request,
        "portal/verify/file.html",
        {
            "name": given.name,
            "verdict": verify_pdf(content),
            "result": result_by_sha256(hashlib.sha256(content).hexdigest()),
        },
    )


@require_GET
@open_to(Anyone)
def by_code(request: HttpRequest, code: str) -> HttpResponse:
    """What our record says of a document with this code."""
    result = result_by_code(code)
    return render(
        request,
        "portal/verify/code.html",
        {"code": code, "result": result},
        status=200 if result else 404,
    )


def _form(request: HttpRequest, error: str = "") -> HttpResponse:
    errors = [{"text": error, "href": "#file"}] if error else []
    return render(
        request,
        "portal/verify/form.html",
        {"error": error, "errors": errors},
        status=422 if error else 200,
    )
