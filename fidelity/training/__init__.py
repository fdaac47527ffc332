"""How the embedded encoder is made, so that anyone can make another."""
