"""Content that the original does not have.

What it finds:
    Words put into a quotation, or into a rendering of a whole text, where the words around them
    follow each other in the original; a head of what stood by itself ("a copy of the painting"); a
    whole sentence inside the marks of a direct quotation.

Why it matters:
    What was never said is put into somebody's mouth.

Example:
    original: Vollmer left the orchestra in April, a trustee wrote.
    derivative: Vollmer left the orchestra under protest in April, a trustee wrote.

What it lets pass:
    An insertion in brackets, words that render something in other words, light words ("people",
    "time"), and what a digest gathers from elsewhere in the article.

Source:
    MQM's accuracy/addition (themqm.org).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fidelity import lexicons
from fidelity.evidence.content.added_clauses import added_clauses
from fidelity.evidence.content.added_remarks import is_cause, is_remark
from fidelity.evidence.content.gaps import (
    NEAR_VERBATIM,
    Gap,
    added,
    is_otherwise_same,
    kept_share,
    unchanged_share,
)
from fidelity.evidence.content.passed_over import tells_of_saying
from fidelity.evidence.content.phrase_heads import lone_heads
from fidelity.evidence.content.surplus import is_slight, surplus
from fidelity.evidence.content.told_otherwise import is_told_in_a_small_word
from fidelity.evidence.linkage import linkage
from fidelity.evidence.names.located import is_implied_country
from fidelity.evidence.roles.events_turned import told_from_the_other_end
from fidelity.evidence.translation.exceptions import unanswered_exceptions
from fidelity.evidence.translation.gaps import foreign_gap
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
from fidelity.text.bilingual import primary
from fidelity.text.fluency import is_misspelt
from fidelity.text.function_words import (
    DETERMINERS,
    content_places,
    is_content,
    word_classes,
)
from fidelity.text.labels import labels
from fidelity.text.marked import marked_hyp
from fidelity.text.placeholders import placeholders_of
from fidelity.text.rarity import rarity
from fidelity.text.reporting_frames import reporting_frames
from fidelity.text.whole import is_whole

KIND = DistortionKind.ADDITION

_LEAST_KEPT = 0.5  # below this share the passage is hardly the quotation's
_A_STATEMENT = 2  # content words of a sentence that says something
_GUESSES = frozenset({LinkKind.NEIGHBOUR, LinkKind.CONTEXT})
_TELLING = 2  # rarity from which a word says something by itself
_OPEN_A_PHRASE = frozenset({"preposition", "conjunction", "quantifier", "relative"})
_CAUSES = frozenset({"thanks", "due", "owing"})
_WITHOUT, _HYPHENATED = "without", 2
_ENDING = 2  # letters of "th", "re"
# Log odds from which a single word counts as put in, and the share of the other content words that
# must be the original's own for a phrase. Measured on DEMETR and on second human translations: at
# 0.5 instead of 0.2, 2 of 118 alarms between 1,500 pairs of the latter are gone, and 18 of 175 on
# DEMETR's 500 additions.
_SURE = 0.2
# The same for words that judge, accuse or take back (`telling_modifiers.txt`), which a paraphrase
# has no use for: hardly one is among the words that only one of two human references has.
_SURE_OF_TELLING = -1.5


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Yield what the quotation says and the passage does not."""
    alignment = comparison.alignment
    if comparison.pair.passage is None:
        return
    yield from _new_placeholders(comparison)
    if alignment.is_translation:
        yield from _translated(comparison)
        return
    sentences = _new_sentences(comparison)
    yield from (_added(comparison, words, is_major=True) for words in sentences)
    if kept_share(alignment) < _LEAST_KEPT or not _is_statement_kept(alignment):
        return
    yield from _new_heads(comparison)
    inside, whole = marked_hyp(comparison), is_whole(comparison)
    told = comparison.explained_hyp.union(*sentences, told_from_the_other_end(alignment))
    clauses = set(added_clauses(alignment)) if whole else set()
    for gap in (_without_auxiliaries(alignment.hyp, one) for one in added(alignment)):
        if told.issuperset(gap.content) or _is_no_statement(alignment.hyp, gap):
            continue
        if not (whole or inside.issuperset(gap.indices)) or _in_brackets(alignment.hyp, gap):
            continue
        if is_implied_country(alignment.hyp, gap.content, alignment.ref) or is_told_in_a_small_word(
            alignment, gap.indices
        ):
            continue
        rarities = [
            rarity(alignment.hyp[index].lemma, alignment.hyp_language)
            for index in gap.content
            if _is_telling(alignment.hyp[index])
        ]
        if rarities and (
            max(rarities) >= _TELLING
            or _tells(alignment.hyp, gap)
            or (len(rarities) > 1 and _is_phrase_put_in(alignment, gap))
        ):
            is_major = gap in clauses or _is_sure(comparison, gap)
            is_major = is_major and not tells_of_saying(alignment.hyp, gap.indices)
            if is_major or (gap.is_clean and gap.is_lone):
                yield _added(comparison, gap.indices, is_major=is_major)


