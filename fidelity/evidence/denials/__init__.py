"""Negations of both sides: which answers which, and what tells one in other words."""
