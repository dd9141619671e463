"""Finding a procedure."""
