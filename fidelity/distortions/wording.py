"""Another word, another meaning.

What it finds:
    A word that became its opposite (increase, decrease; to vote for, to vote against) or one of
    the other side of its field (praise, lambast), another of its kind (wife, daughter), or the
    false friend that a translator is led to (sensitive, sensible); in an otherwise unchanged
    text, a word replaced by one of another meaning (interest rates, inflation; misunderstood,
    loved); the same two statements joined otherwise (although, because; unless, if). In a
    translation, opposites, and the two sides of a contrast (win, lose; before, after).

Why it matters:
    One word carries the statement, and all others vouch for it.

Example:
    original: “My uncle is rather sensitive to noise,” a cousin said.
    derivative: “My uncle is rather sensible about noise,” a cousin said.

What it lets pass:
    Synonyms, and rewording of which the words around do not tell that it changes the meaning.
    Opposites with a "not" beside them, and converse words with their sides exchanged.

Source:
    `opposites.txt`, `contrary_fields.txt`, `exclusive.txt` and `lookalikes.txt` in `lexicons/en`;
    `contrary_senses.txt` of every language; senses of words from the Open English WordNet;
    substitution as in ERRANT (Bryant, Felice and Briscoe 2017).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from fidelity import lexicons
from fidelity.evidence.certainty.other_cues import other_cue
from fidelity.evidence.content.gaps import added, is_otherwise_same, is_same_around
from fidelity.evidence.linkage import SAME_WORD, Linkage, linkage
from fidelity.evidence.meaning.contrasts import contrasts
from fidelity.evidence.meaning.framing import is_framed
from fidelity.evidence.meaning.senses import are_all_apart
from fidelity.evidence.meaning.stances import turned_stances
from fidelity.evidence.meaning.things import are_other_things
from fidelity.evidence.roles.connectives import other_connectives
from fidelity.evidence.translation.comparisons import facing_degrees
from fidelity.evidence.translation.contraries import contraries
from fidelity.evidence.translation.false_friends import false_friends
from fidelity.evidence.translation.shift import opposites, others_of_a_kind
from fidelity.evidence.translation.things import other_things
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
from fidelity.text.clauses import is_verb_form
from fidelity.text.contrary_senses import COMMITMENTS, DEGREES
from fidelity.text.function_words import DETERMINERS, content_places, is_content, word_classes
from fidelity.text.interchangeable import are_interchangeable
from fidelity.text.marked import marked_hyp
from fidelity.text.opposites import exclude_each_other, word_at
from fidelity.text.phrases import PhraseMatch, find_phrases
from fidelity.text.reporting import reporting_verbs
from fidelity.text.whole import is_whole

KIND = DistortionKind.WORDING

_NEAR = 4.0  # tokens between a word and the place of its counterpart
# In a text of which so much is word for word the same, a changed word was changed on purpose.
_UNCHANGED = 0.75
_ENOUGH = 4  # unchanged content words, below which the share says little
_LIKE = 0.3  # cosine from which two things may go by either name
_BESIDE = 2  # content words on either side of a thing that must be the same
_FEW = 3  # content words; longer stretches are reworded, not replaced

_Stretches = tuple[tuple[int, ...], tuple[int, ...]]  # of the quotation and of the passage


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Yield words that took the place of others and mean something else."""
    alignment = comparison.alignment
    if comparison.pair.passage is None:
        return
    if not alignment.is_english:
        told: set[int] = set(comparison.explained_hyp)
        yield from _told_by_lists(comparison, told)
        yield from _other_senses(comparison, list(_substitutions(comparison)), told)
        return
    links = linkage(alignment)
    named: set[int] = set()
    for hyp, ref in contrasts(comparison):
        if hyp in named:
            continue  # the particle of the verb before
        here, printed = word_at(alignment.hyp, hyp, alignment.hyp_language)
        there, meant = word_at(alignment.ref, ref, alignment.ref_language)
        named.update(here)
        new, old = alignment.hyp[hyp], alignment.ref[ref]
        message = f"“{meant}” became its opposite, “{printed}”"
        if exclude_each_other(new, old, "en"):
            message = f"“{old.text}” became “{new.text}”, something else of its kind"
        yield _finding(comparison, here, there, Severity.MAJOR, message, evidence="contrast")
    for stance, other in turned_stances(alignment):
        named.update(stance.indices)
        message = f"{other.side} it in the original, {stance.side} it here"
        yield _finding(comparison, stance.indices, other.indices, Severity.MAJOR, message)
    for linked in other_connectives(alignment):
        if not linked.is_open:
            named.update(linked.hyp)
            message = f"{linked.became}: another relation between the same two statements"
            yield _finding(comparison, linked.hyp, linked.ref, Severity.MAJOR, message)
    for hyp, ref, severity in _false_friends(comparison, links):
        named.add(hyp)
        printed, meant = alignment.hyp[hyp].norm, alignment.ref[ref].norm
        message = f"“{printed}” is a false friend of “{meant}”"
        yield _finding(comparison, (hyp,), (ref,), severity, message)
    replaced = list(_substitutions(_without_guesses(comparison)))
    yield from _other_senses(comparison, replaced, named)
    yield from _foreign(comparison, links, replaced, named)
    yield from _other_act(comparison)


