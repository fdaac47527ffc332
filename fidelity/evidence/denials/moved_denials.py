"""A "not" that went from one statement of a sentence to another one; English.

"They knew each other, and robbery was not the motive": "they did not know each other, and robbery
was the motive". Both sides deny once, so that no denial is gone.
"""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.content.gaps import is_same_around
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.polarity import Negator, NegatorKind, negators

_LIST, _JOINING = "polarity_grammar", "joins statements"


def moved_denials(alignment: Alignment) -> Iterator[BothSides]:
    """The only denial that either side alone has, each in another statement of the sentence."""
    if not alignment.is_english:
        return
    hyp, ref = _denials(alignment.hyp), _denials(alignment.ref)
    if not hyp or len(hyp) != len(ref) or _implied(alignment.hyp) != _implied(alignment.ref):
        return
    links = linkage(alignment)
    new = [one for one in hyp if not any(links.keeps(one, other) for other in ref)]
    gone = [other for other in ref if not any(links.keeps(one, other) for one in hyp)]
    if len(new) != 1 or len(gone) != 1:
        return
    here, there = new[0], gone[0]
    affirmed_there = next((r for r in links.to_ref.get(here, ()) if links.keeps(here, r)), None)
    affirmed_here = next((h for h in links.to_hyp.get(there, ()) if links.keeps(h, there)), None)
    if affirmed_here is None or affirmed_there is None:
        return
    ours = (*hyp[here].indices, here)
    theirs = (*ref[there].indices, there)
    if (
        _are_two_statements(alignment.hyp, here, affirmed_here)
        and _are_two_statements(alignment.ref, there, affirmed_there)
        and is_same_around(alignment, ours, theirs)
    ):
        yield BothSides(hyp=ours, ref=theirs)


def _denials(tokens: Sequence[Token]) -> dict[int, Negator]:
    """The words that are denied outright, with their negators; none where one denies no word."""
    overt = [one for one in negators(tokens, "en") if one.kind is NegatorKind.OVERT]
    found = {one.target: one for one in overt if one.target is not None}
    return found if len(found) == len(overt) else {}


def _implied(tokens: Sequence[Token]) -> list[str]:
    return sorted(one.phrase for one in negators(tokens, "en") if one.kind is NegatorKind.IMPLICIT)


def _are_two_statements(tokens: Sequence[Token], one: int, other: int) -> bool:
    joining = lexicons.words("en", _LIST, _JOINING)
    between = tokens[min(one, other) : max(one, other)]
    return any(token.norm in joining for token in between)
