"""Who is said to have said it, as far as the words of one text tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.function_words import word_classes
from fidelity.text.segments import CLAUSE_MARKS

_SUBJECTS = frozenset({"i", "he", "she", "we", "they", "it", "who", "you"})
_NO_SUBJECT = frozenset({"auxiliary", "modal", "negator", "conjunction"})
_LONGEST_SUBJECT = 8  # tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingClause:
    """Such as "the colonel said": the index of its verb, and those of the noun phrase before it."""

    verb: int
    subject: tuple[int, ...]
    is_pronoun: bool


@cache
def reporting_verbs(language: str = "en") -> frozenset[str]:
    """Dictionary forms of the verbs that report speech; empty for an unlisted language."""
    if not lexicons.exists(language, "reporting"):
        return frozenset()
    return lexicons.words(language, "reporting", "speech")


def reporting_clauses(tokens: Sequence[Token], language: str = "en") -> tuple[ReportingClause, ...]:
    """Clauses that report, with the subject before the verb, or after it where marks end there."""
    verbs = reporting_verbs(language)
    found = []
    for index, token in enumerate(tokens):
        if token.lemma not in verbs or not _leads_content(tokens, index, language):
            continue
        subject = _before(tokens, index, language) or _after(tokens, index, language)
        if subject and _is_noun(tokens, index, subject, language):
            continue
        if subject and _is_noun_phrase(tokens, subject, language):
            words = [tokens[i].norm for i in subject]
            found.append(
                ReportingClause(
                    verb=index, subject=subject, is_pronoun=all(w in _SUBJECTS for w in words)
                )
            )
    return tuple(found)


def _is_noun_phrase(tokens: Sequence[Token], subject: tuple[int, ...], language: str) -> bool:
    """Whether it ends in a noun or is a pronoun: "guide the" is neither."""
    last = word_classes(language).get(tokens[subject[-1]].norm)
    return last in {None, "pronoun", "quantifier", "relative"}


def _is_noun(tokens: Sequence[Token], verb: int, subject: tuple[int, ...], language: str) -> bool:
    """Whether the word ends a phrase that an article opens: "a press report", "the first claim".

    One who does something has an -s with him: "a paper reports".
    """
    is_base = tokens[verb].norm == tokens[verb].lemma and subject[-1] < verb
    is_one = word_classes(language).get(tokens[subject[0]].norm) == "article"
    return (
        language == "en" and is_base and is_one and tokens[verb - 1].norm == tokens[verb - 1].lemma
    )


def _leads_content(tokens: Sequence[Token], verb: int, language: str) -> bool:
    """Whether what follows can be reported words; a noun ("states", "reports") has a verb there."""
    if verb + 1 >= len(tokens) or not tokens[verb + 1].is_word:
        return True
    after = tokens[verb + 1]
    if after.text[0].isupper() or after.text[0].isdigit():
        return True
    return word_classes(language).get(after.norm) not in {None, "auxiliary", "modal"}


def _before(tokens: Sequence[Token], verb: int, language: str) -> tuple[int, ...]:
    """The noun phrase that ends just before the verb and opens its clause."""
    classes = word_classes(language)
    start = verb
    while start > 0 and verb - start < _LONGEST_SUBJECT:
        token = tokens[start - 1]
        kind = classes.get(token.norm)
        if token.text in CLAUSE_MARKS or kind in _NO_SUBJECT or token.norm == "that":
            break
        start -= 1
    opens = start == 0 or tokens[start - 1].text in CLAUSE_MARKS
    opens = opens or (start == 1 and classes.get(tokens[0].norm) == "conjunction")  # But Lind said
    return tuple(range(start, verb)) if opens else ()


def _after(tokens: Sequence[Token], verb: int, language: str) -> tuple[int, ...]:
    """The noun phrase after a verb that follows a mark: ", said the colonel."."""
    if verb == 0 or tokens[verb - 1].text not in CLAUSE_MARKS:
        return ()
    classes = word_classes(language)
    end = verb + 1
    while end < len(tokens) and end - verb <= _LONGEST_SUBJECT:
        token = tokens[end]
        if token.text in CLAUSE_MARKS or classes.get(token.norm) in {
            "conjunction",
            "relative",
            "modal",
        }:
            break
        end += 1
    return tuple(range(verb + 1, end))
