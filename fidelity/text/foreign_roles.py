"""Two sides of a verb that changed places in a translation, where the order of words tells it.

Only between English and languages without cases that keep to subject, verb, object (Dryer 2013,
"Order of subject, object and verb", WALS 81A). Both sides must be plain active clauses.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from fidelity import lexicons
from fidelity.records import Alignment, LinkKind, Token
from fidelity.text.bilingual import has_dictionary, primary
from fidelity.text.function_words import is_content, word_classes
from fidelity.text.verbs import Time, verb_form

ORDER, MUTUAL = "clause_order", "mutual"
_ENGLISH = "en"
_STRONG = 0.6  # strength of a link that is surely the word's own
_FARTHEST = 6  # words on either side of the verb
_OPEN_A_PHRASE = frozenset({"article", "possessive", "demonstrative"})
_MARKS_AN_OBJECT = MappingProxyType({"es": frozenset({"a", "al"})})
_KINDS = frozenset({LinkKind.FORM, LinkKind.ABBREVIATION, LinkKind.DICTIONARY})


@dataclass(frozen=True, slots=True, kw_only=True)
class SwappedSides:
    """A verb with a word on either side; `hyp` and `ref` are indices of all three, ascending."""

    hyp: tuple[int, ...]
    ref: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Clause:
    """Content words before a verb, and those of the noun phrase right after it."""

    before: frozenset[int]
    after: frozenset[int]


def tells_roles(language: str, other: str) -> bool:
    """Whether the order of words tells who does what to whom in both languages."""
    codes = {primary(language), primary(other)}
    return _ENGLISH in codes and all(lexicons.exists(code, ORDER) for code in codes - {_ENGLISH})


def swapped_sides(alignment: Alignment) -> tuple[SwappedSides, ...]:
    """Verbs of which subject and object changed places."""
    languages = primary(alignment.hyp_language), primary(alignment.ref_language)
    if not has_dictionary(*languages) or not tells_roles(*languages):
        return ()
    sure = {
        (h, r)
        for link in alignment.links
        if link.kind in _KINDS and link.weight >= _STRONG
        for h in link.hyp
        for r in link.ref
    }
    found = []
    for h, r in sorted(sure):
        ours = _clause(alignment.hyp, h, languages[0])
        theirs = _clause(alignment.ref, r, languages[1])
        if ours is None or theirs is None:
            continue
        crossed = [
            [(a, b) for a in mine for b in yours if (a, b) in sure]
            for mine, yours in ((ours.before, theirs.after), (ours.after, theirs.before))
        ]
        straight = any(
            (a, b) in sure
            for mine, yours in ((ours.before, theirs.before), (ours.after, theirs.after))
            for a in mine
            for b in yours
        )
        if all(crossed) and not straight:
            pairs = [crossed[0][0], crossed[1][0]]
            found.append(
                SwappedSides(
                    hyp=tuple(sorted({h, *(a for a, _ in pairs)})),
                    ref=tuple(sorted({r, *(b for _, b in pairs)})),
                )
            )
    return tuple(found)


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
        between = lexicons.words(language, ORDER, "between")
        openers = lexicons.words(language, ORDER, "opens")
        start = verb
    before = _before(tokens, start, language, between)
    after = _after(tokens, verb, language, openers)
    return _Clause(before, after) if before and after else None


def _is_active(tokens: Sequence[Token], verb: int) -> bool:
    form = verb_form(tokens, verb)
    return (
        form.time is not Time.OPEN
        and not form.is_passive
        and tokens[verb].lemma not in lexicons.words(_ENGLISH, MUTUAL)
    )


def _openers() -> frozenset[str]:
    classes = word_classes(_ENGLISH)
    return frozenset(word for word, name in classes.items() if name in _OPEN_A_PHRASE)


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
