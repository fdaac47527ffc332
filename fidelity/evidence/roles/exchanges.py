"""Words that changed their partners: "praised the defence, blamed the forwards", the reverse."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.denials.turned import is_turned
from fidelity.evidence.linkage import SAME_WORD
from fidelity.evidence.times.moved_times import pointed_periods
from fidelity.records import Alignment, Token
from fidelity.text.dates import dated_places
from fidelity.text.function_words import (
    DETERMINERS,
    OWNING,
    content_places,
    is_content,
    word_classes,
)
from fidelity.text.reporting import reporting_verbs

_LIST = "exchanges"
_LONGEST = 9  # words of a stretch that may change places with another one
_LISTING = frozenset({",", ";", "and", "or", "nor", "&"})
_REFERRING = frozenset({"it", "them"})
_AGAIN = frozenset({"one", "ones"})
_FREE = frozenset({"preposition", "conjunction", "adverb"})


def exchanged_neighbours(alignment: Alignment) -> Iterator[BothSides]:
    """Pairs of content words side by side, of which the second ones changed places; English.

    Each of the four stands once on each side, and is the same word; articles and forms of "be"
    may stand between.
    """
    if not alignment.is_english:
        return
    same = {
        link.hyp[0]: link.ref[0]
        for link in alignment.links
        if link.kind in SAME_WORD and len(link.hyp) == len(link.ref) == 1
    }
    theirs = set(_neighbours(alignment.ref))
    if len(theirs) < 2:
        return
    parted = [
        (first, second)
        for first, second in _neighbours(alignment.hyp)
        if first in same and second in same and (same[first], same[second]) not in theirs
    ]
    for (first, second), (one, other) in combinations(parted, 2):
        words = (first, second, one, other)
        crossed = {(same[first], same[other]), (same[one], same[second])}
        if (
            crossed <= theirs
            and len(set(words)) == len(words)
            and _are_single(alignment, words)
            and not _is_seen_otherwise(alignment, words)
        ):
            yield BothSides(hyp=words, ref=tuple(same[word] for word in words))


def _neighbours(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    classes, content = word_classes("en"), content_places(tokens, "en")
    last: int | None = None
    for index, token in enumerate(tokens):
        is_named_again = last == index - 1 and token.norm in _AGAIN  # "the older one"
        if index in content or is_named_again:
            if last is not None:
                yield last, index
            last = index
        elif token.lemma != "be" and classes.get(token.norm) not in DETERMINERS:
            last = None


def _is_seen_otherwise(alignment: Alignment, words: Sequence[int]) -> bool:
    """Whether it is only told from the other end: "the new one is faster than the old one"."""
    names = {alignment.hyp[word].norm for word in words}
    return not _AGAIN.isdisjoint(names) and is_turned(alignment)


def _are_single(alignment: Alignment, words: Sequence[int]) -> bool:
    lemmas = {alignment.hyp[index].lemma for index in words}
    return len(lemmas) == len(words) and all(
        sum(token.lemma in lemmas for token in side) == len(words)
        for side in (alignment.hyp, alignment.ref)
    )


def exchanged_stretches(alignment: Alignment) -> Iterator[BothSides]:
    """Two stretches that changed places in a text of which nothing else moved; English.

    "Rain in the north, while the south stays dry". Not the items of a list, not two statements
    side by side, nor a time or a phrase behind a preposition that may stand anywhere.
    """
    if not alignment.is_english:
        return
    hyp, ref = _words(alignment.hyp), _words(alignment.ref)
    if len(hyp) != len(ref):
        return
    ours = [alignment.hyp[index].lemma for index in hyp]
    theirs = [alignment.ref[index].lemma for index in ref]
    moved = [k for k, lemma in enumerate(ours) if lemma != theirs[k]]
    if not moved or sorted(ours) != sorted(theirs):
        return
    start, end = moved[0], moved[-1] + 1
    sizes = _sizes(ours[start:end], theirs[start:end])
    if sizes is None:
        return
    one, other = range(start, start + sizes[0]), range(end - sizes[1], end)
    if _tells(alignment.ref, ref, one, other):
        mine = (*hyp[start : start + sizes[1]], *hyp[end - sizes[0] : end])
        yield BothSides(hyp=mine, ref=tuple(ref[k] for k in (*one, *other)))


def _words(tokens: Sequence[Token]) -> list[int]:
    """The words without the articles, and without the "it" that goes with a verb."""
    classes = word_classes("en")
    return [
        index
        for index, token in enumerate(tokens)
        if token.is_word and classes.get(token.norm) != "article" and token.norm not in _REFERRING
    ]


def _sizes(ours: Sequence[str], theirs: Sequence[str]) -> tuple[int, int] | None:
    """How many words at both ends of `theirs` changed places, as few as may be."""
    size = len(ours)
    for both in range(2, min(size, 2 * _LONGEST) + 1):
        for one in range(max(1, both - _LONGEST), min(both, _LONGEST + 1)):
            other = both - one
            if (
                theirs[:one] == ours[size - one :]
                and theirs[size - other :] == ours[:other]
                and theirs[one : size - other] == ours[other : size - one]
            ):
                return one, other
    return None


def _tells(tokens: Sequence[Token], words: Sequence[int], one: range, other: range) -> bool:
    """Whether to exchange these two stretches of a text changes what it says."""
    said = [tokens[index] for index in words]
    if not all(any(is_content(said[k], "en") for k in side) for side in (one, other)):
        return False
    if _names_the_speaker(tokens, [[words[k] for k in side] for side in (one, other)]):
        return False
    between = said[one.stop : other.start]
    if not between:
        return _are_parted(tokens, words, one, other)
    if not lexicons.words("en", _LIST, "sets apart").isdisjoint(word.norm for word in between):
        return True
    return not (
        _is_report(tokens, words[one.stop - 1], words[other.start], between)
        or _is_list(tokens, words[one.stop - 1], words[other.start])
        or _may_stand_anywhere(tokens, words, one, other)
        or _holds_both_ways(_between(said, one, other))
    )


def _names_the_speaker(tokens: Sequence[Token], sides: Sequence[Sequence[int]]) -> bool:
    """Whether only who said it is told in another order: "said Lind, a clerk", "clerk Lind said".

    One of the two is the reporting verb alone, and both stand between a mark and a mark.
    """
    start, end = sides[0][0], sides[1][-1] + 1
    is_verb = any(len(side) == 1 and tokens[side[0]].lemma in reporting_verbs() for side in sides)
    is_apart = start > 0 and not tokens[start - 1].is_word
    return is_verb and is_apart and (end == len(tokens) or not tokens[end].is_word)


def _are_parted(tokens: Sequence[Token], words: Sequence[int], one: range, other: range) -> bool:
    """Whether a ";" alone stands between them, each in a statement that has more words."""
    if one.start == 0 or other.stop >= len(words):
        return False
    gap = tokens[words[one.stop - 1] + 1 : words[other.start]]
    return any(token.text == ";" for token in gap)


def _between(said: Sequence[Token], one: range, other: range) -> Sequence[Token]:
    """What parts them, but for words that lead both: the mayor of Ghent and [the mayor of] Lyon."""
    start, end = one.stop, other.start
    before, after = one.start - 1, other.stop
    while end > start and before >= 0 and said[before].lemma == said[end - 1].lemma:
        before, end = before - 1, end - 1
    while end > start and after < len(said) and said[after].lemma == said[start].lemma:
        after, start = after + 1, start + 1
    return said[start:end]


def _holds_both_ways(between: Sequence[Token]) -> bool:
    """Whether nothing stands between but what joins two of a kind: "and", "is", "met"."""
    joins = lexicons.words("en", _LIST, "joins")
    mutual = lexicons.words("en", _LIST, "mutual") | lexicons.listed("en", "reciprocal")
    content = [word for word in between if is_content(word, "en")]
    if content and between[0].norm in OWNING:  # "Ann's cousin met Bea": of the cousin's doings
        return all(word.lemma in mutual for word in content)
    if content:
        return content[0].lemma in mutual
    return all(word.norm in joins or word.lemma in mutual for word in between)


def _is_list(tokens: Sequence[Token], last: int, first: int) -> bool:
    """Whether a comma or "and" stands behind the first stretch and before the second one."""
    classes = word_classes("en")
    before = first - 1 - (classes.get(tokens[first - 1].norm) == "article")
    return all(tokens[k].norm in _LISTING for k in (last + 1, before))


def _is_report(tokens: Sequence[Token], last: int, first: int, between: Sequence[Token]) -> bool:
    """Whether a mark sets what is said apart from who says it: “…,” said X, for X said: “…”."""
    has_verb = any(word.is_word and word.lemma in reporting_verbs() for word in between)
    return has_verb and any(not token.is_word for token in tokens[last + 1 : first])


def _may_stand_anywhere(
    tokens: Sequence[Token], words: Sequence[int], one: range, other: range
) -> bool:
    """Whether both are phrases of their own, or one alone says nothing but when."""
    dated = dated_places(tokens, "en")
    dated |= pointed_periods(tokens)
    sides = [[words[k] for k in side] for side in (one, other)]
    first, second = (dated.issuperset(side) for side in sides)
    if first is not second:
        return True
    classes = word_classes("en")
    return all(
        classes.get(tokens[side[0]].norm) in _FREE or tokens[side[0]].norm.endswith("ly")
        for side in sides
    )
