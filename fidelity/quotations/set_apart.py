"""Block quotations: words that stand apart in place of quotation marks.

Markup tells where they stand, and not that somebody said them: a note stands apart as well. So a
colon before it, the name of its source under it, or its own "I" and "we" has to tell that.
"""

import re
from collections.abc import Collection, Sequence

from fidelity.quotations.marked import Marked
from fidelity.quotations.marks import Marking
from fidelity.quotations.words import DASHES
from fidelity.records import Span

_WORD = re.compile(r"[^\W\d_]+")
# "— Ada Moll, who has chaired the board since 2011"
_LONGEST_SOURCE = 16
# What a note opens with: "Editor's note", the colon after it, or the bracket of a warning.
_LABEL = re.compile(r"\[!|(?:\W*\w+[\w'’]*){1,3}\W*:")


def with_block_quotations(
    text: str,
    paragraphs: Sequence[Span],
    marking: Marking,
    blocks: Sequence[Span],
    first_person: Collection[str],
) -> Marking:
    """The marked stretches, and the block quotations that have no marks of their own.

    Args:
        text: the document's text.
        paragraphs: of it, in order.
        marking: its marked stretches; a quotation inside a block quotation belongs to it.
        blocks: what its markup sets apart, in order.
        first_person: "I", "we" and the like, in small letters.
    """
    stretches = list(marking.stretches)
    for block in blocks:
        first, last = _paragraphs_of(block, paragraphs)
        has_source = last - first > 1 and is_source(paragraphs[last - 1].of(text))
        parts = tuple(paragraphs[first : last - has_source])
        inside = [one for one in stretches if any(map(block.overlap, one.outer))]
        if not parts or _has_own_marks(parts, inside):
            continue
        is_led = first > 0 and paragraphs[first - 1].of(text).endswith(":")
        words = {word.lower() for part in parts for word in _WORD.findall(part.of(text))}
        speaks = not _LABEL.match(parts[0].of(text)) and not words.isdisjoint(first_person)
        if is_led or has_source or speaks:
            stretches = [one for one in stretches if one not in inside]
            stretches.append(Marked(parts=parts, outer=parts))
    stretches.sort(key=lambda one: one.outer[0])
    return marking._replace(stretches=tuple(stretches))


def is_source(line: str) -> bool:
    """Whether a paragraph is a dash and a name: "— Ada Moll, nurse"."""
    words = line[1:].split()
    return line[:1] in DASHES and bool(words) and len(words) <= _LONGEST_SOURCE


def _paragraphs_of(block: Span, paragraphs: Sequence[Span]) -> tuple[int, int]:
    """From the first paragraph of a block to past its last."""
    inside = [k for k, one in enumerate(paragraphs) if block.start <= one.start < block.end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _has_own_marks(parts: Sequence[Span], inside: Sequence[Marked]) -> bool:
    """Whether marks hold most of the words, or a stretch that reaches out of them."""
    outer = [span for one in inside for span in one.outer]
    if outer and not (parts[0].start <= outer[0].start and outer[-1].end <= parts[-1].end):
        return True
    return 2 * sum(map(len, outer)) > sum(map(len, parts))
