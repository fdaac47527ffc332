"""Stage 3: each quotation with the closest passage of the originals, or with none."""

from fidelity.passages.finder import Finder

__all__ = ["Finder"]
