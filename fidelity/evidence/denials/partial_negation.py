"""A "not all" of one side, or "some do not", that is a "none" on the other."""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.content.gaps import is_same_around, kept_share
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.phrases import PhraseMatch
from fidelity.text.polarity import Negator, NegatorKind, clause_of, negators
from fidelity.text.scopes import scopes

_LEAST_KEPT = 0.6  # share of the passage's content words that must be told again
_GRAMMAR = "polarity_grammar"
_AMOUNT, _ALL = "amount", 6  # the section of quantifiers, and the rung of the whole
_WHOLE = frozenset({"all", "everything", "everybody", "everyone"})
_ANY = frozenset({"any", "anything", "anybody", "anyone"})
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
    any_of_all = _reaching_any(alignment, hyp[0], ref[0])
    if any_of_all is not None:
        yield any_of_all
    else:
        yield from _not_all_and_none(alignment, hyp[0], ref[0])


def _not_all_and_none(alignment: Alignment, hyp: Negator, ref: Negator) -> Iterator[BothSides]:
    """Not all of them came / none of them came."""
    ours, theirs = _partial(alignment.hyp, hyp), _partial(alignment.ref, ref)
    if bool(ours) is bool(theirs):
        return
    total, partial = (ref, hyp) if ours else (hyp, ref)
    if total.phrase not in lexicons.words("en", _GRAMMAR, "of none"):
        return
    to_ref = linkage(alignment).to_ref
    is_of_some = (ours or theirs)[0] < partial.start  # "many do not"
    if is_of_some and _parts(alignment.hyp) and _parts(alignment.ref):
        return  # "many have no buyer"
    answered = {r for h in hyp.anchors for r in to_ref.get(h, ())}
    if partial.anchors and answered.isdisjoint(ref.anchors):
        return
    if kept_share(alignment) >= _LEAST_KEPT:
        yield BothSides(ours or hyp.indices, theirs or ref.indices)


def _reaching_any(alignment: Alignment, hyp: Negator, ref: Negator) -> BothSides | None:
    """Did not see all of it / did not see any of it, in one place."""
    sides = (alignment.hyp, hyp), (alignment.ref, ref)
    (ours, mine), (theirs, other) = (
        (_behind(tokens, one, _WHOLE), _behind(tokens, one, _ANY)) for tokens, one in sides
    )
    pairs = [(ours, other), (mine, theirs)]
    for here, there in pairs:
        if (
            here is not None
            and there is not None
            and None in (ours, mine)
            and (is_same_around(alignment, (here,), (there,)))
        ):
            return BothSides((*hyp.indices, here), (*ref.indices, there))
    return None


def _behind(tokens: Sequence[Token], negator: Negator, words: frozenset[str]) -> int | None:
    """One of these words behind a "not", in its clause."""
    clause = clause_of(tokens, negator.start)
    places = range(negator.indices[-1] + 1, min(clause.stop, negator.indices[-1] + 1 + _REACH))
    if negator.phrase != "not":
        return None
    return next((place for place in places if tokens[place].norm in words), None)


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
