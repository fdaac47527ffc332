"""How much of what a digest says stands together in an article, wherever it stands.

A sentence of a digest draws on several places of its article, so no single passage answers it.
Each of its words is looked for together with its company: the words around it in the digest, the
nearer the more. A word has support where it stands in the article with that company around it.
Three reaches are tried, because a digest leaves words out: next to each other, within a clause,
within a few sentences. A word that stands elsewhere in the article keeps what its company leaves
it there, and one that stands nowhere has no support.

Losses are summed by what a word is (a name, a number, a negator...), with the weights of
`digests.toml`. What counts besides: an opposite in the word's place, a negation that the article
has there and the digest has not, and a pronoun that nothing before it in the digest explains.
"""

import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from fidelity.evidence.pronouns import Person, person_of
from fidelity.passages.sources import Source
from fidelity.records import Comparison, Distortion, DistortionKind, Span, Token
from fidelity.text.dates import date_facets
from fidelity.text.function_words import is_content
from fidelity.text.names import name_phrases
from fidelity.text.numerals import numerals
from fidelity.text.opposites import opposites
from fidelity.text.polarity import NegatorKind, negators
from fidelity.text.rarity import rarity

_Table = NDArray[np.float32]

# How far the company of a word reaches: words in the digest, words in the article.
_REACHES = ((2.0, 2.0), (8.0, 12.0), (20.0, 40.0))
# A neighbour of the encoder ("town" for "city") is as much of an answer.
_NEIGHBOUR = 0.6
_SAME = 0.999
_RARE = 3  # from here on `rarity` is high
# From this share of its company on a word stands in the article. Of names and numbers of sound
# summaries (fib) 64 % do, of those swapped for others of their article 26 %, of those of elsewhere
# none.
_STANDS = 0.45
_ANCHORED = {DistortionKind.NAME, DistortionKind.NUMBER, DistortionKind.DATE}
_SURE_PLACE = 0.5  # similarity
_LONGEST = 80  # words; what is longer is cut, so that time stays linear in the length
_BEFORE = 3  # words before a word among which its negation stands


class _Kind(Enum):
    """What a word is, with what it counts as the company of others."""

    NAME = ("name", 1.5)
    NUMBER = ("number", 1.5)
    RARE = ("rare", 1.0)
    COMMON = ("common", 1.0)
    NEGATOR = ("negator", 1.0)
    PRONOUN = ("pronoun", 0.5)
    FUNCTION = ("function", 0.15)


_CONTENT = frozenset({_Kind.RARE, _Kind.COMMON})
_WAYS = ("near", "clause", "stretch")
_BESIDE = ("opposite", "dropped_negation", "unexplained_pronoun", "opening_pronoun")
FEATURES = tuple(f"{kind.value[0]}.{way}" for kind in _Kind for way in _WAYS) + _BESIDE
"""What `losses` gives, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What an article has of a digest.

    Attributes:
        share: how much of the digest stands together in it, 0 to 1.
        standing: the words of the digest that stand in it with the company of their clause.
    """

    share: float
    standing: tuple[Span, ...]


def support(tokens: Sequence[Token], source: Source, similarities: _Table) -> Support:
    """What the article has of a digest.

    Args:
        tokens: of the digest, numbered by sentence.
        source: the article.
        similarities: (n_tokens of the digest, n_tokens of the article), 0 to 1.
    """
    weights = _weights()
    lost, standing = _examined(tokens, source, similarities)
    total = sum(weights[name] * float(value) for name, value in zip(FEATURES, lost, strict=True))
    return Support(share=math.exp(-total / weights["points_per_e"]), standing=standing)


def stands_elsewhere(found: Distortion, comparison: Comparison) -> bool:
    """Whether a digest has the words of a finding from another place of the original.

    "Matt Mooney" has not become "Dallas" where both stand in the article, each in the company that
    the digest gives it. Only of names, numbers and dates, and where the passage that they were
    compared with is a doubtful one: at a sure place, another name is another name.
    """
    pair = comparison.pair
    if pair.support is None or pair.similarity >= _SURE_PLACE or found.hyp is None:
        return False
    if found.kind not in _ANCHORED:
        return False
    language = comparison.alignment.hyp_language
    words = [
        token.span
        for token in comparison.alignment.hyp
        if is_content(token, language) and any(token.span.overlap(s) for s in found.hyp.spans)
    ]
    return bool(words) and set(words) <= set(pair.standing)


def losses(tokens: Sequence[Token], source: Source, similarities: _Table) -> NDArray[np.float64]:
    """(n_features,), what the words of a digest lack in the article, by `FEATURES`.

    Sums over the words, divided by the square root of what they weigh: a longer digest may lack
    more, and one lacking word must not drown in it.
    """
    return _examined(tokens, source, similarities)[0]


