"""A suite of executable models with the traces they must leave, run by the step function.

A folder holds ``cases.json``, a list of models: each names its file, the process to start, and
its cases with ``inputs``, ``wait_seconds`` (simulated; 0: as long as anything is due), the trace
to ``expect`` as a multiset, and perhaps ``start_too``, a second process to start first.
"""

from motcua.kit.bpmn.suite.cases import Case, SuiteError, read_cases
from motcua.kit.bpmn.suite.running import Result, run_case, run_suite

__all__ = ["Case", "Result", "SuiteError", "read_cases", "run_case", "run_suite"]
