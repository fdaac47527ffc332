"""From links to edits: what was kept, changed, moved, added and dropped.

Not by Levenshtein: at equal cost it pairs unlike words, and "we will not raise taxes" / "we will
raise the taxes" becomes [not raise] -> [raise the], which hides the dropped "not". Here a word is
substituted only by the word that it is linked to (ERRANT's two steps: align, then merge what
answers each other).
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from fidelity.alignment.context import in_order
from fidelity.records import Edit, EditOp, Link, LinkKind, Span

_SAME = {LinkKind.FORM, LinkKind.SPELLING}


def edits_of(links: Sequence[Link], hyp_length: int, ref_length: int) -> list[Edit]:
    """Edits that cover both sides completely, in the order of `hyp`.

    Between two links that keep their order, what was dropped comes before what was moved here or
    added.
    """
    chain = in_order(links)
    moved_hyp = {link.hyp[0]: link for link in links}
    for link in chain:
        del moved_hyp[link.hyp[0]]
    moved_ref = {j for link in moved_hyp.values() for j in link.ref}
    found: list[Edit] = []
    hyp_at = ref_at = 0
    for link in chain:
        hyp_gap, ref_gap = Span(hyp_at, link.hyp[0]), Span(ref_at, link.ref[0])
        found += _between(hyp_gap, ref_gap, moved_hyp, moved_ref)
        op = EditOp.KEEP if link.kind in _SAME else EditOp.SUBSTITUTE
        found.append(Edit(op=op, hyp=_range(link.hyp), ref=_range(link.ref)))
        hyp_at, ref_at = link.hyp[-1] + 1, link.ref[-1] + 1
    hyp_gap, ref_gap = Span(hyp_at, hyp_length), Span(ref_at, ref_length)
    found += _between(hyp_gap, ref_gap, moved_hyp, moved_ref)
    return list(_merged(found))


def _between(
    hyp_gap: Span, ref_gap: Span, moved_hyp: dict[int, Link], moved_ref: set[int]
) -> Iterator[Edit]:
    dropped = [j for j in range(ref_gap.start, ref_gap.end) if j not in moved_ref]
    at = hyp_gap.start
    for _, run in groupby(enumerate(dropped), key=lambda item: item[1] - item[0]):
        indices = [j for _, j in run]
        yield Edit(op=EditOp.DELETE, hyp=Span(at, at), ref=Span(indices[0], indices[-1] + 1))
    while at < hyp_gap.end:
        link = moved_hyp.get(at)
        if link is None:
            yield Edit(op=EditOp.INSERT, hyp=Span(at, at + 1), ref=Span(ref_gap.end, ref_gap.end))
            at += 1
        else:
            yield Edit(op=EditOp.MOVE, hyp=_range(link.hyp), ref=_range(link.ref))
            at = link.hyp[-1] + 1


def _merged(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Join neighbouring edits of one kind that are contiguous on both sides.

    Substitutions stay apart: each is a pair of words that answer each other.
    """
    pending: Edit | None = None
    for edit in edits:
        if (
            pending is not None
            and pending.op is edit.op
            and edit.op is not EditOp.SUBSTITUTE
            and pending.hyp.end == edit.hyp.start
            and pending.ref.end == edit.ref.start
        ):
            pending = Edit(
                op=edit.op,
                hyp=Span(pending.hyp.start, edit.hyp.end),
                ref=Span(pending.ref.start, edit.ref.end),
            )
        else:
            if pending is not None:
                yield pending
            pending = edit
    if pending is not None:
        yield pending


def _range(indices: tuple[int, ...]) -> Span:
    return Span(indices[0], indices[-1] + 1)
