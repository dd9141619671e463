"""The first version of the reading interface.

What can be asked and what is answered are frozen dataclasses, from which questions are read,
answers written and the OpenAPI document made, so that the three cannot differ. ``openapi.yaml``
beside this package is that document as last agreed on: a test compares the two, and
``python scripts/reference.py`` writes it.
"""
