"""Clauses that stand behind a verb that denies them, on one side alone, outside of English.

"Zaprzeczył, że gmina ma długi" and "Potwierdził, że gmina ma długi" report the same words.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from fidelity import lexicons
from fidelity.evidence.certainty.governed import Released
from fidelity.evidence.linkage import linkage
from fidelity.evidence.translation.negations import negations
from fidelity.records import Comparison, Document, Excerpt, Span, Token
from fidelity.text.bilingual import primary
from fidelity.text.function_words import is_content
from fidelity.text.polarity import NegatorKind, negators
from fidelity.text.segments import CLAUSE_MARKS
from fidelity.text.surroundings import sentence_before
from fidelity.text.tokens import tokenize

_REACH = 6  # words from the verb to what it denies: "denied in a letter that"
_LEAST = 2  # content words of what is denied that both sides have
_KEPT = 0.6  # share of them


def denied_clauses(comparison: Comparison) -> Iterator[Released]:
    """The verb that denies all of the passage, or of the quotation, and nothing of the other."""
    alignment, original = comparison.alignment, comparison.ref_document
    passage = comparison.pair.passage
    if passage is None or original is None or alignment.is_translation or alignment.is_english:
        return
    if not _is_told(comparison):
        return
    language = primary(alignment.hyp_language)
    start, quoted = passage.contents[0].start, comparison.pair.quotation.contents[0].start
    outside = _before(original, start), _before(comparison.hyp_document, quoted)
    own = next(
        (i for i, token in enumerate(alignment.hyp[:2]) if token.norm in _forms(language)), None
    )
    verb = _denying(original, start)
    if verb is not None and not _denies((*outside[1], *alignment.hyp), language):
        if not negations(outside[1], language):
            ref = Excerpt(text=verb.of(original.text), spans=(verb,))
            yield Released(hyp=(0,), ref=ref, is_denied=True, is_lost=True)
    elif verb is None and own is not None and not negations(alignment.hyp, language):
        theirs = (*outside[0], *alignment.ref)
        first = comparison.ref_excerpt((0,))
        if first is not None and not negations(theirs, language) and not _denies(theirs, language):
            yield Released(hyp=(own,), ref=first, is_denied=True, is_lost=False)


def is_denied_before(comparison: Comparison) -> bool:
    """Whether the original denies the passage, so that a "not" in the derivative may be right."""
    passage, original = comparison.pair.passage, comparison.ref_document
    if passage is None or original is None:
        return False
    return _denying(original, passage.contents[0].start) is not None


def _is_told(comparison: Comparison) -> bool:
    """Whether the quotation has most of the passage's words, in as many negations."""
    alignment = comparison.alignment
    language = alignment.ref_language
    links = linkage(alignment)
    content = [i for i, token in enumerate(alignment.ref) if is_content(token, language)]
    kept = [i for i in content if i in links.to_hyp]
    if len(kept) < max(_LEAST, _KEPT * len(content)):
        return False
    return len(negations(alignment.ref, language)) == len(negations(alignment.hyp, language))


def _denies(tokens: Sequence[Token], language: str) -> bool:
    known = _forms(primary(language))
    return any(token.norm in known for token in tokens) or any(
        one.kind is NegatorKind.IMPLICIT for one in negators(tokens, primary(language))
    )


def _denying(document: Document, start: int) -> Span | None:
    """The verb right before `start` that denies what follows it, and is not denied itself."""
    language = primary(document.language)
    tokens = _before(document, start)
    known = _forms(language)
    last = len(tokens) - 1
    for index in range(last, max(-1, last - _REACH - 1), -1):
        token = tokens[index]
        if token.norm in known:
            is_denied = negations(tokens[: index + 1], language)
            return None if is_denied else token.span
        is_comma = token.text == "," and index >= last - 1
        if token.text in CLAUSE_MARKS and not is_comma:
            return None
    return None


def _before(document: Document, start: int) -> tuple[Token, ...]:
    left = sentence_before(document.text, start, document.language)
    return tokenize(document.text, [left], document.language) if left is not None else ()


@cache
def _forms(language: str) -> frozenset[str]:
    """The forms of the verbs that deny the clause behind them."""
    deny = lexicons.listed(language, "polarity_grammar", "denies that")
    if not deny:
        return frozenset()
    rows = lexicons.sections(language, "reporting").get("content", ())
    return frozenset(form for row in rows if row[0] in deny for form in row[1].split(", "))
