"""Words that answer each other only because everything around them does."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from fidelity.records import Link, LinkKind, Token
from fidelity.text.function_words import word_classes

_WEIGHT = 0.3
# Words that stand in for one another: "the" and "this", "a" and "one", "the" and "their".
_BROAD = {
    "article": "determiner",
    "demonstrative": "determiner",
}
_DETERMINERS = {"my", "your", "his", "her", "its", "our", "their", "one"}


def in_order(links: Iterable[Link]) -> list[Link]:
    """The longest run of links that ascend on both sides; the others have moved."""
    chain: list[Link] = []
    tails: list[int] = []  # index of the last link of the best chain of each length
    ordered = sorted(links, key=lambda link: (link.hyp[0], -link.ref[0]))
    if all(one.ref[-1] < other.ref[0] for one, other in pairwise(ordered)):
        return ordered
    before: list[int] = []
    for index, link in enumerate(ordered):
        low, high = 0, len(tails)
        while low < high:
            middle = (low + high) // 2
            if ordered[tails[middle]].ref[-1] < link.ref[0]:
                low = middle + 1
            else:
                high = middle
        before.append(tails[low - 1] if low else -1)
        tails[low : low + 1] = [index]
    at = tails[-1] if tails else -1
    while at >= 0:
        chain.append(ordered[at])
        at = before[at]
    return chain[::-1]


def open_stretches(
    hyp: Sequence[Token], ref: Sequence[Token], links: Sequence[Link]
) -> list[tuple[list[int], list[int]]]:
    """The unlinked words of both sides between one link and the next of those in order."""
    used_hyp = {i for link in links for i in link.hyp}
    used_ref = {j for link in links for j in link.ref}
    chain = in_order(links)
    ends = [(-1, -1), *((link.hyp[-1], link.ref[-1]) for link in chain)]
    starts = [*((link.hyp[0], link.ref[0]) for link in chain), (len(hyp), len(ref))]
    found = []
    for (hyp_start, ref_start), (hyp_end, ref_end) in zip(ends, starts, strict=True):
        if hyp_end - hyp_start == 1 or ref_end - ref_start == 1:
            continue  # no word stands between
        left = [i for i in range(hyp_start + 1, hyp_end) if i not in used_hyp and hyp[i].is_word]
        right = [j for j in range(ref_start + 1, ref_end) if j not in used_ref and ref[j].is_word]
        if left and right:
            found.append((left, right))
    return found


def moved_stretches(
    hyp: Sequence[Token], ref: Sequence[Token], links: Sequence[Link]
) -> list[tuple[list[int], list[int]]]:
    """The same in what moved as a whole: between two links that follow each other on both sides."""
    used_ref = {j for link in links for j in link.ref}
    ordered = sorted(links, key=lambda link: link.hyp)
    found = []
    for one, other in pairwise(ordered):
        left = [i for i in range(one.hyp[-1] + 1, other.hyp[0]) if hyp[i].is_word]
        right = [j for j in range(one.ref[-1] + 1, other.ref[0]) if ref[j].is_word]
        if left and right and used_ref.isdisjoint(right):
            found.append((left, right))
    return found


def context_links(
    hyp: Sequence[Token],
    ref: Sequence[Token],
    stretches: Sequence[tuple[list[int], list[int]]],
    language: str,
) -> list[Link]:
    """Links across open stretches: words of one class, one after the other.

    Never pairs words of different classes: at equal cost that is what hides a dropped "not".
    """
    return [
        link
        for left, right in stretches
        for link in _pair_by_class(hyp, ref, left, right, language)
    ]


def _pair_by_class(
    hyp: Sequence[Token], ref: Sequence[Token], left: list[int], right: list[int], language: str
) -> list[Link]:
    by_class: dict[str, tuple[list[int], list[int]]] = {}
    for side, (tokens, indices) in enumerate(((hyp, left), (ref, right))):
        for index in indices:
            name = _class(tokens, index, language)
            by_class.setdefault(name, ([], []))[side].append(index)
    return [
        Link(hyp=(i,), ref=(j,), kind=LinkKind.CONTEXT, weight=_WEIGHT)
        for name, (one, other) in by_class.items()
        if len(one) == len(other) or name in {"number", "name"}
        for i, j in zip(one, other, strict=False)
        if len(one) == 1 or name != "content"
    ]


def _class(tokens: Sequence[Token], index: int, language: str) -> str:
    token = tokens[index]
    if token.text[0].isdigit():
        return "number"
    word_class = word_classes(language).get(token.norm)
    if word_class is not None:
        return "determiner" if token.norm in _DETERMINERS else _BROAD.get(word_class, word_class)
    starts_sentence = index == 0 or tokens[index - 1].text in {".", "!", "?"}
    return "name" if token.text[0].isupper() and not starts_sentence else "content"
