"""What somebody claims or is accused of, told as a fact in whatever other words; English.

"Investigators suspect that a worker started the fire": "A worker set the mill ablaze". Nearly any
word may say whose view it is; where none does, and nothing leaves it open, the text vouches.
"""

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.certainty.beliefs import FLAT, believes, has_verb, is_whole_text
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Comparison, LinkKind
from fidelity.text.function_words import OWNING, content_places
from fidelity.text.modality import modal_marks
from fidelity.text.phrases import find_phrases
from fidelity.text.reporting import reporting_verbs
from fidelity.text.whole import is_whole

_LIST, _OF = "unproved", "of"
_LEAST, _KEPT = 3, 0.35  # content words of the claim that the quotation has, and their share
_MARKS = frozenset('?"“”„«»')
_HIMSELF = frozenset({"he", "she", "they"})
_DENYING = frozenset({"not", "n't", "never", "no", "nobody", "few"})


def dropped_claim(comparison: Comparison) -> BothSides | None:
    """The claim of the original that the quotation states flatly.

    Only where a whole text is compared with a whole one, as for `dropped_belief`. `ref` is the
    verb or phrase that claims, `hyp` the words of the claim.
    """
    alignment = comparison.alignment
    if not alignment.is_english:
        return None
    verbs = lexicons.words("en", _LIST, "claims")
    claims: list[tuple[int, ...]] = [
        (k,)
        for k, token in enumerate(alignment.ref)
        if (token.lemma in verbs or token.norm in verbs)
        and not token.norm.endswith("ing")
        and alignment.ref[k - 1].norm not in OWNING
        and believes(alignment.ref, k)
    ]
    claims += [one.indices for one in find_phrases(alignment.ref, _LIST, "en", "accused")]
    if not claims or not (is_whole(comparison) and is_whole_text(comparison)):
        return None
    for claim in claims:
        told = _told(alignment, claim)
        if told and not (_names_its_source(alignment, claim) or _leaves_open(alignment, claim)):
            return BothSides(hyp=told, ref=claim)
    return None


def _told(alignment: Alignment, claim: tuple[int, ...]) -> tuple[int, ...]:
    """The words of the quotation that tell the claim; none where it has too few of them."""
    ref, links = alignment.ref, linkage(alignment)
    if any(token.norm in _DENYING for token in ref[max(0, claim[0] - 2) : claim[0]]):
        return ()
    content = content_places(ref, "en")
    clause = [
        place
        for place in range(claim[-1] + 1, len(ref))
        if place in content and ref[place].sentence == ref[claim[0]].sentence
    ]
    if ref[claim[-1]].norm == _OF:
        if not any(token.norm.endswith("ing") for token in ref[claim[-1] + 1 : claim[-1] + 2]):
            return ()  # "accused of fraud" tells of a trial, and "the fraud trial", too
    elif not clause or not has_verb(ref, claim[-1], clause):
        return ()
    kept = [place for place in clause if place in links.to_hyp]
    if len(kept) < max(_LEAST, _KEPT * len(clause)):
        return ()
    return tuple(sorted({h for place in kept for h in links.to_hyp[place]}))


def _names_its_source(alignment: Alignment, claim: tuple[int, ...]) -> bool:
    """Whether who claims it is still there, and may do so in words that no list has.

    Of whoever claims something of himself nothing tells but the claim.
    """
    ref, links = alignment.ref, linkage(alignment)
    if len(claim) > 1:
        return False  # "is accused of": the accused
    after = [token.norm for token in ref[claim[-1] + 1 : claim[-1] + 3] if token.norm != "that"]
    if after and after[0] in _HIMSELF:
        return False
    content = content_places(ref, "en")
    heads = [
        k for k in range(claim[0]) if k in content and ref[k].sentence == ref[claim[0]].sentence
    ]
    link = links.link_of_ref.get(heads[-1]) if heads else None
    return link is not None and link.kind is not LinkKind.CONTEXT


def _leaves_open(alignment: Alignment, claim: tuple[int, ...]) -> bool:
    """Whether anything says whose view it is, or that it is one; but for words of the claim."""
    others = {token.lemma for k, token in enumerate(alignment.ref) if k not in claim}
    if not {token.text for token in alignment.hyp}.isdisjoint(_MARKS):
        return True
    verbs = reporting_verbs("en") | lexicons.words("en", _LIST, "claims")
    if any(
        token.norm in verbs or (token.lemma in verbs and token.lemma not in others)
        for token in alignment.hyp
    ):
        return True
    for match in find_phrases(alignment.hyp, _LIST, "en"):
        words = {alignment.hyp[k].lemma for k in match.indices}
        if match.section != "leaves open" or not words <= others:
            return True
    return any(mark.rung < FLAT or mark.is_negated for mark in modal_marks(alignment.hyp, "en"))
