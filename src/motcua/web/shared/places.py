"""The communes of a province, for a page that asks for an address."""

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from motcua.foundation.organisations.queries.gazetteer import gazetteer
from motcua.web.shared.access import Anyone, open_to

DAY = 24 * 3600


@require_safe
@open_to(Anyone)
@cache_control(public=True, max_age=DAY)
def communes(request: HttpRequest, province: str) -> JsonResponse:
    """Code and name of each, in their order; none for what is no province."""
    found = gazetteer(settings.PROFILE, timezone.localdate()).communes(province)
    return JsonResponse({"communes": [[each.code, each.name_vi] for each in found]})
