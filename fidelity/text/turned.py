"""Whether one side puts it the other way round: "few doubt", "most believe"; English."""

from fidelity.records import Alignment
from fidelity.text.opposites import contraries
from fidelity.text.polarity import NegatorKind, negators


def is_turned(alignment: Alignment) -> bool:
    """Whether one side alone denies, or has a word contrary to one that only the other has."""
    known = contraries("en")
    ours, theirs = (
        {word for token in side for word in (token.lemma, token.norm)}
        for side in (alignment.hyp, alignment.ref)
    )
    if any(not known[word].isdisjoint(theirs) for word in ours - theirs if word in known):
        return True
    hyp, ref = (
        sum(one.kind is not NegatorKind.WEAK for one in negators(side, language))
        for side, language in (
            (alignment.hyp, alignment.hyp_language),
            (alignment.ref, alignment.ref_language),
        )
    )
    return hyp != ref
