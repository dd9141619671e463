"""The catalogue as open data: each procedure as a public service of CPSV-AP 3.2, as linked data.

Pure: it knows no tables and no settings. A value that the vocabulary cannot hold is left out and
counted (``LeftOut``); nothing is bent to fit. docs/reference/open-data.md describes what becomes of
each field.
"""
