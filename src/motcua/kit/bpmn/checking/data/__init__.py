"""Checks of the data that a model declares."""

from motcua.kit.bpmn.checking.data import exchange, items, sets

CHECKS = (*items.CHECKS, *sets.CHECKS, *exchange.CHECKS)
