"""Words that stand on one side of a contrast ("win", "lose"), in any language with a list of them.

`lexicons/<language>/contrary_senses.txt` has a section for each contrast, named alike in all
languages, and in it the words of the `one` and of the `other` side. Words marked with a question
mark tell too little to stand for a side, but enough to excuse a translator who chose so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.bilingual import primary
from fidelity.text.normalise import fold
from fidelity.text.recent import WORDS_REMEMBERED, remember_recent
from fidelity.text.separable import separated_verbs

NAME = "contrary_senses"
RELATIONS = frozenset({"before", "despite", "until", "unless"})
"""Contrasts of words that relate others, and say nothing by themselves."""
DEGREES = frozenset({"slightly"})
"""Contrasts of degree alone."""
COMMITMENTS = frozenset({"pledge", "suspect"})
"""Contrasts of what a speaker answers for: promised and hoped, confirmed and suspected."""
WITHIN = COMMITMENTS | {"double"}
"""Contrasts that are told within a language; for English other rules tell them."""
_SIDES = ("one", "other")
_DOUBTFUL = "?"
_ANY_ENDING, _SHORT_ENDING, _JOINT = "*", "~", "_"
_ENDING = 3  # letters of a short ending
_KEY = 2  # letters by which entries are found


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """A word on one side of a contrast.

    Attributes:
        indices: its tokens, ascending.
        contrast: the section of the list ("win").
        side: 0 or 1.
        tells: whether it surely means this side; else it only may.
    """

    indices: tuple[int, ...]
    contrast: str
    side: int
    tells: bool


@remember_recent
def senses(tokens: Sequence[Token], language: str) -> Mapping[str, tuple[Sense, ...]]:
    """The words of a text that stand on a side of a contrast, by contrast; each in order."""
    code = primary(language)
    if not lexicons.exists(code, NAME):
        return {}
    found: dict[str, list[Sense]] = {}

    def note(indices: tuple[int, ...], readings: Sequence[tuple[str, int, bool]]) -> None:
        for contrast, side, tells in readings:
            sense = Sense(indices=indices, contrast=contrast, side=side, tells=tells)
            found.setdefault(contrast, []).append(sense)

    phrases = _phrases(code)
    for index, token in enumerate(tokens):
        if not token.is_word:
            continue
        note((index,), _readings(token.norm, token.lemma, code))
        for words, reading in phrases.get(token.lemma, ()) or phrases.get(token.norm, ()):
            end = index + len(words)
            if all(
                word in {one.norm, one.lemma}
                for word, one in zip(words, tokens[index:end], strict=False)
            ) and end <= len(tokens):
                note(tuple(range(index, end)), (reading,))
    for verb in separated_verbs(tokens, code):
        note((verb.verb, verb.particle), _readings(verb.lemma, verb.lemma, code))
    return {contrast: tuple(run) for contrast, run in found.items()}


@lru_cache(maxsize=WORDS_REMEMBERED)
def _readings(norm: str, lemma: str, language: str) -> tuple[tuple[str, int, bool], ...]:
    """Contrast, side and whether it tells; the surest reading of each side alone."""
    best: dict[tuple[str, int], bool] = {}
    for word, is_form in {norm: True, fold(lemma): norm == lemma}.items():
        for stem, ending, contrast, side, tells in _entries(language).get(word[:_KEY], ()):
            fits = word == stem if ending == 0 or not is_form else word.startswith(stem)
            if fits and (ending < 0 or len(word) <= len(stem) + ending):
                key = contrast, side
                best[key] = best.get(key, False) or tells
    return tuple((contrast, side, tells) for (contrast, side), tells in best.items())


@cache
def _entries(language: str) -> Mapping[str, tuple[tuple[str, int, str, int, bool], ...]]:
    """Stem, letters that may follow (below 0 for any number), contrast, side, whether it tells."""
    found: dict[str, list[tuple[str, int, str, int, bool]]] = {}
    for contrast, side, tells, word in _rows(language):
        if _JOINT not in word:
            stem, ending = word, 0
            if word.endswith(_ANY_ENDING):
                stem, ending = word[:-1], -1
            elif word.endswith(_SHORT_ENDING):
                stem, ending = word[:-1], _ENDING
            found.setdefault(stem[:_KEY], []).append((stem, ending, contrast, side, tells))
    return {key: tuple(entries) for key, entries in found.items()}


@cache
def _phrases(
    language: str,
) -> Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, int, bool]], ...]]:
    """Words of several, by the first of them."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, int, bool]]]] = {}
    for contrast, side, tells, word in _rows(language):
        if _JOINT in word:
            words = tuple(word.split(_JOINT))
            found.setdefault(words[0], []).append((words, (contrast, side, tells)))
    return {key: tuple(entries) for key, entries in found.items()}


def _rows(language: str) -> list[tuple[str, int, bool, str]]:
    return [
        (contrast, _SIDES.index(label.removesuffix(_DOUBTFUL)), not label.endswith(_DOUBTFUL), word)
        for contrast, rows in lexicons.sections(language, NAME).items()
        for label, words, *_ in rows
        for word in fold(words).split()
    ]
