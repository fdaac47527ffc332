"""A half-open range of Unicode code points in one text."""

from collections.abc import Iterable
from dataclasses import dataclass

from fidelity.errors import RecordError


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """Code points `start` up to, not including, `end`; `start <= end`, never negative."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise RecordError(f"expected 0 <= start <= end, got span {start}..{end}")
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that this span covers."""
        return text[self.start : self.end]

    def overlap(self, other: "Span") -> int:
        """How many code points both spans cover; 0 when they only touch."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


# The slots themselves: records that are made by the dozen for every sentence are filled in half the
# time that the names of their fields take to look up.
_set_start, _set_end = (Span.__dict__[name].__set__ for name in ("start", "end"))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The union of spans, in order: those that overlap or touch are one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
