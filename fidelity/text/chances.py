"""Nouns of probability, and the words beside them that say how likely: "the odds are slim"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fidelity.records import Token
from fidelity.text.phrases import PhraseMatch, find_phrases

NAME = "chances"
_SIZE, _NOUN, _BARE, _PERIL = "size", "noun", "bare", "peril"
_LIKELY_BY_ITSELF = 60  # from here on a noun is not made less likely by "real" or "fair"
_MIDDLE = range(40, 61)  # the rungs of such words
_UNLIKELY = 25  # what makes a peril small makes it unlikely; what makes it great weighs it
_AFTER = frozenset({"that", "of"})
_OPENING = frozenset({"there", "stand", "see"})
_HOLDING = _OPENING | {"have", "with", "put", "face"}
_BE = frozenset({"be", "remain", "seem", "look", "appear", "stand", "'s"})
_BEFORE = 4  # words before the noun within which "there is" stands, or who has the chance
_PREDICATE = 10  # words from the noun to what is said of it
_ADVERBS = 2  # words between "is" and "slim"
_CLAUSE_ENDS = frozenset(",;:—–.?!()")
_TIES = frozenset("that and but or if of for in at on as because when while indeed".split())


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
    sizes = [match for match in matches if match.section == _SIZE]
    return tuple(
        found
        for match in matches
        if match.section != _SIZE
        for found in _measured(tokens, match, sizes)
    )


def _measured(
    tokens: Sequence[Token], noun: PhraseMatch, sizes: Sequence[PhraseMatch]
) -> Iterator[Chance]:
    before = next((size for size in sizes if size.end == noun.start), None)
    behind = next((size for size in sizes if _is_predicate(tokens, noun, size)), None)
    size = before or behind
    rung = None if size is None else _rung(noun, size)
    if size is not None and rung is not None and (before is None or _counts(tokens, noun)):
        is_behind = before is None and not _is_followed(tokens, noun)
        yield Chance(
            indices=tuple(sorted({*size.indices, *noun.indices})),
            phrase=f"{size.phrase} {noun.phrase}",
            end=size.end if is_behind else noun.end,
            rung=rung,
            is_surveyed=len(size.row) > 2,
            is_sized=True,
        )
    elif noun.section == _NOUN or _says_that(tokens, noun):
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


def _counts(tokens: Sequence[Token], noun: PhraseMatch) -> bool:
    """Whether the noun is a probability here: "a good chance to speak" is none."""
    return (
        noun.section == _NOUN
        or _is_followed(tokens, noun)
        or not _HOLDING.isdisjoint(_lemmas_before(tokens, noun))
    )


def _says_that(tokens: Sequence[Token], noun: PhraseMatch) -> bool:
    """Whether the noun alone leaves something open: "a chance that", "there is a risk of"."""
    if not _is_followed(tokens, noun):
        return False
    return tokens[noun.end].norm == "that" or not _OPENING.isdisjoint(_lemmas_before(tokens, noun))


def _is_followed(tokens: Sequence[Token], noun: PhraseMatch) -> bool:
    return noun.end < len(tokens) and tokens[noun.end].norm in _AFTER


def _lemmas_before(tokens: Sequence[Token], noun: PhraseMatch) -> set[str]:
    sentence = tokens[noun.start].sentence
    near = tokens[max(0, noun.start - _BEFORE) : noun.start]
    return {token.lemma for token in near if token.sentence == sentence}


def _is_predicate(tokens: Sequence[Token], noun: PhraseMatch, size: PhraseMatch) -> bool:
    """Whether the size is said of the noun: "the chances of a deal are slim"."""
    if not noun.end <= size.start <= noun.end + _PREDICATE:
        return False
    if size.end < len(tokens) and tokens[size.end].is_word and tokens[size.end].norm not in _TIES:
        return False  # "the likelihood is small firms will fail"
    between = tokens[noun.end : size.start]
    if any(token.text in _CLAUSE_ENDS for token in between):
        return False
    return any(token.lemma in _BE for token in between[-1 - _ADVERBS :])
