"""What each of several gets, told as what they get together, or the reverse; English."""

from collections.abc import Iterator, Sequence

from fidelity.evidence.amounts.counterparts import answers
from fidelity.evidence.both_sides import BothSides
from fidelity.records import Alignment, Token
from fidelity.text.phrases import PhraseMatch, find_phrases

_LIST = "distributed"
_IN_ALL = "in all"
_REACH = 6  # tokens between "each" or "a total of" and the amount


def distributed(alignment: Alignment) -> Iterator[BothSides]:
    """Gives each of the schools 500 / gives the schools 500 in all."""
    if not alignment.is_english:
        return
    hyp = _only(alignment.hyp)
    ref = _only(alignment.ref) if hyp is not None else None
    if hyp is None or ref is None or hyp.section == ref.section:
        return
    for answer in answers(alignment):
        if answer.agrees and all(
            any(abs(one - other) <= _REACH for one in match.indices for other in amount.indices)
            for match, amount in ((hyp, answer.hyp), (ref, answer.ref))
        ):
            yield BothSides(
                hyp=tuple(sorted({*hyp.indices, *answer.hyp.indices})),
                ref=tuple(sorted({*ref.indices, *answer.ref.indices})),
            )
            return


def _only(tokens: Sequence[Token]) -> PhraseMatch | None:
    """The words that say so, where all of a text say the same."""
    found = [one for one in find_phrases(tokens, _LIST) if not _stands_before_them(tokens, one)]
    return found[0] if len({match.section for match in found}) == 1 else None


def _stands_before_them(tokens: Sequence[Token], match: PhraseMatch) -> bool:
    """Whether it is the "in all" of "in all sixteen regions"."""
    return match.phrase == _IN_ALL and match.end < len(tokens) and tokens[match.end].is_word
