"""Bodies that share a word of their name: World Bank, World Trade Organization; English."""

from collections.abc import Sequence

from fidelity import lexicons
from fidelity.evidence.linkage import SAME_WORD, linkage
from fidelity.evidence.names.name_sides import NameSide, name_sides
from fidelity.evidence.translation.names import NameExchange
from fidelity.records import Alignment, Token
from fidelity.text.function_words import content_places
from fidelity.text.interchangeable import are_interchangeable
from fidelity.text.names import NamePhrase, is_acronym, is_given_name


def is_other_body(one: NameExchange, alignment: Alignment) -> bool:
    """Whether a word of a body's name, in an otherwise unchanged text, became another word.

    A body is put in other words where a sentence is; where nothing else was touched, it is
    another body. Both names must share a word, and hold neither an acronym nor a title nor a
    given name.
    """
    if not alignment.is_english:
        return False
    hyp, ref = name_sides(alignment)
    phrases = hyp.phrase_of(one.hyp), ref.phrase_of(one.ref)
    if not (_may_be_body(hyp, phrases[0]) and _may_be_body(ref, phrases[1])):
        return False
    words = hyp.tokens[one.hyp].lemma, ref.tokens[one.ref].lemma
    if not linkage(alignment).is_loose(one.hyp) or are_interchangeable(*words):
        return False
    return _share_a_word(alignment, phrases) and _is_rest_kept(alignment, phrases)


def _may_be_body(side: NameSide, phrase: NamePhrase) -> bool:
    """Not a ministry "of" something: that of Home Affairs is that of the Interior."""
    if any(token.norm == "of" for token in side.tokens[phrase.start : phrase.end]):
        return False
    titles = lexicons.words("en", "titles")
    return len(phrase.words) > 1 and not any(
        is_acronym(token) or token.norm in titles or is_given_name(token.norm)
        for token in (side.tokens[index] for index in phrase.words)
    )


def _share_a_word(alignment: Alignment, phrases: tuple[NamePhrase, NamePhrase]) -> bool:
    links = linkage(alignment)
    return any(links.keeps(h, r) for h in phrases[0].words for r in phrases[1].words)


def _is_rest_kept(alignment: Alignment, phrases: tuple[NamePhrase, NamePhrase]) -> bool:
    """Whether all words of weight outside the two names are the other side's own."""
    same = [link for link in alignment.links if link.kind in SAME_WORD]
    return _is_kept(alignment.hyp, phrases[0], {h for link in same for h in link.hyp}) and _is_kept(
        alignment.ref, phrases[1], {r for link in same for r in link.ref}
    )


def _is_kept(tokens: Sequence[Token], name: NamePhrase, linked: set[int]) -> bool:
    rest = content_places(tokens, "en").difference(range(name.start, name.end))
    return bool(rest) and rest <= linked
