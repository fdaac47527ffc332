"""chrF, BLEU and TER (sacrebleu) and token ratios (rapidfuzz) of two strings.

Each returns 0 to 100; for TER, which counts errors, lower is better and values above 100 are cut.
"""

from functools import cache

from rapidfuzz import fuzz
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

from fidelity.records import Score
from fidelity.text.normalise import fold


def chrf(hyp: str, ref: str) -> Score:
    """Character n-gram F-score with word bigrams (chrF++; Popović 2017)."""
    value = _chrf().sentence_score(fold(hyp), [fold(ref)]).score
    return _score("chrf", value, str(_chrf().get_signature()))


def bleu(hyp: str, ref: str) -> Score:
    """Sentence BLEU with effective order and exponential smoothing (Chen and Cherry 2014).

    Effective order is what lets two identical texts of fewer than four words score 100; plain BLEU
    gives them 0.
    """
    value = _bleu().sentence_score(fold(hyp), [fold(ref)]).score
    return _score("bleu", value, str(_bleu().get_signature()))


def ter(hyp: str, ref: str) -> Score:
    """Translation edit rate (Snover et al. 2006), in percent of the reference's words."""
    value = _ter().sentence_score(fold(hyp), [fold(ref)]).score
    return _score("ter", value, str(_ter().get_signature()), higher_is_better=False)


def token_ratio(hyp: str, ref: str) -> Score:
    """The token sort ratio of rapidfuzz: Indel similarity with the words in alphabetical order."""
    return _score("token_ratio", fuzz.token_sort_ratio(fold(hyp), fold(ref)), "rapidfuzz")


def _score(metric: str, value: float, signature: str, *, higher_is_better: bool = True) -> Score:
    return Score(
        metric=metric,
        value=min(100.0, max(0.0, round(value, 2))),
        low=0.0,
        high=100.0,
        higher_is_better=higher_is_better,
        signature=signature,
    )


@cache
def _chrf() -> CHRF:
    return CHRF(word_order=2)


@cache
def _bleu() -> BLEU:
    return BLEU(effective_order=True)


@cache
def _ter() -> TER:
    return TER()
