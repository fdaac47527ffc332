"""Two sides of a verb that changed places in a translation, where the case of a noun tells it.

Between English and a language that has cases, and so any order of words: the subject of a plain
active clause in English is an accusative there, and its object a nominative.
"""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import SURE_WORD, Linkage, linkage
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import primary
from fidelity.text.function_words import DETERMINERS, is_content, word_classes
from fidelity.text.segments import CLAUSE_MARKS
from fidelity.text.transliteration import name_likeness, romanized
from fidelity.text.verbs import Time, verb_form

CASES = "cases"
_ENGLISH = "en"
_NONE, _TO = "-", "to"
_ACCUSATIVE, _DATIVE, _NOMINATIVE = "accusative", "dative", "nominative"
_STRONG = 0.3  # strength of a link that is surely the word's own
_NAMED = 0.85  # likeness of a name without its ending
_FARTHEST = 8  # words on either side of the verb
_BESIDE = 2  # words from a verb to its reflexive pronoun
_OF = frozenset({"of", "from", "in", "for", "at"})  # they go on with a noun phrase


def tells_cases(language: str) -> bool:
    """Whether the forms of nouns are listed for the language."""
    return lexicons.exists(primary(language), CASES)


def exchanged_cases(alignment: Alignment) -> tuple[BothSides, ...]:
    """Verbs of which the English subject is the object on the other side, and the reverse.

    Within one language, two nouns that exchanged their cases around one verb.
    """
    if not alignment.is_translation:
        return _exchanged_within(alignment)
    is_english_hyp = primary(alignment.hyp_language) == _ENGLISH
    english, foreign = alignment.hyp, alignment.ref
    language = primary(alignment.ref_language)
    if not is_english_hyp:
        english, foreign, language = foreign, english, primary(alignment.hyp_language)
    links = linkage(alignment)
    found = []
    for verb in range(1, len(english)):
        for subject, other, case in _plain_clauses(english, verb):
            sides = subject, other
            nouns = [_answer(links, index, is_english_hyp=is_english_hyp) for index in sides]
            if nouns[0] is None or nouns[1] is None or nouns[0] == nouns[1]:
                continue
            there = _verb_of(links, verb, (nouns[0], nouns[1]), is_hyp=not is_english_hyp)
            if (
                there is not None
                and _is_active(foreign, there, language)
                and _stand_free(foreign, there, (nouns[0], nouns[1]), language, case)
                and _is_in(foreign[nouns[0]], english[sides[0]], language, case)
                and _is_in(foreign[nouns[1]], english[sides[1]], language, _NOMINATIVE)
            ):
                ours = tuple(sorted((verb, *sides)))
                theirs = tuple(sorted((there, nouns[0], nouns[1])))
                found.append(BothSides(ours, theirs) if is_english_hyp else BothSides(theirs, ours))
                break
    return tuple(found)


def _exchanged_within(alignment: Alignment) -> tuple[BothSides, ...]:
    language = primary(alignment.hyp_language)
    links = linkage(alignment)
    single = [
        (h, link.ref[0])
        for h, link in links.link_of_hyp.items()
        if link.kind in SURE_WORD and len(link.hyp) == len(link.ref) == 1
    ]
    gained = [(h, r) for h, r in single if _has_case(alignment.hyp[h], alignment.ref[r], language)]
    lost = [(h, r) for h, r in single if _has_case(alignment.ref[r], alignment.hyp[h], language)]
    verbs = [
        (h, r)
        for h, r in single
        if _is_active(alignment.hyp, h, language) and _is_active(alignment.ref, r, language)
    ]
    return tuple(
        BothSides(
            tuple(sorted((verb[0], one[0], other[0]))), tuple(sorted((verb[1], one[1], other[1])))
        )
        for verb in verbs
        for one in gained
        for other in lost
        if _stand_free(alignment.hyp, verb[0], (one[0], other[0]), language, _ACCUSATIVE)
        and _stand_free(alignment.ref, verb[1], (other[1], one[1]), language, _ACCUSATIVE)
    )[:1]


def _has_case(token: Token, base: Token, language: str) -> bool:
    """Whether a noun stands as an object, and the same noun of the other side as a subject."""
    objects = [
        row for case in (_ACCUSATIVE, _DATIVE) for row in lexicons.sections(language, CASES)[case]
    ]
    plural = [
        _with_ending(base.lemma, own, other)
        for own, other, *_ in lexicons.sections(language, CASES)[_NOMINATIVE]
    ]
    if token.norm == base.norm or not (token.norm.isalpha() and base.norm.isalpha()):
        return False
    is_subject = base.norm == base.lemma or base.norm in plural or base.text[0].isupper()
    return is_subject and any(
        _with_ending(form, own, other) == token.norm
        for own, other, *_ in objects
        for form in (base.lemma, base.norm)
    )


def _answer(links: Linkage, index: int, *, is_english_hyp: bool) -> int | None:
    """The one word that surely renders a word of the English side."""
    link = (links.link_of_hyp if is_english_hyp else links.link_of_ref).get(index)
    if link is None or link.kind not in SURE_WORD or link.weight < _STRONG:
        return None
    there = link.ref if is_english_hyp else link.hyp
    return there[0] if len(there) == 1 else None


def _verb_of(links: Linkage, verb: int, nouns: tuple[int, int], *, is_hyp: bool) -> int | None:
    """What renders the verb: its own link, or the one word between the nouns without any."""
    to, linked = (links.to_hyp, links.to_ref) if is_hyp else (links.to_ref, links.to_hyp)
    if verb in to:
        return _answer(links, verb, is_english_hyp=not is_hyp)
    free = [index for index in range(min(nouns) + 1, max(nouns)) if index not in linked]
    return free[0] if len(free) == 1 else None


