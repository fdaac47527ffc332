"""Which modal expressions of a quotation answer which of its passage."""

from collections.abc import Sequence

from fidelity.evidence.linkage import Linkage, linkage
from fidelity.records import Alignment
from fidelity.text.modality import Dimension, ModalMark, exclusions, governed

# Where two expressions are about the same thing: a shared target, a link, or a near place.
_SAME_TARGET, _LINKED, _NEAR, _SAME_FORM, _LEAST_AFFINITY = 2.0, 3.0, 1.5, 0.5, 1.2
_SAME_MATTER = 1.0  # both bear on the clause, but stand at another word of it
_NEARBY = 6  # tokens


def with_exclusions(
    alignment: Alignment, hyp: Sequence[ModalMark], ref: Sequence[ModalMark]
) -> tuple[tuple[ModalMark, ...], tuple[ModalMark, ...]]:
    """The marks of both sides, and what is ruled out where no "would not" may say the same."""
    more = []
    for tokens, marks in ((alignment.hyp, ref), (alignment.ref, hyp)):
        is_clear = marks and not any(mark.is_auxiliary for mark in marks)
        more.append(exclusions(tokens, alignment.hyp_language) if is_clear else ())
    return (*hyp, *more[0]), (*ref, *more[1])


def paired(
    alignment: Alignment, hyp_marks: Sequence[ModalMark], ref_marks: Sequence[ModalMark]
) -> list[tuple[ModalMark, ModalMark]]:
    """Expressions of both sides that answer each other, the surest first, each used once.

    Predictions come last: "it is possible that I will" answers "I might" by its first half.
    """
    ranked = sorted(
        (
            (
                hyp.is_prediction or ref.is_prediction,
                -_affinity(alignment, hyp, ref),
                hyp.indices,
                ref.indices,
                hyp,
                ref,
            )
            for hyp in hyp_marks
            for ref in ref_marks
            if _comparable(hyp, ref)
        ),
        key=lambda row: row[:4],
    )
    chosen: list[tuple[ModalMark, ModalMark]] = []
    for _, affinity, _, _, hyp, ref in ranked:
        is_free = all(hyp is not other and ref is not one for other, one in chosen)
        if is_free and -affinity >= _LEAST_AFFINITY:
            chosen.append((hyp, ref))
    return chosen


def _comparable(hyp: ModalMark, ref: ModalMark) -> bool:
    if hyp.is_negated != ref.is_negated:
        return False  # a change of polarity is for its own detector
    if Dimension.ABILITY in {hyp.dimension, ref.dimension}:
        other = ref if hyp.dimension is Dimension.ABILITY else hyp
        return other.dimension is Dimension.ABILITY or other.phrase in {"could", "may", "might"}
    return hyp.dimension is ref.dimension


def _affinity(alignment: Alignment, hyp: ModalMark, ref: ModalMark) -> float:
    links = linkage(alignment)
    total = 0.0
    for index in hyp.indices:
        link = links.link_of_hyp.get(index)
        if link is not None and set(link.ref) & set(ref.indices):
            total = max(total, _LINKED * link.weight)
    if hyp.target is not None and ref.target in links.to_ref.get(hyp.target, ()):
        total += _SAME_TARGET
    elif _share_matter(alignment, links, hyp, ref):
        total += _SAME_MATTER
    both_auxiliaries = hyp.is_auxiliary and ref.is_auxiliary
    if total == 0 and hyp.is_prediction != ref.is_prediction and not both_auxiliaries:
        # "will" answers another modal verb or whatever bears on the same word, and nothing else
        return 0.0
    if hyp.is_auxiliary == ref.is_auxiliary:
        total += _SAME_FORM
    distance = abs(links.company_in_ref(hyp.indices) - ref.indices[0])
    return total + _NEAR * max(0.0, 1 - distance / _NEARBY)


def _share_matter(alignment: Alignment, links: Linkage, hyp: ModalMark, ref: ModalMark) -> bool:
    """Whether they bear on one statement: "a chance that banks fail", "banks will likely fail"."""
    if hyp.is_prediction or ref.is_prediction or hyp.is_hedge != ref.is_hedge:
        return False  # "I think" goes with whatever is thought
    theirs = governed(alignment.ref, ref, alignment.ref_language)
    return any(
        not theirs.isdisjoint(links.to_ref.get(index, ()))
        for index in governed(alignment.hyp, hyp, alignment.hyp_language)
    )