def _is_statement_kept(alignment: Alignment) -> bool:
    """Whether what was said is there, and not only who said it; one word may be anything."""
    if not alignment.is_english:
        return True
    linked = linkage(alignment).to_hyp.keys()
    said = content_places(alignment.ref, "en") - reporting_frames(alignment.ref)
    return len(said & linked) >= _LEAST_KEPT * min(len(said), _A_STATEMENT)


def _new_sentences(comparison: Comparison) -> list[tuple[int, ...]]:
    """The words of each sentence in marks no content word of which the original has.

    Who quotes keeps the words; a sentence that shares none was not said there.
    """
    if comparison.pair.quotation.kind is not QuotationKind.DIRECT:
        return []
    alignment = comparison.alignment
    answered = {
        index for link in alignment.links if link.kind not in _GUESSES for index in link.hyp
    }
    by_sentence: dict[int, list[int]] = {}
    for index, token in enumerate(alignment.hyp):
        if token.is_word:
            by_sentence.setdefault(token.sentence, []).append(index)
    found = []
    for words in by_sentence.values():
        content = {i for i in words if is_content(alignment.hyp[i], alignment.hyp_language)}
        is_new = answered.isdisjoint(content) and comparison.explained_hyp.isdisjoint(content)
        if len(content) >= _A_STATEMENT and is_new and len(by_sentence) > 1:
            found.append(tuple(words))
    return found if len(found) < len(by_sentence) else []


def _new_heads(comparison: Comparison) -> Iterator[Distortion]:
    """The mayor's [son]; [a copy of] the painting."""
    for one in lone_heads(comparison.alignment):
        if one.is_added and comparison.explained_hyp.isdisjoint(one.words):
            yield _added(comparison, one.words, is_major=True)


def _new_placeholders(comparison: Comparison) -> Iterator[Distortion]:
    """What no program fills in here, since the source does not say so."""
    for words in placeholders_of(comparison).new:
        yield Distortion(
            kind=KIND,
            severity=Severity.MAJOR,
            confidence=Confidence.HIGH,
            hyp=words,
            ref=None,
            message=f"the original has no placeholder “{words.text}”",
            evidence="placeholder",
        )


def _translated(comparison: Comparison) -> Iterator[Distortion]:
    """An exception, or a long stretch that a translation adds, which its length confirms."""
    for left in unanswered_exceptions(comparison.alignment):
        if left.is_added and comparison.explained_hyp.isdisjoint(left.hyp):
            what = "an exception that the original does not make"
            yield _added_in_translation(comparison, left.hyp, what, "exception")
    gap = foreign_gap(comparison.alignment) if is_whole(comparison) else None
    if gap is None or gap.is_lost is not False or comparison.explained_hyp & set(gap.indices):
        return
    what = "a passage was added that the original does not have"
    yield _added_in_translation(comparison, gap.indices, what, "stretch and length")


