"""One deed told with another verb, and its two sides exchanged; English.

"Lyon beat Ghent" and "Ghent defeated Lyon" name one deed from the same end, so that another one
did it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import linkage
from fidelity.evidence.roles.arguments import arguments_of, head_before, is_used_as_verb, noun_after
from fidelity.records import Alignment, Token

_LIST = "directed_verbs"
_TO_NOUN = 4  # tokens from "filed" to "lawsuit"
_TO_OTHER = 9  # tokens from "lawsuit" to "against"


@dataclass(frozen=True, slots=True)
class _Deed:
    """A deed with the rows of the list that have it, and the heads of its two sides."""

    verb: int
    rows: frozenset[int]
    agent: int
    patient: int

    @property
    def words(self) -> tuple[int, ...]:
        return tuple(sorted((self.verb, self.agent, self.patient)))


def exchanged_sides(alignment: Alignment) -> Iterator[BothSides]:
    """Deeds of one row of the list whose agent is the other's patient, and the reverse."""
    if not alignment.is_english:
        return
    hyp = _deeds(alignment.hyp)
    ref = _deeds(alignment.ref) if hyp else []
    if not ref:
        return
    keeps = linkage(alignment).keeps
    for mine in hyp:
        alike = [theirs for theirs in ref if not mine.rows.isdisjoint(theirs.rows)]
        names = [
            (alignment.ref[theirs.agent].lemma, alignment.ref[theirs.patient].lemma)
            for theirs in alike
        ]
        if (alignment.hyp[mine.agent].lemma, alignment.hyp[mine.patient].lemma) in names:
            continue  # "Lyon beat Ghent in May and was defeated by Ghent in June"
        for theirs in alike:
            is_same_verb = alignment.hyp[mine.verb].lemma == alignment.ref[theirs.verb].lemma
            if is_same_verb and keeps(mine.verb, theirs.verb):
                continue
            if keeps(mine.agent, theirs.patient) and keeps(mine.patient, theirs.agent):
                yield BothSides(hyp=mine.words, ref=theirs.words)


def _deeds(tokens: Sequence[Token]) -> list[_Deed]:
    found = []
    known = _verbs()
    for index, token in enumerate(tokens):
        if token.lemma not in known:
            continue
        deed = _phrased(tokens, index) or _framed(tokens, index)
        if deed is None:
            rows = _rows().get(token.lemma, frozenset())
            if not rows or not is_used_as_verb(tokens, index):
                continue
            sides = arguments_of(tokens, index, "en")
            deed = _deed(index, rows, sides["agent"], sides["patient"])
        if deed is not None:
            found.append(deed)
    return found


def _deed(verb: int, rows: frozenset[int], agent: int | None, patient: int | None) -> _Deed | None:
    return None if agent is None or patient is None else _Deed(verb, rows, agent, patient)


def _phrased(tokens: Sequence[Token], index: int) -> _Deed | None:
    """A deed that a verb, a noun and a word before the other side tell: "filed a suit against"."""
    for noun in range(index + 1, min(len(tokens), index + 1 + _TO_NOUN)):
        for verbs, way, deed in _phrases().get(tokens[noun].lemma, ()):
            if tokens[index].lemma not in verbs:
                continue
            ends = range(noun + 1, min(len(tokens), noun + 1 + _TO_OTHER))
            place = next((i for i in ends if tokens[i].norm == way), None)
            if place is not None:
                other = noun_after(tokens, place + 1, "en")
                return _deed(
                    index, _rows().get(deed, frozenset()), head_before(tokens, index, "en"), other
                )
    return None


def _framed(tokens: Sequence[Token], index: int) -> _Deed | None:
    """A deed that words before and behind the other side tell: "took the bank to court"."""
    for deed, verbs, behind in lexicons.sections("en", _LIST)["framed"]:
        if tokens[index].lemma not in verbs.split():
            continue
        words = behind.split()
        for place in range(index + 2, min(len(tokens), index + 1 + _TO_OTHER)):
            if [token.norm for token in tokens[place : place + len(words)]] == words:
                rows, agent = _rows().get(deed, frozenset()), head_before(tokens, index, "en")
                return _deed(index, rows, agent, noun_after(tokens, index + 1, "en"))
    return None


@cache
def _verbs() -> frozenset[str]:
    """All verbs that a deed can begin with."""
    rows = lexicons.sections("en", _LIST)
    told = (verbs.split() for name in ("framed", "phrase") for _, verbs, *_ in rows[name])
    return frozenset(_rows()).union(*told)


@cache
def _rows() -> Mapping[str, frozenset[int]]:
    """Each verb with the rows that have it."""
    found: dict[str, set[int]] = {}
    for number, row in enumerate(lexicons.sections("en", _LIST)["verb"]):
        for word in row:
            found.setdefault(word, set()).add(number)
    return {word: frozenset(rows) for word, rows in found.items()}


@cache
def _phrases() -> Mapping[str, tuple[tuple[frozenset[str], str, str], ...]]:
    """The nouns of the phrases, each with its verbs, the word before the other side, the deed."""
    found: dict[str, list[tuple[frozenset[str], str, str]]] = {}
    for deed, verbs, nouns, way in lexicons.sections("en", _LIST)["phrase"]:
        for noun in nouns.split():
            found.setdefault(noun, []).append((frozenset(verbs.split()), way, deed))
    return {noun: tuple(rows) for noun, rows in found.items()}
