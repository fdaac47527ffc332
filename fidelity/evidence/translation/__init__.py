"""What the two sides of a translation say differently."""
