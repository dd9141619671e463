"""DMN: decision models read, checked, evaluated with their reasons, and written back whole.

    >>> model = DecisionModel(load(Path("fees.dmn")))
    >>> model.evaluate("Fee", {"Copies": 3})
    24000
    >>> model.explain("Fee", {"Copies": 3}).decisions  # the rules that fired, on which inputs

Models   ``read_definitions`` gives typed objects; what is changed in them is what ``write`` writes.
Decides  every hit policy, boxed expression, import and service of DMN 1.1 to 1.6.
Null     what cannot be computed is null; ``explain`` says in which line of the model, and why.
Errors   ``DmnError`` names file, line, element and cure, in Vietnamese and English.
Checks   ``check_model`` finds inputs that no rule takes, or two, and what is wrong in a text.
"""

from motcua.kit.feel.dmn.checking import Finding, check_model
from motcua.kit.feel.dmn.decisions import Answer, DecisionModel
from motcua.kit.feel.dmn.errors import DmnError
from motcua.kit.feel.dmn.library import Model, link, load
from motcua.kit.feel.dmn.model import read_definitions
from motcua.kit.feel.dmn.telling import reasons

__all__ = [
    "Answer",
    "DecisionModel",
    "DmnError",
    "Finding",
    "Model",
    "check_model",
    "link",
    "load",
    "read_definitions",
    "reasons",
]
