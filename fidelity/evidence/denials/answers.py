"""What a question came to: "Has it been sold? It has not."."""

from collections.abc import Sequence
from dataclasses import dataclass

from fidelity import lexicons
from fidelity.records import Alignment, Comparison, Token
from fidelity.text.function_words import is_content
from fidelity.text.polarity import NegatorKind, negators
from fidelity.text.surroundings import sentence_before
from fidelity.text.tokens import tokenize

_MARK = "?"
_REPORTED = frozenset({"whether", "if"})
# Who is reported to ask or to leave it open answers nothing: "she wondered whether it was sold".
_ASKING = _REPORTED | {"wonder", "ask", "question", _MARK}
YES = frozenset(
    {"yes", "yeah", "yep", "indeed", "absolutely", "certainly", "sure", "definitely", "exactly"}
)
_NO = frozenset({"no", "nope", "never"})
_NOT = frozenset({"not", "n't"})
_MOST = 2 / 3
_SHORT = 4  # words: "No, I did not."


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question for yes or no.

    Attributes:
        is_yes: whether it is one.
        words: where it stands in the passage.
        asked: the content words of the question, in dictionary form.
    """

    is_yes: bool
    words: tuple[int, ...]
    asked: frozenset[str]


def answer_of(alignment: Alignment) -> Answer | None:
    """The answer that the passage gives to the question that the quotation renders, if it is plain.

    Only English questions for yes or no without a "not"; only where the answer is a yes or a no, a
    short sentence ("It has not"), or says what was asked again ("Did you make a mistake? I made
    several").
    """
    ref = alignment.ref
    if not alignment.is_english or not ref:
        return None
    question = _question(ref)
    if question is None:
        return None
    sentence, start, end = question
    linked = {i for link in alignment.links for i in link.ref if ref[i].sentence == sentence}
    is_told = any(is_content(ref[i]) for i in linked)
    words = tuple(i for i in range(end, len(ref)) if ref[i].sentence == ref[end].sentence)
    if not is_told or _denies(ref[start:end]):
        return None
    is_yes = _is_yes([ref[i] for i in words], ref[start:end])
    asked = frozenset(token.lemma for token in ref[start:end] if is_content(token))
    return None if is_yes is None else Answer(is_yes=is_yes, words=words, asked=asked)


def turned_answer(alignment: Alignment) -> Answer | None:
    """The answer, where the quotation affirms what was answered with no, or the reverse.

    Only where the quotation has most of the words of the question: "dangerous" answers "safe?".
    """
    answer = answer_of(alignment)
    told = {token.lemma for token in alignment.hyp}
    if answer is None or told & _ASKING:
        return None
    if len(answer.asked & told) < _MOST * len(answer.asked):
        return None
    is_denied = _denies(alignment.hyp)
    return answer if is_denied is answer.is_yes else None


def is_refused(alignment: Alignment) -> bool:
    """Whether what was asked got a no, so that to deny it says the same."""
    answer = answer_of(alignment)
    return answer is not None and not answer.is_yes


def stands_after_no(comparison: Comparison) -> bool:
    """Whether the passage goes on after a "No", which tells what was asked: "No. I was pleased"."""
    document, passage = comparison.ref_document, comparison.pair.passage
    if document is None or passage is None or not comparison.alignment.is_english:
        return False
    left = sentence_before(document.text, passage.contents[0].start, document.language)
    before = tokenize(document.text, [left], document.language) if left is not None else ()
    return any(
        words[0].norm == "no" and not words[1].is_word
        for words in (before, comparison.alignment.ref)
        if len(words) > 1
    )


def _question(ref: Sequence[Token]) -> tuple[int, int, int] | None:
    """The sentence of the one question, its first word, and the first one of the answer."""
    marks = [index for index, token in enumerate(ref) if token.text == _MARK]
    end = marks[0] + 1 if marks else 0
    if ref[0].norm in _REPORTED and not marks:
        end = next((k for k, token in enumerate(ref) if token.sentence != ref[0].sentence), 0)
    if len(marks) > 1 or not 0 < end < len(ref):
        return None
    sentence = ref[end - 1].sentence
    start = next(index for index, token in enumerate(ref) if token.sentence == sentence)
    opens = lexicons.words("en", "reporting_grammar", "auxiliary") | _REPORTED
    is_plain = ref[start].norm in opens and ref[start + 1].norm not in _NOT
    return (sentence, start, end) if is_plain else None


def _is_yes(answer: Sequence[Token], question: Sequence[Token]) -> bool | None:
    words = [token for token in answer if token.is_word]
    if not words:
        return None
    if words[0].norm in YES | _NO:
        return words[0].norm in YES
    is_denied = _denies(answer) or any(token.norm in _NOT for token in words)
    if len(words) <= _SHORT and not any(map(is_content, words)):
        return not is_denied
    again = {token.lemma for token in words if is_content(token)}
    asked = {token.lemma for token in question if is_content(token)}
    return True if again & asked and not is_denied else None


def _denies(tokens: Sequence[Token]) -> bool:
    return any(
        one.kind in {NegatorKind.OVERT, NegatorKind.IMPLICIT} for one in negators(tokens, "en")
    )
