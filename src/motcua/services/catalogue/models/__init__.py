"""The tables of the catalogue."""

from motcua.services.catalogue.models.procedure import Procedure
from motcua.services.catalogue.models.service import Release, Service

__all__ = ["Procedure", "Release", "Service"]
