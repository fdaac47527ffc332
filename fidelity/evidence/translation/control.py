"""Who is to do it, and to whom, behind a verb that leads an infinitive, between two languages.

"The court ordered the airline to pay the passengers": who stands before the infinitive is to do it.
So it is in Romance languages (« ordonner au bailleur de payer ») and, with the infinitive at the
end of its clause, in German.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import primary
from fidelity.text.function_words import is_content
from fidelity.text.segments import CLAUSE_MARKS

_ENGLISH, _GERMAN = "en", "de"
_LEADS = {
    _ENGLISH: frozenset({"to"}),
    _GERMAN: frozenset({"zu"}),
    "fr": frozenset({"à", "de", "d'"}),
    "es": frozenset({"a", "de"}),
    "it": frozenset({"a", "ad", "di"}),
    "pt": frozenset({"a", "de", "para"}),
}
_VERBS = "verb_times"
_BEFORE, _AFTER = 4, 9  # tokens around the infinitive in which the two are named


@dataclass(frozen=True, slots=True, kw_only=True)
class _Infinitive:
    """A verb, the words of whoever is to do it, and those behind or, in German, before it."""

    verb: int
    doer: frozenset[int]
    others: frozenset[int]


def exchanged_doers(
    alignment: Alignment, sure: Collection[tuple[int, int]]
) -> tuple[BothSides, ...]:
    """Infinitives of both sides where the one who is to do it became one to whom it is done.

    Args:
        alignment: of two languages, one of them English.
        sure: pairs of tokens, of `hyp` and of `ref`, that surely answer each other.
    """
    hyp = list(_infinitives(alignment.hyp, primary(alignment.hyp_language)))
    ref = list(_infinitives(alignment.ref, primary(alignment.ref_language)))
    found = []
    for mine in hyp:
        for yours in ref:
            if (mine.verb, yours.verb) not in sure:
                continue
            crossed = [
                _linked(mine.doer, yours.others, sure),
                _linked(mine.others, yours.doer, sure),
            ]
            if all(crossed) and not _linked(mine.doer, yours.doer, sure):
                pairs = [pair for some in crossed for pair in some]
                found.append(
                    BothSides(
                        hyp=tuple(sorted({mine.verb, *(h for h, _ in pairs)})),
                        ref=tuple(sorted({yours.verb, *(r for _, r in pairs)})),
                    )
                )
    return tuple(found)


def _linked(
    hyp: Collection[int], ref: Collection[int], sure: Collection[tuple[int, int]]
) -> list[tuple[int, int]]:
    return [(h, r) for h in sorted(hyp) for r in sorted(ref) if (h, r) in sure]


def _infinitives(tokens: Sequence[Token], language: str) -> Iterator[_Infinitive]:
    leads = _LEADS.get(language, frozenset())
    for index in range(1, len(tokens) - 1):
        verb = index + 1
        if tokens[index].norm not in leads or not _is_infinitive(tokens[verb], language):
            continue
        start, behind = index, range(verb + 1, len(tokens))
        if language == _GERMAN:  # "…, der Bank das Geld zu zahlen"
            start = next((i for i in range(index, 0, -1) if tokens[i].text == ","), index)
            behind = range(start + 1, index)
        before = _phrase(tokens, range(start - 1, max(-1, start - 1 - _BEFORE), -1), language)
        doer = frozenset(i for i in before if before.issuperset(range(i, max(before) + 1)))
        others = _phrase(tokens, behind[:_AFTER], language)
        if doer and others:
            yield _Infinitive(verb=verb, doer=doer, others=others)


def _is_infinitive(token: Token, language: str) -> bool:
    if token.norm != token.lemma or not is_content(token, language):
        return False
    endings = tuple(lexicons.listed(language, _VERBS, "infinitive"))
    return language == _ENGLISH or token.norm.endswith(endings)


def _phrase(tokens: Sequence[Token], places: range, language: str) -> frozenset[int]:
    """The content words at these places, up to the first mark."""
    found = set()
    for place in places:
        if tokens[place].text in CLAUSE_MARKS:
            break
        if is_content(tokens[place], language):
            found.add(place)
    return frozenset(found)
