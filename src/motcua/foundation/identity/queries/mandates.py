"""Who may act for whom."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.foundation.identity import rules
from motcua.foundation.identity.enums import MandateKind, MandateState
from motcua.foundation.identity.errors import MandateOver
from motcua.foundation.identity.models import LegalEntity, Mandate
from motcua.kit.actor import Actor, Behalf
from motcua.kit.errors import NotFound


@dataclass(frozen=True)
class MandateLine:
    """A mandate as both sides see it. ``services`` are codes, empty for all of them."""

    id: int
    giver_name: str
    giver_person_id: int | None
    giver_entity_id: int | None
    holder_id: int
    holder_name: str
    kind: str
    services: tuple[str, ...]
    valid_from: date
    valid_to: date | None
    proof_sha256: str
    given_at: datetime
    accepted_at: datetime | None
    revoked_at: datetime | None
    state: str

    @property
    def kind_text(self) -> str:
        return str(MandateKind(self.kind).label)

    @property
    def state_text(self) -> str:
        return str(MandateState(self.state).label)

    @property
    def is_by_law(self) -> bool:
        return self.kind in rules.BY_LAW

    @property
    def is_open(self) -> bool:
        """Whether it can still be accepted, used or revoked."""
        return self.state in {MandateState.WAITING, MandateState.FUTURE, MandateState.IN_FORCE}


@dataclass(frozen=True)
class EntityLine:
    id: int
    code: str
    name: str
    address: str


def behalf_of(person_id: int | None, mandate_id: int, *, now: datetime) -> Behalf:
    """For whom this person acts under the mandate; one query. Raises ``MandateOver``."""
    row = _rows().filter(pk=mandate_id).first()
    if row is None or row.holder_id != person_id:
        raise MandateOver(_("You hold no such mandate."))
    line = line_of(row, timezone.localdate(now))
    if line.state != MandateState.IN_FORCE:
        raise MandateOver(
            _(
                "The mandate by which you acted for %(name)s is not in force: it is %(state)s. "
                "You act for yourself again."
            )
            % {"name": line.giver_name, "state": line.state_text}
        )
    return Behalf(
        mandate_id=line.id,
        name=line.giver_name,
        person_id=line.giver_person_id,
        entity_id=line.giver_entity_id,
        services=line.services,
    )


def require_mandate(actor: Actor, *, service: str, now: datetime) -> None:
    """Let an act go on only if the mandate it is done under still holds and covers the service.

    For oneself nothing is asked; otherwise one query. Raises ``MandateOver``.
    """
    if actor.behalf is None:
        return
    behalf = behalf_of(actor.person_id, actor.behalf.mandate_id, now=now)
    if not behalf.covers(service):
        raise MandateOver(
            _("Your mandate for %(name)s does not cover this service.") % {"name": behalf.name}
        )


def mandate_for(mandate_id: int, *, actor: Actor, now: datetime) -> MandateLine:
    """A mandate of which one is a side: giver, holder, or who represents the giver by law."""
    row = _rows().filter(pk=mandate_id).first()
    if row is None or not is_side(actor, row, now=now):
        raise NotFound(_("There is no such mandate among yours."))
    return line_of(row, timezone.localdate(now))


def is_side(actor: Actor, row: Mandate, *, now: datetime) -> bool:
    """Whether this person sees the mandate and may revoke it."""
    if actor.person_id is None:
        return False
    return actor.person_id in {row.giver_person_id, row.holder_id} or represents(
        actor.person_id, row.giver_person_id, row.giver_entity_id, now=now
    )


def represents(
    person_id: int, giver_person_id: int | None, giver_entity_id: int | None, *, now: datetime
) -> bool:
    """Whether somebody represents this person or entity by law on the local day of ``now``."""
    rows = _by_law(person_id, timezone.localdate(now))
    return rows.filter(giver_person=giver_person_id, giver_entity=giver_entity_id).exists()


def mandates_given(actor: Actor, *, now: datetime) -> list[MandateLine]:
    """Given by oneself, or for one whom one represents by law; the newest first, two queries."""
    day = timezone.localdate(now)
    law = list(_by_law(actor.person_id, day).values_list("giver_person", "giver_entity"))
    persons = {person for person, _entity in law if person} | {actor.person_id}
    entities = {entity for _person, entity in law if entity}
    rows = _rows().filter(Q(giver_person__in=persons) | Q(giver_entity__in=entities))
    return [line_of(row, day) for row in rows.exclude(holder=actor.person_id)]


def mandates_held(actor: Actor, *, now: datetime) -> list[MandateLine]:
    """What one may do for others, or has been asked to; the newest first."""
    day = timezone.localdate(now)
    return [line_of(row, day) for row in _rows().filter(holder=actor.person_id)]


def entity_by_code(code: str) -> EntityLine:
    """The legal entity with this business code; an unknown one raises ``NotFound``."""
    row = LegalEntity.objects.filter(code=code).first()
    if row is None:
        raise NotFound(_("There is no legal entity with this business code here."))
    return EntityLine(row.pk, row.code, row.name, row.address)


def entity_names(ids: set[int]) -> dict[int, str]:
    """Names of legal entities by id, in one query; none asked, none needed."""
    if not ids:
        return {}
    return dict(LegalEntity.objects.filter(pk__in=ids).values_list("pk", "name"))


def line_of(row: Mandate, day: date) -> MandateLine:
    """The mandate as it stands on a local day."""
    facts = rules.MandateFacts(
        row.valid_from, row.valid_to, row.accepted_at is not None, row.revoked_at is not None
    )
    return MandateLine(
        id=row.pk,
        giver_name=_giver_name(row),
        giver_person_id=row.giver_person_id,
        giver_entity_id=row.giver_entity_id,
        holder_id=row.holder_id,
        holder_name=row.holder.full_name,
        kind=row.kind,
        services=tuple(row.services),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        proof_sha256=row.proof_sha256,
        given_at=row.given_at,
        accepted_at=row.accepted_at,
        revoked_at=row.revoked_at,
        state=rules.mandate_state(facts, day),
    )


def _giver_name(row: Mandate) -> str:
    if row.giver_person:
        return row.giver_person.full_name
    return row.giver_entity.name if row.giver_entity else ""


def _by_law(person_id: int | None, day: date) -> QuerySet[Mandate]:
    return Mandate.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=day),
        holder=person_id,
        kind__in=rules.BY_LAW,
        valid_from__lte=day,
        accepted_at__isnull=False,
        revoked_at=None,
    )


def _rows() -> QuerySet[Mandate]:
    rows = Mandate.objects.select_related("giver_person", "giver_entity", "holder")
    return rows.order_by("-given_at", "-pk")
