"""Amounts of both sides: which answers which, and whether they agree."""
