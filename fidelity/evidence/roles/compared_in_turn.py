"""A comparison told from its other end: "A is older than B", "B is younger than A"; English."""

from collections.abc import Sequence

from fidelity.evidence.linkage import SAME_WORD, linkage
from fidelity.records import Alignment, Token
from fidelity.text.function_words import is_content

_THAN = "than"
_COMPARED = 5  # tokens within which "than" follows what is compared
_MORE, _FEWER = frozenset({"more", "better"}), frozenset({"less", "worse", "fewer"})


def is_compared_in_turn(alignment: Alignment, hyp: int, ref: int) -> bool:
    """Whether two contrary words compare, and what is compared changed places with them."""
    return (
        _is_turned_around(alignment, hyp, ref)
        or _is_balanced(alignment, hyp, ref)
        or _have_changed_sides(alignment, hyp, ref)
    )


def _is_turned_around(alignment: Alignment, hyp: int, ref: int) -> bool:
    """Whether they compare from either end: "more women than men", "fewer men than women"."""
    links = linkage(alignment)
    hinges = [
        next((i for i in range(index + 1, index + _COMPARED) if _is_than(tokens, i)), None)
        for tokens, index in ((alignment.hyp, hyp), (alignment.ref, ref))
    ]
    if hinges[0] is None or hinges[1] is None:
        return False
    before, behind = hinges[0] - 1, hinges[0] + 1
    return links.keeps(before, hinges[1] + 1) and links.keeps(behind, hinges[1] - 1)


def _is_balanced(alignment: Alignment, hyp: int, ref: int) -> bool:
    """Whether the comparison turned as well: "less in older patients", "better in younger"."""
    if not all(
        tokens[index].norm.endswith("er") and tokens[index].norm != tokens[index].lemma
        for tokens, index in ((alignment.hyp, hyp), (alignment.ref, ref))
    ):
        return False
    printed, meant = ({token.norm for token in side} for side in (alignment.hyp, alignment.ref))
    new, gone = printed - meant, meant - printed
    return any(
        not new.isdisjoint(one) and not gone.isdisjoint(other)
        for one, other in ((_MORE, _FEWER), (_FEWER, _MORE))
    )


def _have_changed_sides(alignment: Alignment, hyp: int, ref: int) -> bool:
    """Whether all that both have before and behind "than" in the sentence crossed over.

    The words that compare apart, which may stand on either side: "slower than B but cheaper".
    """
    sides = (alignment.hyp, hyp), (alignment.ref, ref)
    if not all(_is_comparative(tokens, index) for tokens, index in sides):
        return False
    hinges = [_hinge(tokens, index) for tokens, index in sides]
    if hinges[0] is None or hinges[1] is None:
        return False
    moves = {
        (link.hyp[0] < hinges[0]) is not (link.ref[0] < hinges[1])
        for link in alignment.links
        if link.kind in SAME_WORD
        and is_content(alignment.hyp[link.hyp[0]], "en")
        and not _is_comparative(alignment.hyp, link.hyp[0])
        and alignment.hyp[link.hyp[0]].sentence == alignment.hyp[hyp].sentence
        and alignment.ref[link.ref[0]].sentence == alignment.ref[ref].sentence
    }
    return moves == {True}


def _is_comparative(tokens: Sequence[Token], index: int) -> bool:
    norm = tokens[index].norm
    return norm in _MORE | _FEWER or (norm.endswith("er") and norm != tokens[index].lemma)


def _hinge(tokens: Sequence[Token], index: int) -> int | None:
    """The one "than" of a sentence; None for none or several."""
    found = [
        place
        for place, token in enumerate(tokens)
        if token.norm == _THAN and token.sentence == tokens[index].sentence
    ]
    return found[0] if len(found) == 1 else None


def _is_than(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].norm == _THAN
