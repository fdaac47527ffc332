"""Which negations of a translation are not those of its original.

Languages spread one negation differently: French over two words, Slavic and Romance languages over
every pronoun of the clause, Czech writes it into the verb. So what is counted is not words but
negations: all negators of one clause are one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fidelity.records import Alignment, Token
from fidelity.text.bilingual import primary
from fidelity.text.function_words import is_content
from fidelity.text.lemmas import dictionary_form
from fidelity.text.linkage import linkage
from fidelity.text.polarity import Negator, NegatorKind, negators

_CLAUSE_MARKS = frozenset(',;:—–()"“”„«».?!')
_REACH = 6  # words between two negators of one negation
_NEARBY = 7.0  # words about its place within which the other side may render a negation
_VERY_NEAR = 4.0
# Words to each side of a negation, and the share of content words among them that the other side
# must have: less where the negated word itself is there.
_COMPANY, _LEAST_COMPANY, _MUCH_COMPANY = 5, 0.2, 0.4
# French: these deny only together with "ne", and else say "step", "more", "person".
_WITH_NE = frozenset({"pas", "plus", "personne", "point", "guère"})
_NE = frozenset({"ne", "n'"})
_NEGATIVE_STARTS = {
    "en": ("un", "in", "im", "il", "ir", "dis", "non", "mis"),
    "de": ("un", "in", "miss"), "nl": ("on", "in"), "fr": ("in", "im", "ir", "il", "dé", "mal"),
    "es": ("in", "im", "des", "ir"), "it": ("in", "im", "dis", "s", "ir"),
    "pt": ("in", "im", "des", "ir"), "pl": ("nie", "bez"), "cs": ("ne", "bez"),
    "ru": ("не", "без", "бес"), "uk": ("не", "без"),
}  # fmt: skip
_SHORTEST_BASE = 4
_PLAIN = frozenset({"non", "no", "não", "nie", "не", "pas", "nicht", "niet"})
# It denies its noun alone, and joins no other negator of the clause.
_WITHOUT = frozenset({"ohne", "zonder", "sans", "sin", "senza", "sem", "bez", "без"})
_ONLY_REACH = 4
_ONLY = {
    "en": ("only", "just", "merely"), "de": ("nur", "bloß", "allein"), "nl": ("alleen", "slechts"),
    "fr": ("seulement", "uniquement"), "es": ("solo", "sólo", "solamente", "únicamente"),
    "it": ("solo", "soltanto", "solamente"), "pt": ("só", "apenas", "somente", "unicamente"),
    "pl": ("tylko", "jedynie"), "cs": ("jen", "jenom", "pouze"), "ru": ("только", "лишь"),
    "uk": ("тільки", "лише"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Negation:
    """One negation of a clause.

    Attributes:
        indices: its negators, ascending.
        target: the content word that follows, or goes before; None when there is none.
    """

    indices: tuple[int, ...]
    target: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnansweredNegation:
    """A negation that the other side does not have.

    Attributes:
        negation: in `alignment.ref` where it was lost, in `alignment.hyp` where it was added.
        is_lost: which of the two.
        answer: where on the other side the negated matter stands.
        is_sure: the matter itself is on the other side, by more than its place.
    """

    negation: Negation
    is_lost: bool
    answer: tuple[int, ...]
    is_sure: bool


def unanswered_negations(alignment: Alignment) -> tuple[UnansweredNegation, ...]:
    """Negations of one side that nothing on the other renders."""
    links = linkage(alignment)
    hyp = _Side(alignment.hyp, alignment.hyp_language, links.to_ref, links.place_in_ref)
    ref = _Side(alignment.ref, alignment.ref_language, links.to_hyp, links.place_in_hyp)
    return (*_unanswered(ref, hyp, is_lost=True), *_unanswered(hyp, ref, is_lost=False))


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
        if found and code != "en" and _one_clause(tokens, found[-1][-1], index):
            found[-1].append(index)
        else:
            found.append([index])
    return tuple(
        Negation(indices=tuple(run), target=_target(tokens, run[-1], code)) for run in found
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """One side: its tokens, their language, links to the other side, and places there."""

    tokens: Sequence[Token]
    language: str
    links: dict[int, tuple[int, ...]]
    place: Callable[[int], float]


def _unanswered(mine: _Side, other: _Side, *, is_lost: bool) -> list[UnansweredNegation]:
    theirs = list(negations(other.tokens, other.language))
    ours = negations(mine.tokens, mine.language)
    ranked = sorted(
        (min(abs(mine.place(i) - j) for i in one.indices for j in two.indices), number, at)
        for number, one in enumerate(ours)
        for at, two in enumerate(theirs)
    )
    paired: set[int] = set()
    taken: set[int] = set()
    for _, number, at in ranked:
        if number not in paired and at not in taken:
            paired.add(number)
            taken.add(at)
    found = []
    for number, one in enumerate(ours):
        place = mine.place(one.indices[-1] if one.target is None else one.target)
        if number not in paired and not _is_rendered(other, place) and _keeps_company(mine, one):
            answer = mine.links.get(one.target, ()) if one.target is not None else ()
            nearest = (min(len(other.tokens) - 1, round(place)),) if other.tokens else ()
            found.append(
                UnansweredNegation(
                    negation=one, is_lost=is_lost, answer=answer or nearest, is_sure=bool(answer)
                )
            )
    return found


def _keeps_company(mine: _Side, negation: Negation) -> bool:
    """Whether enough of the words around are on the other side for the matter to be there."""
    start = negation.indices[0]
    near = range(max(0, start - _COMPANY), min(len(mine.tokens), start + _COMPANY + 1))
    content = [index for index in near if is_content(mine.tokens[index], mine.language)]
    answered = sum(index in mine.links for index in content)
    if negation.target in mine.links:
        return answered >= _LEAST_COMPANY * len(content)
    return answered >= _MUCH_COMPANY * len(content)


def _is_rendered(side: _Side, place: float) -> bool:
    """Whether something near the place may say no in another way."""
    for one in negators(side.tokens, primary(side.language)):
        is_excuse = one.kind is NegatorKind.EXCUSE
        reach = _VERY_NEAR if is_excuse else _NEARBY
        if one.kind is NegatorKind.OVERT or abs(one.start - place) > reach:
            continue
        if not is_excuse or not any(index in side.links for index in one.indices):
            return True  # an excuse that is the rendering of another word excuses nothing
    near = range(max(0, int(place - _NEARBY)), min(len(side.tokens), int(place + _NEARBY) + 1))
    # "injuries" that render "blessures" deny nothing
    return any(
        index not in side.links and _is_negative_form(side.tokens[index], side.language)
        for index in near
    )


def _is_negative_form(token: Token, language: str) -> bool:
    """Whether the word is negative by its form: "unable", "unmöglich", "невозможно"."""
    code = primary(language)
    return (code == "en" and token.norm.endswith("less")) or any(
        token.norm.startswith(prefix)
        and len(token.norm) - len(prefix) >= _SHORTEST_BASE
        and dictionary_form(token.norm.removeprefix(prefix), code) is not None
        for prefix in _NEGATIVE_STARTS.get(code, ())
    )


def _is_negated_verb(token: Token) -> bool:
    """Czech: the dictionary form of a negated verb is that of the verb ("neřekl", "říci")."""
    return (
        token.norm.startswith("ne")
        and len(token.norm) > 4
        and not token.lemma.startswith("ne")
        and token.lemma.endswith(("t", "ci"))
    )


def _lacks_ne(tokens: Sequence[Token], negator: Negator) -> bool:
    if negator.phrase not in _WITH_NE:
        return False
    near = tokens[max(0, negator.start - _REACH) : negator.start + _REACH]
    return not any(token.norm in _NE for token in near)


def _only_after(tokens: Sequence[Token], index: int, code: str) -> bool:
    """Not only: "não perdeu apenas" denies nothing."""
    after = tokens[index + 1 : index + 1 + _ONLY_REACH]
    return any(token.norm in _ONLY.get(code, ()) for token in after)


def _one_clause(tokens: Sequence[Token], before: int, after: int) -> bool:
    if tokens[before].norm == tokens[after].norm and tokens[after].norm in _PLAIN:
        return False  # "di non aver letto e di non avere intenzione": two
    if {tokens[before].norm, tokens[after].norm} & _WITHOUT:
        return False
    between = tokens[before + 1 : after]
    return len(between) <= _REACH and not any(token.text in _CLAUSE_MARKS for token in between)


def _target(tokens: Sequence[Token], index: int, language: str) -> int | None:
    sentence = tokens[index].sentence
    around: list[int] = [*range(index + 1, index + 5), *range(index - 1, index - 5, -1)]
    inside = [i for i in around if 0 <= i < len(tokens) and tokens[i].sentence == sentence]
    content = [i for i in inside if is_content(tokens[i], language)]
    if content:
        return content[0]
    return index if _is_negated_verb(tokens[index]) else None
