"""Two sides of a verb that changed places in a translation, where the order of words tells it.

Only between English and languages that keep to subject, verb, object in a main clause (Dryer 2013,
"Order of subject, object and verb", WALS 81A); in German where the articles tell the same, in
Slavic languages where the cases do (`foreign_cases`). Both sides must be plain active clauses.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from fidelity import lexicons
from fidelity.records import Alignment, LinkKind, Token
from fidelity.text.bilingual import has_dictionary, primary
from fidelity.text.both_sides import BothSides
from fidelity.text.foreign_cases import exchanged_cases, tells_cases
from fidelity.text.function_words import DETERMINERS, is_content, word_classes
from fidelity.text.linkage import in_order, linkage
from fidelity.text.verbs import Time, verb_form

ORDER, MUTUAL, PASTS = "clause_order", "mutual", "unchanged_pasts"
VERBS = "verb_times"
_ENGLISH = "en"
_STRONG = 0.5  # strength of a link that is surely the word's own
_FARTHEST = 6  # words on either side of the verb
_CLAUSE = 12  # words from an auxiliary to its verb
_GERMAN = "de"  # its object may stand first
_VERB_SECOND = frozenset({_GERMAN, "nl"})
_MARKS_AN_OBJECT = MappingProxyType(
    {"es": frozenset({"a", "al"}), "it": frozenset({"al", "alla", "allo", "all'", "ai", "alle"})}
)
_KINDS = frozenset({LinkKind.FORM, LinkKind.ABBREVIATION, LinkKind.DICTIONARY})


@dataclass(frozen=True, slots=True)
class _Clause:
    """Content words before a verb, and those of the noun phrase right after it."""

    before: frozenset[int]
    after: frozenset[int]


def tells_roles(language: str, other: str) -> bool:
    """Whether order or cases tell who does what to whom in both languages."""
    codes = {primary(language), primary(other)}
    return _ENGLISH in codes and all(
        lexicons.exists(code, ORDER) or tells_cases(code) for code in codes - {_ENGLISH}
    )


def swapped_sides(alignment: Alignment) -> tuple[BothSides, ...]:
    """Verbs of which subject and object changed places, each with both."""
    languages = primary(alignment.hyp_language), primary(alignment.ref_language)
    if not has_dictionary(*languages) or not tells_roles(*languages):
        return ()
    if any(map(tells_cases, languages)):
        return exchanged_cases(alignment)
    if in_order(alignment.links) and _GERMAN not in languages:
        return ()
    sure = {
        (h, r)
        for link in alignment.links
        if link.kind in _KINDS and link.weight >= _STRONG
        for h in link.hyp
        for r in link.ref
    }
    linked = {(h, r) for link in alignment.links for h in link.hyp for r in link.ref}
    ours = _clauses(alignment.hyp, languages[0], linked={h for h, _ in linked})
    theirs = _clauses(alignment.ref, languages[1], linked={r for _, r in linked})
    links = linkage(alignment)
    found = []
    for h, mine in ours.items():
        for r, yours in theirs.items():
            is_sure = (h, r) in sure
            if not is_sure and (h in links.to_ref or r in links.to_hyp):
                continue
            if not is_sure and not all(
                language == _ENGLISH or _looks_like_verb(tokens, index, language)
                for tokens, index, language in (
                    (alignment.hyp, h, languages[0]),
                    (alignment.ref, r, languages[1]),
                )
            ):
                continue
            pairs = _crossed(mine, yours, sure, linked if is_sure else sure)
            if pairs is not None:
                found.append(
                    BothSides(
                        hyp=tuple(sorted({h, *(a for a, _ in pairs)})),
                        ref=tuple(sorted({r, *(b for _, b in pairs)})),
                    )
                )
    return tuple(found)


def _looks_like_verb(tokens: Sequence[Token], index: int, language: str) -> bool:
    """Whether an auxiliary stands before a word, or it is a form of a verb and no participle."""
    if tokens[index - 1].norm in lexicons.words(language, ORDER, "between"):
        return True
    token = tokens[index]
    infinitive, participle = (
        tuple(lexicons.listed(language, VERBS, name)) for name in ("infinitive", "participle")
    )
    is_form = token.norm != token.lemma and token.lemma.endswith(infinitive)
    return is_form and not token.norm.endswith(participle)


def _crossed(
    mine: _Clause, yours: _Clause, sure: set[tuple[int, int]], linked: set[tuple[int, int]]
) -> list[tuple[int, int]] | None:
    """A pair of words for each side that became the other one; None where any kept its side.

    One of the two pairs must be sure.
    """
    crossed = [
        sorted(
            ((a, b) for a in one for b in other if (a, b) in linked),
            key=lambda pair: pair not in sure,
        )
        for one, other in ((mine.before, yours.after), (mine.after, yours.before))
    ]
    straight = any(
        (a, b) in linked
        for one, other in ((mine.before, yours.before), (mine.after, yours.after))
        for a in one
        for b in other
    )
    if straight or not all(crossed):
        return None
    pairs = [crossed[0][0], crossed[1][0]]
    return pairs if any(pair in sure for pair in pairs) else None


def _clauses(tokens: Sequence[Token], language: str, *, linked: set[int]) -> dict[int, _Clause]:
    """The plain active clauses by their verb, those with linked words on both sides."""
    found = {}
    for verb in range(1, len(tokens)):
        if not tokens[verb].is_word or tokens[verb].text[0].isupper():
            continue
        clause = _clause(tokens, verb, language)
        if clause is not None and linked & clause.before and linked & clause.after:
            found[verb] = clause
    return found


def _clause(tokens: Sequence[Token], verb: int, language: str) -> _Clause | None:
    """What stands around a verb of a plain active clause; None where this is none."""
    if not is_content(tokens[verb], language):
        return None
    if language == _ENGLISH:
        if not _is_active(tokens, verb):
            return None
        between, openers = frozenset[str](), _openers()
        start = min(verb_form(tokens, verb).indices)
    else:
        if tokens[verb].lemma in lexicons.words(language, ORDER, "turned"):
            return None
        between = lexicons.words(language, ORDER, "between")
        openers = lexicons.words(language, ORDER, "opens")
        start = verb
    if language in _VERB_SECOND:
        return _verb_second(tokens, verb, language)
    before = _before(tokens, start, language, between)
    after = _after(tokens, verb, language, openers)
    return _Clause(before, after) if before and after else None


def _verb_second(tokens: Sequence[Token], verb: int, language: str) -> _Clause | None:
    """Subject and object of a German or Dutch main clause, as order and articles tell."""
    openers = lexicons.words(language, ORDER, "opens")
    finite = _finite(tokens, verb, language)
    before = _before(tokens, finite, language, frozenset())
    after = frozenset(i for i in _after(tokens, finite, language, openers) if i != verb)
    if not before or not after:
        return None
    if language != _GERMAN:
        return _Clause(before, after)
    subjects, objects = (lexicons.words(language, ORDER, name) for name in ("subject", "object"))
    first, second = tokens[min(before) - 1].norm, tokens[finite + 1].norm
    has_articles = first in openers or second in openers
    if (first in objects) and second not in objects:
        return _Clause(after, before)
    if first not in objects and (second in objects or (first in subjects and second != first)):
        return _Clause(before, after)
    return None if has_articles else _Clause(before, after)


def _finite(tokens: Sequence[Token], verb: int, language: str) -> int:
    """The auxiliary of a verb at the end of its clause, else the verb itself."""
    auxiliaries = lexicons.words(language, ORDER, "between")
    for place in range(verb - 1, max(0, verb - 1 - _CLAUSE), -1):
        if not tokens[place].is_word:
            break
        if tokens[place].norm in auxiliaries:
            return place
    return verb


def _is_active(tokens: Sequence[Token], verb: int) -> bool:
    form = verb_form(tokens, verb)
    is_past = form.indices == (verb,) and tokens[verb].norm in lexicons.words(_ENGLISH, PASTS)
    return (
        (form.time is not Time.OPEN or is_past)
        and not form.is_passive
        and tokens[verb].lemma not in lexicons.words(_ENGLISH, MUTUAL)
    )


def _openers() -> frozenset[str]:
    classes = word_classes(_ENGLISH)
    return frozenset(word for word, name in classes.items() if name in DETERMINERS)


def _before(
    tokens: Sequence[Token], start: int, language: str, between: frozenset[str]
) -> frozenset[int]:
    """The noun phrase right before the verb; none where anything else stands between."""
    place = start - 1
    while place >= 0 and tokens[place].norm in between:
        place -= 1
    found: set[int] = set()
    while (
        place >= max(0, start - _FARTHEST)
        and tokens[place].is_word
        and is_content(tokens[place], language)
        and tokens[place].sentence == tokens[start].sentence
    ):
        found.add(place)
        place -= 1
    opens = place < 0 or not tokens[place].is_word or _is_opener(tokens[place], language)
    inside = place < 1 or _ends_phrase(tokens[place - 1], language)
    return frozenset(found) if found and opens and inside else frozenset()


def _is_opener(token: Token, language: str) -> bool:
    if language == _ENGLISH:
        return token.norm in _openers()
    return token.norm in lexicons.words(language, ORDER, "opens") - _MARKS_AN_OBJECT.get(
        language, frozenset()
    )


def _ends_phrase(token: Token, language: str) -> bool:
    """Whether what stands before the article is a mark or a conjunction, and no preposition."""
    if not token.is_word:
        return True
    if language == _ENGLISH:
        return word_classes(_ENGLISH).get(token.norm) == "conjunction"
    return token.norm in lexicons.words(language, ORDER, "joins")


def _after(
    tokens: Sequence[Token], verb: int, language: str, openers: frozenset[str]
) -> frozenset[int]:
    """The noun phrase right after the verb."""
    place = verb + 1
    while place < len(tokens) and tokens[place].norm in openers:
        place += 1
    found: set[int] = set()
    while (
        place < min(len(tokens), verb + 1 + _FARTHEST)
        and tokens[place].is_word
        and is_content(tokens[place], language)
        and tokens[place].sentence == tokens[verb].sentence
    ):
        found.add(place)
        place += 1
    return frozenset(found)
