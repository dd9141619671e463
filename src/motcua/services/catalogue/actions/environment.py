"""What an installation sets for a service, apart from its releases."""

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.foundation.journal.actions import record
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, Refused
from motcua.services.catalogue import permissions
from motcua.services.catalogue.events import ServiceValueSet
from motcua.services.catalogue.models import ServiceValue
from motcua.services.catalogue.package import read_definition
from motcua.services.catalogue.queries.releases import release_row

LONGEST = 500


@transaction.atomic
def set_service_value(*, code: str, name: str, value: str, actor: Actor) -> None:
    """Give a name in the environment of a service its value here.

    Releases do not hold it, so another installation never sees it. Raises ``Refused`` for a name
    that the newest release does not know.
    """
    if not permissions.may_release(actor):
        raise NotAllowed(_("Only an administrator sets the values of a service."))
    service = release_row(code).service
    known = [each.name for each in read_definition(release_row(code).files).environment]
    if name not in known:
        named = ", ".join(known) or _("none")
        raise Refused(
            _("%(code)s has no value %(name)s; it has: %(known)s.")
            % {"code": code, "name": name, "known": named}
        )
    if not value.strip() or len(value) > LONGEST:
        raise Refused(_("Write a value of at most %(n)d characters.") % {"n": LONGEST})
    ServiceValue.objects.update_or_create(
        service=service, name=name, defaults={"value": value.strip()}
    )
    record(ServiceValueSet(service_id=service.pk, code=code, name=name), actor=actor)
