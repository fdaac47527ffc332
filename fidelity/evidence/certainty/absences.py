"""What nothing proves, told as what is not so: "no evidence that he lied", "he did not lie".

English. That nobody found a sign of a thing does not say that it is not there.
"""

from collections.abc import Iterator

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import SAME_WORD, linkage
from fidelity.records import Alignment, Token
from fidelity.text.function_words import content_places
from fidelity.text.modality import modal_marks
from fidelity.text.polarity import NegatorKind, negators

_LIST = "absences"
_NO = frozenset({"no", "little", "any", "insufficient"})
_THAT = frozenset({"that"})
_LEADS = _THAT | {"of", "for"}  # "no evidence of fraud"; but "no sign of life" is no life
_PROVES = frozenset({"evidence", "proof"})
_FLAT = 95  # rung of the ladder of certainty from which on nothing is hedged
_MODIFIERS = 3  # words between "no" and "evidence"
_LEAST = 0.6  # share of the words behind it that the quotation has
_NEAR = 4.0  # tokens between the denial and where the words behind "no evidence" went


def denied_absences(alignment: Alignment) -> Iterator[BothSides]:
    """The "no evidence" of the passage and the denial that the quotation has in its place."""
    if not alignment.is_english:
        return
    leaving_open = lexicons.words("en", _LIST, "proofs") | lexicons.words("en", _LIST, "open")
    if any(token.lemma in leaving_open for token in alignment.hyp):
        return
    denials = [one for one in negators(alignment.hyp, "en") if one.kind is NegatorKind.OVERT]
    if not denials or any(mark.rung < _FLAT for mark in modal_marks(alignment.hyp, "en")):
        return
    links, content = linkage(alignment), content_places(alignment.ref, "en")
    for proof in _proofs(alignment.ref):
        start, end = proof
        sentence = alignment.ref[start].sentence
        claim = [
            r
            for r in range(end, len(alignment.ref))
            if r in content and alignment.ref[r].sentence == sentence
        ]
        link_of = links.link_of_ref
        kept = [r for r in claim if r in link_of and link_of[r].kind in SAME_WORD]
        if not claim or len(kept) < _LEAST * len(claim):
            continue
        there = sorted(h for r in kept for h in links.to_hyp[r])
        for one in denials:
            if there[0] - _NEAR <= one.start <= there[-1]:
                yield BothSides(hyp=one.indices, ref=tuple(range(start, end)))


def _proofs(tokens: tuple[Token, ...]) -> list[tuple[int, int]]:
    """Where "no clear evidence that" begins and ends."""
    found, proofs = [], lexicons.words("en", _LIST, "proofs")
    for index, token in enumerate(tokens[:-1]):
        leads = _LEADS if token.lemma in _PROVES else _THAT
        if token.lemma not in proofs or tokens[index + 1].norm not in leads:
            continue
        before = range(max(0, index - 1 - _MODIFIERS), index)
        start = next((k for k in before if tokens[k].norm in _NO), None)
        if start is not None:
            found.append((start, index + 2))
    return found
