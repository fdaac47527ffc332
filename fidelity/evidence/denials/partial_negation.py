"""A "not all" of one side, or "some do not", that is a "none" on the other."""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.content.gaps import kept_share
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.phrases import PhraseMatch
from fidelity.text.polarity import Negator, NegatorKind, negators
from fidelity.text.scopes import scopes

_LEAST_KEPT = 0.6  # share of the passage's content words that must be told again
_GRAMMAR = "polarity_grammar"
_AMOUNT, _ALL = "amount", 6  # the section of quantifiers, and the rung of the whole
_REACH = 6  # words from "many" to the "not" of what they do not do


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
    is_of_some = (ours or theirs)[0] < partial.start  # "many do not"
    if is_of_some and _parts(alignment.hyp) and _parts(alignment.ref):
        return  # "many have no buyer"
    answered = {r for h in hyp[0].anchors for r in to_ref.get(h, ())}
    if partial.anchors and answered.isdisjoint(ref[0].anchors):
        return
    if kept_share(alignment) >= _LEAST_KEPT:
        yield BothSides(ours or hyp[0].indices, theirs or ref[0].indices)


def _partial(tokens: Sequence[Token], negator: Negator) -> tuple[int, ...]:
    """The tokens of "not every"; none for a denial that leaves nobody out."""
    after = negator.indices[-1] + 1
    words = lexicons.words("en", _GRAMMAR, "of all")
    if negator.phrase != "not":
        return ()
    if after < len(tokens) and tokens[after].norm in words:
        return (*negator.indices, after)
    for scope in _parts(tokens):  # "many of them did not"
        is_near = scope.end <= negator.start <= scope.end + _REACH
        if is_near and all(token.is_word for token in tokens[scope.end : negator.start]):
            return (*scope.indices, *negator.indices)
    return ()


def _parts(tokens: Sequence[Token]) -> list[PhraseMatch]:
    """The words for a part of the whole: "many of", "some"."""
    return [
        one for one in scopes(tokens, "en") if one.section == _AMOUNT and 0 < int(one.row[1]) < _ALL
    ]