def _added_in_translation(
    comparison: Comparison, indices: tuple[int, ...], message: str, evidence: str
) -> Distortion:
    return Distortion(
        kind=KIND,
        severity=Severity.MAJOR,
        confidence=Confidence.MEDIUM,
        ref=None,
        hyp=comparison.hyp_excerpt(indices),
        message=message,
        evidence=evidence,
    )


def _is_sure(comparison: Comparison, gap: Gap) -> bool:
    """Whether the rest is so close to the original that the run was surely put in.

    A verb ("is located") or a link at the start ("in addition") may render nothing at all.
    """
    alignment = comparison.alignment
    index = gap.indices[0]
    if _is_hyphenated(alignment.hyp, gap):
        return gap.is_clean and gap.is_lone and is_otherwise_same(alignment, gap.indices, ())
    if len(gap.indices) > 1:
        return _is_sure_phrase(comparison, gap)
    is_part = _is_part_of_name(alignment.hyp, index) or _is_broken_or_compound(alignment.hyp, index)
    if is_part or _is_light(alignment.hyp[index], alignment.hyp_language):
        return False
    if is_remark(alignment, gap):
        return True
    if _tells(alignment.hyp, gap) and gap.is_lone:
        return surplus(alignment, gap) >= _SURE_OF_TELLING
    return not _is_bare_verb(comparison, index) and surplus(alignment, gap) >= _SURE


def _is_sure_phrase(comparison: Comparison, gap: Gap) -> bool:
    """The same of several words: a remark or a cause, or what opens a phrase of its own."""
    alignment = comparison.alignment
    if is_remark(alignment, gap) or is_cause(alignment, gap):
        return True
    index = gap.indices[0]
    first = word_classes(alignment.hyp_language).get(alignment.hyp[index].norm)
    opens = first in _OPEN_A_PHRASE or alignment.hyp[index].norm == _WITHOUT
    opens = opens or (len(gap.content) > 1 and _is_participle(alignment.hyp[index]))
    opens = (index > 0 and opens and gap.is_clean and gap.is_lone) or _is_clause(comparison, gap)
    opens = opens or (gap.is_clean and gap.is_lone and _is_apposition(alignment.hyp, gap))
    return opens and unchanged_share(alignment, gap.indices) >= NEAR_VERBATIM


def _is_hyphenated(tokens: Sequence[Token], gap: Gap) -> bool:
    """Whether it is one modifier of two words: "best-selling", "state-owned"."""
    start, end = gap.indices[0], gap.indices[-1]
    return (
        len(gap.indices) == _HYPHENATED
        and end == start + _HYPHENATED
        and tokens[start + 1].text == "-"
        and end + 1 < len(tokens)
        and is_content(tokens[end + 1])
    )


def _is_apposition(tokens: Sequence[Token], gap: Gap) -> bool:
    """Whether it says what something is, between commas: ", the largest north of the Alps,"."""
    start, end = gap.indices[0], gap.indices[-1]
    is_set_apart = start > 0 and tokens[start - 1].text == "," and end + 1 < len(tokens)
    first = word_classes("en").get(tokens[start].norm)
    return (
        is_set_apart
        and tokens[end + 1].text == ","
        and first in DETERMINERS | {"pronoun"}
        and len(gap.content) > 1
    )


def _is_clause(comparison: Comparison, gap: Gap) -> bool:
    """Whether a comma and a participle open the run, and it ends the text: ", citing costs"."""
    tokens, index = comparison.alignment.hyp, gap.indices[0]
    linked = {index for link in comparison.alignment.links for index in link.ref}
    left_over = content_places(comparison.alignment.ref, "en") - linked
    return (
        gap.is_edge
        and not left_over
        and index > 1
        and tokens[index - 1].text == ","
        and _is_participle(tokens[index])
    )