def _plain_clauses(tokens: Sequence[Token], verb: int) -> Iterator[tuple[int, int, str]]:
    """The subject of an active English verb with its object, and with whom it is done to or for.

    Each with the case that the subject has where it changed places with the other.
    """
    token = tokens[verb]
    if not token.is_word or token.text[0].isupper() or not is_content(token):
        return
    form = verb_form(tokens, verb)
    if form.time is Time.OPEN or form.is_passive:
        return
    subject = _subject(tokens, min(form.indices))
    if subject is None:
        return
    object_, recipient = _object(tokens, verb), _recipient(tokens, verb)
    if object_ is not None:
        yield subject, object_, _ACCUSATIVE
        yield subject, object_, _DATIVE
        # "promised the minister new cars"
        yield from (
            (subject, i, _DATIVE) for i in range(verb + 1, object_) if is_content(tokens[i])
        )
    if recipient is not None:
        yield subject, recipient, _DATIVE


def _recipient(tokens: Sequence[Token], verb: int) -> int | None:
    """The head of what follows "to" in the clause: "wrote a letter to the governor"."""
    for place in range(verb + 1, min(len(tokens), verb + 1 + _FARTHEST)):
        if tokens[place].text in CLAUSE_MARKS:
            break
        if tokens[place].norm == _TO:
            return _head(tokens, place + 1, min(len(tokens), place + 1 + _FARTHEST))
    return None


def _subject(tokens: Sequence[Token], start: int) -> int | None:
    """The head of the noun phrase that opens the clause and ends before its verb."""
    first = start
    while (
        first > max(0, start - _FARTHEST)
        and tokens[first - 1].is_word
        and (
            is_content(tokens[first - 1])
            or tokens[first - 1].norm in _OF
            or _is_determiner(tokens[first - 1])
        )
    ):
        first -= 1
    opens = first == 0 or tokens[first - 1].text in CLAUSE_MARKS or not tokens[first - 1].is_word
    if not opens or tokens[first].norm in _OF:
        return None
    return _head(tokens, first, start)


def _object(tokens: Sequence[Token], verb: int) -> int | None:
    return _head(tokens, verb + 1, min(len(tokens), verb + 1 + _FARTHEST))


def _head(tokens: Sequence[Token], first: int, end: int) -> int | None:
    """The last content word of the noun phrase that starts at `first`, before any "of"."""
    while first < end and _is_determiner(tokens[first]):
        first += 1
    last = first
    while last < end and tokens[last].is_word and is_content(tokens[last]):
        last += 1
    return last - 1 if last > first else None


def _is_determiner(token: Token) -> bool:
    return word_classes(_ENGLISH).get(token.norm) in DETERMINERS


def _is_active(tokens: Sequence[Token], index: int, language: str) -> bool:
    """Whether the word is a finite verb in the active voice, and not reflexive."""
    token = tokens[index]
    reflexive = lexicons.words(language, CASES, "reflexive")
    near = tokens[max(0, index - _BESIDE) : index + _BESIDE + 1]
    return (
        token.norm != token.lemma
        and token.norm.endswith(tuple(lexicons.words(language, CASES, "finite")))
        and not token.norm.endswith(tuple(word for word in reflexive if len(word) == 2))
        and all(one.norm not in reflexive for one in near)
    )


def _stand_free(
    tokens: Sequence[Token], verb: int, nouns: tuple[int, int], language: str, case: str
) -> bool:
    """Whether nothing else governs the nouns: no preposition, and no noun whose genitive it is."""
    adjective = tuple(lexicons.words(language, CASES, "adjective"))
    for noun, is_object in zip(nouns, (True, False), strict=True):
        before = noun - 1
        while (
            before >= 0
            and before != verb
            and tokens[before].is_word
            and (
                tokens[before].norm.endswith(adjective)
                if is_object and case != _DATIVE  # behind one may stand what is given
                else is_content(tokens[before], language)
            )
        ):
            before -= 1
        if before >= 0 and before not in {verb, *nouns} and tokens[before].is_word:
            return False
    between = tokens[min(verb, *nouns) : max(verb, *nouns)]
    return all(token.text not in CLAUSE_MARKS for token in between)


def _is_in(token: Token, english: Token, language: str, case: str) -> bool:
    """Whether a noun stands in this case by its ending, next to its dictionary form or name."""
    if not token.norm.isalpha():
        return False
    if token.text[0].isupper() and english.text[0].isupper():
        return _is_name_in(token, english, case)
    return any(
        _with_ending(token.lemma, own, other) == token.norm
        for own, other, *_ in lexicons.sections(language, CASES)[case]
    )


def _with_ending(lemma: str, own: str, other: str) -> str | None:
    own, other = ("" if ending == _NONE else ending for ending in (own, other))
    return lemma.removesuffix(own) + other if lemma.endswith(own) else None


def _is_name_in(token: Token, english: Token, case: str) -> bool:
    """The same of a name that no dictionary has: "Макрона" beside "Macron"."""
    said, base = romanized(token.norm), romanized(english.norm)
    if base[-1:] in "aeiouy":
        return False
    if case == _NOMINATIVE:
        return said[-1:] == base[-1:] and name_likeness(said, base) >= _NAMED
    ending = "a" if case == _ACCUSATIVE else "u"
    return said.endswith(ending) and name_likeness(said[:-1], base) >= _NAMED
