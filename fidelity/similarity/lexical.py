"""chrF, BLEU and TER (sacrebleu's) and token ratios (rapidfuzz) of two strings.

Each is 0 to 100; for TER, which counts errors, lower is better and values above 100 are cut. The
values are those that sacrebleu gives, and it is sacrebleu that turns counts into scores; the counts
themselves are taken by `ngrams` and `edit_rate`, which do the same in a tenth of the time.
"""

from collections.abc import Sequence
from functools import cache

from rapidfuzz import fuzz
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

from fidelity.records import Score
from fidelity.similarity import edit_rate, ngrams
from fidelity.text.normalise import fold


def measures(hyp: str, ref: str) -> tuple[Score, ...]:
    """All four of them."""
    sides = fold(hyp), fold(ref)
    return (_chrf_score(*sides), _bleu_score(*sides), _ter_score(*sides), _token_score(*sides))


def chrf(hyp: str, ref: str) -> Score:
    """Character n-gram F-score with word bigrams (chrF++; Popović 2017)."""
    return _chrf_score(fold(hyp), fold(ref))


def bleu(hyp: str, ref: str) -> Score:
    """Sentence BLEU with effective order and exponential smoothing (Chen and Cherry 2014).

    Effective order is what lets two identical texts of fewer than four words score 100; plain BLEU
    gives them 0.
    """
    return _bleu_score(fold(hyp), fold(ref))


def ter(hyp: str, ref: str) -> Score:
    """Translation edit rate (Snover et al. 2006), in percent of the reference's words."""
    return _ter_score(fold(hyp), fold(ref))


def token_ratio(hyp: str, ref: str) -> Score:
    """The token sort ratio of rapidfuzz: Indel similarity with the words in alphabetical order."""
    return _token_score(fold(hyp), fold(ref))


def _chrf_score(hyp: str, ref: str) -> Score:
    metric = _chrf()
    shared = ngrams.characters(hyp, ref, order=metric.char_order) + ngrams.words(
        ngrams.marks_parted(hyp), ngrams.marks_parted(ref), order=metric.word_order
    )
    # sacrebleu does not count what has nothing to be compared with
    counts = [n for one in shared for n in (one.hyp if one.ref else 0, one.ref, one.both)]
    return _score("chrf", metric._compute_f_score(counts), _signature("chrf"))  # noqa: SLF001


def _bleu_score(hyp: str, ref: str) -> Score:
    metric = _bleu()
    left, right = _bleu_words(hyp), _bleu_words(ref)
    shared = ngrams.words(left, right, order=metric.max_ngram_order)
    result = metric.compute_bleu(
        correct=[one.both for one in shared],
        total=[one.hyp for one in shared],
        sys_len=len(left),
        ref_len=len(right),
        smooth_method=metric.smooth_method,
        smooth_value=metric.smooth_value,
        effective_order=metric.effective_order,
        max_ngram_order=metric.max_ngram_order,
    )
    return _score("bleu", result.score, _signature("bleu"))


def _bleu_words(text: str) -> list[str]:
    words: Sequence[str] = _bleu().tokenizer(text.rstrip()).split()
    return list(words)


def _ter_score(hyp: str, ref: str) -> Score:
    left, right = hyp.lower().split(), ref.lower().split()
    count = edit_rate.edits(left, right)
    nothing = 100.0 if count else 0.0  # what there is to say of no words
    value = 100 * (count / len(right)) if right else nothing
    return _score("ter", value, _signature("ter"), higher_is_better=False)


def _token_score(hyp: str, ref: str) -> Score:
    return _score("token_ratio", fuzz.token_sort_ratio(hyp, ref), "rapidfuzz")


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
def _signature(name: str) -> str:
    metric = {"chrf": _chrf, "bleu": _bleu, "ter": _ter}[name]()
    metric.sentence_score("", [""])  # it has no signature before its first score
    return str(metric.get_signature())


@cache
def _chrf() -> CHRF:
    return CHRF(word_order=2)


@cache
def _bleu() -> BLEU:
    return BLEU(effective_order=True)


@cache
def _ter() -> TER:
    return TER()