def _is_phrase_put_in(alignment: Alignment, gap: Gap) -> bool:
    """Whether common words behind a preposition or "and" are all that is new: "in good spirits"."""
    first = word_classes("en").get(alignment.hyp[gap.indices[0]].norm)
    opens = first in {"preposition", "conjunction"}
    return opens and is_otherwise_same(alignment, gap.indices, ())


def _is_participle(token: Token) -> bool:
    return token.norm.endswith("ing") and token.norm != token.lemma


def _without_auxiliaries(tokens: Sequence[Token], gap: Gap) -> Gap:
    """The one word that tells something, where only its tense was added with it: "had angrily"."""
    classes = word_classes("en")
    rest = [tokens[index].norm for index in gap.indices if index not in gap.content]
    is_one = len(gap.content) == 1 and gap.content[0] == gap.indices[-1]
    if not (is_one and rest and all(classes.get(norm) == "auxiliary" for norm in rest)):
        return gap
    return replace(gap, indices=gap.content)


def _tells(tokens: Sequence[Token], gap: Gap) -> bool:
    """Whether it is one word that judges, accuses or takes back: "illegally", "former"."""
    listed = lexicons.listed("en", "telling_modifiers")
    return len(gap.indices) == 1 and tokens[gap.indices[0]].norm in listed


def _is_light(token: Token, language: str) -> bool:
    """Whether the word weighs too little to change a statement: "actually", "jedoch"."""
    if primary(language) != "en":
        return is_slight(token, language)
    return token.norm in lexicons.listed(language, "light_modifiers")


def _is_no_statement(tokens: Sequence[Token], gap: Gap) -> bool:
    """Whether it is a headline's label, or half a preposition."""
    return labels(tokens).issuperset(gap.indices) or _leads_a_cause(tokens, gap.indices[0])


def _leads_a_cause(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word is half a preposition: "thanks to", "due to"."""
    after = tokens[index + 1 : index + 2]
    return tokens[index].norm in _CAUSES and bool(after) and after[0].norm == "to"


def _is_bare_verb(comparison: Comparison, index: int) -> bool:
    tokens, language = comparison.alignment.hyp, comparison.alignment.hyp_language
    token = tokens[index]
    modifies = index + 1 < len(tokens) and is_content(tokens[index + 1], language)
    follows_mark = index == 0 or not tokens[index - 1].is_word
    is_inflected = token.norm != token.lemma and not token.norm.endswith("s")
    return is_inflected and (follows_mark or not modifies)


def _is_broken_or_compound(tokens: Sequence[Token], index: int) -> bool:
    """A misspelt word may stand for one of the original, a half of "take-out" is no word."""
    beside = [tokens[i].text for i in (index - 1, index + 1) if 0 <= i < len(tokens)]
    return "-" in beside or is_misspelt(tokens[index].text)


def _is_part_of_name(tokens: Sequence[Token], index: int) -> bool:
    beside = [tokens[i].text for i in (index - 1, index + 1) if 0 <= i < len(tokens)]
    return tokens[index].text[0].isupper() and any(text[0].isupper() for text in beside)


def _is_telling(token: Token) -> bool:
    """Whether this can be an addition by itself: no numeral, no ending that a numeral left."""
    return token.norm.isalpha() and len(token.norm) > _ENDING


def _in_brackets(tokens: tuple[Token, ...], gap: Gap) -> bool:
    before = [token.text for token in tokens[: gap.indices[0]] if token.text in "[]()"]
    return bool(before) and before[-1] in "[("


def _added(comparison: Comparison, indices: tuple[int, ...], *, is_major: bool) -> Distortion:
    words = comparison.hyp_excerpt(indices)
    return Distortion(
        kind=KIND,
        severity=Severity.MAJOR if is_major else Severity.MINOR,
        confidence=Confidence.MEDIUM if is_major else Confidence.LOW,
        hyp=words,
        ref=None,
        message=f"“{words.text if words else ''}” is not in the original",
        evidence="unlinked",
    )
