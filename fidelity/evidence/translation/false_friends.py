"""A word of a translation that looks like the word for which it stands, and means another.

"We will eventually publish it", „Wir werden es eventuell veröffentlichen“; « la librairie », the
library. `lexicons/<language>/false_friends.txt` has each foreign word with the English words that
it is taken for, and those that it means.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import SURE_WORD, Linkage, linkage
from fidelity.records import Alignment, Link, Token
from fidelity.text.bilingual import has_dictionary, primary, renderings
from fidelity.text.normalise import fold

NAME = "false_friends"
_ENGLISH = "en"
_ANY_ENDING, _SHORT_ENDING, _JOINT = "*", "~", "_"
_ENDING = 3  # letters of a short ending
_NEAR = 4.0  # words between a word and the place where its counterpart would stand
_STRONG = 0.55  # strength of a link that is surely the word's own
_MAY_RENDER = 0.05  # weight from which another word may be what the English one renders


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """The words of a foreign phrase, the English phrases it is taken for, and what it means."""

    words: tuple[str, ...]
    taken_for: frozenset[str]
    meant: frozenset[str]


def false_friends(alignment: Alignment) -> Iterator[BothSides]:
    """Words that stand for each other as if they meant the same."""
    languages = primary(alignment.hyp_language), primary(alignment.ref_language)
    if not alignment.is_translation or not has_dictionary(*languages):
        return
    is_foreign = languages[0] != _ENGLISH
    foreign, english = alignment.hyp, alignment.ref
    language = languages[0]
    if not is_foreign:
        foreign, english, language = english, foreign, languages[1]
    links = linkage(alignment)
    said = {word for token in english for word in (token.norm, token.lemma)}
    for place, token in enumerate(foreign):
        for entry in _entries(language).get(token.norm[:1], ()):
            there = tuple(range(place, place + len(entry.words)))
            if not _stands_at(entry.words, foreign, place) or not entry.meant.isdisjoint(said):
                continue
            for here in _places(entry.taken_for, english):
                hyp, ref = (there, here) if is_foreign else (here, there)
                if (
                    not _is_name(english, here[0])
                    and _stand_together(links, hyp, ref)
                    and not _is_rendered_elsewhere(foreign, there, english[here[-1]], language)
                ):
                    yield BothSides(hyp, ref)
                    break


def _places(phrases: frozenset[str], tokens: Sequence[Token]) -> Iterator[tuple[int, ...]]:
    for place, token in enumerate(tokens):
        if token.norm in phrases or token.lemma in phrases:
            yield (place,)
        elif f"{token.norm}{_JOINT}{_norm(tokens, place + 1)}" in phrases:
            yield place, place + 1


def _norm(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].norm if place < len(tokens) else ""


def _is_name(tokens: Sequence[Token], place: int) -> bool:
    """Whether a capital in the sentence tells that an English word is part of a name."""
    if not tokens[place].text[0].isupper() or place == 0:
        return False
    before = tokens[place - 1]
    return before.is_word and before.sentence == tokens[place].sentence


def _stand_together(links: Linkage, hyp: tuple[int, ...], ref: tuple[int, ...]) -> bool:
    """Whether two words are linked, or in each other's place and surely linked with no other."""
    if any(r in links.to_ref.get(h, ()) for h in hyp for r in ref):
        return True
    if any(_is_sure(links.link_of_hyp.get(h)) for h in hyp) or any(
        _is_sure(links.link_of_ref.get(r)) for r in ref
    ):
        return False
    return (
        abs(links.company_in_ref(hyp) - ref[0]) <= _NEAR
        or abs(links.place_in_hyp(ref[0]) - hyp[0]) <= _NEAR
    )


def _is_sure(link: Link | None) -> bool:
    return link is not None and link.kind in SURE_WORD and link.weight >= _STRONG


def _is_rendered_elsewhere(
    foreign: Sequence[Token], there: tuple[int, ...], english: Token, language: str
) -> bool:
    """Whether another foreign word may be what the English one stands for."""
    return any(
        weight >= _MAY_RENDER and word in {english.norm, english.lemma}
        for index, token in enumerate(foreign)
        if index not in there and token.norm != foreign[there[0]].norm
        for word, weight in renderings(token, language).items()
    )


def _stands_at(words: tuple[str, ...], tokens: Sequence[Token], place: int) -> bool:
    return place + len(words) <= len(tokens) and all(
        _fits(word, token) for word, token in zip(words, tokens[place:], strict=False)
    )


def _fits(word: str, token: Token) -> bool:
    if word.endswith(_ANY_ENDING):
        return token.norm.startswith(word[:-1])
    if word.endswith(_SHORT_ENDING):
        stem = word[:-1]
        return token.norm.startswith(stem) and len(token.norm) <= len(stem) + _ENDING
    return word in {token.norm, token.lemma}


@cache
def _entries(language: str) -> Mapping[str, tuple[_Entry, ...]]:
    """By the first letter of what is printed."""
    found: dict[str, list[_Entry]] = {}
    if not lexicons.exists(language, NAME):
        return {}
    for foreign, taken_for, meant in lexicons.sections(language, NAME)[""]:
        for phrase in fold(foreign).split():
            words = tuple(phrase.split(_JOINT))
            entry = _Entry(
                words=words,
                taken_for=frozenset(taken_for.split()),
                meant=frozenset(meant.split()),
            )
            found.setdefault(words[0][0], []).append(entry)
    return {letter: tuple(entries) for letter, entries in found.items()}
