"""One of a round number told as several, or the reverse: "a dozen", "dozens"; English."""

from collections.abc import Iterator, Sequence

from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.figures import figure_value
from fidelity.text.numerals import numerals

_ROUND = frozenset({"dozen", "score", "hundred", "thousand", "million", "billion"})
_ONE = frozenset({"a", "one"})
_OF = "of"


def changed_multiples(alignment: Alignment) -> Iterator[BothSides]:
    """The only round number of either side, one on one side and several on the other."""
    if not alignment.is_english:
        return
    hyp = _rounds(alignment.hyp)
    ref = _rounds(alignment.ref) if len(hyp) == 1 else []
    if len(hyp) != 1 or len(ref) != 1:
        return
    (word, is_several, words), (other, are_several, there) = hyp[0], ref[0]
    if word != other or is_several == are_several:
        return
    links = linkage(alignment)
    counted, meant = words[-1] + 1, there[-1] + 1
    if links.keeps(counted, meant):
        yield BothSides(words, there)


def _rounds(tokens: Sequence[Token]) -> list[tuple[str, bool, tuple[int, ...]]]:
    """Each round number without a figure: which, whether of several, and its tokens."""
    found: list[tuple[str, bool, tuple[int, ...]]] = []
    for index, token in enumerate(tokens):
        if token.lemma not in _ROUND:
            continue
        before = tokens[index - 1] if index else None
        is_counted = before is not None and figure_value(before.text, "en") is not None
        after = tokens[index + 1].norm if index + 1 < len(tokens) else ""
        if token.norm != token.lemma and after == _OF and not is_counted:
            found.append((token.lemma, True, (index, index + 1)))
        elif token.norm == token.lemma and before is not None and before.norm in _ONE:
            number = next((one for one in numerals(tokens, "en") if one.end == index + 1), None)
            if number is not None:
                found.append((token.lemma, False, (index - 1, index)))
    return found
