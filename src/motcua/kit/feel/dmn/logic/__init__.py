"""Boxed expressions, compiled: ``compiled`` turns the view of one into ``Logic``."""

from motcua.kit.feel.dmn.logic.base import Logic, Missing, Place, Scope, Values, fit, typed
from motcua.kit.feel.dmn.logic.boxes import compiled

__all__ = ["Logic", "Missing", "Place", "Scope", "Values", "compiled", "fit", "typed"]
