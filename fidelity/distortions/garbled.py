"""Broken residue: words that no writer would have left like this.

What it finds:
    Function words that cannot stand together, a sentence that breaks off, a word said twice, a
    capital inside a sentence, a broken date, a misspelt word; and a sentence whose words are the
    original's, shaken into another order. In a translation: a stretch that is said again and
    again, and letters in the wrong encoding.

Why it matters:
    The sense is lost, and the speaker seems to have spoken nonsense. It is the mark of an
    unedited machine translation.

Example:
    original: The town has to raise fresh funds to restore the organ.
    derivative: The town has fresh To raise funds the organ to restore the.

What it lets pass:
    Whatever is broken in the original too; clumsy but whole sentences; another order of clauses;
    words that no dictionary has, when they are not one letter away from one that it has.

Source:
    MQM, fluency (themqm.org): grammar, spelling, duplication.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fidelity.evidence.content.torn_order import torn_orders
from fidelity.evidence.linkage import linkage
from fidelity.evidence.translation.breakage import ForeignBreakage, encoding_faults, loops
from fidelity.records import (
    Alignment,
    Comparison,
    Confidence,
    Distortion,
    DistortionKind,
    Excerpt,
    LinkKind,
    Severity,
    Token,
)
from fidelity.text.fluency import Breakage, Fault, breakages
from fidelity.text.sequences import has_sequences, unlikeliness

KIND = DistortionKind.GARBLED

_SAME_WORD = {LinkKind.FORM, LinkKind.SPELLING, LinkKind.LEMMA, LinkKind.NEIGHBOUR}
# Share of neighbours that do not follow one another in the original, where so many of the words
# are the original's; with a broken pair of words beside it the lower share will do.
_SHAKEN, _LEAST_COVERED, _SHAKEN_AND_BROKEN = 0.6, 0.5, 0.45
# A share of neighbours that were parted, and how little the words must then follow from one another
# (nats a word), in themselves and more so than the original's. A fluent sentence is not shaken,
# however far its words moved: an active for a passive, another order of clauses. DEMETR's shaken
# sentences (development part): 96 % found, 89 % by the order alone.
_MOVED, _ROUGH, _ROUGHER = 0.5, 0.2, 0.9
_ROUGH_WHERE_SHAKEN, _ROUGHER_WHERE_SHAKEN = 0.3, 0.3
_TURNED_BACK = 2  # words that stand before the one that they followed
_MANY_BROKEN = 2
_MANY_MISSPELT, _LITTERED = 3, 0.2  # words, and their share of all
_STEP = 3  # words that a neighbour may skip and still follow
_FEWEST_WORDS, _FEWEST_WHOLE = 6, 8
_NEAR = 2  # faults so many tokens apart are one residue
_REACH = 3  # unlinked words to each side that belong to the residue


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Broken places of the quotation that the passage does not have."""
    alignment = comparison.alignment
    if not alignment.ref:
        return
    if not alignment.is_english:
        yield from _told_by_lists(comparison)
        return
    faults = _new_faults(comparison)
    if _is_shaken(comparison, faults):
        whole = tuple(range(len(alignment.hyp)))
        yield Distortion(
            kind=KIND,
            severity=Severity.MAJOR,
            confidence=Confidence.HIGH,
            hyp=comparison.hyp_excerpt(whole),
            ref=comparison.ref_excerpt(tuple(range(len(alignment.ref)))),
            message="The words of the original stand in an order that makes no sentence.",
            evidence="word order",
        )
        return
    for torn in torn_orders(alignment):
        hyp = comparison.hyp_excerpt(torn.hyp)
        yield Distortion(
            kind=KIND,
            severity=Severity.MAJOR,
            confidence=Confidence.HIGH,
            hyp=hyp,
            ref=comparison.ref_excerpt(torn.ref),
            message=f"“{hyp.text if hyp else ''}” is the order of another language.",
            evidence="word order",
        )
    severity = Severity.MAJOR if _is_littered(alignment, faults) else Severity.MINOR
    for group in _grouped(faults):
        yield _residue(comparison, group, severity)
    yield from _in_wrong_encoding(comparison)


def _is_littered(alignment: Alignment, faults: Sequence[Breakage]) -> bool:
    """Whether so much is misspelt or said twice that a reader has to guess at the rest."""
    if sum(fault.fault is Fault.TWICE for fault in faults) >= _MANY_BROKEN:
        return True
    misspelt = sum(fault.fault is Fault.SPELLING for fault in faults)
    words = sum(token.is_word for token in alignment.hyp)
    return misspelt >= _MANY_MISSPELT and misspelt >= _LITTERED * words


def _told_by_lists(comparison: Comparison) -> Iterator[Distortion]:
    """What is broken in any language: a machine's loop, letters in the wrong encoding."""
    alignment = comparison.alignment
    for fault in loops(alignment.hyp, alignment.ref, alignment.hyp_language):
        yield _foreign_fault(comparison, fault, Severity.MAJOR)
    yield from _in_wrong_encoding(comparison)


def _in_wrong_encoding(comparison: Comparison) -> Iterator[Distortion]:
    """One such letter is a blot; several make words that nobody can read."""
    original, passage = comparison.ref_document, comparison.pair.passage
    if original is None or passage is None:
        return
    source = passage.span.of(original.text)
    contents = comparison.pair.quotation.contents
    broken = encoding_faults(comparison.hyp_document.text, contents, source)
    letters = sum(fault.count for fault in broken)
    severity = Severity.MAJOR if letters >= _MANY_BROKEN else Severity.MINOR
    for fault in broken:
        yield _foreign_fault(comparison, fault, severity)


