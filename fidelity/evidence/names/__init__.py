"""Names of both sides: which stands in the place of which, and which is gone."""
