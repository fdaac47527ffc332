"""Interviews: questions and answers in paragraphs of their own, without quotation marks.

Questions alone make no interview: an article may ask and answer them itself. In an interview the
questions speak to somebody ("you"), the answers of "I" and "we", and there is little else.
"""

import re
from collections.abc import Collection, Sequence

from fidelity.quotations.lexicon import Grammar
from fidelity.quotations.marked import Marked
from fidelity.quotations.marks import Marking
from fidelity.records import Span

_FEWEST = 3  # questions with an answer
_FEWEST_OWN = 2  # questions to "you", and answers of "I"
_LEAST_OWN = 1 / 3  # of the answers speak of "I" and "we"
_LONGEST_QUESTION = 60  # words
_LONGEST_PROMPT = 16  # words of what is put to somebody without a question mark
_MOST_PARAGRAPHS = 4  # of one answer; what runs on is the article
_WORD = re.compile(r"[^\W\d_]+")
# "MOSS: We will not": a transcript, which names who answers
_LABEL = re.compile(r"(?:\W*\w+[\w'’.]*){1,3}\s*:\s")


def with_answers(
    text: str, paragraphs: Sequence[Span], marking: Marking, grammar: Grammar
) -> Marking:
    """The marked stretches, and the answers of an interview, which have no marks.

    Args:
        text: the document's text.
        paragraphs: of it, in order.
        marking: its marked stretches; a quotation inside an answer belongs to it.
        grammar: the closed word classes of the language.
    """
    asked = [k for k, one in enumerate(paragraphs) if _is_question(one.of(text))]
    if len(asked) < _FEWEST:
        return marking
    put = [k for k, one in enumerate(paragraphs) if _is_prompt(text, one, grammar)]
    asked = sorted({*asked, *(k for k in put if k - 1 not in put and asked[0] < k < asked[-1])})
    ends = [*asked[1:], asked[-1] + 2]
    answers = [
        tuple(paragraphs[first + 1 : min(after, first + 1 + _MOST_PARAGRAPHS)])
        for first, after in zip(asked, ends, strict=True)
    ]
    outer = [span for one in marking.stretches for span in one.outer]
    plain = [parts for parts in answers if parts and not _is_marked(parts, outer)]
    own = sum(_has_word(text, parts, grammar.first_person) for parts in plain)
    addressed = sum(_has_word(text, (paragraphs[k],), grammar.second_person) for k in asked)
    rest = ends[-1] - asked[0] - len(asked) - sum(map(len, answers))
    if len(plain) < _FEWEST or rest > len(asked):
        return marking
    if addressed < _FEWEST_OWN or own < max(_FEWEST_OWN, _LEAST_OWN * len(plain)):
        return marking
    told = [
        Marked(parts=parts, outer=parts, is_answer=True)
        for parts in plain
        if not _LABEL.match(parts[0].of(text))
    ]
    inside = [span for one in told for span in one.outer]
    kept = [one for one in marking.stretches if not _touches(one.outer, inside)]
    return marking._replace(stretches=tuple(sorted([*kept, *told], key=lambda one: one.outer[0])))


def _is_question(paragraph: str) -> bool:
    return paragraph.endswith("?") and len(paragraph.split()) <= _LONGEST_QUESTION


def _is_prompt(text: str, paragraph: Span, grammar: Grammar) -> bool:
    """Whether it may put something to whoever answers: "You could have refused to sail."."""
    return (
        len(paragraph.of(text).split()) <= _LONGEST_PROMPT
        and _has_word(text, (paragraph,), grammar.second_person)
        and not _has_word(text, (paragraph,), grammar.first_person)
    )


def _is_marked(parts: Sequence[Span], outer: Sequence[Span]) -> bool:
    """Whether marks hold a part from its beginning, or reach out of it."""
    return any(
        span.overlap(part) and (span.start <= part.start or span.end > part.end)
        for part in parts
        for span in outer
    )


def _has_word(text: str, parts: Sequence[Span], wanted: Collection[str]) -> bool:
    words = {word.lower() for part in parts for word in _WORD.findall(part.of(text))}
    return not words.isdisjoint(wanted)


def _touches(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(one.overlap(other) for one in spans for other in others)