def _examined(
    tokens: Sequence[Token], source: Source, similarities: _Table
) -> tuple[NDArray[np.float64], tuple[Span, ...]]:
    """What is lacking, by `FEATURES`, and the words that stand with the company of their clause."""
    language = source.document.language
    kept = [index for index, token in enumerate(tokens) if token.is_word]
    words = [tokens[index] for index in kept]
    if not words or not source.tokens:
        return np.zeros(len(FEATURES)), ()
    kinds = _kinds(tokens, language)
    article = _Article(source)
    found = dict.fromkeys(FEATURES, 0.0)
    standing: list[Span] = []
    named = anything = False
    for part in _parts(words):
        its = [kinds[kept[index]] for index in part]
        sentence = [words[index] for index in part]
        table = _answers(sentence, its, article, similarities[[kept[index] for index in part]])
        answered = _add(found, sentence, its, article, table)
        standing += [
            token.span
            for token, share in zip(sentence, answered.tolist(), strict=True)
            if share >= _STANDS
        ]
        for place, (token, kind) in enumerate(zip(sentence, its, strict=True)):
            if kind is _Kind.PRONOUN:
                is_person = person_of(token) in {Person.HE, Person.SHE}
                found["unexplained_pronoun"] += not (named if is_person else anything)
                found["opening_pronoun"] += place == 0
            named |= kind is _Kind.NAME
            anything |= kind is _Kind.NAME or kind in _CONTENT
    total = sum(kinds[index].value[1] for index in kept)
    return np.array([found[name] for name in FEATURES]) / math.sqrt(total), tuple(standing)


class _Article:
    """What is asked of the article's words again with every sentence."""

    def __init__(self, source: Source) -> None:
        self.tokens = source.tokens
        language = source.document.language
        self.places = np.cumsum([token.is_word for token in self.tokens]).astype(np.float32)
        self.persons = [person_of(token) for token in self.tokens]
        self.negating = np.zeros(len(self.tokens), dtype=np.bool_)
        for negator in negators(self.tokens, language):
            if negator.kind is NegatorKind.OVERT:
                self.negating[list(negator.indices)] = True
        self.language = language
        self._by_word: dict[str, list[int]] = {}
        for index, token in enumerate(self.tokens):
            for form in {token.lemma, token.norm}:
                self._by_word.setdefault(form, []).append(index)

    def occurrences(self, forms: Sequence[str]) -> list[int]:
        """The tokens whose word or dictionary form is one of these."""
        return [index for form in forms for index in self._by_word.get(form, ())]


def _add(
    found: dict[str, float],
    words: Sequence[Token],
    kinds: Sequence[_Kind],
    article: _Article,
    table: _Table,
) -> _Table:
    """Add what the words of one sentence lack; (n_words,), how far their clause answers each."""
    lost: list[NDArray[np.float32]] = []
    for reach, far in _REACHES:
        company = _company(kinds, reach, far) @ _spread(table, article.places, far)
        answered = np.minimum(1.0, table * company)
        lost.append(1 - answered.max(axis=1))
        if far == _REACHES[1][1]:
            opposite = np.minimum(1.0, _opposed(words, kinds, article) * company).max(axis=1)
            found["opposite"] += float(np.maximum(0.0, opposite + lost[-1] - 1).sum())
            found["dropped_negation"] += _dropped_negation(kinds, article, table, answered)
    for index, kind in enumerate(kinds):
        for way, values in zip(_WAYS, lost, strict=True):
            found[f"{kind.value[0]}.{way}"] += float(values[index])
    clause: _Table = 1 - lost[_WAYS.index("clause")]
    return clause


def _answers(
    words: Sequence[Token], kinds: Sequence[_Kind], article: _Article, similarities: _Table
) -> _Table:
    """(n_words, n_article), 0 to 1: where each word, or one that stands for it, occurs.

    Only content words have neighbours: another number is another number.
    """
    table = np.where(similarities >= _SAME, 1.0, _NEIGHBOUR * similarities).astype(np.float32)
    for row, (token, kind) in enumerate(zip(words, kinds, strict=True)):
        if kind is _Kind.PRONOUN:
            person = person_of(token)
            table[row] = [other is person for other in article.persons]
        elif kind is _Kind.NEGATOR:
            table[row] = article.negating
        elif kind not in _CONTENT:
            table[row] = similarities[row] >= _SAME
        else:
            table[row, article.occurrences(_opposites_of(token, article.language))] = 0.0
    return table


