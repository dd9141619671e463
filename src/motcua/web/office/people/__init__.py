"""People of the office: who may do what, who stands in, who comes and who leaves."""
