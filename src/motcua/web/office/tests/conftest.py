"""The ward of the cases' own tests, seen through its pages."""

from motcua.services.cases.tests.conftest import ward as ward
