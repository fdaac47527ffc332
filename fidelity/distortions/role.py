"""Roles: who did it, to whom, and which is more than which.

What it finds:
    Agent and patient that changed places ("had been sued by the brewery" to "had sued the
    brewery"), the two sides of a comparison that changed places, cause and effect, earlier and
    later, "from A to B" and "from B to A", "A, not B" and "B, not A"; two words that changed their
    partners ("praised the defence, blamed the attack") or their clauses ("joined in 2016 and was
    sold in 2021") or, in an otherwise unchanged text, their places ("rain in the north, while the
    south stays dry"); "he warned the bank" and "the bank warned him"; a pronoun that points to
    somebody else ("his father" to "her father").

Why it matters:
    All words are there, so no count of words notices; victim and culprit are exchanged.

Example:
    original: Ms. Haldane said she had been sued by the brewery.
    derivative: Ms. Haldane said she had sued the brewery.

What it lets pass:
    The passive ("a pipe ruined the paintings", "the paintings were ruined by a pipe"), converse
    words ("sold to", "bought from"; "faster", "slower"), verbs that hold both ways ("married"),
    clauses in another order, "I" that becomes "she" in reported speech. Across languages,
    whatever is not a plain active clause of English, French, Spanish, Italian, Portuguese, Dutch
    or, where the articles or the cases tell who does it, German, Polish, Czech, Russian, Ukrainian,
    and no passive of the first seven or Polish that names who does it; no comparison without a
    "than" on both sides.

Source:
    Word-order traps as in PAWS (Zhang, Baldridge and He 2019).
"""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.linkage import Linkage, in_order, linkage
from fidelity.evidence.names.titled_names import exchanged_posts
from fidelity.evidence.pronouns import shifts
from fidelity.evidence.roles.arguments import (
    arguments_of,
    crossed_objects,
    head_before,
    is_used_as_verb,
    noun_after,
)
from fidelity.evidence.roles.compared import lessened, swapped_sides
from fidelity.evidence.roles.connectives import exchanged_clauses
from fidelity.evidence.roles.contrasted import turned_contrasts
from fidelity.evidence.roles.crossed_clauses import crossed_clauses
from fidelity.evidence.roles.crossings import swapped_leads
from fidelity.evidence.roles.directed_verbs import exchanged_sides
from fidelity.evidence.roles.events_turned import turned_events
from fidelity.evidence.roles.exchanged_agents import exchanged_agents
from fidelity.evidence.roles.exchanged_words import exchanged_words
from fidelity.evidence.roles.exchanges import exchanged_neighbours, exchanged_stretches
from fidelity.evidence.roles.pronoun_roles import turned_pronouns
from fidelity.evidence.roles.turned_converses import turned_converses
from fidelity.evidence.roles.turned_voices import turned_voices
from fidelity.evidence.roles.turned_ways import turned_ways
from fidelity.evidence.translation.cases import tells_cases
from fidelity.evidence.translation.comparisons import turned_comparisons
from fidelity.evidence.translation.roles import swapped_sides as exchanged_roles
from fidelity.records import (
    Alignment,
    Comparison,
    Confidence,
    Distortion,
    DistortionKind,
    LinkKind,
    Severity,
    Token,
)
from fidelity.text.function_words import content_places
from fidelity.text.reporting import reporting_clauses
from fidelity.text.verbs import is_passive
from fidelity.text.whole import is_whole

KIND = DistortionKind.ROLE

_SAME_WORD = {LinkKind.FORM, LinkKind.SPELLING, LinkKind.LEMMA}
_WAYS = frozenset({"to", "from", "for", "against"})
_SYMMETRIC = frozenset({"with", "between", "among", "near", "beside", "along", "like", "by"})
_OF, _BY = "of", "by"
_NOUN_REACH = 3  # tokens from "is" to the noun behind it
_PARTICLES = frozenset({"over", "back", "out", "off", "on", "in"})

