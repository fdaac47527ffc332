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
from fidelity.similarity.ngrams import Shared
from fidelity.text.normalise import fold


def measures(pairs: Sequence[tuple[str, str]]) -> list[tuple[Score, ...]]:
    """All four of them, for each pair of hypothesis and reference."""
    sides = [(fold(hyp), fold(ref)) for hyp, ref in pairs]
    counts = ngrams.count(
        [one for pair in sides for one in (*_chrf_sides(*pair), _bleu_sides(*pair))]
    )
    return [
        (
            _chrf_score(of_characters, of_words),
            _bleu_score(in_bleu),
            _ter_score(*pair),
            _token_score(*pair),
        )
        for pair, of_characters, of_words, in_bleu in zip(
            sides, counts[::3], counts[1::3], counts[2::3], strict=True
        )
    ]


def chrf(hyp: str, ref: str) -> Score:
    """Character n-gram F-score with word bigrams (chrF++; Popović 2017)."""
    return _chrf_score(*ngrams.count(_chrf_sides(fold(hyp), fold(ref))))


def bleu(hyp: str, ref: str) -> Score:
    """Sentence BLEU with effective order and exponential smoothing (Chen and Cherry 2014).

    Effective order is what lets two identical texts of fewer than four words score 100; plain BLEU
    gives them 0.
    """
    return _bleu_score(*ngrams.count([_bleu_sides(fold(hyp), fold(ref))]))


def ter(hyp: str, ref: str) -> Score:
    """Translation edit rate (Snover et al. 2006), in percent of the reference's words."""
    return _ter_score(fold(hyp), fold(ref))


def token_ratio(hyp: str, ref: str) -> Score:
    """The token sort ratio of rapidfuzz: Indel similarity with the words in alphabetical order."""
    return _token_score(fold(hyp), fold(ref))


def _chrf_sides(hyp: str, ref: str) -> tuple[ngrams.Sides, ngrams.Sides]:
    metric = _chrf()
    parted = ngrams.marks_parted(hyp), ngrams.marks_parted(ref)
    return (
        ngrams.characters(hyp, ref, order=metric.char_order),
        ngrams.words(*parted, order=metric.word_order),
    )


def _chrf_score(of_characters: list[Shared], of_words: list[Shared]) -> Score:
    # sacrebleu does not count what has nothing to be compared with
    counts = [
        n for hyp, ref, both in (*of_characters, *of_words) for n in (hyp if ref else 0, ref, both)
    ]
    return _score("chrf", _chrf()._compute_f_score(counts), _signature("chrf"))  # noqa: SLF001


def _bleu_sides(hyp: str, ref: str) -> ngrams.Sides:
    return ngrams.words(_bleu_words(hyp), _bleu_words(ref), order=_bleu().max_ngram_order)


def _bleu_score(shared: list[Shared]) -> Score:
    metric = _bleu()
    result = metric.compute_bleu(
        correct=[one.both for one in shared],
        total=[one.hyp for one in shared],
        sys_len=shared[0].hyp,
        ref_len=shared[0].ref,
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
