"""Another word, another meaning.

What it finds:
    A word that became its opposite (increase, decrease) or the false friend that a translator is
    led to (sensitive, sensible); in an otherwise unchanged quotation, a word replaced by one of
    another meaning (interest rates, inflation). In a translation, opposites alone.

Why it matters:
    One word carries the statement, and all others vouch for it.

Example:
    original: “The minister is very sensitive to criticism,” an aide said.
    derivative: “The minister is very sensible about criticism,” an aide said.

What it lets pass:
    Synonyms, and rewording of which the words around do not tell that it changes the meaning.
    Opposites with a "not" beside them, and converse words with their sides exchanged.

Source:
    `lexicons/en/opposites.txt`, `lexicons/en/lookalikes.txt`; substitution as in ERRANT
    (Bryant, Felice and Briscoe 2017).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from fidelity import lexicons
from fidelity.records import (
    Alignment,
    Comparison,
    Confidence,
    Distortion,
    DistortionKind,
    LinkKind,
    QuotationKind,
    Severity,
    Token,
)
from fidelity.text.converses import are_converse
from fidelity.text.foreign_shift import opposites
from fidelity.text.function_words import is_content, word_classes
from fidelity.text.gaps import added
from fidelity.text.interchangeable import are_interchangeable
from fidelity.text.linkage import Linkage, linkage
from fidelity.text.marked import marked_hyp
from fidelity.text.opposites import are_opposites
from fidelity.text.phrases import PhraseMatch, find_phrases
from fidelity.text.polarity import NegatorKind, negators
from fidelity.text.prepositions import bear_elsewhere
from fidelity.text.reporting import reporting_verbs
from fidelity.text.verbs import is_passive
from fidelity.text.whole import is_whole

KIND = DistortionKind.WORDING

_NEAR = 4.0  # tokens between a word and the place of its counterpart
_SCOPE = 5  # tokens within which a negator makes an opposite lawful
_SAME_WORD = {LinkKind.FORM, LinkKind.SPELLING, LinkKind.LEMMA, LinkKind.VALUE}
# In a text of which so much is word for word the same, a changed word was changed on purpose.
_UNCHANGED = 0.75
_AFTER_PARTICLES = frozenset({"preposition", "conjunction"})
_ENOUGH = 4  # unchanged content words, below which the share says little
_FEW = 3  # content words; longer stretches are reworded, not replaced


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Yield words that took the place of others and mean something else."""
    alignment = comparison.alignment
    if comparison.pair.passage is None:
        return
    if alignment.is_translation:
        yield from _translated(comparison)
        return
    links = linkage(alignment)
    named: set[int] = set()
    for hyp, ref in _replaced(comparison, links):
        severity, message = _listed(comparison, hyp, ref)
        if severity is not None:
            named.add(hyp)
            yield _finding(comparison, (hyp,), (ref,), severity, message)
    yield from _foreign(comparison, links, named)
    yield from _other_act(comparison)


def _translated(comparison: Comparison) -> Iterator[Distortion]:
    """Words whose dictionary translation is the opposite of what stands in their place."""
    for swap in opposites(comparison.alignment):
        if swap.hyp in comparison.explained_hyp or swap.ref in comparison.explained_ref:
            continue
        message = f"the opposite: “{swap.english}” for “{swap.meant}”"
        yield _finding(comparison, (swap.hyp,), (swap.ref,), Severity.MAJOR, message)


def _other_act(comparison: Comparison) -> Iterator[Distortion]:
    """Not to say, not to deny, to deny, to confirm: one told for another."""
    alignment = comparison.alignment
    hyp = find_phrases(alignment.hyp, "acts", alignment.hyp_language)
    ref = find_phrases(alignment.ref, "acts", alignment.ref_language)
    if len(hyp) != 1 or len(ref) != 1:
        return
    printed, meant = _act(alignment.hyp, hyp[0]), _act(alignment.ref, ref[0])
    if printed == meant:
        return
    acts = {printed, meant}
    if "not denied" in acts or "silence" in acts:
        nearly = acts == {"not denied", "confirmed"}
        severity = Severity.MINOR if nearly else Severity.MAJOR
        message = f"“{ref[0].phrase}” became “{hyp[0].phrase}”: another answer"
        yield _finding(comparison, hyp[0].indices, ref[0].indices, severity, message)


def _act(tokens: Sequence[Token], match: PhraseMatch) -> str:
    """The list's section, but for "not denying", which no phrase of it spells."""
    before = tokens[match.start - 1].norm if match.start else ""
    is_negated = match.section == "denied" and before in {"not", "n't", "never"}
    return "not denied" if is_negated else match.section


