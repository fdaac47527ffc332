"""An alignment in, what its two sides say differently out: what the detectors judge by."""
