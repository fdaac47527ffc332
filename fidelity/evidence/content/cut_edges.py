"""What a cut leaves behind at its edge, and what it leaves says more for it.

"[Some] experts think so" and "The two sides agreed [to keep talking]" are excerpts word for word,
and say another thing.
"""

from collections.abc import Sequence
from itertools import chain, takewhile

from fidelity import lexicons
from fidelity.evidence.excerpts import place_of_excerpt
from fidelity.evidence.linkage import linkage
from fidelity.records import Comparison, QuotationKind, Span, Token
from fidelity.text.function_words import content_places, is_content, word_classes
from fidelity.text.marked import marked_hyp
from fidelity.text.numerals import numerals
from fidelity.text.opening_conditions import opening_condition, sets_condition
from fidelity.text.phrases import PhraseMatch, find_phrases
from fidelity.text.reporting import reporting_verbs
from fidelity.text.segments import CLAUSE_MARKS, paragraph_around, sentences
from fidelity.text.surroundings import sentence_before, tokens_around
from fidelity.text.tokens import tokenize
from fidelity.text.whole import is_whole

_PART = 2  # rung of "some"; up to there not most of them are meant
_SHORTEST = 3  # content words of an excerpt that states something
_OPENERS = frozenset({"conjunction", "relative"})
_TO, _OF, _TOGETHER = "to", "of", "a group of"
_CUTS = frozenset({"…", "..."})
CONTRASTS = frozenset({"but", "although", "though", "yet"})
_SHORT = 5  # words of a contrast that belongs to what stands before it
_SENTENCE_ENDS = frozenset({".", "!", "?", "…"})
_LONGEST_REPORT = 12  # words between a condition and the rest: “If …,” said Moll, “…”


def lost_scope(comparison: Comparison) -> Span | None:
    """The "some" before the subject that an excerpt opens with, where it stands in the original."""
    alignment, document = comparison.alignment, comparison.ref_document
    passage = comparison.pair.passage
    language = alignment.ref_language
    start = place_of_excerpt(alignment)
    if start is None or passage is None or document is None:
        return None
    stated = len(content_places(alignment.hyp, alignment.hyp_language))
    if stated < _SHORTEST and not is_whole(comparison):
        return None
    cut = alignment.ref[start].span.start
    before = _tokens_before(document.text, cut, language)
    part = _part_before(before, language)
    if part is None or not _opens_clause(before, part, language) or _says_part(comparison):
        return None
    return Span(before[part].span.start, before[-1].span.end)


def _part_before(before: Sequence[Token], language: str) -> int | None:
    """Where a "some", "some of" or "three of" starts that ends these tokens; None for none."""
    end = len(before)
    is_of = end > 1 and before[-1].norm == _OF
    parts = find_phrases(before, "quantifiers", language, "amount")
    if parts and parts[-1].end in {end, end - is_of} and _is_part(parts[-1]):
        return parts[-1].start
    counts = numerals(before, language) if is_of else ()
    return counts[-1].start if counts and counts[-1].end == end - 1 else None


def _is_part(match: PhraseMatch) -> bool:
    """Whether it leaves others out; "a group of hikers" says who they are."""
    return int(match.row[1]) <= _PART and match.phrase != _TOGETHER


def _tokens_before(text: str, cut: int, language: str) -> tuple[Token, ...]:
    left = sentence_before(text, cut, language)
    return tokenize(text, [left], language) if left is not None else ()


def _opens_clause(tokens: Sequence[Token], place: int, language: str) -> bool:
    """Whether a clause may begin here: its subject, and not "good" of "did some good"."""
    if place == 0 or tokens[place - 1].text in CLAUSE_MARKS or not tokens[place - 1].is_word:
        return True
    before = tokens[place - 1]
    return (
        before.norm == "that"
        or word_classes(language).get(before.norm) in _OPENERS
        or before.lemma in reporting_verbs(language)
    )


def _says_part(comparison: Comparison) -> bool:
    """Whether the derivative says it outside of the words compared: some “experts think so”."""
    document = comparison.hyp_document
    start = comparison.pair.quotation.contents[0].start
    before = _tokens_before(document.text, start, document.language)
    return bool(find_phrases(before, "quantifiers", document.language, "amount"))


def lost_object(comparison: Comparison) -> Span | None:
    """The "to keep talking" that nothing stands for after "agreed", where it stood."""
    alignment = comparison.alignment
    verbs = lexicons.listed(alignment.ref_language, "objects")
    if verbs.isdisjoint(token.lemma for token in alignment.hyp):
        return None
    links = linkage(alignment)
    for index, token in enumerate(alignment.ref):
        if token.lemma not in verbs:
            continue
        ends = [
            h
            for h in links.to_hyp.get(index, ())
            if alignment.hyp[h].lemma == token.lemma and _ends_clause(alignment.hyp, h)
        ]
        after = alignment.ref[index + 1 :] if ends else ()
        if ends and not after:
            after = _rest(comparison, token.span.end)
        if len(after) > 1 and after[0].norm == _TO and _is_verb(after[1], alignment.ref_language):
            if index + 2 in links.to_hyp or _is_told(comparison, after[1]):
                continue
            return _span_of(_clause(after))
    return None


