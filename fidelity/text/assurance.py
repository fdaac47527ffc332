"""How sure a statement sounds, and how strong a claim of cause and effect it makes."""

from collections.abc import Sequence
from enum import IntEnum

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.modality import Dimension, modal_marks
from fidelity.text.phrases import find_phrases

_PLAIN = 95  # a flat statement, on the scale of the probability words: sure, and no more than that
_SURELY_NOT = 25  # up to this rung a word is sure of the opposite: "highly unlikely"
# Points for each expression, and for how many of them at most. Set by hand on the training rows of
# sci-certainty (Pei and Jurgens 2021), where the weakest word alone correlates with 0.62, and all
# of them together with 0.65.
_HEDGE, _MOST_HEDGES = 8, 3
_OPEN, _MOST_OPEN = 25, 2
_ESTABLISHED, _MOST_ESTABLISHED = 6, 3
_ABILITY = 12  # "can" tells what may happen, not what does


class ClaimStrength(IntEnum):
    """What a statement says of two things (after Sumner et al. 2014), weakest first."""

    ASSOCIATION = 1  # they go together
    POSSIBLE_CAUSE = 2  # one may make the other
    CAUSE = 3  # one makes the other


def claims_proof(hyp: Sequence[Token], ref: Sequence[Token], language: str = "en") -> bool:
    """Whether only the first of two statements says that something is proved."""
    proofs = lexicons.listed(language, "proofs")
    said, meant = ({token.lemma for token in tokens} & proofs for tokens in (hyp, ref))
    return bool(said) and not meant


def assurance(tokens: Sequence[Token], language: str = "en") -> float:
    """How sure the statement sounds: about 0 (an open question) to 100 (an established fact).

    The weakest modal word counts, then what the sentence leaves open, and what it leans on. It
    ranks statements; a difference between two of them is no distortion by itself.
    """
    marks = modal_marks(tokens, language)
    hedges = [
        mark.rung if mark.rung > _SURELY_NOT else 100 - mark.rung
        for mark in marks
        if mark.dimension is Dimension.PROBABILITY and not mark.is_prediction and mark.rung < _PLAIN
    ]
    phrases = [match.section for match in find_phrases(tokens, "assurance", language)]
    points = min([_PLAIN, *hedges]) - _HEDGE * min(len(hedges), _MOST_HEDGES)
    points -= _OPEN * min(phrases.count("open"), _MOST_OPEN)
    points += _ESTABLISHED * min(phrases.count("established"), _MOST_ESTABLISHED)
    if any(mark.dimension is Dimension.ABILITY for mark in marks):
        points -= _ABILITY
    return float(min(100, max(0, points)))


def claim_strength(tokens: Sequence[Token], language: str = "en") -> ClaimStrength | None:
    """How strong a claim of cause and effect is made; None when none is recognised."""
    sections = {match.section for match in find_phrases(tokens, "claims", language)}
    if "causation" in sections and "possibility" in sections and "association" not in sections:
        return ClaimStrength.POSSIBLE_CAUSE
    if "association" in sections:
        return ClaimStrength.ASSOCIATION
    if "causation" in sections:
        return ClaimStrength.CAUSE
    return ClaimStrength.POSSIBLE_CAUSE if "possibility" in sections else None
