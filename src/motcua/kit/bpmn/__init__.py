"""BPMN 2.0 as a pure library: processes that are read, checked, proved, drawn, run and moved.

Words     A model is what a file says; a net is a model made ready to run; a state is where one
          running process stands; a finding is a broken rule with its place and its cure.
Doors     ``reading``, ``checking``, ``editing``, ``drawing``, ``stepping``, ``gate``, ``moving``,
          ``playing``; ``model``, ``state`` and ``errors`` hold what they speak of.
Promise   No Django, no database and no clock; what is not executed is kept and refused by name.
"""