def _replaced(comparison: Comparison, links: Linkage) -> Iterator[tuple[int, int]]:
    """Content words of both sides that stand in each other's place and are not the same word.

    And opposites that are linked, even where one stands elsewhere again, or is a preposition:
    "under the age of 60" for "over 60".
    """
    alignment = comparison.alignment
    hyp_lemmas = {token.lemma for token in alignment.hyp}
    ref_lemmas = {token.lemma for token in alignment.ref}
    ref_only = [
        index
        for index, token in enumerate(alignment.ref)
        if token.lemma not in hyp_lemmas
        and index not in comparison.explained_ref
        and is_content(token, alignment.ref_language)
    ]
    for h, token in enumerate(alignment.hyp):
        if h in comparison.explained_hyp:
            continue
        partners = links.to_ref.get(h, ())
        opposed = [
            r
            for r in partners
            if r not in comparison.explained_ref
            and are_opposites(token.lemma, alignment.ref[r].lemma, alignment.hyp_language)
            and not _are_apart(alignment, h, r)
        ]
        yield from ((h, r) for r in opposed)
        if opposed or token.lemma in ref_lemmas or not is_content(token, alignment.hyp_language):
            continue
        place = links.place_in_ref(h)
        for r in ref_only:
            if r in partners or (abs(place - r) <= _NEAR and r not in links.to_hyp):
                yield h, r


def _are_apart(alignment: Alignment, hyp: int, ref: int) -> bool:
    """Whether these prepositions stand before other things, or one belongs to its verb or bound.

    "After a free kick", "before the break"; "taken over by"; "up to".
    """
    classes = word_classes(alignment.hyp_language)
    sides = (alignment.hyp, hyp), (alignment.ref, ref)
    if any(classes.get(tokens[index].norm) != "preposition" for tokens, index in sides):
        return False
    if bear_elsewhere(alignment, hyp, ref):
        return True
    after = [tokens[index + 1].norm if index + 1 < len(tokens) else "" for tokens, index in sides]
    ends = [
        not word[:1].isalnum() or word.endswith("ly") or classes.get(word) in _AFTER_PARTICLES
        for word in after
    ]
    if ends[0] != ends[1]:
        return True
    if "up" in {alignment.hyp[hyp].norm, alignment.ref[ref].norm} and "to" in after:
        return True
    verb = linkage(alignment).link_of_hyp.get(hyp - 1)
    is_same_verb = verb is not None and verb.kind in _SAME_WORD and ref - 1 in verb.ref
    return all(ends) and not is_same_verb


def _listed(comparison: Comparison, hyp: int, ref: int) -> tuple[Severity | None, str]:
    """What the word lists say of a replacement."""
    alignment = comparison.alignment
    language = alignment.hyp_language
    printed, meant = alignment.hyp[hyp].lemma, alignment.ref[ref].lemma
    if are_opposites(printed, meant, language):
        is_lawful = (
            _near_negator(comparison, hyp, ref)
            or _is_converse(comparison, hyp, ref)
            or _is_other_voice(alignment, hyp, ref)
        )
        if not is_lawful:
            return Severity.MAJOR, f"“{meant}” became its opposite, “{printed}”"
        return None, ""
    severity = _false_friends(language).get((printed, meant))
    return severity, f"“{printed}” is a false friend of “{meant}”"


def _is_converse(comparison: Comparison, hyp: int, ref: int) -> bool:
    """Whether the two sides changed places with the word: sold it to / bought it from."""
    alignment = comparison.alignment
    content = [
        (h, link.ref[0])
        for h, link in linkage(alignment).link_of_hyp.items()
        if link.kind is not LinkKind.CONTEXT
        and is_content(alignment.hyp[h], alignment.hyp_language)
        and alignment.hyp[h].sentence == alignment.hyp[hyp].sentence
    ]
    moved_left = any(h < hyp and r > ref for h, r in content)
    moved_right = any(h > hyp and r < ref for h, r in content)
    return moved_left and moved_right


def _is_other_voice(alignment: Alignment, hyp: int, ref: int) -> bool:
    """Whether one is the other in the passive voice: "is given", "receives"."""
    if not are_converse(alignment.hyp[hyp].lemma, alignment.ref[ref].lemma, alignment.ref_language):
        return False
    return is_passive(alignment.hyp, hyp) is not is_passive(alignment.ref, ref)


def _near_negator(comparison: Comparison, hyp: int, ref: int) -> bool:
    """Whether only one side negates its word: "did not fall" for "rose"."""
    alignment = comparison.alignment
    counts = []
    for tokens, index, language in (
        (alignment.hyp, hyp, alignment.hyp_language),
        (alignment.ref, ref, alignment.ref_language),
    ):
        near = [
            one
            for one in negators(tokens, language)
            if one.kind is not NegatorKind.EXCUSE
            and index not in one.indices
            and min(abs(i - index) for i in one.indices) <= _SCOPE
        ]
        counts.append(len(near))
    return counts[0] != counts[1]


