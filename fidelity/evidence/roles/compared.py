"""Comparisons whose two sides changed places: "learn faster than adults", "exceeds exports"."""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.function_words import is_content
from fidelity.text.segments import CLAUSE_MARKS
from fidelity.text.verbs import is_passive

_THAN, _LESS, _GRADES = "than", "less", frozenset({"less", "more"})
_FARTHEST = 14  # tokens from "than" to what is compared
_DEGREE = 6  # tokens before "than" among which the word of degree stands


def swapped_sides(alignment: Alignment) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The tokens, of both texts, of comparisons that have the other side first."""
    hinges = list(_hinges(alignment))
    links = linkage(alignment) if hinges else None
    for h, r in hinges:
        left_hyp, right_hyp = _around(alignment.hyp, h, alignment.hyp_language)
        left_ref, right_ref = _around(alignment.ref, r, alignment.ref_language)
        crossed = [
            (i, j)
            for mine, theirs in ((left_hyp, right_ref), (right_hyp, left_ref))
            for i in mine
            for j in (links.to_ref.get(i, ()) if links else ())
            if j in theirs and _is_single(alignment.hyp, i) and _is_single(alignment.ref, j)
        ]
        if len({i > h for i, _ in crossed}) == 2:
            hyp = tuple(sorted({h, *(i for i, _ in crossed)}))
            yield hyp, tuple(sorted({r, *(j for _, j in crossed)}))


def lessened(alignment: Alignment) -> Iterator[BothSides]:
    """Comparatives that a "less" turned round: "healthier than", "less healthy than"; English."""
    if not alignment.is_english:
        return
    hinges = [
        [k for k, t in enumerate(s) if t.norm == _THAN] for s in (alignment.hyp, alignment.ref)
    ]
    if len(hinges[0]) != 1 or len(hinges[1]) != 1:
        return
    (h,), (r,) = hinges
    ours, theirs = _degree(alignment.hyp, h), _degree(alignment.ref, r)
    if ours is None or theirs is None or ours[1] != theirs[1] or ours[2] is theirs[2]:
        return
    if len(ours[0]) == len(theirs[0]):  # "more money", "less money": a word became another
        return
    links = linkage(alignment)
    sides = [
        {
            j > r
            for i in places
            if i not in ours[0]
            for j in links.to_ref.get(i, ())
            if j not in theirs[0]
        }
        for places in _around(alignment.hyp, h, alignment.hyp_language)
    ]
    if sides[0] == {False} and True not in sides[0] and False not in sides[1]:
        yield BothSides(hyp=ours[0], ref=theirs[0])


def _is_comparative(token: Token) -> bool:
    """Whether it is "higher", not "quarter"."""
    return token.norm.endswith("er") and token.norm != token.lemma


def _degree(tokens: Sequence[Token], hinge: int) -> tuple[tuple[int, ...], str, bool] | None:
    """The comparative right before "than": its tokens, its dictionary form, whether it is less."""
    word = hinge - 1
    if word < 1:
        return None
    token, before = tokens[word], tokens[word - 1].norm
    if before in _GRADES:
        return (word - 1, word), token.lemma, before == _LESS
    if _is_comparative(token):
        return (word,), token.lemma, False
    return None


def _is_single(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word stands once: one that stands twice may be linked across."""
    return sum(token.lemma == tokens[index].lemma for token in tokens) == 1


def _hinges(alignment: Alignment) -> Iterator[tuple[int, int]]:
    """The "than"s of both texts whose degree word is the same one, or verbs for more of it."""
    exceeding = lexicons.words("en", "exceeding", "verb")
    ours, theirs = (
        [i for i, token in enumerate(side) if token.norm == "than" or token.lemma in exceeding]
        for side in (alignment.hyp, alignment.ref)
    )
    for h in ours:
        for r in theirs:
            if alignment.hyp[h].norm == alignment.ref[r].norm == "than":
                if _same_degree(alignment, h, r):
                    yield h, r
            elif (
                _says_more(alignment.hyp, h)
                and _says_more(alignment.ref, r)
                and is_passive(alignment.hyp, h) is is_passive(alignment.ref, r)
            ):
                yield h, r


def _says_more(tokens: Sequence[Token], index: int) -> bool:
    """Whether what stands before is more than what stands behind: "exceeded", "higher than"."""
    if tokens[index].norm != "than":
        return True
    more = lexicons.words("en", "exceeding", "more")
    return any(token.norm in more for token in tokens[max(0, index - _DEGREE) : index])


def _same_degree(alignment: Alignment, hyp: int, ref: int) -> bool:
    """Whether the word of degree before both "than"s is the same: "faster", "more often"."""
    before_hyp = range(max(0, hyp - _DEGREE), hyp)
    before_ref = range(max(0, ref - _DEGREE), ref)
    return any(
        alignment.hyp[i].norm == alignment.ref[j].norm
        and (_is_comparative(alignment.hyp[i]) or alignment.hyp[i].norm in _GRADES)
        for i in before_hyp
        for j in before_ref
    )


def _is_likely_to(tokens: Sequence[Token], hinge: int, index: int) -> bool:
    """Whether a "to" belongs to the word of degree: "more likely than men | to vote"."""
    return (
        index > hinge
        and tokens[index].norm == "to"
        and tokens[hinge - 1].norm in lexicons.words("en", "exceeding", "before to")
    )


def _around(
    tokens: Sequence[Token], hinge: int, language: str
) -> tuple[frozenset[int], frozenset[int]]:
    """Content words of the clause before and after the hinge."""
    sides = []
    for places in (range(hinge - 1, -1, -1), range(hinge + 1, len(tokens))):
        found = set()
        for index in places:
            if tokens[index].text in CLAUSE_MARKS or abs(index - hinge) > _FARTHEST:
                break
            if _is_likely_to(tokens, hinge, index):
                break
            if is_content(tokens[index], language):
                found.add(index)
        sides.append(frozenset(found))
    return sides[0], sides[1]
