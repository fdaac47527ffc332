"""Words that mean the opposite of each other, or stand on two sides of one field of meaning.

`lexicons/<language>/opposites.txt` has pairs, `contrary_fields.txt` fields with two sides, of which
each word is contrary to each of the other side: "praise", "deplore". `exclusive.txt` has fields of
which nothing is two at once: "wife", "daughter".
"""

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.designations import may_name_one

_TURNING = frozenset({"off", "out", "away", "apart", "over"})
_FIELDS, _EXCLUSIVE = "contrary_fields", "exclusive"


@cache
def opposites(language: str) -> Mapping[str, frozenset[str]]:
    """Word -> its opposites; empty where the language has no list."""
    found: dict[str, set[str]] = {}
    if lexicons.exists(language, "opposites"):
        for one, other, *_ in lexicons.sections(language, "opposites").get("", ()):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return MappingProxyType({word: frozenset(others) for word, others in found.items()})


@cache
def contraries(language: str) -> Mapping[str, frozenset[str]]:
    """Word, or verb and particle ("scale back") -> its opposites and its field's other side."""
    found = dict(opposites(language))
    if lexicons.exists(language, _FIELDS):
        for rows in lexicons.sections(language, _FIELDS).values():
            for row in rows:
                left, right = (
                    frozenset(word.replace("_", " ") for word in side.split()) for side in row
                )
                for side, other in ((left, right), (right, left)):
                    # nearly all words stand in one field, and share what is on its other side
                    found |= {word: found.get(word, other) | other for word in side}
    return MappingProxyType(found)


@cache
def exclusives(
    language: str, without: frozenset[str] = frozenset()
) -> Mapping[str, frozenset[str]]:
    """Word -> the words of its field that it excludes; empty where the language has no list.

    Args:
        language: of the list.
        without: sections that are left out.
    """
    if not lexicons.exists(language, _EXCLUSIVE):
        return MappingProxyType({})
    found: dict[str, set[str]] = {}
    for name, rows in lexicons.sections(language, _EXCLUSIVE).items():
        for row in rows if name not in without else ():
            cells = [set(cell.split()) for cell in row]
            whole = set().union(*cells)
            for cell in cells:
                for word in cell:
                    found.setdefault(word, set()).update(whole - cell)
    return MappingProxyType({word: frozenset(others) for word, others in found.items()})


@cache
def contrary_heads(language: str) -> Mapping[str, frozenset[str]]:
    """First word of all that has contraries -> their first words: no others need be looked at."""
    found: dict[str, frozenset[str]] = {}
    for known in (contraries(language), exclusives(language)):
        for word, others in known.items():
            head = word.partition(" ")[0]
            found[head] = found[head] | _heads(others) if head in found else _heads(others)
    return MappingProxyType(found)


@cache
def _heads(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word.partition(" ")[0] for word in words)


def exclude_each_other(one: Token, other: Token, language: str) -> bool:
    """Whether nothing is both: "wife", "daughter"."""
    return other.lemma in exclusives(language).get(one.lemma, ()) and not may_name_one(
        one.lemma, other.lemma, language
    )


def are_contrary(
    hyp: Sequence[Token], at_hyp: int, ref: Sequence[Token], at_ref: int, language: str
) -> bool:
    """Whether the word at a place of one side is contrary to the word at a place of the other.

    A verb and the particle after it count as one word where the fields have them.
    """
    known = contraries(language)
    theirs = _readings(ref, at_ref, known, language)
    ours = _readings(hyp, at_hyp, known, language)
    return any(not known[word].isdisjoint(theirs) for word in ours)


def word_at(tokens: Sequence[Token], index: int, language: str) -> tuple[tuple[int, ...], str]:
    """The tokens of a word that has contraries, its particle with it, and its dictionary form."""
    phrasal = _phrasal(tokens, index, contraries(language))
    return ((index, index + 1), phrasal) if phrasal else ((index,), tokens[index].lemma)


def _phrasal(tokens: Sequence[Token], index: int, known: Mapping[str, frozenset[str]]) -> str:
    """A verb with the particle after it, where the fields have them; empty where they have not."""
    if index + 1 >= len(tokens):
        return ""
    phrasal = f"{tokens[index].lemma} {tokens[index + 1].norm}"
    return phrasal if phrasal in known else ""


def _readings(
    tokens: Sequence[Token], index: int, known: Mapping[str, frozenset[str]], language: str
) -> tuple[str, ...]:
    """The dictionary form, the word as printed ("pleased"), or with its particle, where known.

    A light verb with a particle that turns it is another word: to "come off" is not to "come".
    """
    phrasal = _phrasal(tokens, index, known)
    if phrasal:
        return (phrasal,)
    token = tokens[index]
    after = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    if after in _TURNING and token.lemma in lexicons.listed(language, "vague_words"):
        return ()
    return tuple(word for word in {token.lemma: 0, token.norm: 0} if word in known)
