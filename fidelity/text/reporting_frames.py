"""The words that only say who said it, where and when: "Ada Brandt, the mayor, said on Monday".

English. A text that leaves them away or brings them first says nothing else of what was said.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.clauses import is_verb_form
from fidelity.text.function_words import DETERMINERS, word_classes
from fidelity.text.marked import inside_marks
from fidelity.text.recent import remember_recent
from fidelity.text.reporting import ReportingClause, reporting_clauses, reporting_verbs
from fidelity.text.segments import CLAUSE_MARKS

_THAT, _ACCORDING = "that", ("according", "to")
_TO_THAT = 6  # tokens from "said" to "that": "said on Monday evening that"
_OPEN_A_SUBJECT = DETERMINERS | {"pronoun", "quantifier"}
_LONGEST = 24  # tokens of a frame: somebody's name, office and the day


@remember_recent
def reporting_frames(tokens: Sequence[Token]) -> frozenset[int]:
    """The indices of such words, marks between them included."""
    marked = inside_marks(tokens)
    if marked:
        runs = _outside(tokens, marked)
        return frozenset(i for run in runs if _reports(tokens, run) for i in run)
    found: set[int] = set()
    for clause in reporting_clauses(tokens):
        found.update(_leading(tokens, clause) or _set_off(tokens, clause) or _bare(tokens, clause))
    for index in range(len(tokens) - 1):
        if (tokens[index].norm, tokens[index + 1].norm) == _ACCORDING:
            found.update(_phrase(tokens, index))
        elif tokens[index].lemma in _addressing():
            found.update(_addressed(tokens, index))
    return frozenset(found)


def _outside(tokens: Sequence[Token], marked: frozenset[int]) -> Iterator[range]:
    """The stretches between what stands in quotation marks."""
    start = None
    for index in range(len(tokens) + 1):
        is_out = index < len(tokens) and index not in marked
        if is_out and start is None:
            start = index
        elif not is_out and start is not None:
            yield range(start, index)
            start = None


def _reports(tokens: Sequence[Token], run: range) -> bool:
    """Whether a verb of speech is the only verb of the stretch."""
    if len(run) > _LONGEST:
        return False
    verbs = [index for index in run if is_verb_form(tokens, index)]
    return len(verbs) == 1 and tokens[verbs[0]].lemma in reporting_verbs() | _addressing()


@cache
def _addressing() -> frozenset[str]:
    """Verbs between which and the reported words somebody is named: "told reporters"."""
    return lexicons.words("en", "reporting", "address")


def _leading(tokens: Sequence[Token], clause: ReportingClause) -> range:
    """What leads to a "that", from the start of its sentence; empty for any other clause."""
    that = clause.verb + 1
    after = tokens[that].norm if that < len(tokens) else ""
    if after != _THAT and word_classes("en").get(after) in DETERMINERS:
        return range(0)  # "announced the closure of a plant that", which is no statement
    while that < len(tokens) and tokens[that].norm != _THAT and tokens[that].is_word:
        that += 1
    if that == len(tokens) or not tokens[that].is_word or that - clause.verb > _TO_THAT:
        return range(0)
    start = clause.subject[0]
    while start > 0 and tokens[start - 1].sentence == tokens[clause.verb].sentence:
        start -= 1
    is_first = not any(is_verb_form(tokens, index) for index in range(start, clause.verb))
    run = range(start if is_first else clause.subject[0], that + 1)
    return run if len(run) <= _LONGEST else range(0)


def _addressed(tokens: Sequence[Token], verb: int) -> range:
    """The same of a verb behind which somebody is named: "told the committee that"."""
    ends = range(verb + 2, min(len(tokens), verb + 1 + _TO_THAT))
    that = next((k for k in ends if tokens[k].norm == _THAT), None)
    start = verb
    while start > 0 and tokens[start - 1].sentence == tokens[verb].sentence:
        start -= 1
    if that is None or that - start > _LONGEST or start == verb:
        return range(0)
    others = (index for index in range(start, that) if index != verb)
    is_plain = not any(is_verb_form(tokens, index) for index in others)
    return range(start, that + 1) if is_plain else range(0)


def _bare(tokens: Sequence[Token], clause: ReportingClause) -> range:
    """What leads to a statement without "that": "the agent said the house was insured"."""
    start, verb = clause.subject[0], clause.verb
    opens = start == 0 or tokens[start - 1].sentence != tokens[verb].sentence
    if not opens or clause.subject[-1] != verb - 1:
        return range(0)
    end = verb + 1
    while end < len(tokens) and tokens[end].text not in CLAUSE_MARKS:
        end += 1
    is_led = end > verb + 1 and _opens_a_statement(tokens[verb + 1])
    is_told = is_led and any(is_verb_form(tokens, index) for index in range(verb + 2, end))
    run = range(start, verb + 1)
    return run if is_told and len(run) <= _LONGEST else range(0)


def _opens_a_statement(token: Token) -> bool:
    """Whether a subject can begin with it: "they", "the", a name."""
    kind = word_classes("en").get(token.norm)
    return kind in _OPEN_A_SUBJECT or (kind is None and token.text[0].isupper())


def _set_off(tokens: Sequence[Token], clause: ReportingClause) -> range:
    """What commas part from the rest; empty where they part nothing."""
    start, end = min(clause.verb, clause.subject[0]), max(clause.verb, clause.subject[-1]) + 1
    while end < len(tokens) and tokens[end].text not in CLAUSE_MARKS:
        end += 1
    if start == 0 or end > len(tokens) or tokens[start - 1].text not in CLAUSE_MARKS:
        return range(0)
    own = [i for i in range(start, end) if is_verb_form(tokens, i)]
    run = range(start - 1, end)
    return run if own == [clause.verb] and len(run) <= _LONGEST else range(0)


def _phrase(tokens: Sequence[Token], start: int) -> range:
    """What "according to" leads, up to the next comma."""
    end = start + 2
    while end < len(tokens) and tokens[end].text not in CLAUSE_MARKS:
        end += 1
    return range(start, end) if end - start <= _LONGEST else range(0)
