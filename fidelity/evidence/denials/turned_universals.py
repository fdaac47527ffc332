"""The same of all that is denied of none: "nobody survived", "everyone died"; English.

And of shares that make up the whole: "fewer than ten percent were turned down", "over 90 percent
were accepted".
"""

from collections.abc import Sequence
from itertools import pairwise

from fidelity import lexicons
from fidelity.evidence.scope.exceptions import is_told_of_the_rest
from fidelity.records import Alignment, Token
from fidelity.text.opposites import contraries
from fidelity.text.polarity import NegatorKind, negators
from fidelity.text.quantities import COUNT, quantities

_GRAMMAR, _SHARE = "polarity_grammar", "ratio"
_ONLY = frozenset({"only", "sole", "lone"})
_FAVOUR, _AGAINST = frozenset({"favour", "favor", "for"}), "against"
_HARDLY = frozenset({"hardly", "scarcely", "barely"})
_NEARLY = frozenset({"almost", "nearly", "virtually", "practically", "most"})
_ROUNDED = 0.006  # shares that add up to one, as printed


def says_of_all(phrase: str, mine: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether the other side says the contrary of all, or the same of all but one.

    "Nobody survived" and "everyone died"; "the only one who did not sign" and "every other one
    signed". `phrase` is the negator of `mine`.
    """
    ours, theirs = {token.norm for token in mine}, {token.norm for token in other}
    if not _HARDLY.isdisjoint(ours) and not (theirs - ours).isdisjoint(_NEARLY):
        return True  # "there is hardly anyone who has not", "almost everyone has"
    if (theirs - ours).isdisjoint(lexicons.words("en", _GRAMMAR, "of all")):
        return False
    if not _ONLY.isdisjoint(ours):
        return not (theirs - ours).isdisjoint(lexicons.words("en", _GRAMMAR, "but one"))
    return phrase in lexicons.words("en", _GRAMMAR, "of none") and _are_turned(mine, other)


def are_the_rest(alignment: Alignment, hyp: float, ref: float) -> bool:
    """Whether two shares make up the whole, and what is said of them is contrary too.

    The whole may be counted: "three of the five survived", "two of the five died".
    """
    return _make_up_the_whole(alignment.hyp, alignment.ref, hyp, ref) and (
        _are_turned(alignment.hyp, alignment.ref)
        or _denials(alignment.hyp) != _denials(alignment.ref)
    )


def deny_the_rest(mine: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether one side denies of the rest what the other says: "two of six were not found"."""
    ours, theirs = set(_amounts(mine)), set(_amounts(other))
    return any(
        _make_up_the_whole(mine, other, one, two) for one in ours - theirs for two in theirs - ours
    )


def _make_up_the_whole(
    mine: Sequence[Token], other: Sequence[Token], one: float, two: float
) -> bool:
    wholes = {1.0, *_counts(mine).intersection(_counts(other))}
    return one != two and any(abs(one + two - whole) <= _ROUNDED for whole in wholes)


def _denials(tokens: Sequence[Token]) -> int:
    return sum(one.kind is NegatorKind.OVERT for one in negators(tokens, "en"))


def _amounts(tokens: Sequence[Token]) -> list[float]:
    return [one.low for one in quantities(tokens, "en") if one.dimension in {_SHARE, COUNT}]


def _counts(tokens: Sequence[Token]) -> set[float]:
    return {one.low for one in quantities(tokens, "en") if one.dimension == COUNT}


def tell_the_rest(alignment: Alignment) -> bool:
    """Whether the sides have such shares, or one tells of all but one, the other of that one."""
    if not alignment.is_english:
        return False
    if is_told_of_the_rest(alignment):
        return True
    ours, theirs = _amounts(alignment.hyp), _amounts(alignment.ref)
    return any(are_the_rest(alignment, one, other) for one in ours for other in theirs)


def sentence_of(tokens: Sequence[Token], index: int) -> Sequence[Token]:
    """The tokens of the sentence that one stands in."""
    return [token for token in tokens if token.sentence == tokens[index].sentence]


def _are_turned(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether a word that one side alone has is contrary to one that the other alone has."""
    known = contraries("en")
    ours, theirs = _words(one), _words(other)
    if any(
        side >= {_AGAINST} and not _FAVOUR.isdisjoint(facing - side)
        for side, facing in ((ours, theirs), (theirs, ours))
    ):
        return True
    return any(not known[word].isdisjoint(theirs - ours) for word in ours - theirs if word in known)


def _words(tokens: Sequence[Token]) -> set[str]:
    """The words as printed, in their dictionary form, and verbs with their particle."""
    singles = {word for token in tokens for word in (token.norm, token.lemma)}
    return singles | {f"{verb.lemma} {particle.norm}" for verb, particle in pairwise(tokens)}