def _told_by_lists(comparison: Comparison, told: set[int]) -> Iterator[Distortion]:
    """Words whose translation is the opposite of what stands in their place; they join `told`."""
    alignment = comparison.alignment
    for friend in false_friends(alignment):  # "eventuell" may be told as a doubt put in, too
        told.update(friend.hyp)
        printed, meant = _words(alignment.hyp, friend.hyp), _words(alignment.ref, friend.ref)
        message = f"“{printed}” is a false friend of “{meant}”"
        yield _finding(comparison, friend.hyp, friend.ref, Severity.MAJOR, message)
    yield from _other_cue(comparison)
    facing = facing_degrees(alignment)
    if facing is not None:  # "cheaper than the old one", "the old one is dearer"
        told.update(facing.hyp)
    for hyp, ref, message in _in_place_of_others(alignment):
        if told.isdisjoint(hyp) and comparison.explained_ref.isdisjoint(ref):
            told.update(hyp)
            yield _finding(comparison, hyp, ref, Severity.MAJOR, message)


def _other_cue(comparison: Comparison) -> Iterator[Distortion]:
    """Hoped in place of announced, outside of what is reported."""
    one = other_cue(comparison)
    if one is not None:
        message = f"reported by “{one.ref.text}” in the original, here by “{one.hyp.text}”"
        found = _finding(comparison, (0,), (0,), Severity.MAJOR, message, evidence="cue")
        yield replace(found, hyp=one.hyp, ref=one.ref)


def _in_place_of_others(
    alignment: Alignment,
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...], str]]:
    """Words of the quotation, those of the passage in whose place they stand, and what to say."""
    for swap in opposites(alignment):
        message = f"the opposite: “{swap.english}” for “{swap.meant}”"
        yield (swap.hyp,), (swap.ref,), message
    for swap in others_of_a_kind(alignment):
        message = f"“{swap.meant}” became “{swap.english}”, something else of its kind"
        yield (swap.hyp,), (swap.ref,), message
    for thing in other_things(alignment):
        printed, meant = _words(alignment.hyp, (thing.hyp,)), _words(alignment.ref, (thing.ref,))
        message = f"“{printed}” does not mean “{meant}”, in whose place it stands"
        yield (thing.hyp,), (thing.ref,), message
    for one in contraries(alignment):
        if one.contrast not in DEGREES:
            printed, meant = _words(alignment.hyp, one.hyp), _words(alignment.ref, one.ref)
            what = "another commitment" if one.contrast in COMMITMENTS else "the opposite"
            yield one.hyp, one.ref, f"{what}: “{printed}” for “{meant}”"


def _words(tokens: Sequence[Token], indices: Sequence[int]) -> str:
    return " ".join(tokens[index].text for index in indices)


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


