"""The tree of organisations: looked at on any day, and changed by administrators."""
