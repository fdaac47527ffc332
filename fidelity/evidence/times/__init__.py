"""Times of both sides: moved, exchanged, or said of something else."""
