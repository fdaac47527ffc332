"""The negations of a text: all negators of one clause are one, in whatever language.

French spreads one over two words, Slavic and Romance languages over every pronoun of the clause,
Czech writes it into the verb.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.bilingual import primary
from fidelity.text.function_words import is_content
from fidelity.text.phrases import find_phrases
from fidelity.text.polarity import Negator, NegatorKind, negators
from fidelity.text.segments import CLAUSE_MARKS

_REACH = 6  # words between two negators of one negation
# French: these deny only together with "ne", and else say "step", "more", "person".
WITH_NE = frozenset({"pas", "plus", "personne", "point", "guère"})
NE = frozenset({"ne", "n'"})
# "Pas cette année", "mais pas demain", "peut-être pas": without a verb there is no "ne" either.
_DASHES = frozenset({"-", "–", "—"})  # a turn of a dialogue
_PAS, _BEFORE_PAS = "pas", frozenset({"et", "mais", "ou", "peut-être", "surtout", "pourquoi"})
_ENGLISH = "en"
_LITOTES = " bad"
_AT_START = 2  # words before a negative subject at most
_ONLY_REACH = 4
_NE_REACH = 8  # words from "ne" to its "que"
_GRAMMAR = "polarity_grammar"  # the list of such words


@dataclass(frozen=True, slots=True, kw_only=True)
class Negation:
    """One negation of a clause.

    Attributes:
        indices: its negators, ascending.
        target: the content word that follows, or goes before; None when there is none.
        is_whole: nothing is missing that its grammar asks for: "nikt nie", no bare "nikt".
    """

    indices: tuple[int, ...]
    target: int | None
    is_whole: bool = True


def negations(tokens: Sequence[Token], language: str) -> tuple[Negation, ...]:
    """The negations of a text, in order: neighbouring negators of one clause are one."""
    code = primary(language)
    found: list[list[int]] = []
    starts = {
        one.start
        for one in negators(tokens, code)
        if one.kind is NegatorKind.OVERT
        and not (code == "fr" and _lacks_ne(tokens, one))
        and not _only_after(tokens, one.indices[-1], code)
    }
    if code == "cs":
        starts |= {index for index, token in enumerate(tokens) if _is_negated_verb(token)}
    for index in sorted(starts):
        if found and code != _ENGLISH and _is_one(tokens, found[-1][-1], index):
            found[-1].append(index)
        else:
            found.append([index])
    lacks_verb = bool(listed_words(code, "concord")) and all(
        tokens[index].norm in listed_words(code, "concord") for index in starts
    )
    lacks_verb |= all(_follows_verb(tokens, index, code) for index in starts)
    return tuple(
        Negation(indices=tuple(run), target=_target(tokens, run[-1], code), is_whole=not lacks_verb)
        for run in found
    )


def is_understated(tokens: Sequence[Token], language: str, place: float) -> bool:
    """Whether "not bad", which counts for no negation, as "good" renders it, stands about there."""
    return any(
        one.phrase.endswith(_LITOTES) and abs(one.start - place) <= _REACH
        for one in find_phrases(tokens, "polarity", primary(language), "not negative")
    )


def _is_negated_verb(token: Token) -> bool:
    """Czech: the dictionary form of a negated verb is that of the verb ("neřekl", "říci")."""
    return (
        token.norm.startswith("ne")
        and len(token.norm) > 4
        and not token.lemma.startswith("ne")
        and token.lemma.endswith(("t", "ci"))
    )


def _follows_verb(tokens: Sequence[Token], index: int, code: str) -> bool:
    """Whether it is a negative word that, after the verb, needs a "no" before: "no hay ninguna"."""
    before = [token.text for token in tokens[max(0, index - _AT_START) : index]]
    opens = len(before) < _AT_START or not CLAUSE_MARKS.isdisjoint(before)
    return not opens and tokens[index].norm in listed_words(code, "after verb")


def _lacks_ne(tokens: Sequence[Token], negator: Negator) -> bool:
    if negator.phrase not in WITH_NE:
        return False
    own = tokens[negator.start]
    if own.norm not in WITH_NE:
        return True  # "personnes" are people
    if own.norm == _PAS and _opens_denial(tokens, negator.start):
        return False
    near = tokens[max(0, negator.start - _REACH) : negator.start + _REACH]
    return not any(token.norm in NE and token.sentence == own.sentence for token in near)


def _opens_denial(tokens: Sequence[Token], index: int) -> bool:
    """Whether a "pas" opens what has no verb."""
    before = tokens[index - 1] if index else None
    return (
        before is None
        or before.sentence != tokens[index].sentence
        or before.text in CLAUSE_MARKS | _DASHES
        or before.norm in _BEFORE_PAS
    )


def _only_after(tokens: Sequence[Token], index: int, code: str) -> bool:
    """Not only: "não perdeu apenas" denies nothing."""
    after = tokens[index + 1 : index + 1 + _ONLY_REACH]
    return any(token.norm in listed_words(code, "only") for token in after)


def _is_one(tokens: Sequence[Token], before: int, after: int) -> bool:
    """Whether two negators say no once: in one clause, or going on in the next."""
    one, other = tokens[before], tokens[after]
    if {one.norm, other.norm} & words_anywhere("without"):
        # "sin que ninguno de ellos": one, told twice
        return one.norm in words_anywhere("without") and _goes_with(tokens, before, after)
    goes_on = other.norm in words_anywhere("goes on") or (
        after > 0 and tokens[after - 1].norm in words_anywhere("also")
    )
    if goes_on and one.sentence == other.sentence:
        return True
    if one.norm == other.norm and other.norm in words_anywhere("plain"):
        return False  # "di non aver letto e di non avere intenzione": two
    between = tokens[before + 1 : after]
    return len(between) <= _REACH and not any(token.text in CLAUSE_MARKS for token in between)


def _goes_with(tokens: Sequence[Token], before: int, after: int) -> bool:
    """Whether the negative word at `after` only goes with the "without" at `before`."""
    words = words_anywhere("after verb") | words_anywhere("concord")
    between = tokens[before + 1 : after]
    is_near = len(between) <= _REACH and all(token.text not in CLAUSE_MARKS for token in between)
    return is_near and tokens[after].norm in words


def _target(tokens: Sequence[Token], index: int, language: str) -> int | None:
    sentence = tokens[index].sentence
    around: list[int] = [*range(index + 1, index + 5), *range(index - 1, index - 5, -1)]
    inside = [i for i in around if 0 <= i < len(tokens) and tokens[i].sentence == sentence]
    content = [i for i in inside if is_content(tokens[i], language)]
    if content:
        return content[0]
    return index if _is_negated_verb(tokens[index]) else None


def only_with_ne(tokens: Sequence[Token], language: str) -> tuple[int, ...]:
    """The "que" of each French "ne ... que", with nothing that denies between the two."""
    words = listed_words(language, "only with ne")
    norms = [token.norm for token in tokens]
    found = []
    for place, norm in enumerate(norms):
        if norm in words:
            near = norms[max(0, place - _NE_REACH) : place]
            if not NE.isdisjoint(near) and WITH_NE.isdisjoint(near):
                found.append(place)
    return tuple(found)


def listed_words(language: str, section: str) -> frozenset[str]:
    """The words of a section of the language's grammar of negation; empty without a list."""
    return lexicons.listed(primary(language), _GRAMMAR, section)


@cache
def words_anywhere(section: str) -> frozenset[str]:
    """The words of all languages: none of them means something else in another."""
    return frozenset(word for code in lexicons.languages() for word in listed_words(code, section))
