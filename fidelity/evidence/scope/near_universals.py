"""Almost all and all, hardly ever and never: a word that stops short of the whole."""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.both_sides import OneSided
from fidelity.evidence.content.gaps import is_same_around
from fidelity.evidence.linkage import linkage
from fidelity.evidence.translation.near_universals import foreign_short_of_all
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import primary
from fidelity.text.function_words import is_content
from fidelity.text.phrases import find_phrases

_LIST = "near_universals"
_QUANTIFIERS, _NEARLY_ALL = "quantifiers", "5"
_REACH = 3  # words from "all" to its noun: "all of the children"


def short_of_all(alignment: Alignment) -> Iterator[OneSided]:
    """Words for the whole that stop short of it on one side alone: "almost all", "all"."""
    if not alignment.is_english:
        if alignment.is_translation:
            yield from foreign_short_of_all(alignment)
        else:
            yield from _short_of_a_rung(alignment)
        return
    yield from _hardly_any(alignment)
    near = lexicons.words("en", _LIST, "near")
    mine, theirs = (
        [i for i, token in enumerate(side) if token.norm in near]
        for side in (alignment.hyp, alignment.ref)
    )
    if bool(mine) is bool(theirs):
        return
    is_added = bool(mine)
    own, other = (alignment.hyp, alignment.ref) if is_added else (alignment.ref, alignment.hyp)
    answers = lexicons.words("en", _LIST, "answers")
    if any(token.norm in answers for token in other):
        return
    links = linkage(alignment)
    to_other = links.to_ref if is_added else links.to_hyp
    for index in mine or theirs:
        universal = _universal_at(own, index + 1)
        links_there = [
            i for i in to_other.get(index + 1, ()) if universal == _universal_at(other, i)
        ]
        if not universal or not links_there:
            continue
        words, answer = (index, index + 1), (links_there[0],)
        hyp, ref = (words, answer) if is_added else (answer, words)
        ends = (hyp[-1] + 1, ref[-1] + 1)
        is_loose = own[index].norm in lexicons.words("en", _LIST, "loosely")
        is_person = own[index + 1].norm in lexicons.words("en", _LIST, "by themselves")
        is_alike = is_person or _are_of_one(alignment, *ends)
        if is_same_around(alignment, hyp, ref) or (is_alike and not is_loose):
            yield OneSided(hyp, ref, is_added=is_added)


def _short_of_a_rung(alignment: Alignment) -> Iterator[OneSided]:
    """Nearly all on one side ("casi todos"), and only the last word of it on the other."""
    links, language = linkage(alignment), primary(alignment.hyp_language)
    if not lexicons.exists(language, _QUANTIFIERS):
        return
    hyp, ref = (
        [one for one in find_phrases(side, _QUANTIFIERS, language) if one.row[1] == _NEARLY_ALL]
        for side in (alignment.hyp, alignment.ref)
    )
    for found, others, to_other, is_added in (
        (hyp, ref, links.to_ref, True),
        (ref, hyp, links.to_hyp, False),
    ):
        for one in found if not others else ():
            last = to_other.get(one.end - 1, ())
            if len(one.indices) > 1 and len(last) == 1 and not to_other.get(one.start):
                sides = (one.indices, last) if is_added else (last, one.indices)
                yield OneSided(sides[0], sides[1], is_added=is_added)


def _are_of_one(alignment: Alignment, hyp: int, ref: int) -> bool:
    """Whether both universal words stand before the same noun: "almost all [the] children"."""
    here, there = (
        next((k for k in range(at, min(at + _REACH, len(tokens))) if is_content(tokens[k])), None)
        for tokens, at in ((alignment.hyp, hyp), (alignment.ref, ref))
    )
    return here is not None and there is not None and linkage(alignment).keeps(here, there)


def _hardly_any(alignment: Alignment) -> Iterator[OneSided]:
    """Hardly anybody on one side, and nobody on the other."""
    for own, other, is_added in (
        (alignment.hyp, alignment.ref, True),
        (alignment.ref, alignment.hyp, False),
    ):
        near, answers, almost = (
            lexicons.words("en", _LIST, name) for name in ("hardly", "answers", "near")
        )
        few = [i for i in range(len(own) - 1) if own[i].norm in near and _is_any(own[i + 1])]
        if len(few) != 1:
            continue
        none = [i for i in range(len(other)) if _universal_at(other, i) == "none"]
        is_told = any(token.norm in answers | almost for token in other)
        if len(none) != 1 or is_told:
            continue
        words, answer = (few[0], few[0] + 1), (none[0],)
        hyp, ref = (words, answer) if is_added else (answer, words)
        if is_same_around(alignment, hyp, ref) or _leads_alike(own, words, other, answer):
            yield OneSided(hyp, ref, is_added=is_added)


def _is_any(token: Token) -> bool:
    return token.norm in lexicons.words("en", _LIST, "any")


def _leads_alike(
    own: Sequence[Token], words: Sequence[int], other: Sequence[Token], answer: Sequence[int]
) -> bool:
    """Whether both are the subject of a sentence or of all that is compared."""
    return all(
        places[0] == 0 or tokens[places[0] - 1].sentence != tokens[places[0]].sentence
        for tokens, places in ((own, words), (other, answer))
    )


def _universal_at(tokens: Sequence[Token], index: int) -> str:
    """Which of the words for the whole stands there; "" for none."""
    if index >= len(tokens):
        return ""
    for section in ("all", "none"):
        if tokens[index].norm in lexicons.words("en", _LIST, section):
            return section
    return ""
