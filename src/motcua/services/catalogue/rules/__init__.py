"""Rules of the catalogue: how a published record is read, counted, compared and kept in time."""

from motcua.services.catalogue.rules.text import given, paragraphs, split_list

__all__ = ["given", "paragraphs", "split_list"]
