"""Words of both sides that mean the same, something else, or the opposite."""
