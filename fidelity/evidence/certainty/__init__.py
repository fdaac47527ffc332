"""How sure both sides are: modal expressions, and what is stated or only claimed."""
