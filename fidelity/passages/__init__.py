"""Stage 3: each quotation with the closest passage of the originals, or with none."""

from fidelity.passages.assignment import is_told
from fidelity.passages.digests import stands_elsewhere
from fidelity.passages.finder import Finder
from fidelity.passages.sentences import sentence_pairs
from fidelity.passages.stretches import is_much_longer, whole
from fidelity.passages.thresholds import Thresholds

__all__ = [
    "Finder",
    "Thresholds",
    "is_much_longer",
    "is_told",
    "sentence_pairs",
    "stands_elsewhere",
    "whole",
]
