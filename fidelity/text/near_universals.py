"""Almost all and all, hardly ever and never: a word that stops short of the whole; English."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fidelity import lexicons
from fidelity.records import Alignment, Token
from fidelity.text.gaps import is_same_around
from fidelity.text.linkage import linkage

_LIST = "near_universals"


@dataclass(frozen=True, slots=True)
class ShortOfAll:
    """The tokens of both sides of which one says "almost all" and the other "all"."""

    hyp: tuple[int, ...]
    ref: tuple[int, ...]
    is_added: bool


def short_of_all(alignment: Alignment) -> Iterator[ShortOfAll]:
    """Universal words that stop short of the whole on one side alone."""
    if not alignment.is_english:
        return
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
        if is_same_around(alignment, hyp, ref):
            yield ShortOfAll(hyp, ref, is_added=is_added)


def _universal_at(tokens: Sequence[Token], index: int) -> str:
    """Which of the words for the whole stands there; "" for none."""
    if index >= len(tokens):
        return ""
    for section in ("all", "none"):
        if tokens[index].norm in lexicons.words("en", _LIST, section):
            return section
    return ""
