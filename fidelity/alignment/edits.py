"""From links to edits: what was kept, changed, moved, added and dropped.

Not by Levenshtein: at equal cost it pairs unlike words, and "we will not raise taxes" / "we will
raise the taxes" becomes [not raise] -> [raise the], which hides the dropped "not". Here a word is
substituted only by the word that it is linked to (ERRANT's two steps: align, then merge what
answers each other).
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from fidelity.alignment.context import in_order
from fidelity.records import Alignment, Edit, EditOp, Link, LinkKind, Span

_SAME = {LinkKind.FORM, LinkKind.SPELLING}


def edits_of(alignment: Alignment) -> tuple[Edit, ...]:
    """Edits that cover both sides completely, in the order of `hyp`.

    Between two links that keep their order, what was dropped comes before what was moved here or
    added.
    """
    links, hyp_length, ref_length = alignment.links, len(alignment.hyp), len(alignment.ref)
    chain = in_order(links)
    moved_hyp = {link.hyp[0]: link for link in links}
    for link in chain:
        del moved_hyp[link.hyp[0]]
    moved_ref = {j for link in moved_hyp.values() for j in link.ref}
    found: list[_Step] = []
    hyp_at = ref_at = 0
    for link in chain:
        hyp_start, ref_start = link.hyp[0], link.ref[0]
        if hyp_start > hyp_at or ref_start > ref_at:
            found += _between((hyp_at, hyp_start), (ref_at, ref_start), moved_hyp, moved_ref)
        op = EditOp.KEEP if link.kind in _SAME else EditOp.SUBSTITUTE
        hyp_at, ref_at = link.hyp[-1] + 1, link.ref[-1] + 1
        found.append((op, hyp_start, hyp_at, ref_start, ref_at))
    found += _between((hyp_at, hyp_length), (ref_at, ref_length), moved_hyp, moved_ref)
    return tuple(
        Edit(op=op, hyp=Span(hyp_start, hyp_end), ref=Span(ref_start, ref_end))
        for op, hyp_start, hyp_end, ref_start, ref_end in _merged(found)
    )


# An edit before it is final: the operation, start and end in `hyp`, start and end in `ref`.
_Step = tuple[EditOp, int, int, int, int]


def _between(
    hyp_gap: tuple[int, int],
    ref_gap: tuple[int, int],
    moved_hyp: dict[int, Link],
    moved_ref: set[int],
) -> Iterator[_Step]:
    at, hyp_end = hyp_gap
    ref_end = ref_gap[1]
    dropped = [j for j in range(*ref_gap) if j not in moved_ref]
    for _, run in groupby(enumerate(dropped), key=lambda item: item[1] - item[0]):
        indices = [j for _, j in run]
        yield EditOp.DELETE, at, at, indices[0], indices[-1] + 1
    while at < hyp_end:
        link = moved_hyp.get(at)
        if link is None:
            yield EditOp.INSERT, at, at + 1, ref_end, ref_end
            at += 1
        else:
            yield EditOp.MOVE, link.hyp[0], link.hyp[-1] + 1, link.ref[0], link.ref[-1] + 1
            at = link.hyp[-1] + 1


def _merged(steps: Sequence[_Step]) -> Iterator[_Step]:
    """Join neighbouring edits of one kind that are contiguous on both sides.

    Substitutions stay apart: each is a pair of words that answer each other.
    """
    pending: _Step | None = None
    for step in steps:
        op, hyp_start, hyp_end, ref_start, ref_end = step
        if (
            pending is not None
            and pending[0] is op
            and op is not EditOp.SUBSTITUTE
            and pending[2] == hyp_start
            and pending[4] == ref_start
        ):
            pending = (op, pending[1], hyp_end, pending[3], ref_end)
        else:
            if pending is not None:
                yield pending
            pending = step
    if pending is not None:
        yield pending
