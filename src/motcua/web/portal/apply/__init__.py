"""Applying for a service: one question at a time, then handed in once."""
