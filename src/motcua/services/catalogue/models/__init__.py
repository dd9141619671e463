"""The tables of the catalogue."""

from motcua.services.catalogue.models.channel_row import ChannelRow
from motcua.services.catalogue.models.doubt import Doubt
from motcua.services.catalogue.models.draft import Draft, DraftRevision
from motcua.services.catalogue.models.edition import Edition
from motcua.services.catalogue.models.local_variant import LocalVariant
from motcua.services.catalogue.models.outcome import Agency, LegalBasis, Result
from motcua.services.catalogue.models.paper import Paper, PaperCase
from motcua.services.catalogue.models.procedure import Procedure
from motcua.services.catalogue.models.service import Release, Service, ServiceValue
from motcua.services.catalogue.models.version import Version

__all__ = [
    "Agency",
    "ChannelRow",
    "Doubt",
    "Draft",
    "DraftRevision",
    "Edition",
    "LegalBasis",
    "LocalVariant",
    "Paper",
    "PaperCase",
    "Procedure",
    "Release",
    "Result",
    "Service",
    "ServiceValue",
    "Version",
]