def _is_verb(token: Token, language: str) -> bool:
    """Whether it may be an infinitive: "to keep", not "to the terms" nor "to talks"."""
    may_be = token.text.islower() and word_classes(language).get(token.norm) in {None, "auxiliary"}
    return may_be and token.lemma == token.norm


def _ends_clause(tokens: Sequence[Token], place: int) -> bool:
    following = tokens[place + 1 : place + 2]
    return not following or not (following[0].is_word or following[0].text in _CUTS)


def _rest(comparison: Comparison, end: int) -> tuple[Token, ...]:
    """The rest of the sentence of the original behind this place."""
    document = comparison.ref_document
    if document is None:
        return ()
    line = Span(end, paragraph_around(document.text, Span(end, end)).end)
    if not len(line):
        return ()
    rest = sentences(document.text, line, document.language)
    return tokenize(document.text, rest[:1], document.language)


def _is_told(comparison: Comparison, verb: Token) -> bool:
    told = tokenize(comparison.hyp_document.text, language=comparison.hyp_document.language)
    return any(token.lemma == verb.lemma for token in told)


def lost_half(comparison: Comparison) -> Span | None:
    """A short contrast right after the passage that the derivative tells nowhere.

    "He respected the decision [but regretted it]": half of a balanced statement.
    """
    original = comparison.ref_document
    if original is None or marked_hyp(comparison):
        return None
    clause = short_contrast(_tokens_behind(comparison))
    if not clause:
        return None
    told = {token.lemma for token in tokenize(comparison.hyp_document.text)}
    is_told = any(token.lemma in told for token in clause if is_content(token, original.language))
    return None if is_told else _span_of(clause)


def short_contrast(tokens: Sequence[Token]) -> Sequence[Token]:
    """A contrast with a verb of its own and few words, such as "but regretted it"."""
    words = list(takewhile(lambda token: token.is_word, tokens))
    if len(words) < 2 or words[0].norm not in CONTRASTS or len(words) > _SHORT:
        return ()
    following = word_classes("en").get(words[1].norm)
    return words if following in {None, "pronoun"} else ()


def lost_condition(comparison: Comparison) -> Span | None:
    """The condition right before or behind the passage that the derivative tells nowhere.

    "[If the vote fails,] I will resign"; "I will sign [if the rent falls]". A word or two in marks
    state nothing that could hold under a condition.
    """
    document, passage = comparison.ref_document, comparison.pair.passage
    if document is None or passage is None or is_whole(comparison):
        return None
    if comparison.pair.quotation.kind is not QuotationKind.DIRECT:
        return None
    language = document.language
    before = _tokens_before(document.text, passage.contents[0].start, language)
    for clause in (
        _condition_before(before, language),
        _condition_behind(_tokens_behind(comparison), language),
    ):
        if clause and not _is_condition_told(comparison, clause):
            return _span_of(clause)
    return None


def _condition_before(tokens: Sequence[Token], language: str) -> Sequence[Token]:
    """The condition that opens the sentence: up to the cut, or to who said it."""
    first = next((index for index, token in enumerate(tokens) if token.is_word), 0)
    comma = opening_condition(tokens, first, language)
    if comma is None or tokens[-1].text in _SENTENCE_ENDS:
        return ()
    rest = [token for token in tokens[comma + 1 :] if token.is_word]
    is_told = len(rest) <= _LONGEST_REPORT and any(
        token.lemma in reporting_verbs(language) for token in rest
    )
    return tokens[first:comma] if is_told or not rest else ()


def _condition_behind(tokens: Sequence[Token], language: str) -> Sequence[Token]:
    start = 1 if tokens and tokens[0].text == "," else 0
    return _clause(tokens[start:]) if sets_condition(tokens, start, language) else ()


def _is_condition_told(comparison: Comparison, clause: Sequence[Token]) -> bool:
    """Whether the derivative tells it in other words beside the quotation, or elsewhere."""
    document, contents = comparison.hyp_document, comparison.pair.quotation.contents
    beside = tokens_around(document.text, contents, document.language)
    sides = (" ".join(token.norm for token in side) for side in (beside, comparison.alignment.hyp))
    words = f" {' | '.join(sides)} "
    setting = (lexicons.listed(document.language, "conditions", name) for name in ("opens", "may"))
    if any(f" {phrase} " in words for phrase in chain.from_iterable(setting)):
        return True
    told = {token.lemma for token in tokenize(document.text, language=document.language)}
    content = [token for token in clause if is_content(token, document.language)]
    return 2 * sum(token.lemma in told for token in content) > len(content)


def _tokens_behind(comparison: Comparison) -> tuple[Token, ...]:
    """The rest of the sentence of the original behind the passage."""
    passage = comparison.pair.passage
    return () if passage is None else _rest(comparison, passage.contents[-1].end)


def _span_of(clause: Sequence[Token]) -> Span:
    return Span(clause[0].span.start, clause[-1].span.end)


def _clause(tokens: Sequence[Token]) -> Sequence[Token]:
    end = next((i for i, token in enumerate(tokens) if token.text in CLAUSE_MARKS), len(tokens))
    return tokens[:end]
