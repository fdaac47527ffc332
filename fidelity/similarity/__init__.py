"""Measures on two strings."""
