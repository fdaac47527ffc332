"""What only goes together, told as cause and effect; English.

"People who walk are less likely to fall ill" does not say that walking prevents it.
"""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, LinkKind, Token
from fidelity.text.function_words import content_places, word_classes
from fidelity.text.modality import modal_marks
from fidelity.text.phrases import PhraseMatch, find_phrases
from fidelity.text.polarity import NegatorKind, negators

_LIST, _TOGETHER, _MAKES, _NOUNS = "causal_claims", "together", "makes", "also a noun"
_BEFORE_A_VERB = frozenset({"auxiliary", "modal"})
_FLAT = 95  # rung of the ladder of certainty from which on nothing is hedged
_KEPT = 0.4  # share of the other content words of the sentence that the quotation has


def claimed_causes(alignment: Alignment) -> Iterator[BothSides]:
    """The words of cause that stand for words of mere company, if the rest is told as well."""
    if not alignment.is_english:
        return
    hyp, ref = alignment.hyp, alignment.ref
    theirs = find_phrases(ref, _LIST, section=_TOGETHER)
    ours = find_phrases(hyp, _LIST, section=_MAKES) if theirs else ()
    company = {index for one in theirs for index in one.indices}  # the "to" of "linked to lower"
    causes = [one for one in ours if _is_verb(hyp, one)]
    if (
        not causes
        or find_phrases(hyp, _LIST, section=_TOGETHER)
        or any(
            _is_verb(ref, one) and one.start - 1 not in company
            for one in find_phrases(ref, _LIST, section=_MAKES)
        )
        or _denials(hyp) != _denials(ref)
        or any(mark.rung < _FLAT for mark in modal_marks(hyp, "en"))
    ):
        return
    if _is_told(alignment, theirs[0]):
        yield BothSides(hyp=causes[0].indices, ref=theirs[0].indices)


def _denials(tokens: Sequence[Token]) -> int:
    return sum(one.kind is NegatorKind.OVERT for one in negators(tokens, "en"))


def _is_verb(tokens: Sequence[Token], match: PhraseMatch) -> bool:
    """Whether it says what one thing does to another: not "the cause", "a cut", "lower"."""
    first = tokens[match.start]
    if first.lemma not in lexicons.words("en", _LIST, _NOUNS) or len(match.indices) > 1:
        return True
    before = tokens[match.start - 1] if match.start else None
    if before is not None and before.norm == "to":
        return True
    if before is not None and word_classes("en").get(before.norm) in _BEFORE_A_VERB:
        return before.lemma != "be" or first.norm != first.lemma
    is_determined = before is not None and word_classes("en").get(before.norm) in {
        "article",
        "possessive",
        "quantifier",
    }
    return first.norm != first.lemma and not is_determined


def _is_told(alignment: Alignment, company: PhraseMatch) -> bool:
    sentence = alignment.ref[company.start].sentence
    links = linkage(alignment).link_of_ref
    content = [
        r
        for r in content_places(alignment.ref, "en")
        if alignment.ref[r].sentence == sentence and r not in company.indices
    ]
    kept = [r for r in content if r in links and links[r].kind is not LinkKind.CONTEXT]
    return bool(content) and len(kept) >= max(2, _KEPT * len(content))
