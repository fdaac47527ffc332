"""Which of several candidates is the one."""

from collections.abc import Sequence

from fidelity.records import Candidate, Quotation, Speaker

# The same speaker is worth this much similarity, another one costs as much: enough to choose
# between two like statements, too little to hide that words were put in another mouth.
SPEAKER_BONUS = 0.08


def choose(candidates: Sequence[Candidate], quotation: Quotation) -> Candidate | None:
    """The best candidate by similarity and speaker; the earliest of equals; None of none."""
    return max(
        candidates,
        key=lambda candidate: candidate.similarity + _bonus(candidate, quotation),
        default=None,
    )


def _bonus(candidate: Candidate, quotation: Quotation) -> float:
    theirs, ours = candidate.passage.speaker, quotation.speaker
    if theirs is None or ours is None:
        return 0.0
    return SPEAKER_BONUS if _alike(theirs, ours) else -SPEAKER_BONUS


def _alike(left: Speaker, right: Speaker) -> bool:
    """Whether two names share their last word, which is what articles go on with."""
    return left.name.split()[-1:] == right.name.split()[-1:]
