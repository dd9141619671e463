"""Checking a document: anybody may, without signing in."""
