"""How many it is true of, on both sides; English."""
