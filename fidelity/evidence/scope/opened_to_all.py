"""A group that "only" sets apart, told as all there are, and the reverse; English.

"Open only to members", "open to everyone"; "only in the north", "everywhere".
"""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import SAME_WORD, Linkage, linkage
from fidelity.evidence.scope.restrictions import NAME
from fidelity.records import Alignment, Token
from fidelity.text.function_words import content_places
from fidelity.text.polarity import NegatorKind, negators
from fidelity.text.segments import CLAUSE_MARKS

_ALL = frozenset(
    "all any every everyone everybody everything everywhere anyone anybody anything "
    "anywhere".split()
)
_REST = frozenset("other others else but except apart besides than save unless".split())
_GROUP = 7  # tokens behind "only" among which the group stands
_NEAR = 4.0  # tokens between the group and the place of the word for all
_KEPT = 0.5  # share of the words of weight outside the group that must be the same


def opened_to_all(alignment: Alignment) -> Iterator[BothSides]:
    """The "only" with its group and the word for all in its place, the first such two."""
    if not alignment.is_english:
        return
    links = linkage(alignment)
    for is_ref, own, other in (
        (True, alignment.ref, alignment.hyp),
        (False, alignment.hyp, alignment.ref),
    ):
        found = _opened(own, other, links, is_ref=is_ref)
        if found is not None:
            group, every = found
            yield BothSides(hyp=every, ref=group) if is_ref else BothSides(hyp=group, ref=every)
            return


def _opened(
    own: Sequence[Token], other: Sequence[Token], links: Linkage, *, is_ref: bool
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    words = lexicons.words("en", NAME, "restrict")
    mine, theirs = {token.norm for token in own}, {token.norm for token in other}
    if words.isdisjoint(mine) or not words.isdisjoint(theirs):
        return None
    if (
        _ALL.isdisjoint(theirs - mine)
        or not _REST.isdisjoint(theirs)
        or _count(own) != _count(other)
    ):
        return None
    link_of = links.link_of_ref if is_ref else links.link_of_hyp
    place_of = links.place_in_hyp if is_ref else links.place_in_ref
    same = {i for i, link in link_of.items() if link.kind in SAME_WORD}
    content = content_places(own, "en")
    for index, token in enumerate(own):
        if token.norm not in words or (index and own[index - 1].norm in {"not", "n't", "the"}):
            continue
        group = _group(own, index)
        gone = [i for i in group if i in content and i not in same]
        rest = content.difference(gone)
        if not gone or not rest or len(rest & same) < _KEPT * len(rest):
            continue
        for place, word in enumerate(other):
            if word.norm in _ALL - mine and any(abs(place_of(i) - place) <= _NEAR for i in gone):
                return (index, *group), (place,)
    return None


def _group(tokens: Sequence[Token], index: int) -> tuple[int, ...]:
    """What stands behind "only" in its clause, a few words."""
    end = index + 1
    while end < min(len(tokens), index + 1 + _GROUP) and tokens[end].text not in CLAUSE_MARKS:
        end += 1
    return tuple(range(index + 1, end))


def _count(tokens: Sequence[Token]) -> int:
    return sum(one.kind is NegatorKind.OVERT for one in negators(tokens, "en"))