_OUT_OF_ORDER = (
    (exchanged_neighbours, "the two changed places"),
    (exchanged_stretches, "the two changed places"),
    (crossed_clauses, "the two changed places between their clauses"),
)
_IN_ANY_ORDER = (
    (turned_contrasts, "what is affirmed and what is denied changed places"),
    (exchanged_posts, "who holds which post changed places"),
    (turned_pronouns, "who does it and whom it befalls changed places"),
    (exchanged_clauses, "what is the reason and what follows from it changed places"),
    (exchanged_sides, "who does it and whom it befalls changed places"),
    (exchanged_agents, "who did which changed places"),
    (lessened, "which is more is told the other way round"),
    (turned_events, "who stands at which end changed places"),
    (turned_converses, "who gives and who takes changed places"),
    (turned_voices, "who did it is told as to whom it was done, or the reverse"),
    (turned_ways, "what went to somebody comes from him, or the reverse"),
)


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Yield predicates whose two sides changed places."""
    if comparison.pair.passage is None:
        return
    yield from _told_by_lists(comparison)
    if comparison.alignment.is_translation or tells_cases(comparison.alignment.hyp_language):
        return  # order tells nothing where cases do
    links = linkage(comparison.alignment)
    is_in_order = in_order(comparison.alignment.links)
    yield from _swapped_arguments(comparison, links, is_in_order=is_in_order)
    for sides in swapped_sides(comparison.alignment):
        yield _finding(comparison, *sides, "the two sides changed places")
    for crossing in swapped_leads(comparison.alignment):
        yield _finding(comparison, crossing.hyp, crossing.ref, "the two changed places")
    for find, message in _IN_ANY_ORDER if is_in_order else (*_OUT_OF_ORDER, *_IN_ANY_ORDER):
        for one in find(comparison.alignment):
            yield _finding(comparison, one.hyp, one.ref, message)
    yield from _other_persons(comparison, links)


def _told_by_lists(comparison: Comparison) -> Iterator[Distortion]:
    """What lists of other languages tell, between two of them and within one."""
    for swap in exchanged_roles(comparison.alignment):
        message = "who does it and whom it befalls changed places"
        yield _finding(comparison, swap.hyp, swap.ref, message)
    for turned in turned_comparisons(comparison.alignment):
        message = "which is more is told the other way round"
        yield _finding(comparison, turned.hyp, turned.ref, message)
    for one in exchanged_words(comparison.alignment):
        yield _finding(comparison, one.hyp, one.ref, "the two changed places")


def _other_persons(comparison: Comparison, links: Linkage) -> Iterator[Distortion]:
    """Pronouns that point to somebody else; what reported speech shifts is let pass."""
    alignment = comparison.alignment
    if not alignment.is_english:
        return
    found = shifts(alignment.hyp, alignment.ref, links)
    if not found:
        return
    is_reported = bool(reporting_clauses(alignment.hyp)) or not is_whole(comparison)
    for shift in found:
        if shift.is_reported and is_reported:
            continue
        yield Distortion(
            kind=KIND,
            severity=Severity.MINOR if shift.is_reported else Severity.MAJOR,
            confidence=Confidence.MEDIUM,
            hyp=comparison.hyp_excerpt((shift.hyp,)),
            ref=comparison.ref_excerpt((shift.ref,)),
            message="the pronoun points to another person",
            evidence="pronoun",
        )


def _swapped_arguments(
    comparison: Comparison, links: Linkage, *, is_in_order: bool
) -> Iterator[Distortion]:
    """Verbs whose agent became their patient, or the reverse."""
    alignment = comparison.alignment
    content = content_places(alignment.hyp, alignment.hyp_language)
    reciprocal = lexicons.listed(alignment.hyp_language, "reciprocal")
    for link in alignment.links:
        h, r = link.hyp[0], link.ref[0]
        if h not in content or link.kind not in _SAME_WORD or alignment.hyp[h].lemma in reciprocal:
            continue
        if is_in_order and is_passive(alignment.hyp, h) is is_passive(alignment.ref, r):
            continue  # what stands on one side of the verb stands there in both
        ours = arguments_of(alignment.hyp, h, alignment.hyp_language)
        theirs = arguments_of(alignment.ref, r, alignment.ref_language)
        turned = _turned_round(alignment, h, r, links)
        if turned is not None:
            yield _finding(comparison, *turned, "the two sides changed places")
            continue
        passed = _passed_back(alignment, (h, ours), (r, theirs), links)
        if passed is not None:
            yield _finding(comparison, *passed, "giver and taker changed places")
            continue
        crossed = crossed_objects(alignment, (h, ours["patient"]), (r, theirs["patient"]), links)
        if crossed is not None:
            message = "who does it and whom it befalls changed places"
            yield _finding(comparison, *crossed, message)
            continue
        moved = {
            one: words
            for one, other in (("agent", "patient"), ("patient", "agent"))
            if (words := _answer(ours[one], theirs[other], links)) is not None
        }
        sides = ((alignment.hyp, h), (alignment.ref, r))
        is_swapped = len(moved) == 2 and all(is_used_as_verb(tokens, i) for tokens, i in sides)
        if is_swapped or (moved and _is_voice_flipped(comparison, h, r, moved)):
            hyp = tuple(sorted({h, *(word for word, _ in moved.values())}))
            ref = tuple(sorted({r, *(word for _, word in moved.values())}))
            yield _finding(comparison, hyp, ref, "who does it and whom it befalls changed places")


def _is_voice_flipped(
    comparison: Comparison, hyp: int, ref: int, moved: dict[str, tuple[int, int]]
) -> bool:
    """Whether one side is passive, and the other surely active, with the moved word as its object.

    A bare participle ("cases recorded in March") is no active verb, whatever stands before it.
    """
    alignment = comparison.alignment
    ours, theirs = is_passive(alignment.hyp, hyp), is_passive(alignment.ref, ref)
    if ours is theirs:
        return False
    return ("agent" if ours else "patient") in moved


def _answer(ours: int | None, theirs: int | None, links: Linkage) -> tuple[int, int] | None:
    """Both words, when they answer each other."""
    if ours is None or theirs is None:
        return None
    return (ours, theirs) if theirs in links.to_ref.get(ours, ()) else None


def _turned_round(
    alignment: Alignment, hyp: int, ref: int, links: Linkage
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Subject, verb and what a preposition ties to it, where the two ends changed places.

    "Smoking leads to poverty", "the paper apologised to the actress".
    """
    is_same_voice = is_passive(alignment.hyp, hyp) is is_passive(alignment.ref, ref)
    ends = []
    for tokens, verb in ((alignment.hyp, hyp), (alignment.ref, ref)):
        if verb + 1 >= len(tokens) or not _leads_on(tokens, verb):
            return None
        start = _before_be(tokens, verb) if tokens[verb + 1].norm == _OF else verb
        subject = head_before(tokens, start, "en")
        place = verb + 2
        if not is_same_voice and is_passive(tokens, verb):  # "was looked after by"
            if place >= len(tokens) or tokens[place].norm != _BY:
                return None
            place += 1
        end = noun_after(tokens, place, "en")
        if subject is None or end is None:
            return None
        ends.append((subject, verb, end))
    ours, theirs = ends
    is_same = alignment.hyp[hyp + 1].norm == alignment.ref[ref + 1].norm
    facing = theirs if not is_same_voice else theirs[::-1]
    is_turned = links.keeps(ours[0], facing[0]) and links.keeps(ours[2], facing[2])
    return (ours, theirs) if is_same and is_turned else None


