"""A "not all" of one side that is a "none" on the other."""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.records import Alignment, Token
from fidelity.text.both_sides import BothSides
from fidelity.text.gaps import kept_share
from fidelity.text.linkage import linkage
from fidelity.text.polarity import Negator, NegatorKind, negators

_LEAST_KEPT = 0.6  # share of the passage's content words that must be told again
_GRAMMAR = "polarity_grammar"


def other_scopes(alignment: Alignment) -> Iterator[BothSides]:
    """Denials of one and the same word that reach farther on one side; English only.

    Where either side denies anything else, nobody can tell which denial answers which.
    """
    if not alignment.is_english:
        return
    hyp, ref = (
        [one for one in negators(side, "en") if one.kind is NegatorKind.OVERT]
        for side in (alignment.hyp, alignment.ref)
    )
    if len(hyp) != 1 or len(ref) != 1:
        return
    ours, theirs = _partial(alignment.hyp, hyp[0]), _partial(alignment.ref, ref[0])
    if bool(ours) is bool(theirs):
        return
    total, partial = (ref[0], hyp[0]) if ours else (hyp[0], ref[0])
    if total.phrase not in lexicons.words("en", _GRAMMAR, "of none"):
        return
    to_ref = linkage(alignment).to_ref
    answered = {r for h in hyp[0].anchors for r in to_ref.get(h, ())}
    if partial.anchors and answered.isdisjoint(ref[0].anchors):
        return
    if kept_share(alignment) >= _LEAST_KEPT:
        yield BothSides(ours or hyp[0].indices, theirs or ref[0].indices)


def _partial(tokens: Sequence[Token], negator: Negator) -> tuple[int, ...]:
    """The tokens of "not every"; none for a denial that leaves nobody out."""
    after = negator.indices[-1] + 1
    words = lexicons.words("en", _GRAMMAR, "of all")
    if negator.phrase == "not" and after < len(tokens) and tokens[after].norm in words:
        return (*negator.indices, after)
    return ()