def _foreign(comparison: Comparison, links: Linkage, named: set[int]) -> Iterator[Distortion]:
    """Words of another meaning where the words beside them stayed, inside quotation marks."""
    alignment = comparison.alignment
    inside = marked_hyp(comparison)
    is_direct = comparison.pair.quotation.kind is QuotationKind.DIRECT
    is_quoted = is_direct and not is_whole(comparison) and _is_near_verbatim(comparison, links)
    severity = Severity.MAJOR if is_quoted else Severity.MINOR
    for replaced, replacing in _substitutions(_without_guesses(comparison)):
        hyp = tuple(i for i in replaced if i not in comparison.explained_hyp)
        ref = tuple(i for i in replacing if i not in comparison.explained_ref)
        is_told = any(is_content(alignment.hyp[i], alignment.hyp_language) for i in hyp)
        if is_told and ref and inside.issuperset(hyp) and not named.intersection(hyp):
            yield _finding(comparison, hyp, ref, severity, "other words in their place")


def _without_guesses(comparison: Comparison) -> Comparison:
    """Without the links by place alone of words that a typed finding has explained on one side.

    Such a word answers the words of that finding, and hides what took the other one's place.
    """
    alignment = comparison.alignment
    kept = tuple(
        link
        for link in alignment.links
        if link.kind is not LinkKind.CONTEXT
        or comparison.explained_hyp.isdisjoint(link.hyp)
        == comparison.explained_ref.isdisjoint(link.ref)
    )
    if len(kept) == len(alignment.links):
        return comparison
    return replace(comparison, alignment=replace(alignment, links=kept))


def _substitutions(comparison: Comparison) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Short stretches of content that only their place links, with the same words beside them."""
    alignment = comparison.alignment
    links = linkage(alignment)
    pairs = [
        (link.hyp, link.ref)
        for link in alignment.links
        if link.kind is LinkKind.CONTEXT
        and is_content(alignment.hyp[link.hyp[0]], alignment.hyp_language)
        and is_content(alignment.ref[link.ref[0]], alignment.ref_language)
        and not _is_lawful(alignment.hyp[link.hyp[0]], alignment.ref[link.ref[0]])
    ]
    pairs += [(gap.indices, gap.other) for gap in added(alignment) if gap.other]
    for hyp, ref in pairs:
        contents = [
            sum(is_content(tokens[index], alignment.hyp_language) for index in side)
            for tokens, side in ((alignment.hyp, hyp), (alignment.ref, ref))
        ]
        if all(1 <= count <= _FEW for count in contents) and _is_framed(
            comparison, links, hyp, ref
        ):
            yield hyp, ref


def _is_lawful(hyp: Token, ref: Token) -> bool:
    """Verbs of saying and thinking ("feel", "believe"), and two words for one thing."""
    thinking = lexicons.words("en", "mental_verbs", "thought")
    if {hyp.lemma, ref.lemma} <= reporting_verbs("en") | thinking:
        return True
    return are_interchangeable(hyp.lemma, ref.lemma)


def _is_framed(
    comparison: Comparison, links: Linkage, hyp: tuple[int, ...], ref: tuple[int, ...]
) -> bool:
    """Whether the next words on both sides are the same, or the text ends there."""
    alignment = comparison.alignment
    framed = 0
    for step, h, r in ((-1, hyp[0] - 1, ref[0] - 1), (1, hyp[-1] + 1, ref[-1] + 1)):
        ends = (not 0 <= h < len(alignment.hyp), not 0 <= r < len(alignment.ref))
        if all(ends):
            framed += step > 0
            continue
        link = links.link_of_hyp.get(h)
        if any(ends) or link is None or link.kind not in _SAME_WORD or link.ref[0] != r:
            return False
        framed += 1
    return framed > 0


def _is_near_verbatim(comparison: Comparison, links: Linkage) -> bool:
    """Whether nearly all content words of the quotation are the original's, and enough of them."""
    alignment = comparison.alignment
    content = [
        index
        for index, token in enumerate(alignment.hyp)
        if is_content(token, alignment.hyp_language)
    ]
    same = [
        index
        for index in content
        if index in links.link_of_hyp and links.link_of_hyp[index].kind in _SAME_WORD
    ]
    return len(same) >= max(_ENOUGH, _UNCHANGED * len(content))


@cache
def _false_friends(language: str) -> dict[tuple[str, str], Severity]:
    if not lexicons.exists(language, "lookalikes"):
        return {}
    rows = lexicons.sections(language, "lookalikes").get("", ())
    return {(row[0], row[1]): Severity(row[2]) for row in rows}


def _finding(
    comparison: Comparison,
    hyp: tuple[int, ...],
    ref: tuple[int, ...],
    severity: Severity,
    message: str,
) -> Distortion:
    return Distortion(
        kind=KIND,
        severity=severity,
        confidence=Confidence.MEDIUM,
        hyp=comparison.hyp_excerpt(hyp),
        ref=comparison.ref_excerpt(ref),
        message=message,
        evidence="substitution",
    )
