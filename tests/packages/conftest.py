"""A package from outside has tests of its own, which run where it is installed."""

collect_ignore = ["library-card"]
