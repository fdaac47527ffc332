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


def measures(pairs: Sequence[tuple[str, str]]) -> list[tuple[Score, ...]]:
    """All four of them, for each pair of hypothesis and reference."""
    sides = [(fold(hyp), fold(ref)) for hyp, ref in pairs]
    return [
        (chrf_score, bleu_score, _ter_score(*pair), _token_score(*pair))
        for pair, chrf_score, bleu_score in zip(
            sides, _chrf_scores(sides), _bleu_scores(sides), strict=True
        )
    ]


def chrf(hyp: str, ref: str) -> Score:
    """Character n-gram F-score with word bigrams (chrF++; Popović 2017)."""
    (score,) = _chrf_scores([(fold(hyp), fold(ref))])
    return score


def bleu(hyp: str, ref: str) -> Score:
    """Sentence BLEU with effective order and exponential smoothing (Chen and Cherry 2014).

    Effective order is what lets two identical texts of fewer than four words score 100; plain BLEU
    gives them 0.
    """
    (score,) = _bleu_scores([(fold(hyp), fold(ref))])
    return score


def ter(hyp: str, ref: str) -> Score:
    """Translation edit rate (Snover et al. 2006), in percent of the reference's words."""
    return _ter_score(fold(hyp), fold(ref))


def token_ratio(hyp: str, ref: str) -> Score:
    """The token sort ratio of rapidfuzz: Indel similarity with the words in alphabetical order."""
    return _token_score(fold(hyp), fold(ref))


def _chrf_scores(sides: Sequence[tuple[str, str]]) -> list[Score]:
    metric = _chrf()
    of_characters = ngrams.characters(sides, order=metric.char_order)
    parted = [(ngrams.marks_parted(hyp), ngrams.marks_parted(ref)) for hyp, ref in sides]
    of_words = ngrams.words(parted, order=metric.word_order)
    found = []
    for shared in map(list.__add__, of_characters, of_words):
        # sacrebleu does not count what has nothing to be compared with
        counts = [n for hyp, ref, both in shared for n in (hyp if ref else 0, ref, both)]
        value = metric._compute_f_score(counts)  # noqa: SLF001
        found.append(_score("chrf", value, _signature("chrf")))
    return found


def _bleu_scores(sides: Sequence[tuple[str, str]]) -> list[Score]:
    metric = _bleu()
    in_words = [(_bleu_words(hyp), _bleu_words(ref)) for hyp, ref in sides]
    found = []
    for (hyp, ref), shared in zip(
        in_words, ngrams.words(in_words, order=metric.max_ngram_order), strict=True
    ):
        result = metric.compute_bleu(
            correct=[one.both for one in shared],
            total=[one.hyp for one in shared],
            sys_len=len(hyp),
            ref_len=len(ref),
            smooth_method=metric.smooth_method,
            smooth_value=metric.smooth_value,
            effective_order=metric.effective_order,
            max_ngram_order=metric.max_ngram_order,
        )
        found.append(_score("bleu", result.score, _signature("bleu")))
    return found


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
