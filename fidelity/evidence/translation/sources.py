"""Who is said to have said it, where a translation gives the words to somebody else.

"According to the police", "selon l'avocat". The words of each source are listed in every language,
so that two sources count as two where both are known, and not where a dictionary has no word.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import primary
from fidelity.text.phrases import find_phrases
from fidelity.text.reporting import reporting_clauses
from fidelity.text.segments import CLAUSE_MARKS

NAME = "sources"
_OPENS, _CLOSES, _WHO = "opens", "closes", "who"
_ENGLISH = "en"
_REACH = 5  # words from "according to" within which the source is named
_ANY_ENDING, _JOINT = "*", "_"
_KEY = 2  # letters by which words are found


@dataclass(frozen=True, slots=True)
class Source:
    """Words that name who says it, and which rows of the list they belong to."""

    indices: tuple[int, ...]
    who: frozenset[str]


def exchanged_sources(alignment: Alignment) -> tuple[BothSides, ...]:
    """The one source of each side, where they are two; empty where a side has none or several.

    None within English, where more than these lists tell who speaks.
    """
    languages = alignment.hyp_language, alignment.ref_language
    if alignment.is_english or not all(lexicons.exists(one, NAME) for one in languages):
        return ()
    hyp, ref = (
        sources(tokens, primary(language))
        for tokens, language in zip((alignment.hyp, alignment.ref), languages, strict=True)
    )
    if len(hyp) != 1 or len(ref) != 1:
        return ()
    mine, theirs = hyp[0], ref[0]
    if not mine.who or not theirs.who or not mine.who.isdisjoint(theirs.who):
        return ()
    # whoever else is named may be who says it, in words that no list has
    named = _named(alignment.hyp, range(len(alignment.hyp)), primary(languages[0]))
    meant = _named(alignment.ref, range(len(alignment.ref)), primary(languages[1]))
    if not named.who.isdisjoint(theirs.who) and not meant.who.isdisjoint(mine.who):
        return ()
    return (BothSides(mine.indices, theirs.indices),)


def sources(tokens: Sequence[Token], language: str) -> list[Source]:
    """Those that a phrase such as "according to" names, and in English the subjects of "said"."""
    found = []
    for match in find_phrases(tokens, NAME, language, _OPENS):
        end = match.end
        while (
            end < min(len(tokens), match.end + _REACH)
            and tokens[end].text not in CLAUSE_MARKS
            and tokens[end].sentence == tokens[match.start].sentence
        ):
            end += 1
        found.append(range(match.end, end))
    for match in find_phrases(tokens, NAME, language, _CLOSES):
        start = match.start
        while (
            start > max(0, match.start - _REACH)
            and tokens[start - 1].text not in CLAUSE_MARKS
            and tokens[start - 1].sentence == tokens[match.start].sentence
        ):
            start -= 1
        found.append(range(start, match.start))
    named = [_named(tokens, places, language) for places in found]
    if language == _ENGLISH:
        for clause in reporting_clauses(tokens, language):
            source = _named(tokens, clause.subject, language)
            named.append(Source(source.indices, frozenset()) if clause.is_pronoun else source)
    return named


def _named(tokens: Sequence[Token], places: Sequence[int], language: str) -> Source:
    """The rows that words at these places belong to, and all places up to the last such word."""
    known = _words(language)
    who, last = set(), -1
    for place in places:
        norm = tokens[place].norm
        for words, row in known.get(norm[:_KEY], ()):
            near = [token.norm for token in tokens[place : place + len(words)]]
            if len(near) == len(words) and all(map(_fits, near, words)):
                who.add(row)
                last = place
    return Source(tuple(place for place in places if place <= last), frozenset(who))


def _fits(norm: str, word: str) -> bool:
    if word.endswith(_ANY_ENDING):
        return norm.startswith(word.removesuffix(_ANY_ENDING))
    return norm == word


@cache
def _words(language: str) -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """The words of each row, of several words too, by the first letters of the first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for who, words in lexicons.sections(language, NAME)[_WHO]:
        for phrase in words.split():
            parts = tuple(phrase.split(_JOINT))
            found.setdefault(parts[0][:_KEY], []).append((parts, who))
    return found