def _false_friends(comparison: Comparison, links: Linkage) -> Iterator[tuple[int, int, Severity]]:
    """Content words in the place of others that translators take them for."""
    alignment = comparison.alignment
    hyp_words = {word for token in alignment.hyp for word in (token.lemma, token.norm)}
    ref_words = {word for token in alignment.ref for word in (token.lemma, token.norm)}
    known = _lookalikes(alignment.hyp_language)
    for h, token in enumerate(alignment.hyp):
        friend = token.lemma if token.lemma in known else token.norm  # "embarrassed", "moving"
        if friend not in known or friend in ref_words or h in comparison.explained_hyp:
            continue
        place = links.place_in_ref(h)
        for r, other in enumerate(alignment.ref):
            severities = known[friend]
            meant = other.lemma if other.lemma in severities else other.norm
            if (
                meant in severities
                and meant not in hyp_words
                and r not in comparison.explained_ref
                and (
                    r in links.to_ref.get(h, ())
                    or (abs(place - r) <= _NEAR and r not in links.to_hyp)
                )
            ):
                yield h, r, severities[meant]


def _foreign(
    comparison: Comparison, links: Linkage, stretches: Sequence[_Stretches], named: set[int]
) -> Iterator[Distortion]:
    """Words of another meaning where the words beside them stayed, inside quotation marks."""
    alignment = comparison.alignment
    inside = marked_hyp(comparison)
    is_direct = comparison.pair.quotation.kind is QuotationKind.DIRECT
    is_quoted = is_direct and not is_whole(comparison) and _is_near_verbatim(comparison, links)
    severity = Severity.MAJOR if is_quoted else Severity.MINOR
    for replaced, replacing in stretches:
        hyp = tuple(i for i in replaced if i not in comparison.explained_hyp)
        ref = tuple(i for i in replacing if i not in comparison.explained_ref)
        is_told = any(is_content(alignment.hyp[i], alignment.hyp_language) for i in hyp)
        if is_told and ref and inside.issuperset(hyp) and not named.intersection(hyp):
            yield _finding(comparison, hyp, ref, severity, "other words in their place")


def _other_senses(
    comparison: Comparison, stretches: Sequence[_Stretches], named: set[int]
) -> Iterator[Distortion]:
    """Words that share no sense with those whose place they took, where all else stayed."""
    alignment = comparison.alignment
    for hyp, ref in stretches if alignment.likeness else ():
        is_single = len(hyp) == len(ref) == 1
        if (
            (is_single or alignment.is_english or alignment.is_translation)
            and named.union(comparison.explained_hyp).isdisjoint(hyp)
            and comparison.explained_ref.isdisjoint(ref)
            and (
                (are_all_apart(alignment, hyp, ref) and is_otherwise_same(alignment, hyp, ref))
                or _are_other_things(alignment, hyp, ref)
            )
        ):
            named.update(hyp)
            printed, meant = _words(alignment.hyp, hyp), _words(alignment.ref, ref)
            message = f"“{meant}” became “{printed}”, and they share no sense"
            yield _finding(comparison, hyp, ref, Severity.MAJOR, message)


def _are_other_things(alignment: Alignment, hyp: Sequence[int], ref: Sequence[int]) -> bool:
    """Whether two things that can be touched differ, and all around them stayed: eggs, stones."""
    if len(hyp) > 1 or len(ref) > 1 or not alignment.is_english:
        return False
    if not (_stands_by_itself(alignment.hyp, hyp[0]) and _stands_by_itself(alignment.ref, ref[0])):
        return False
    cosine = {(h, r): near for h, r, near in alignment.likeness}.get((hyp[0], ref[0]), 1.0)
    return (
        cosine < _LIKE
        and are_other_things(alignment.hyp[hyp[0]].lemma, alignment.ref[ref[0]].lemma)
        and is_same_around(alignment, hyp, ref, _BESIDE)
    )


