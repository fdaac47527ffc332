"""Words that one speaker says only once, though two reporting words lead to them."""

from collections.abc import Sequence

from fidelity.records import Quotation


def without_repeats(found: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """The quotations without those that stand inside another one of the same speaker.

    "She revealed that she rejected an offer" reports the offer once.
    """
    return tuple(one for one in found if not any(_is_part(one, other) for other in found))


def _is_part(one: Quotation, other: Quotation) -> bool:
    if other is one or other.is_attitude or one.contents == other.contents:
        return False
    if one.speaker is None or other.speaker is None or one.speaker.name != other.speaker.name:
        return False
    return all(
        any(outer.start <= part.start and part.end <= outer.end for outer in other.contents)
        for part in one.contents
    )
