"""What has been, told as what is to come, and the reverse, where a report shifts tenses; English.

"She said he would lose his job" tells of the future, as "will lose" does in his own words; what is
"about to" be done is not done.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fidelity import lexicons
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.function_words import content_places
from fidelity.text.reporting_frames import reporting_frames
from fidelity.text.scopes import scopes
from fidelity.text.unreal import NAME as PLANS
from fidelity.text.unreal import Unreal, unreal
from fidelity.text.verbs import Time, VerbForm, verb_form

_WOULD, _HAVE, _LIST, _GRAMMAR = "would", "have", "reported_futures", "verb_grammar"
# not "was leaving", which may be to come as well
_OVER = frozenset({Time.PAST, Time.PERFECT, Time.PERFECT_ONGOING})
_DONE = frozenset({Time.PAST, Time.PERFECT})


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedTime:
    """A verb of either side, and whether the quotation tells it as to come."""

    hyp: tuple[int, ...]
    ref: tuple[int, ...]
    is_to_come: bool


def moved_in_reports(alignment: Alignment, hyp: int, ref: int) -> MovedTime | None:
    """The same verb as to come in a report and as over on the other side; None for all else."""
    ours, theirs = verb_form(alignment.hyp, hyp), verb_form(alignment.ref, ref)
    to_come = _is_reported_future(alignment.hyp, ours), _is_reported_future(alignment.ref, theirs)
    if to_come[0] is to_come[1] or ours.is_passive is not theirs.is_passive:
        return None
    other = theirs if to_come[0] else ours
    if other.time not in _OVER or any(map(_is_no_fact, (alignment.hyp, alignment.ref))):
        return None
    return MovedTime(hyp=ours.indices, ref=theirs.indices, is_to_come=to_come[0])


def _is_reported_future(tokens: Sequence[Token], form: VerbForm) -> bool:
    """Whether it is a "would" that a report made of a "will"."""
    words = {tokens[index].norm for index in form.indices}
    if _WOULD not in words or _HAVE in words:
        return False
    frame = reporting_frames(tokens)
    return bool(frame) and frame.isdisjoint(form.indices)


def _is_no_fact(tokens: Sequence[Token]) -> bool:
    """Whether the text sets a condition, or tells of what is done again and again."""
    known = lexicons.words("en", _LIST, "no single event")
    often = any(one.section == "frequency" for one in scopes(tokens, "en"))
    return often or any(token.norm in known for token in tokens)


def imminent_done(alignment: Alignment) -> Iterator[tuple[int, int]]:
    """What is about to be done, told as done with another verb: the verbs of both sides."""
    ref, hyp = alignment.ref, alignment.hyp
    imminent = lexicons.words("en", _LIST, "imminent")
    links = linkage(alignment)
    plans = [
        r
        for r in sorted(content_places(ref, "en"))
        if unreal(ref, r) is Unreal.PLANNED
        and ref[r - 2].norm in imminent
        and not any(links.keeps(h, r) for h in links.to_hyp.get(r, ()))
    ]
    if len(plans) != 1 or _tells_of_plans(hyp):
        return
    done = [
        h
        for h in sorted(content_places(hyp, "en") - reporting_frames(hyp))
        if links.is_loose(h)
        and verb_form(hyp, h).time in _DONE
        and (verb_form(hyp, h).time is Time.PERFECT or len(verb_form(hyp, h).indices) > 1)
    ]
    if len(done) == 1:
        yield done[0], plans[0]


def _tells_of_plans(tokens: Sequence[Token]) -> bool:
    """Whether any word says that it is still to come, or may not be so."""
    words = lexicons.words("en", PLANS) | lexicons.words("en", _GRAMMAR, "unreal")
    words |= lexicons.words("en", _LIST, "to come")
    return any(token.norm in words or token.lemma in words for token in tokens)
