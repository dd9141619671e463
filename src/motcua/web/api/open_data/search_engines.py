"""A procedure in the words of schema.org, as search engines read pages."""

from typing import Any

from django.urls import reverse

from motcua.services.catalogue.enums import AgencyRole, Channel
from motcua.services.catalogue.queries.open import duration
from motcua.services.catalogue.queries.procedure import ChannelLine, ProcedurePage
from motcua.services.catalogue.queries.publication import said
from motcua.web.api.opening import public


def government_service(page: ProcedurePage) -> dict[str, Any]:
    """A ``GovernmentService`` with what of the page schema.org has words for."""
    here = public(reverse("portal:find:procedure", args=[page.code]))
    facts = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "@id": f"{here}#service",
        "identifier": page.code,
        "name": page.name,
        "url": here,
        "inLanguage": said().language,
        "serviceType": page.sector,
        "description": page.about,
        "areaServed": {"@type": "Country", "name": said().country[said().language]},
        "provider": [
            {"@type": "GovernmentOrganization", "name": name} for name in _providers(page)
        ],
        "audience": [
            {"@type": "Audience", "audienceType": subject.name} for subject in page.subjects
        ],
        "availableChannel": [_channel(page, line) for line in page.channels],
        "offers": [
            _offer(line)
            for line in page.channels
            if line.row.fee is not None and not line.is_free_in_doubt
        ],
        "serviceOutput": [{"@type": "Thing", "name": result.name} for result in page.results],
        "subjectOf": [_law(law.title, law.number) for law in page.laws],
    }
    return {name: value for name, value in facts.items() if value}


def _providers(page: ProcedurePage) -> tuple[str, ...]:
    return page.agencies_as(AgencyRole.DECIDES) or page.agencies_as(AgencyRole.PERFORMS)


def _channel(page: ProcedurePage, line: ChannelLine) -> dict[str, Any]:
    channel: dict[str, Any] = {"@type": "ServiceChannel", "name": line.channel_name}
    row = line.row
    written = None if row.limit is None else duration(row.limit, row.unit)
    if written:
        channel["processingTime"] = written
    if row.channel is Channel.ONLINE and page.service:
        channel["serviceUrl"] = public(reverse("portal:apply:start", args=[page.code]))
    return channel


def _offer(line: ChannelLine) -> dict[str, Any]:
    offer = {
        "@type": "Offer",
        "price": f"{line.row.fee:f}",
        "priceCurrency": line.row.currency,
        "description": line.row.fee_remark,
    }
    return {name: value for name, value in offer.items() if value}


def _law(title: str, number: str) -> dict[str, str]:
    law = {"@type": "Legislation", "name": title, "legislationIdentifier": number}
    return {name: value for name, value in law.items() if value}
