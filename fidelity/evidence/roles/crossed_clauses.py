"""Two words that changed clauses, in whatever other words the rest is told.

"Profits rose 7 percent although sales slipped by 2 percent": "Profits went up 2 percent while
sales fell back 7 percent". Each clause of the original has its counterpart, known by the words
that stayed in it, and one word of each went to the other's. Two words of one nature are looked
for: two numbers, two names or two things.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from itertools import combinations, pairwise, permutations, product

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import SAME_WORD
from fidelity.evidence.meaning.senses import Kinship, are_comparable, kinship
from fidelity.records import Alignment, LinkKind, Token
from fidelity.text.clauses import clauses, is_verb_form, may_be_verb
from fidelity.text.function_words import DETERMINERS, content_places, word_classes
from fidelity.text.interchangeable import are_interchangeable
from fidelity.text.opposites import contraries

_LIKE = frozenset({LinkKind.ABBREVIATION, LinkKind.SYNONYM, LinkKind.NEIGHBOUR})
_LEAST = 6  # words of both sides: fewer tell too little about which clause answers which
_LONGEST_PHRASE = 5  # tokens before its last word
_BY, _OBJECT = "by", "verb"
_JOINING = frozenset({"and", "or", "nor", ",", "&"})

_Shared = tuple[BothSides, bool]  # neighbouring words of both sides; whether all are the same words
_Shares = Mapping[tuple[int, int], Sequence[_Shared]]  # by clause of the passage and quotation


class _Nature(Enum):
    NUMBER = "number"
    NAME = "name"
    THING = "thing"


def crossed_clauses(alignment: Alignment) -> Iterator[BothSides]:
    """Two words of which each stands in the other's clause, the first such two; English."""
    if not alignment.is_english:
        return
    shared = _shared(alignment)
    starts = [both.ref[0] for both, _ in shared]
    if len(shared) < _LEAST or all(one < other for one, other in pairwise(starts)):
        return
    ours, theirs = clauses(alignment.hyp), clauses(alignment.ref)
    if max(ours) == 0 or max(theirs) == 0:
        return
    by_clauses: dict[tuple[int, int], list[_Shared]] = {}
    for both, is_same in shared:
        place = theirs[both.ref[0]], ours[both.hyp[0]]
        by_clauses.setdefault(place, []).append((both, is_same))
    for one, other in _crossings(by_clauses):
        if _are_exchanged(alignment, one, other):
            yield BothSides(hyp=(*one.hyp, *other.hyp), ref=(*one.ref, *other.ref))
            return  # what is left stands where it stands because of these


def _shared(alignment: Alignment) -> list[_Shared]:
    """The content words of both sides, each standing once; neighbours on both sides as one."""
    content = content_places(alignment.hyp, "en"), content_places(alignment.ref, "en")
    counts = Counter(token.lemma for token in alignment.hyp)
    their_counts = Counter(token.lemma for token in alignment.ref)
    found: list[_Shared] = []
    for link in sorted(alignment.links, key=lambda link: link.hyp):
        h, r = link.hyp[0], link.ref[0]
        if h not in content[0] or r not in content[1]:
            continue
        is_same = link.kind in SAME_WORD
        if is_same and counts[alignment.hyp[h].lemma] + their_counts[alignment.ref[r].lemma] > 2:
            continue
        if not is_same and link.kind not in _LIKE:
            continue
        last = found[-1][0] if found else None
        if last is not None and (last.hyp[-1] + 1, last.ref[-1] + 1) == (h, r):
            joined = BothSides(hyp=(*last.hyp, h), ref=(*last.ref, r))
            found[-1] = (joined, found[-1][1] and is_same)
        else:
            found.append((BothSides(hyp=(h,), ref=(r,)), is_same))
    return found


def _crossings(shares: _Shares) -> Iterator[tuple[BothSides, BothSides]]:
    """Words that went crosswise between two clauses, each of which kept as many or more."""
    theirs = combinations(sorted({place[0] for place in shares}), 2)
    ours = tuple(permutations(sorted({place[1] for place in shares}), 2))
    for (mine, yours), (here, there) in product(theirs, ours):
        stayed = shares.get((mine, here), ()), shares.get((yours, there), ())
        went = shares.get((mine, there), ()), shares.get((yours, here), ())
        if sum(map(_size, went)) < sum(map(_size, stayed)) and all(
            0 < _size(gone) <= _size(kept) and any(is_same for _, is_same in kept)
            for gone, kept in zip(went, stayed, strict=True)
        ):
            one, other = ([both for both, is_same in gone if is_same] for gone in went)
            yield from product(one, other)


