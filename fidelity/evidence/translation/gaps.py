"""Stretches that a translation leaves out, and stretches that it adds.

Single words without a link tell nothing across languages: dictionaries have holes, and translators
recast. A stretch tells when it is long, when nearly everything around it has a link, and when the
length of the text confirms it (Gale and Church 1993: translations keep the length of what they
translate).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from fidelity.records import Alignment, Token
from fidelity.text.bilingual import primary
from fidelity.text.function_words import is_content

# Natural logarithm of how much longer than English a text is, in characters without spaces:
# medians of the FLORES-200 test sentences (of news, too, for Portuguese).
_LENGTH = {
    "en": 0.0, "fr": 0.17, "de": 0.17, "es": 0.17, "it": 0.17, "pt": 0.12, "nl": 0.12, "pl": 0.08,
    "ru": 0.10, "uk": 0.04, "cs": -0.02,
}  # fmt: skip
# Chosen on the development rows of the WMT22 critical errors: 15 % of the bad rows of en-de and
# 20 % of pt-en have such a stretch, of the sound ones 0.0 % and 0.4 %.
_LEAST_LOST, _LEAST_ADDED = 4, 5  # content words
# Logarithm: a fifth too short; too long by more, since translators explain (Baker 1993).
_TOO_SHORT, _TOO_LONG = -0.2, 0.27
_LEAST_KEPT = 0.6  # share of the other content words that have a link


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignGap:
    """Tokens of one side that nothing on the other renders; `is_lost` when of the original."""

    indices: tuple[int, ...]
    is_lost: bool


def has_known_length(language: str) -> bool:
    """Whether it is known how long a translation into or from the language usually is."""
    return primary(language) in _LENGTH


def foreign_gap(alignment: Alignment) -> ForeignGap | None:
    """The longest stretch that is missing on the side that is too short; None when none is."""
    languages = (primary(alignment.hyp_language), primary(alignment.ref_language))
    if not set(languages) <= set(_LENGTH) or not alignment.hyp or not alignment.ref:
        return None
    expected = _LENGTH[languages[0]] - _LENGTH[languages[1]]
    step = math.log(_length(alignment.hyp) / _length(alignment.ref)) - expected
    if _TOO_SHORT < step < _TOO_LONG:
        return None
    linked_hyp = {i for link in alignment.links for i in link.hyp}
    linked_ref = {j for link in alignment.links for j in link.ref}
    hyp_run, hyp_kept = _longest_run(alignment.hyp, linked_hyp, languages[0])
    ref_run, ref_kept = _longest_run(alignment.ref, linked_ref, languages[1])
    run, least = (ref_run, _LEAST_LOST) if step < 0 else (hyp_run, _LEAST_ADDED)
    if len(run) < least or min(hyp_kept, ref_kept) < _LEAST_KEPT:
        return None
    return ForeignGap(indices=tuple(range(run[0], run[-1] + 1)), is_lost=step < 0)


def _length(tokens: Sequence[Token]) -> int:
    return sum(len(token.text) for token in tokens)


def _longest_run(
    tokens: Sequence[Token], linked: set[int], language: str
) -> tuple[list[int], float]:
    """The most content words in a row without a link, and the share of the others with one."""
    content = [index for index, token in enumerate(tokens) if is_content(token, language)]
    best: list[int] = []
    run: list[int] = []
    for index in content:
        run = [] if index in linked else [*run, index]
        if len(run) > len(best):
            best = run
    others = len(content) - len(best)
    kept = sum(index in linked for index in content)
    return best, kept / others if others else 0.0
