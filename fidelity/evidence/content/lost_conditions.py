"""What would be so on a condition, told as what will be: "should the river rise, they would leave".

The condition's own clause is told as well, as a fact, and nothing tells that it is none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fidelity import lexicons
from fidelity.evidence.certainty.intentions import ToldAsFact, told_as_facts
from fidelity.evidence.certainty.settled import settled
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.function_words import content_places
from fidelity.text.modality import modal_marks
from fidelity.text.segments import CLAUSE_MARKS
from fidelity.text.verbs import Time, verb_form

_LIST = "told_conditions"
_LEAST, _KEPT = 2, 0.6  # words of weight of a condition, and the share that must be told
_FLAT = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldCondition:
    """What was a condition, on both sides; `ref` begins with the word that makes it one."""

    hyp: tuple[int, ...]
    ref: tuple[int, ...]
    evidence: str = "condition"


def told_as_true(alignment: Alignment) -> Iterator[ToldAsFact | ToldCondition]:
    """Intentions and conditions of the passage that the quotation tells as facts; English.

    And what else the passage leaves open, told as settled.
    """
    yield from told_as_facts(alignment)
    for one in settled(alignment):
        yield ToldCondition(hyp=one.hyp, ref=one.ref, evidence="settled")
    yield from told_conditions(alignment)


def told_conditions(alignment: Alignment) -> Iterator[ToldCondition]:
    """Conditions of the passage that the quotation tells as facts; English."""
    if not alignment.is_english:
        return
    ref = alignment.ref
    openers = [k for k in range(len(ref)) if _opens(ref, k)]
    if not openers or _leaves_open(alignment.hyp):
        return
    links, content = linkage(alignment), content_places(ref, "en")
    for opener in openers:
        ends = (k for k in range(opener + 1, len(ref)) if ref[k].text in CLAUSE_MARKS)
        clause = range(opener + 1, next(ends, len(ref)))
        telling = [k for k in clause if k in content]
        kept = [h for k in telling for h in links.to_hyp.get(k, ()) if links.keeps(h, k)]
        is_told = len(telling) >= _LEAST and len(kept) >= _KEPT * len(telling)
        if is_told and any(_is_stated(alignment.hyp, h) for h in kept):
            yield ToldCondition(hyp=tuple(sorted(kept)), ref=(opener, *clause))


def _opens(tokens: Sequence[Token], index: int) -> bool:
    """Whether a condition begins here: "if prices fall", or a clause with its verb first."""
    if index and tokens[index - 1].norm in lexicons.words("en", _LIST, "not behind"):
        return False
    starts = index == 0 or tokens[index - 1].sentence != tokens[index].sentence
    first = lexicons.words("en", _LIST, "verb first")
    if tokens[index].norm in first:
        rest = (token for token in tokens[index:] if token.sentence == tokens[index].sentence)
        return starts and all(token.text != "?" for token in rest)
    return starts and tokens[index].norm in lexicons.words("en", _LIST, "condition")


def _is_stated(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is a verb with an auxiliary that tells it as a fact: "will rise", "has risen"."""
    form = verb_form(tokens, index)
    return form.time is not Time.OPEN and len(form.indices) > 1


def _leaves_open(tokens: Sequence[Token]) -> bool:
    """Whether anything says that it may not come about."""
    known = lexicons.words("en", _LIST, "open")
    if any(token.norm in known or token.lemma in known or token.text == "?" for token in tokens):
        return True
    if any(_opens(tokens, index) for index in range(len(tokens))):
        return True
    return any(mark.rung < _FLAT for mark in modal_marks(tokens, "en"))