def _company(kinds: Sequence[_Kind], reach: float, far: float) -> _Table:
    """(n_words, n_words), how much each word counts as company of each other.

    A sentence that stands in the article word by word has all of its support: rows are scaled
    by what `_spread` leaves of its own distances.
    """
    places = np.arange(len(kinds))
    apart = np.abs(places[:, None] - places[None, :])
    weights = np.array([kind.value[1] for kind in kinds])
    company = np.exp(-apart / reach) * weights[None, :]
    np.fill_diagonal(company, 0.0)
    whole = (company * np.exp(-apart / far)).sum(axis=1, keepdims=True)
    scaled: _Table = np.divide(company, whole, out=np.eye(len(kinds)), where=whole > 0).astype(
        np.float32
    )
    return scaled


def _spread(table: _Table, places: NDArray[np.float32], far: float) -> _Table:
    """For each place of the article how near each word is: 1 there, 1/e at `far` words."""
    with np.errstate(divide="ignore"):
        logs = np.log(table)
    behind = np.maximum.accumulate(logs + places / far, axis=1) - places / far
    ahead = np.maximum.accumulate((logs - places / far)[:, ::-1], axis=1)[:, ::-1] + places / far
    spread: _Table = np.exp(np.maximum(behind, ahead))
    return spread


def _opposed(words: Sequence[Token], kinds: Sequence[_Kind], article: _Article) -> _Table:
    """(n_words, n_article), 1 where the opposite of a word stands."""
    table = np.zeros((len(words), len(article.tokens)), dtype=np.float32)
    for row, (token, kind) in enumerate(zip(words, kinds, strict=True)):
        if kind in _CONTENT or kind is _Kind.FUNCTION:
            table[row, article.occurrences(_opposites_of(token, article.language))] = 1.0
    return table


def _dropped_negation(
    kinds: Sequence[_Kind], article: _Article, table: _Table, answered: _Table
) -> float:
    """How surely the article negates what the digest states: at the best place of each word."""
    lost = 0.0
    for index, kind in enumerate(kinds):
        place = int(answered[index].argmax())
        if kind not in _CONTENT or table[index, place] < 1:
            continue
        ours = any(other is _Kind.NEGATOR for other in kinds[max(0, index - _BEFORE) : index])
        if not ours and _negates_before(article, place):
            lost += float(answered[index, place])
    return lost


def _negates_before(article: _Article, place: int) -> bool:
    """Whether a negator stands among the few words before a place, no mark between."""
    for index in range(place - 1, max(-1, place - 1 - _BEFORE), -1):
        if not article.tokens[index].is_word:
            return False
        if article.negating[index]:
            return True
    return False


def _kinds(tokens: Sequence[Token], language: str) -> list[_Kind]:
    """What each token is; what is told last counts."""
    kinds = [_kind_alone(token, language) for token in tokens]
    for index in (index for phrase in name_phrases(tokens, language) for index in phrase.words):
        kinds[index] = _Kind.NAME
    for index in _numbers(tokens, language):
        kinds[index] = _Kind.NUMBER
    for negator in negators(tokens, language):
        if negator.kind is NegatorKind.OVERT:
            for index in negator.indices:
                kinds[index] = _Kind.NEGATOR
    return kinds


def _kind_alone(token: Token, language: str) -> _Kind:
    if person_of(token) in _THIRD:
        return _Kind.PRONOUN
    if not is_content(token, language):
        return _Kind.FUNCTION
    return _Kind.RARE if rarity(token.lemma, language) >= _RARE else _Kind.COMMON


def _numbers(tokens: Sequence[Token], language: str) -> Iterator[int]:
    """The tokens of numbers and dates."""
    for numeral in numerals(tokens, language):
        for index in range(numeral.start, numeral.end):
            if not numeral.is_weak and tokens[index].norm not in {"a", "an"}:
                yield index
    for facet in date_facets(tokens, language):
        for index in range(facet.start, facet.end):
            if is_content(tokens[index], language):
                yield index


_THIRD = frozenset({Person.HE, Person.SHE, Person.THEY, Person.IT})


def _parts(words: Sequence[Token]) -> list[list[int]]:
    """The words by sentence, longer sentences cut."""
    parts: list[list[int]] = []
    for index, token in enumerate(words):
        if (
            not parts
            or token.sentence != words[parts[-1][0]].sentence
            or len(parts[-1]) == _LONGEST
        ):
            parts.append([])
        parts[-1].append(index)
    return parts


def _opposites_of(token: Token, language: str) -> list[str]:
    known = opposites(language)
    return sorted({*known.get(token.lemma, ()), *known.get(token.norm, ())})


@cache
def _weights() -> Mapping[str, float]:
    text = files(__package__).joinpath("digests.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    kinds = {
        f"{kind}.{way}": value
        for kind in (kind.value[0] for kind in _Kind)
        for way, value in tables[kind].items()
    }
    return MappingProxyType(kinds | tables["beside"] | tables["scale"])
