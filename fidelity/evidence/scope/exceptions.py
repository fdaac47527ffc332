"""What is left out on one side and let in on the other: "except children", "including children"."""

from collections.abc import Iterator, Sequence

from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.content.gaps import is_same_around
from fidelity.evidence.denials.turned import is_turned_nearby
from fidelity.evidence.linkage import linkage
from fidelity.evidence.prepositions import object_of
from fidelity.records import Alignment, Token
from fidelity.text.function_words import is_content
from fidelity.text.phrases import find_phrases

_LIST, _OUT, _IN = "exceptions", "left out", "let in"
_NOT = frozenset({"not", "n't"})
_ONLY, _REACH = "only", 3


def turned_exceptions(alignment: Alignment) -> Iterator[BothSides]:
    """All except the first / all including the first; English."""
    if not alignment.is_english:
        return
    hyp = _placed(alignment.hyp)
    ref = _placed(alignment.ref) if hyp else []
    keeps = linkage(alignment).keeps
    for here, section, words in hyp:
        for there, other, theirs in ref:
            if section != other and keeps(here, there):
                ours = (*words, here)
                meant = (*theirs, there)
                if is_same_around(alignment, ours, meant) or _is_of_the_same(
                    alignment, words, theirs
                ):
                    yield BothSides(hyp=ours, ref=meant)


def is_told_of_the_rest(alignment: Alignment) -> bool:
    """Whether one side says it of all but one, and the other of that one only; English.

    "Apart from the roof, everything is new": "only the roof is old".
    """
    if not alignment.is_english:
        return False
    keeps = linkage(alignment).keeps
    outside = [left_out(tokens) for tokens in (alignment.hyp, alignment.ref)]
    only = [_only_ones(tokens) for tokens in (alignment.hyp, alignment.ref)]
    return any(keeps(h, r) for h in outside[0] for r in only[1]) or any(
        keeps(h, r) for h in only[0] for r in outside[1]
    )


def left_out(tokens: Sequence[Token]) -> frozenset[int]:
    """The words for what a text leaves out: the roof of "everything except the roof"."""
    return frozenset(thing for thing, section, _ in _placed(tokens) if section == _OUT)


def _only_ones(tokens: Sequence[Token]) -> list[int]:
    """The words of weight right behind "only"."""
    found = []
    for index, token in enumerate(tokens):
        if token.norm == _ONLY:
            behind = range(index + 1, min(len(tokens), index + 1 + _REACH))
            found += [k for k in behind if is_content(tokens[k], "en")][:1]
    return found


def _is_of_the_same(alignment: Alignment, hyp: tuple[int, ...], ref: tuple[int, ...]) -> bool:
    """Whether both take it out of, or into, the same whole, and nothing is turned: "all clubs"."""
    links = linkage(alignment)
    wholes = [
        next((place for place in range(at - 1, -1, -1) if tokens[place].is_word), None)
        for tokens, at in ((alignment.hyp, hyp[0]), (alignment.ref, ref[0]))
    ]
    mine, theirs = wholes
    if mine is None or theirs is None or not is_content(alignment.hyp[mine], "en"):
        return False
    return links.keeps(mine, theirs) and not is_turned_nearby(alignment, hyp, ref)


def _is_said_again(tokens: Sequence[Token], place: int) -> bool:
    """Whether a "not" only repeats one of its sentence."""
    sentence = tokens[place].sentence
    return any(token.norm in _NOT and token.sentence == sentence for token in tokens[:place])


def _placed(tokens: Sequence[Token]) -> list[tuple[int, str, tuple[int, ...]]]:
    """What is left out or let in, which of the two, and the words that say so."""
    found = []
    for match in find_phrases(tokens, _LIST):
        thing = object_of(tokens, match.end - 1)
        if thing is None:
            continue
        is_turned = match.start > 0 and tokens[match.start - 1].norm in _NOT
        if is_turned and _is_said_again(tokens, match.start - 1):
            continue  # "you will not, not even in dreams" leaves out what "not even" does
        section = {_OUT: _IN, _IN: _OUT}[match.section] if is_turned else match.section
        found.append((thing, section, match.indices))
    return found