def _takes_the_place(alignment: Alignment, one: BothSides, other: BothSides) -> bool:
    """Whether what led the one leads the other now: a preposition, or nothing before a verb."""
    return _lead(alignment.ref, one.ref[0]) == _lead(alignment.hyp, other.hyp[0])


def _lead(tokens: Sequence[Token], index: int) -> str:
    """The preposition before a phrase; "" where there is none, or the "by" of an agent."""
    classes = word_classes("en")
    for place in range(index - 1, max(-1, index - 1 - _LONGEST_PHRASE), -1):
        norm = tokens[place].norm
        if classes.get(norm) == "preposition":
            return "" if norm == _BY else norm
        if classes.get(norm) not in {None, *DETERMINERS} or not tokens[place].is_word:
            return ""
        if is_verb_form(tokens, place):
            return _OBJECT
    return ""


def _size(shared: Sequence[_Shared]) -> int:
    return sum(len(both.hyp) for both, _ in shared)


def _are_exchanged(alignment: Alignment, one: BothSides, other: BothSides) -> bool:
    """Whether they are of one nature, and do not stand beside each other in a list."""
    natures = {
        _nature(tokens, words) for both in (one, other) for tokens, words in _sides(alignment, both)
    }
    if len(natures) > 1 or (_Nature.NUMBER not in natures and _is_turned(alignment)):
        return False
    if _Nature.THING in natures and not _are_like_things(alignment, one, other):
        return False
    return not (
        _are_listed(alignment.hyp, one.hyp, other.hyp)
        or _are_listed(alignment.ref, one.ref, other.ref)
    )


def _are_like_things(alignment: Alignment, one: BothSides, other: BothSides) -> bool:
    """Whether one stands where the other stood, and neither means what the other means.

    Verbs go with what they say, and are told in another order.
    """
    if any(
        may_be_verb(tokens, words[-1])
        for both in (one, other)
        for tokens, words in _sides(alignment, both)
    ):
        return False
    word, another = (alignment.ref[both.ref[-1]].lemma for both in (one, other))
    return (
        (_takes_the_place(alignment, one, other) or _takes_the_place(alignment, other, one))
        and not are_interchangeable(word, another)
        and kinship(word, another, "en") in {Kinship.SISTERS, Kinship.NONE}
        and are_comparable(word, another, "en")
    )


def _is_turned(alignment: Alignment) -> bool:
    """Whether one side has a word contrary to one of the other's: it sees both from another end.

    Not where the other side has one like it, too: "rose" and "slipped", "went up" and "fell".
    """
    known = contraries("en")
    ours, theirs = (
        {word for token in side for word in (token.lemma, token.norm) if word in known}
        for side in (alignment.hyp, alignment.ref)
    )
    gone = theirs - ours
    return any(
        not known[word].isdisjoint(gone)
        and all(known[word].isdisjoint(known[other]) for other in gone)
        for word in ours - theirs
    )


def _sides(
    alignment: Alignment, both: BothSides
) -> tuple[tuple[Sequence[Token], Sequence[int]], ...]:
    return (alignment.hyp, both.hyp), (alignment.ref, both.ref)


def _nature(tokens: Sequence[Token], words: Sequence[int]) -> _Nature:
    said = [tokens[index].text for index in words]
    numerals = lexicons.words("en", "numerals", "cardinal")
    if any(text[0].isdigit() or text.lower() in numerals for text in said):
        return _Nature.NUMBER
    if all(text[0].isupper() for text in said) and words[0] > 0:
        return _Nature.NAME
    return _Nature.THING


def _are_listed(tokens: Sequence[Token], one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether hardly more than "and" or a comma parts them: "friends and family"."""
    start, end = sorted((one, other))
    between = tokens[start[-1] + 1 : end[0]]
    return any(token.norm in _JOINING for token in between) and not any(
        token.is_word and token.norm not in _JOINING for token in between
    )
