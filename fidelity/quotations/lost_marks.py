"""A speaker's own words that stand in plain text because their marks were lost."""

from collections.abc import Sequence

from fidelity.quotations.classes import FIRST_PERSON
from fidelity.quotations.outline import Sentence
from fidelity.quotations.syntax import Range
from fidelity.quotations.words import Word
from fidelity.records import QuotationKind

_DIRECT = QuotationKind.DIRECT


def goes_on(
    sentence: Sentence,
    previous: Sentence | None,
    last: QuotationKind,
) -> bool:
    """Whether this unmarked sentence goes on with the direct quotation before it.

    A news text says "I" and "we" only in somebody's mouth; so a first person right after a
    direct quotation, in the same paragraph or after one whose mark was never closed, is the
    speaker's.
    """
    if previous is None or last is not _DIRECT:
        return False
    if previous.paragraph != sentence.paragraph:
        final = previous.items[-1].marked
        if final is None or final.closed:
            return False
    return bool(sentence.shown & FIRST_PERSON)


def is_third_person(items: Sequence[Word], speaker: Range | None) -> bool:
    """Whether somebody other than "I" and "we" is the one who reports."""
    return speaker is not None and not any(
        item.classes & FIRST_PERSON for item in items[slice(*speaker)]
    )
