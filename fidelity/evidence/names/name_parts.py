"""Whether two names, one of either side, have the same part in what is said; English."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fidelity import lexicons
from fidelity.evidence.linkage import Linkage
from fidelity.evidence.names.name_sides import NameSide
from fidelity.records import Token
from fidelity.text.function_words import DETERMINERS, OWNING, is_content, word_classes
from fidelity.text.names import NamePhrase, is_acronym, is_common_word, is_given_name, places
from fidelity.text.reporting import reporting_clauses

_ONE = {"a", "an"}
_BY = "by"
_BESIDE = 4  # tokens
_BASED = 5  # tokens from a place to "based": "the Springfield, Ill.-based"


@dataclass(frozen=True, slots=True)
class Names:
    """Both sides' names and what links them."""

    hyp: NameSide
    ref: NameSide
    links: Linkage
    is_rest_told: bool  # whether the quotation says most of the rest again


def stand_alike(names: Names, index: int, other: int) -> bool:
    """Whether both names stand behind the same preposition, or beside a word of both texts.

    Where most of the rest is said again, that word may stand anywhere in the passage, and only a
    name in words of its own ("across the Atlantic", "Lind said") stands for nothing.
    """
    hyp, ref = names.hyp.phrase_of(index), names.ref.phrase_of(other)
    leads = _lead(names.hyp.tokens, hyp.start), _lead(names.ref.tokens, ref.start)
    if leads[0] and leads[0] == leads[1]:
        return True
    if leads in {(_BY, ""), ("", _BY)} and names.is_rest_told:
        return True  # who does it, in the other voice
    beside = list(_beside(names.hyp.tokens, hyp))
    if names.is_rest_told:
        is_kept = any(word in names.links.to_ref for word in beside)
        return is_kept or not (leads[0] or _is_new_source(names, hyp))
    around = range(ref.start - _BESIDE, ref.end + _BESIDE)
    return any(not set(names.links.to_ref.get(word, ())).isdisjoint(around) for word in beside)


def _is_new_source(names: Names, phrase: NamePhrase) -> bool:
    """Whether the name is that of a speaker whom only the quotation reports."""
    return any(
        clause.subject[-1] == phrase.words[-1] and clause.verb not in names.links.to_ref
        for clause in reporting_clauses(names.hyp.tokens)
    )


def _lead(tokens: Sequence[Token], start: int) -> str:
    """The preposition before a name, over an article; "" for none."""
    classes = word_classes("en")
    place = start - 1
    if place >= 0 and classes.get(tokens[place].norm) in DETERMINERS:
        place -= 1
    norm = tokens[place].norm if place >= 0 else ""
    return norm if classes.get(norm) == "preposition" else ""


def _beside(tokens: Sequence[Token], phrase: NamePhrase) -> Iterator[int]:
    """The nearest content word on either side, within the clause."""
    for way in (range(phrase.start - 1, -1, -1), range(phrase.end, len(tokens))):
        for place in way:
            if not tokens[place].is_word:
                break
            if is_content(tokens[place], "en"):
                yield place
                break


def is_told(names: Names, other: int) -> bool:
    """Whether the name is said again by its last word: "Scott Hubbard" by "Hubbard"."""
    words = names.ref.phrase_of(other).words
    tokens = names.ref.tokens
    is_own = not is_common_word(tokens[words[-1]]) or is_given_name(tokens[words[0]].norm)
    return is_own and words[-1] not in names.ref.strange | places(tokens, "en").keys()


def is_somebody_else(names: Names, index: int, other: int) -> bool:
    """Whether one name is no other one for the other.

    It is said again by its last word elsewhere and only stands alike ("South Africa: Mandela",
    "Nelson Mandela"), or it only says whose somebody is ("India's Modi", "Narendra Modi").
    """
    last = names.ref.phrase_of(other).words[-1]
    own = names.hyp.phrase_of(index).words
    is_elsewhere = set(own).isdisjoint(names.links.to_hyp.get(last, ()))
    if _is_loose(names, index, other) and is_told(names, other) and is_elsewhere:
        return True
    lands = _is_whose(names.hyp, index), _is_whose(names.ref, other)
    return lands[0] is not lands[1] and _shares_a_word(names, index, other)


def _is_whose(side: NameSide, index: int) -> bool:
    """Whether a country only says whose the name behind it is: India's, US."""
    tokens = side.tokens
    after = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    is_owner = is_acronym(tokens[index]) or after in OWNING
    return is_owner and index in places(tokens, "en")


def are_of_two_kinds(names: Names, index: int, other: int) -> bool:
    """Whether one is surely a person and the other a body: Scott Hubbard, NASA."""
    people = is_person(names.hyp, index), is_person(names.ref, other)
    acronyms = is_acronym(names.hyp.tokens[index]), is_acronym(names.ref.tokens[other])
    return (people[0] and acronyms[1]) or (acronyms[0] and people[1])


def has_another_part(names: Names, index: int, other: int) -> bool:
    """Whether one only describes somebody whom the other side does not call so.

    "an FBI analyst" for Franklin, "a Missouri congressman" beside the Register; not "the Lyon
    mayor" for the mayor of Ghent.
    """
    if not _is_loose(names, index, other) or _shares_a_word(names, index, other):
        return False
    hyp, ref = _described(names.hyp, index), _described(names.ref, other)
    if hyp is not None and ref is not None:
        return False
    return (hyp is not None and hyp not in names.links.to_ref) or (
        ref is not None and ref not in names.links.to_hyp
    )


def _is_loose(names: Names, index: int, other: int) -> bool:
    """Whether nothing but their place joins the two."""
    return names.links.is_loose(index) or other not in names.links.link_of_hyp[index].ref


def _shares_a_word(names: Names, index: int, other: int) -> bool:
    phrases = names.hyp.phrase_of(index).words, names.ref.phrase_of(other).words
    return any(names.links.keeps(h, r) for h in phrases[0] for r in phrases[1])


def _described(side: NameSide, index: int) -> int | None:
    """The noun or title that the name only describes: an FBI *analyst*, Texas-based *firm*."""
    tokens = side.tokens
    phrase = side.phrase_of(index)
    place = phrase.end
    based = [k for k in range(place, min(place + _BASED, len(tokens))) if tokens[k].norm == "based"]
    if based:
        place = based[0] + 1
    if place >= len(tokens):
        return None
    after = tokens[place]
    if after.norm in lexicons.words("en", "titles"):
        return place
    is_one = bool(based) or (phrase.start > 0 and tokens[phrase.start - 1].norm in _ONE)
    is_noun = after.text.islower() and is_content(after, "en")
    return place if is_one and is_noun else None


def is_person(side: NameSide, index: int) -> bool:
    """Whether the name has a given name in it, so that no acronym stands for it."""
    return any(is_given_name(side.tokens[word].norm) for word in side.phrase_of(index).words)
