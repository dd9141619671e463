"""What can go wrong in the catalogue."""


class BadPackage(ValueError):
    """The package cannot be released: file, place and cure."""
