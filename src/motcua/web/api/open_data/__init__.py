"""Whole files: linked data, tables, the list of data sets, and what search engines read."""
