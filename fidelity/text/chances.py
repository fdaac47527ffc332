"""Nouns of probability, and the words beside them that say how likely: "the odds are slim"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.bilingual import primary
from fidelity.text.phrases import PhraseMatch, find_phrases

NAME = "chances"
_SIZES = frozenset({"size", "behind"})
_NOUN, _PERIL, _NOUNS = "noun", "peril", frozenset({"noun", "bare", "peril"})
_LIKELY_BY_ITSELF = 60  # from here on a noun is not made less likely by "real" or "fair"
_MIDDLE = range(40, 61)  # the rungs of such words
_UNLIKELY = 25  # what makes a peril small makes it unlikely; what makes it great weighs it
_BEFORE = 4  # words before the noun within which "there is" stands, or who has the chance
_PREDICATE = 10  # words from the noun to what is said of it
_ADVERBS = 2  # words between "is" and "slim"
_CLAUSE_ENDS = frozenset(",;:—–.?!()")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """A noun of probability, with its size where one is given.

    Attributes:
        indices: its tokens, ascending: the noun, and the words of its size.
        phrase: the lists' forms of them ("slim chance").
        end: the token from which on stands what may happen.
        rung: in percent.
        is_surveyed: the rung is a median of a survey.
        is_sized: a word beside it says how likely that is.
    """

    indices: tuple[int, ...]
    phrase: str
    end: int
    rung: int
    is_surveyed: bool
    is_sized: bool


def chances(tokens: Sequence[Token], language: str = "en") -> tuple[Chance, ...]:
    """All that measure a probability, in order; "the chance to speak" and "by chance" do not."""
    matches = find_phrases(tokens, NAME, language)
    nouns = [match for match in matches if match.section in _NOUNS]
    if not nouns:
        return ()
    sizes = [match for match in matches if match.section in _SIZES]
    near = _Grammar(tokens, language)
    return tuple(found for noun in nouns for found in _measured(near, noun, sizes))


def _measured(
    near: "_Grammar", noun: PhraseMatch, sizes: Sequence[PhraseMatch]
) -> Iterator[Chance]:
    before = next((size for size in sizes if size.end == noun.start), None)
    behind = next((size for size in sizes if near.is_predicate(noun, size)), None)
    size = before or behind
    rung = None if size is None else _rung(noun, size)
    if size is not None and rung is not None and (before is None or near.counts(noun)):
        is_behind = before is None and not near.is_followed(noun)
        yield Chance(
            indices=tuple(sorted({*size.indices, *noun.indices})),
            phrase=f"{size.phrase} {noun.phrase}",
            end=size.end if is_behind else noun.end,
            rung=rung,
            is_surveyed=len(size.row) > 2,
            is_sized=True,
        )
    elif noun.section == _NOUN or near.says_that(noun):
        yield Chance(
            indices=noun.indices,
            phrase=noun.phrase,
            end=noun.end,
            rung=int(noun.row[1]),
            is_surveyed=False,
            is_sized=False,
        )


def _rung(noun: PhraseMatch, size: PhraseMatch) -> int | None:
    """The rung of the two; None where the size says nothing of how likely it is."""
    rung = int(size.row[1])
    if noun.section == _PERIL:
        return rung if rung <= _UNLIKELY else None
    if int(noun.row[1]) >= _LIKELY_BY_ITSELF and rung in _MIDDLE:
        return None
    return rung


class _Grammar:
    """What stands around a noun, by the words that the language's list has for it."""

    def __init__(self, tokens: Sequence[Token], language: str) -> None:
        self._tokens = tokens
        listed = lexicons.sections(primary(language), NAME)
        self._words = {name: frozenset(row[0] for row in rows) for name, rows in listed.items()}

    def is_followed(self, noun: PhraseMatch) -> bool:
        """Whether what may happen comes next: "a chance of", "a chance that"."""
        after = self._after(noun)
        return after in self._words["after"] or after in self._words["that"]

    def counts(self, noun: PhraseMatch) -> bool:
        """Whether the noun is a probability here: "a good chance to speak" is none."""
        return (
            noun.section == _NOUN
            or self.is_followed(noun)
            or self._has_before(noun, "opens")
            or self._has_before(noun, "holds")
        )

    def says_that(self, noun: PhraseMatch) -> bool:
        """Whether the noun alone leaves something open: "a chance that", "there is a risk of"."""
        return self.is_followed(noun) and (
            self._after(noun) in self._words["that"] or self._has_before(noun, "opens")
        )

    def is_predicate(self, noun: PhraseMatch, size: PhraseMatch) -> bool:
        """Whether the size is said of the noun: "the chances of a deal are slim"."""
        if size.section == "behind" and size.start == noun.end:
            return True
        if not noun.end <= size.start <= noun.end + _PREDICATE:
            return False
        between = self._tokens[noun.end : size.start]
        if any(token.text in _CLAUSE_ENDS for token in between):
            return False
        after = self._tokens[size.end] if size.end < len(self._tokens) else None
        if after is not None and after.lemma in self._words["copula"]:
            return True  # German: "dass die Chancen gering sind"
        if after is not None and after.is_word and not self._ties(after.norm):
            return False  # "the likelihood is small firms will fail"
        return any(token.lemma in self._words["copula"] for token in between[-1 - _ADVERBS :])

    def _ties(self, word: str) -> bool:
        return any(word in self._words[name] for name in ("after", "that", "ties"))

    def _after(self, noun: PhraseMatch) -> str:
        rest = [token for token in self._tokens[noun.end : noun.end + 2] if token.text != ","]
        return rest[0].norm if rest else ""

    def _has_before(self, noun: PhraseMatch, name: str) -> bool:
        sentence = self._tokens[noun.start].sentence
        near = self._tokens[max(0, noun.start - _BEFORE) : noun.start]
        return any(
            token.sentence == sentence
            and not self._words[name].isdisjoint({token.lemma, token.norm})
            for token in near
        )
