"""Two numbers that changed places: three killed and twelve hurt, twelve killed and three hurt.

Each number has the words that stand with it, up to where the next number's begin. Both numbers
stand on both sides with the same values; what tells is that a word of each went to the other.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import Linkage, linkage
from fidelity.records import Alignment, LinkKind, Token
from fidelity.text.function_words import is_content
from fidelity.text.numerals import NumeralForm
from fidelity.text.quantities import Quantity, quantities

_SAME_WORD = frozenset({LinkKind.FORM, LinkKind.SPELLING, LinkKind.LEMMA})
_COUNTING = frozenset({NumeralForm.CARDINAL, NumeralForm.FRACTION})
# Where one number's words end and the next one's begin, the surest first.
_PARTING = (
    frozenset({";", ".", ":", "!", "?"}),
    frozenset({"while", "whereas", "but"}),
    frozenset({"and", "or", "versus", "than", "as", "with"}),
    frozenset({","}),
    frozenset({"in", "at", "on", "across", "for", "from"}),
)
_ENDS = frozenset({",", ";", ":", ".", "!", "?", "(", ")", "—", "–"})
_APPOSED = frozenset({(",", ","), ("(", ")")})  # "Anna, 34, and Bert, 29, came"
_FARTHEST = 8  # words from a number to what it still counts
_RESPECTIVELY, _TO = "respectively", "to"
_SHORT = 4  # letters: "against" and "above" tell sides apart, "to" and "by" stand everywhere


_Counts = dict[float, tuple[Quantity, frozenset[int]]]


def exchanged_counts(alignment: Alignment) -> Iterator[BothSides]:
    """Pairs of numbers that took each other's words; English only."""
    if not alignment.is_english:
        return
    ours = quantities(alignment.hyp, alignment.hyp_language)
    theirs = quantities(alignment.ref, alignment.ref_language)
    if len(ours) < 2 or len(theirs) < 2:
        return
    links = linkage(alignment)
    hyp, ref = _counts(alignment.hyp, ours), _counts(alignment.ref, theirs)
    for one, other in combinations(sorted(hyp.keys() & ref.keys()), 2):
        both = hyp[one], hyp[other]
        if both[0][0].dimension == both[1][0].dimension and _took_places(
            alignment, links, (hyp[one][1], hyp[other][1]), (ref[one][1], ref[other][1])
        ):
            yield BothSides(
                hyp=_both(hyp[one][0], hyp[other][0]), ref=_both(ref[one][0], ref[other][0])
            )


def _both(one: Quantity, other: Quantity) -> tuple[int, ...]:
    return tuple(sorted((*one.indices, *other.indices)))


def _took_places(
    alignment: Alignment,
    links: Linkage,
    hyp: tuple[frozenset[int], frozenset[int]],
    ref: tuple[frozenset[int], frozenset[int]],
) -> bool:
    """Whether a word of each number went to the other one, and one of them kept none."""

    def are_shared(mine: frozenset[int], yours: frozenset[int]) -> bool:
        return any(_is_kept(alignment, links, h, r) for h in mine for r in yours)

    has_crossed = are_shared(hyp[0], ref[1]) and are_shared(hyp[1], ref[0])
    return has_crossed and not (are_shared(hyp[0], ref[0]) or are_shared(hyp[1], ref[1]))


def _is_kept(alignment: Alignment, links: Linkage, hyp: int, ref: int) -> bool:
    link = links.link_of_hyp.get(hyp)
    return (
        link is not None
        and link.kind in _SAME_WORD
        and ref in link.ref
        and _is_single(alignment.hyp, hyp)
        and _is_single(alignment.ref, ref)
    )


def _is_single(tokens: Sequence[Token], index: int) -> bool:
    return sum(token.lemma == tokens[index].lemma for token in tokens) == 1


def _counts(tokens: Sequence[Token], amounts: Sequence[Quantity]) -> _Counts:
    """The amounts that stand once, by value, with the content words that belong to each."""
    if any(token.norm == _RESPECTIVELY for token in tokens):
        return {}
    cardinal = [one for one in amounts if one.numeral.form in _COUNTING and not one.numeral.is_weak]
    cuts = [_cut(tokens, one, after) for one, after in pairwise(cardinal)]
    values = [one.low for one in cardinal]
    found: _Counts = {}
    for place, one in enumerate(cardinal):
        before = cuts[place - 1] if place else -1
        after = cuts[place] if place < len(cuts) else len(tokens)
        if before is not None and after is not None and values.count(one.low) == 1:
            found[one.low] = (one, _company(tokens, one, before, after))
    return found


def _cut(tokens: Sequence[Token], one: Quantity, after: Quantity) -> int | None:
    """Where the words of one number end and those of the next begin; None where nothing tells."""
    places = range(one.indices[-1] + 1, after.indices[0])
    for place in places:
        if tokens[place].sentence != tokens[place - 1].sentence:
            return place - 1
    if len(places) < 2 and not any(tokens[place].is_word for place in places):
        return None  # 2-1, 3, 4 and 5
    for parting in _PARTING:
        for place in reversed(places):
            if tokens[place].norm in parting:
                to_do = place - 2 in places and tokens[place - 2].norm == _TO
                return place - 2 if to_do else place  # "rose 2 cents | to close at 11"
    return None


def _company(tokens: Sequence[Token], one: Quantity, before: int, after: int) -> frozenset[int]:
    """The content words about a number, up to a mark or to the next number's words."""
    start, end = one.indices[0], one.indices[-1] + 1
    if start > 0 and end < len(tokens) and (tokens[start - 1].text, tokens[end].text) in _APPOSED:
        start -= 1
    left, right = range(start - 1, before, -1), range(end, after)
    sentence = tokens[one.indices[0]].sentence
    directed = lexicons.words("en", "leads", "directed")
    found: set[int] = set()
    for places in (left, right):
        for index in places[:_FARTHEST]:
            token = tokens[index]
            if token.text in _ENDS or token.sentence != sentence:
                break
            if is_content(token, "en") or (token.norm in directed and len(token.norm) > _SHORT):
                found.add(index)
    return frozenset(found)
