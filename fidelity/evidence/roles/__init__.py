"""Who does it and whom it befalls, on both sides; English."""
