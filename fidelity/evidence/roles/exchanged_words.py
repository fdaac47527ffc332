"""Two words that changed places in a text of which nothing else changed; not for English.

"La maire a suivi le policier", "le policier a suivi la maire". Where cases tell who does what,
the order of words tells nothing, and such languages are left out.
"""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.translation.cases import tells_cases
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import dictionary_key, primary, sure_answers
from fidelity.text.function_words import is_content
from fidelity.text.name_words import is_foreign_name
from fidelity.text.recent import remember_recent
from fidelity.text.stems import share_stem

_SHORTEST = 3  # letters: "a" of "avoir", of which a list says that it is "accept", is none
_EXCHANGES, _PASSIVES, _ORDER, _ELIDED = "exchanges", "passives", "clause_order", "'"


def exchanged_words(alignment: Alignment) -> Iterator[BothSides]:
    """The two words, with a word of content between them that holds not both ways; no figures."""
    return (one for one in _exchanged(alignment) if not _is_figure(alignment.hyp[one.hyp[0]]))


def exchanged_figures(alignment: Alignment) -> Iterator[BothSides]:
    """The same of two numbers in figures."""
    return (one for one in _exchanged(alignment) if _is_figure(alignment.hyp[one.hyp[0]]))


@remember_recent
def _exchanged(alignment: Alignment) -> tuple[BothSides, ...]:
    language = primary(alignment.hyp_language)
    if alignment.is_translation or not lexicons.exists(language, _ORDER) or tells_cases(language):
        return ()
    hyp, ref = (_words(side, language) for side in (alignment.hyp, alignment.ref))
    agents = lexicons.listed(language, _PASSIVES, "by")
    named = [any(token.norm in agents for token in side) for side in (alignment.hyp, alignment.ref)]
    if len(hyp) != len(ref) or named[0] is not named[1]:
        return ()  # "signed by the mayor"
    moved = [
        place
        for place, (h, r) in enumerate(zip(hyp, ref, strict=True))
        if not _are_one(alignment.hyp[h], alignment.ref[r])
    ]
    if len(moved) != 2:
        return ()
    ours, theirs = ([side[place] for place in moved] for side in (hyp, ref))
    crossed = zip(ours, reversed(theirs), strict=True)
    if (
        all(_are_one(alignment.hyp[h], alignment.ref[r]) for h, r in crossed)
        and not _is_list(alignment.ref, ref[moved[0] : moved[1] + 1], language)
        and _tells(alignment.ref, ref[moved[0] + 1 : moved[1]], language)
    ):
        return (BothSides(hyp=tuple(ours), ref=tuple(theirs)),)
    return ()


def _is_figure(token: Token) -> bool:
    """Whether it is a number in figures."""
    return token.text[:1].isdigit()


def _words(tokens: Sequence[Token], language: str) -> list[int]:
    return [
        index
        for index, token in enumerate(tokens)
        if is_content(token, language) and not token.norm.endswith(_ELIDED)
    ]


def _are_one(one: Token, other: Token) -> bool:
    return one.norm == other.norm or one.lemma == other.lemma or share_stem(one.norm, other.norm)


def _is_list(tokens: Sequence[Token], words: Sequence[int], language: str) -> bool:
    """Whether they are items set apart by commas and an "and", in whatever order."""
    joins = lexicons.listed(language, _ORDER, "joins") | {",", ";"}
    return all(
        any(
            token.norm in joins
            for token in (*tokens[word - 1 : word], *tokens[word + 1 : word + 2])
        )
        for word in words
    )


def _tells(tokens: Sequence[Token], between: Sequence[int], language: str) -> bool:
    """Whether a word stands between that is no name, and none holds both ways: "met"."""
    mutual = lexicons.words("en", _EXCHANGES, "mutual") | lexicons.listed("en", "reciprocal")
    if all(_is_named(tokens[index], language) for index in between):
        return False
    said = [index for index in between if len(tokens[index].norm) >= _SHORTEST]
    keys = [dictionary_key(tokens[index], language) for index in said]
    return all(mutual.isdisjoint(sure_answers(key, language)) for key in keys)


def _is_named(token: Token, language: str) -> bool:
    return token.text[0].isupper() and is_foreign_name(token, language)