def _stands_by_itself(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is a noun and part of no compound: "engine driver", "power plant"; "fuel it"."""
    classes = word_classes("en")
    if index + 1 < len(tokens):
        behind = tokens[index + 1]
        if is_content(behind, "en") or classes.get(behind.norm) in DETERMINERS:
            return False
    return index == 0 or not is_content(tokens[index - 1], "en") or is_verb_form(tokens, index - 1)


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


def _substitutions(comparison: Comparison) -> Iterator[_Stretches]:
    """Short stretches of content that only their place links, with the same words beside them."""
    alignment = comparison.alignment
    pairs = [
        (link.hyp, link.ref)
        for link in alignment.links
        if link.kind is LinkKind.CONTEXT
        and is_content(alignment.hyp[link.hyp[0]], alignment.hyp_language)
        and is_content(alignment.ref[link.ref[0]], alignment.ref_language)
        and not _is_lawful(alignment.hyp[link.hyp[0]], alignment.ref[link.ref[0]])
    ]
    pairs += [
        (gap.indices, gap.other)
        for gap in added(alignment)
        if gap.other and not _both_report(alignment, gap.indices, gap.other)
    ]
    for hyp, ref in pairs:
        contents = [
            sum(is_content(tokens[index], alignment.hyp_language) for index in side)
            for tokens, side in ((alignment.hyp, hyp), (alignment.ref, ref))
        ]
        if all(1 <= count <= _FEW for count in contents) and is_framed(alignment, hyp, ref):
            yield hyp, ref


def _both_report(alignment: Alignment, hyp: Sequence[int], ref: Sequence[int]) -> bool:
    """Whether all that weighs in two stretches is a verb of saying: "told the", "denied in"."""
    verbs = (
        reporting_verbs("en")
        | lexicons.words("en", "reporting", "address")
        | lexicons.words("en", "governing", "denied")
    )
    content = [
        tokens[index].lemma
        for tokens, side in ((alignment.hyp, hyp), (alignment.ref, ref))
        for index in side
        if is_content(tokens[index], "en")
    ]
    return bool(content) and verbs.issuperset(content)


def _is_lawful(hyp: Token, ref: Token) -> bool:
    """Verbs of saying and thinking ("feel", "believe"), and two words for one thing."""
    thinking = lexicons.words("en", "mental_verbs", "thought")
    denying = lexicons.words("en", "governing", "denied")
    if {hyp.lemma, ref.lemma} <= reporting_verbs("en") | thinking | denying:
        return True
    return are_interchangeable(hyp.lemma, ref.lemma)


def _is_near_verbatim(comparison: Comparison, links: Linkage) -> bool:
    """Whether nearly all content words of the quotation are the original's, and enough of them."""
    alignment = comparison.alignment
    content = content_places(alignment.hyp, alignment.hyp_language)
    same = [
        index
        for index in content
        if index in links.link_of_hyp and links.link_of_hyp[index].kind in SAME_WORD
    ]
    return len(same) >= max(_ENOUGH, _UNCHANGED * len(content))


@cache
def _lookalikes(language: str) -> dict[str, dict[str, Severity]]:
    """Word -> the words that it is no translation of, each with how much that matters."""
    found: dict[str, dict[str, Severity]] = {}
    if lexicons.exists(language, "lookalikes"):
        for printed, meant, severity, *one_way in lexicons.sections(language, "lookalikes")[""]:
            found.setdefault(printed, {})[meant] = Severity(severity)
            if not one_way:
                found.setdefault(meant, {}).setdefault(printed, Severity(severity))
    return found


def _finding(
    comparison: Comparison,
    hyp: tuple[int, ...],
    ref: tuple[int, ...],
    severity: Severity,
    message: str,
    *,
    evidence: str = "substitution",
) -> Distortion:
    return Distortion(
        kind=KIND,
        severity=severity,
        confidence=Confidence.MEDIUM,
        hyp=comparison.hyp_excerpt(hyp),
        ref=comparison.ref_excerpt(ref),
        message=message,
        evidence=evidence,
    )
