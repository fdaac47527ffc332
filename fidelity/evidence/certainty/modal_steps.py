"""How much a step between two modal expressions that answer each other misleads."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from fidelity.evidence.content.gaps import is_otherwise_same, is_same_around
from fidelity.evidence.denials.turned_universals import sentence_of
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, LinkKind, Severity, Token
from fidelity.text.modality import Dimension, ModalMark, grammar, modal_marks
from fidelity.text.opposites import are_contrary
from fidelity.text.polarity import is_denied_behind

OPEN = 55
"""Up to this rung both outcomes are open."""
FLAT = 95
"""What a statement without any modal word stands at."""
EXPLICIT = 97
"""From here on certainty is said in so many words."""
NEARBY = 12
"""Tokens from a hedge to what it bears on at most."""
_MUST = "must"
_UNLIKELY = 30  # below it a word says that it will rather not be
_CERTAIN = 100
_NONE, _SMALL = 3, 10  # no chance at all; the least that is more than a way of speaking
_SO_THAT, _AIM = ("so", "that"), 7  # tokens before "could" that make it an aim
# "no girl could say" and "no girl would say" are one
_UNIVERSAL = frozenset({"any", "anybody", "anyone", "how", "no", "nobody", "not", "nothing", "who"})
_HAVE, _SOON = "have", 2  # tokens behind "would": "would not have come"
_REACH = 4  # tokens before "possible" that may make it leave nothing open
_BEST = frozenset({"best", "worst", "most", "least"})
# Of whatever stands before: "a sale in January, when offers are likely, remains open".
_OPEN, _STILL = "open", frozenset({"remain", "remains", "still"})
# Steps in percentage points. Below the first two words of one rung are told apart by nobody (the
# survey's middle half spans about 20 points); from the second on a careful reader is misled.
_NOTICED, MISLEADS = 20, 25
# An obligation changes over a wider step only: "should" and "need to" pass for each other.
_DUTY_NOTICED, _DUTY_MISLEADS = 30, 45


def weight_of_step(alignment: Alignment, hyp: ModalMark, ref: ModalMark) -> Severity | None:
    """How much the step from `ref` to `hyp` misleads; None where nobody would notice."""
    step = hyp.rung - ref.rung
    is_guess = ref.dimension is Dimension.PROBABILITY and _MUST in {hyp.phrase, ref.phrase}
    if is_guess and min(hyp.rung, ref.rung) >= OPEN:
        return None  # "must have known", "may well have known"
    noticed, misleads = (
        (_DUTY_NOTICED, _DUTY_MISLEADS)
        if ref.dimension is Dimension.OBLIGATION
        else (_NOTICED, MISLEADS)
    )
    if _rules_out(hyp, ref) or _rules_out(ref, hyp):
        return Severity.MAJOR
    if abs(step) < noticed or (hyp.is_prediction and ref.rung >= EXPLICIT):
        return None
    is_nuance = abs(step) < misleads and not (ref.is_hedge and hyp.rung >= EXPLICIT)
    is_crossed = (hyp.rung < _UNLIKELY) is not (ref.rung < _UNLIKELY)
    if is_crossed and _is_of_the_contrary(alignment, hyp, ref):
        return None
    if is_nuance and (ref.dimension is Dimension.OBLIGATION or is_crossed):
        is_nuance = not is_otherwise_same(alignment, hyp.indices, ref.indices)
    elif ref.dimension is Dimension.PROBABILITY:
        is_nuance = is_nuance or _is_nuance(alignment, hyp, ref)
    return Severity.MINOR if is_nuance else Severity.MAJOR


def have_contrary_targets(alignment: Alignment, hyp: ModalMark, ref: ModalMark) -> bool:
    """Whether they bear on words that are contrary: "unlikely to hit", "will probably miss"."""
    if hyp.target is None or ref.target is None or not alignment.is_english:
        return False
    return are_contrary(alignment.hyp, hyp.target, alignment.ref, ref.target, "en")


def of_its_clause(tokens: Sequence[Token], mark: ModalMark) -> ModalMark:
    """The mark, turned round where what it bears on is denied: "probably won't" is unlikely."""
    if mark.phrase not in grammar("of an outcome") or mark.is_negated:
        return mark
    is_turned = is_denied_behind(tokens, mark.indices[-1])
    return replace(mark, rung=_CERTAIN - mark.rung) if is_turned else mark


def _rules_out(one: ModalMark, other: ModalMark) -> bool:
    """Whether one leaves no chance of what the other leaves a small one: impossible, unlikely."""
    return one.rung <= _NONE < _SMALL <= other.rung < _UNLIKELY


def _is_of_the_contrary(alignment: Alignment, hyp: ModalMark, ref: ModalMark) -> bool:
    """Whether each is as likely as the other is not, of other things: "unlikely to play".

    "Will probably be kept out" says the same of the contrary.
    """
    if abs(hyp.rung + ref.rung - _CERTAIN) > _NOTICED or hyp.target is None or ref.target is None:
        return False
    links = linkage(alignment)
    return not any(
        link is not None and link.kind is not LinkKind.CONTEXT
        for link in (links.link_of_hyp.get(hyp.target), links.link_of_ref.get(ref.target))
    )


def _is_nuance(alignment: Alignment, hyp: ModalMark, ref: ModalMark) -> bool:
    """A wide step that leaves the sense: certainty said of a plain "will", a doubt not yet open.

    A doubt that is all that changed there was put in on purpose, but for that of a "would" or of a
    text that left something open before. "Would have come" was left open by nothing but its
    condition.
    """
    both_conditional = (ref.phrase, hyp.phrase) == ("could", "would")
    only_emphatic = ref.is_prediction and hyp.rung >= EXPLICIT
    only_softer = hyp.rung < ref.rung and (ref.rung < EXPLICIT or hyp.rung > OPEN)
    own = sentence_of(alignment.ref, ref.indices[0])
    if both_conditional and is_otherwise_same(alignment, hyp.indices, ref.indices):
        return not _UNIVERSAL.isdisjoint(token.norm for token in own)
    if both_conditional or only_emphatic:
        return True
    if not only_softer:
        return False
    is_unreal = _HAVE in {token.norm for token in alignment.ref[ref.indices[-1] + 1 :][:_SOON]}
    stood_open = (ref.phrase == "would" and not is_unreal) or _is_open(own, alignment.ref_language)
    return stood_open or not is_same_around(alignment, hyp.indices, ref.indices)


def _is_open(tokens: Sequence[Token], language: str) -> bool:
    """Whether any word leaves both outcomes open: "it is possible", "they fear that it will"."""
    if any(token.lemma in grammar("leaves open") for token in tokens):
        return True
    return any(_UNLIKELY <= one.rung <= OPEN for one in modal_marks(tokens, language))


def may_hedge_nothing(tokens: Sequence[Token], mark: ModalMark) -> bool:
    """Whether a hedge may have hedged nothing.

    "Could" of a past ability, "possible" of what is made so or of all there is, an option.
    """
    if mark.phrase == "could":
        return True
    if makes_room(tokens, mark):
        return True
    if mark.phrase != "possibility" or mark.target is None:
        return False
    return tokens[mark.target].norm.endswith("ing")


def makes_room(tokens: Sequence[Token], mark: ModalMark) -> bool:
    """Whether it is the "possible" of what is made so or of the best there is, or opens an aim."""
    before = tokens[max(0, mark.indices[0] - _REACH) : mark.indices[0]]
    if mark.is_auxiliary and any(
        (one.norm, other.norm) == _SO_THAT
        for one, other in pairwise(tokens[max(0, mark.indices[0] - _AIM) : mark.indices[0]])
    ):
        return True
    return mark.phrase == "possible" and any(
        one.lemma in grammar("makes room")
        or one.norm in _BEST
        or (one.norm.endswith("est") and one.norm != one.lemma)
        for one in before
    )


def any_near(
    marks: tuple[ModalMark, ...], place: int, *, below: int = 101, at_least: int = 0
) -> bool:
    """Whether one of these rungs stands near a place."""
    return any(
        at_least <= mark.rung < below and min(abs(i - place) for i in mark.indices) <= NEARBY
        for mark in marks
    )


def doubts_near(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word of doubt that is no rung stands near: "allegations", "chances remain"."""
    words = grammar("doubts as well")
    near = tokens[max(0, place - NEARBY) : place + NEARBY + 1]
    return any(token.lemma in words or token.norm in words for token in near)


def leaves_doubt(tokens: Sequence[Token]) -> bool:
    """Whether any word says that somebody is not sure: "uncertain whether"."""
    return any(token.lemma in grammar("doubting") for token in tokens)


def is_hedged(tokens: Sequence[Token], marks: tuple[ModalMark, ...], place: int) -> bool:
    """Whether a word near a place hedges it, or the text says of anything that it is open."""
    if any_near(marks, place, below=EXPLICIT) or doubts_near(tokens, place):
        return True
    return any(token.norm == _OPEN and before.norm in _STILL for before, token in pairwise(tokens))


def named(mark: ModalMark) -> str:
    """An expression as a message quotes it, with its percentage where it hedges."""
    phrase = f"I{mark.phrase[1:]}" if mark.phrase.startswith("i ") else mark.phrase
    if mark.dimension is not Dimension.PROBABILITY or mark.is_hedge or mark.rung >= FLAT:
        return f"“{phrase}”"
    return f"“{phrase}”, about {mark.rung} %,"
