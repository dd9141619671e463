"""BPMN 2.0 as a pure library: processes that are read, checked, proved, drawn and run."""
