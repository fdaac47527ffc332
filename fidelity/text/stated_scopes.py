"""What a statement opens or ends with and holds for: "Outside the capital, burglaries are down".

"In the north, the harvest was good" is of the north, "On paper, we are rich" of paper. "In fact"
and "in the end" limit nothing, and "In Oslo, the two met" only tells where it happened. English.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.dates import dated_places
from fidelity.text.function_words import is_content
from fidelity.text.phrases import find_phrases
from fidelity.text.recent import remember_recent
from fidelity.text.segments import CLAUSE_MARKS
from fidelity.text.verbs import is_passive, told_times

_LIST = "stated_scopes"
_PHRASE, _LEADS, _SETS, _FORMULA = "phrase", "leads", "sets", "formula"
_LONGEST = 7  # words of such a phrase
_STATEMENT = 2  # words that a scope at the end may belong to
_OPENS_SPEECH = frozenset({"“", "„", "«", '"', "‘"})
_THAT = "that"
_PURPOSE = "for"  # "closed for repairs"
_WERE = frozenset({"was", "were"})


class StatedScope(NamedTuple):
    """Its tokens, from `start` up to, not including, the mark behind it at `end`."""

    start: int
    end: int

    @property
    def indices(self) -> tuple[int, ...]:
        """The indices of its tokens."""
        return tuple(range(self.start, self.end))


@remember_recent
def stated_scopes(tokens: Sequence[Token]) -> tuple[StatedScope, ...]:
    """The scopes that sentences, quotations and "that" clauses open or end with, in order."""
    return tuple(_scopes(tokens))


def _scopes(tokens: Sequence[Token]) -> Iterator[StatedScope]:
    opens: dict[int, dict[str, int]] = {}
    for section in (_PHRASE, _LEADS, _SETS, _FORMULA):
        for match in find_phrases(tokens, _LIST, "en", section):
            opens.setdefault(match.start, {})[section] = match.end
    for start, ends in sorted(opens.items()):
        end = _end(tokens, start)
        if not tokens[start].is_word or end is None:
            continue
        if _begins(tokens, start):
            if tokens[end].text != ",":
                continue
            said = tokens[end + 1 :]
            is_sure, is_kind = _LEADS in ends, True
        else:
            said = _before(tokens, start)
            is_sure, is_kind = False, _LEADS in ends or _is_of_a_kind(tokens[start:end])
        is_limit = is_kind and _is_limiting(tokens, start, end, ends)
        if said and (ends.get(_PHRASE) == end or (is_limit and (is_sure or _states(said)))):
            yield StatedScope(start, end)


def _begins(tokens: Sequence[Token], start: int) -> bool:
    """Whether a sentence, a quotation or what follows "that" opens here."""
    if start == 0:
        return True
    before = tokens[start - 1]
    if before.text == "," and start > 1:
        before = tokens[start - 2]
    is_new = before.sentence != tokens[start].sentence
    return is_new or before.text in _OPENS_SPEECH or before.norm == _THAT


def _end(tokens: Sequence[Token], start: int) -> int | None:
    """Where the mark behind a phrase of few words stands that opens here."""
    end = start + sum(1 for _ in takewhile(lambda token: token.is_word, tokens[start:]))
    return end if end - start <= _LONGEST and end < len(tokens) else None


def _before(tokens: Sequence[Token], start: int) -> Sequence[Token]:
    """The words of the clause before a phrase that ends it, over a comma or not."""
    end = start - (tokens[start - 1].text == ",")
    first = end
    while first > 0 and tokens[first - 1].is_word:
        first -= 1
    return tokens[first:end] if end - first >= _STATEMENT else ()


def _is_of_a_kind(phrase: Sequence[Token]) -> bool:
    """Whether it means all of a kind or a part of the map: "in adults", "in the north"."""
    words = phrase[1:]
    if words and words[0].norm == "the":
        words = words[1:]
    if not words or phrase[0].norm == _PURPOSE or any(not is_content(token) for token in words):
        return False
    last = words[-1]
    is_plural = last.norm != last.lemma and last.norm.endswith("s")
    return last.text.islower() and (is_plural or last.norm in lexicons.words("en", _LIST, "parts"))


def _is_limiting(tokens: Sequence[Token], start: int, end: int, ends: Mapping[str, int]) -> bool:
    """Whether a phrase that its preposition opens may say where or for whom the rest holds."""
    words = [token for token in tokens[start:end] if is_content(token)]
    if not {_LEADS, _SETS} & ends.keys() or _FORMULA in ends or not words:
        return False
    unlimiting = lexicons.words("en", _LIST, "time") | lexicons.words("en", _LIST, "saying")
    if any(token.lemma in unlimiting for token in words):
        return False
    return dated_places(tokens, "en").isdisjoint(range(start, end))


def _states(said: Sequence[Token]) -> bool:
    """Whether it says what is so, and tells no event: "is", "has fallen", "was good"."""
    clause = list(takewhile(lambda token: token.text not in CLAUSE_MARKS, said))
    told = told_times(clause).get("past", 0)
    were = [index for index, token in enumerate(clause) if token.norm in _WERE]
    if not were or told > len(were):
        return not told
    return not any(
        after.norm.endswith("ing") or is_passive(clause, index + 1)
        for index in were
        for after in clause[index + 1 : index + 2]
    )
