"""What can go wrong in the catalogue."""

from motcua.services.catalogue.package.findings import BadPackage as BadPackage
