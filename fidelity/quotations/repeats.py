"""Which quotations of a text are checked: none twice, and no thought that is nobody's."""

from collections.abc import Sequence

from fidelity.records import Quotation, QuotationKind, Span

# "theft" of "denies theft" and "the jury" of "thanked the jury" are no statements
_PHRASE = 30
# what was said stands before, and nothing else is told of it
_POINTING = frozenset({"that", "this", "it", "so"})


def without_repeats(found: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """The quotations without those inside another one, verb and all or of the same speaker.

    "She revealed that she rejected an offer" reports the offer once, and "Moss said that she had
    told him to wait" is checked with all that Moss said.
    """
    return tuple(one for one in found if not any(_is_part(one, other) for other in found))


def worth_checking(
    found: Sequence[Quotation], text: str, *, include_attitudes: bool = False
) -> tuple[Quotation, ...]:
    """The quotations of a `text` that may be checked.

    What somebody "hopes" or "believes" is told like speech where it is told whose hope it is, and
    in a phrase of some length; whether the original tells it, too, shows in pairing.
    """
    return tuple(
        one
        for one in without_repeats(found)
        if (include_attitudes or not one.is_attitude or _is_somebodys(one))
        and not _points_back(one, text)
    )


def _points_back(one: Quotation, text: str) -> bool:
    """Whether it says no more than its verb of what was said before: "Brandt denied that."."""
    if one.kind is not QuotationKind.INDIRECT or len(one.contents) > 1:
        return False
    words = one.contents[0].of(text).lower().split()
    cue = one.cue.of(text).lower().split() if one.cue else []
    return words[-1] in _POINTING and words[:-1] in ([], cue)


def _is_somebodys(attitude: Quotation) -> bool:
    return attitude.speaker is not None and sum(map(len, attitude.contents)) >= _PHRASE


def _is_part(one: Quotation, other: Quotation) -> bool:
    if other is one or other.is_attitude or one.contents == other.contents:
        return False
    is_told = one.cue is not None and _is_inside(one.cue, other)
    is_same = one.speaker and other.speaker and one.speaker.name == other.speaker.name
    return bool(is_told or is_same) and all(_is_inside(part, other) for part in one.contents)


def _is_inside(part: Span, other: Quotation) -> bool:
    return any(outer.start <= part.start and part.end <= outer.end for outer in other.contents)