def _foreign_fault(
    comparison: Comparison, fault: ForeignBreakage, severity: Severity
) -> Distortion:
    words = fault.span.of(comparison.hyp_document.text)
    return Distortion(
        kind=KIND,
        severity=severity,
        confidence=Confidence.HIGH,
        hyp=Excerpt(text=words, spans=(fault.span,)),
        ref=None,
        message=f"“{words}” is broken: {fault.fault.value}.",
        evidence=fault.fault.name.lower(),
    )


def _new_faults(comparison: Comparison) -> list[Breakage]:
    """What is broken in the quotation and not in the passage."""
    alignment = comparison.alignment
    broken = breakages(alignment.hyp, alignment.hyp_language)
    if not broken:
        return []
    in_original = {
        _words(alignment.ref, fault) for fault in breakages(alignment.ref, alignment.ref_language)
    }
    return [
        fault
        for fault in broken
        if _words(alignment.hyp, fault) not in in_original and not _is_quoted(comparison, fault)
    ]


def _words(tokens: Sequence[Token], breakage: Breakage) -> tuple[str, ...]:
    return tuple(tokens[index].norm for index in breakage.indices)


def _is_quoted(comparison: Comparison, breakage: Breakage) -> bool:
    """Whether the original has this very word: a name or a term that the dictionary lacks."""
    if breakage.fault is not Fault.SPELLING:
        return False
    norms = {token.norm for token in comparison.alignment.ref}
    return all(comparison.alignment.hyp[index].norm in norms for index in breakage.indices)


def _is_shaken(comparison: Comparison, faults: Sequence[Breakage]) -> bool:
    places = [set(fault.indices) for fault in faults if fault.fault is Fault.GRAMMAR]
    broken = len(places)
    twice = sum(
        fault.fault is Fault.TWICE and all(place.isdisjoint(fault.indices) for place in places)
        for fault in faults
    )
    if broken and broken + twice >= _MANY_BROKEN:
        return True
    alignment = comparison.alignment
    order = [
        link.ref[0]
        for link in sorted(alignment.links, key=lambda link: link.hyp)
        if link.kind in _SAME_WORD and alignment.hyp[link.hyp[0]].is_word
    ]
    if len(order) < _FEWEST_WORDS:
        return False
    steps = [after - before for before, after in pairwise(order)]
    share = sum(not 0 < step <= _STEP for step in steps) / len(steps)
    words = sum(token.is_word for token in alignment.hyp)
    enough = len(order) >= max(_FEWEST_WHOLE, _LEAST_COVERED * words)
    if has_sequences(alignment.hyp_language):
        if share * len(steps) >= _TURNED_BACK and _is_reordered(alignment):
            return True
        return share >= _MOVED and _is_rough(alignment, is_shaken=share >= _SHAKEN and enough)
    if broken:
        return share >= _SHAKEN_AND_BROKEN
    return share >= _SHAKEN and enough


def _is_rough(alignment: Alignment, *, is_shaken: bool) -> bool:
    """Whether the words follow one another as hardly any sentence has them."""
    hyp = unlikeliness(alignment.hyp, alignment.hyp_language)
    more = hyp - unlikeliness(alignment.ref, alignment.ref_language)
    if is_shaken and hyp >= _ROUGH_WHERE_SHAKEN and more >= _ROUGHER_WHERE_SHAKEN:
        return True
    return hyp >= _ROUGH and more >= _ROUGHER


def _is_reordered(alignment: Alignment) -> bool:
    """Whether it has the original's own words, no more and no fewer, and they no longer follow."""
    words = [
        Counter(token.norm for token in tokens if token.is_word)
        for tokens in (alignment.hyp, alignment.ref)
    ]
    if words[0] != words[1]:
        return False
    more = [
        unlikeliness(tokens, alignment.hyp_language) for tokens in (alignment.hyp, alignment.ref)
    ]
    return more[0] - more[1] >= _ROUGHER


def _grouped(faults: Sequence[Breakage]) -> list[list[Breakage]]:
    groups: list[list[Breakage]] = []
    for fault in sorted(faults, key=lambda item: item.indices):
        if groups and fault.indices[0] - groups[-1][-1].indices[-1] <= _NEAR:
            groups[-1].append(fault)
        else:
            groups.append([fault])
    return groups


def _residue(comparison: Comparison, group: Sequence[Breakage], severity: Severity) -> Distortion:
    alignment = comparison.alignment
    links = linkage(alignment)
    start, end = group[0].indices[0], group[-1].indices[-1]
    if any(fault.fault is Fault.CAPITAL for fault in group):
        for _ in range(_REACH):
            start -= start > 0 and start - 1 not in links.to_ref
            end += end + 1 < len(alignment.hyp) and end + 1 not in links.to_ref
        # with the words that it broke in between, which say where in the original it belongs
        start -= start > 0 and alignment.hyp[start - 1].is_word
        end += end + 1 < len(alignment.hyp) and alignment.hyp[end + 1].is_word
    answered = sorted({j for i in range(start, end + 1) for j in links.to_ref.get(i, ())})
    faults = dict.fromkeys(fault.fault.value for fault in group)
    hyp = comparison.hyp_excerpt(tuple(range(start, end + 1)))
    return Distortion(
        kind=KIND,
        severity=severity,
        confidence=Confidence.MEDIUM,
        hyp=hyp,
        ref=comparison.ref_excerpt(tuple(answered)),
        message=f"“{hyp.text if hyp else ''}” is broken: {', '.join(faults)}.",
        evidence="; ".join(fault.fault.name.lower() for fault in group),
    )