def _before_be(tokens: Sequence[Token], noun: int) -> int:
    """The form of "be" shortly before a noun; the noun itself where there is none."""
    places = range(noun - 1, max(-1, noun - 1 - _NOUN_REACH), -1)
    return next((place for place in places if tokens[place].lemma == "be"), noun)


def _leads_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether a preposition of direction follows, or the "of" of "is the cause of"."""
    after = tokens[index + 1].norm
    if after == _OF:
        return 0 < _before_be(tokens, index) < index - 1
    prepositions = lexicons.words("en", "closed_classes", "preposition")
    return after in prepositions and after not in _SYMMETRIC


_Verb = tuple[int, dict[str, int | None]]


def _passed_back(
    alignment: Alignment, ours: _Verb, theirs: _Verb, links: Linkage
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Verb, agent and the other end of what is passed on, where these two changed places.

    "Oslo sent a letter to Bergen": the same thing, behind the same verb and the same word of
    direction, from and to the other one.
    """
    sides = []
    for tokens, (verb, arguments) in ((alignment.hyp, ours), (alignment.ref, theirs)):
        agent, thing = arguments["agent"], arguments["patient"]
        if agent is None or thing is None or thing + 1 >= len(tokens) or is_passive(tokens, verb):
            return None
        place = thing + 1
        place += tokens[place].norm in _PARTICLES and place + 1 < len(tokens)
        way = tokens[place].norm
        end = noun_after(tokens, place + 1, "en") if way in _WAYS else None
        if end is None:
            return None
        sides.append((verb, agent, thing, end, way))
    hyp, ref = sides
    is_same = hyp[4] == ref[4] and ref[2] in links.to_ref.get(hyp[2], ())
    is_crossed = ref[3] in links.to_ref.get(hyp[1], ()) and ref[1] in links.to_ref.get(hyp[3], ())
    if is_same and is_crossed:
        return (hyp[1], hyp[0], hyp[3]), (ref[1], ref[0], ref[3])
    # "prefer trains to planes": what is passed on and the other end
    is_exchanged = links.keeps(hyp[2], ref[3]) and links.keeps(hyp[3], ref[2])
    if hyp[4] == ref[4] and is_exchanged:
        return (hyp[0], hyp[2], hyp[3]), (ref[0], ref[2], ref[3])
    return None


def _finding(
    comparison: Comparison, hyp: tuple[int, ...], ref: tuple[int, ...], message: str
) -> Distortion:
    return Distortion(
        kind=KIND,
        severity=Severity.CRITICAL,
        confidence=Confidence.MEDIUM,
        hyp=comparison.hyp_excerpt(hyp),
        ref=comparison.ref_excerpt(ref),
        message=message,
        evidence="order",
    )
