"""Names in a text, and whether two of them name one person, place or body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.currencies import is_currency
from fidelity.text.dates import dated_places
from fidelity.text.function_words import word_classes
from fidelity.text.lemmas import dictionary_form
from fidelity.text.name_words import is_foreign_name
from fidelity.text.names_like_words import opens_as_name
from fidelity.text.normalise import strip_diacritics
from fidelity.text.phrases import find_phrases
from fidelity.text.recent import remember_recent

# Letters that transliterations of one name disagree on (ISO 9, BGN/PCGN and press usage).
_TRANSLITERATION = (
    ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("shch", "s"), ("sh", "s"), ("ch", "c"),
    ("kh", "h"), ("zh", "z"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("cz", "c"), ("sz", "s"),
    ("ts", "c"), ("tz", "c"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ae", "a"), ("oe", "o"),
    ("ue", "u"), ("ei", "e"), ("ey", "e"), ("ai", "e"), ("ay", "e"), ("yo", "o"), ("yu", "u"),
    ("ju", "u"), ("iu", "u"), ("ya", "a"), ("ja", "a"), ("ia", "a"), ("ie", "e"), ("ye", "e"),
    ("w", "v"), ("q", "k"), ("j", "i"), ("y", "i"), ("x", "ks"),
)  # fmt: skip
# Headline style: most words of more than three letters are capitalised.
_ENGLISH, _ELIDED = "en", "'"  # "L'homme"
_SHORT, _HEADLINE_WORDS, _HEADLINE_SHARE = 3, 4, 0.9
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiou]")
# Names this long that differ in inner vowels only are transliterations (Lukashenka/Lukashenko).
_LONG = 7
# Share of letters in common from which two spellings are one name, misspelt.
_NEAR = 0.66
# Below it they are two names even where both have the same start and end: Mertens, Martin.
_HALF = 0.5
_SHORTEST_MISS = 4
_SAME_START = 6
# Names heard and written down: from so many letters, with so large a share of the consonants.
_HEARD, _HEARD_SHARE = 5, 0.5
# A numeral of several letters; "I" alone is a pronoun, "C" and "D" are initials.
_ROMAN = re.compile(r"[IVX]{2,}|[VX]")
_OPENERS = frozenset('"“”„«»‘’:—–(')


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePhrase:
    """Neighbouring capitalised words at the tokens `start` up to, not including, `end`.

    `words` are the indices of those that are names by themselves, connectors left out.
    """

    start: int
    end: int
    words: tuple[int, ...]


@remember_recent
def name_phrases(tokens: Sequence[Token], language: str = "en") -> tuple[NamePhrase, ...]:
    """The names among the tokens, in order; months, weekdays and currencies are none.

    A capital at the start of a sentence makes no name of a word that the dictionary knows in
    lower case.
    """
    capitals = [index for index, token in enumerate(tokens) if token.text[0].isupper()]
    if not capitals:
        return ()
    dated = dated_places(tokens, language)
    headline = _is_headline(tokens)
    found: list[list[int]] = []
    for index in capitals:
        if index in dated or not _is_proper(tokens, index, language):
            continue
        if headline and is_common_word(tokens[index], language):
            continue
        if found and _joined(tokens, found[-1][-1], index):
            found[-1].append(index)
        else:
            found.append([index])
    return tuple(
        NamePhrase(start=words[0], end=words[-1] + 1, words=tuple(words))
        for words in (_without_opener(tokens, run, language) for run in found)
        if words
    )


def same_name(one: str, other: str) -> bool:
    """Whether two single name words are one name in other letters: Zelenskiy and Zelenskyy.

    Jens and Jean are two names, and so are Niger and Nigeria.
    """
    a, b = _letters(one), _letters(other)
    if a == b:
        return True
    if any(short.get(a, a) == short.get(b, b) for short in (_nicknames(), _abbreviated())):
        return True
    known = _known_places()
    if a in known and b in known:
        return False
    if 1 in {len(a), len(b)}:  # an initial
        return a[:1] == b[:1]
    folded_a, folded_b = _transliterated(a), _transliterated(b)
    if folded_a == folded_b or _differ_by_k(a, b):
        return True
    long_enough = min(len(a), len(b)) >= _LONG and abs(len(a) - len(b)) <= 1
    return long_enough and _VOWELS.sub("", folded_a) == _VOWELS.sub("", folded_b)


def _differ_by_k(one: str, other: str) -> bool:
    """Victor and Viktor, Erica and Erika; not Rich and Rick."""
    return (
        "ch" not in one
        and "ch" not in other
        and min(len(one), len(other)) >= _SHORTEST_MISS
        and _hard(_transliterated(one)) == _hard(_transliterated(other))
    )


def is_near_miss(one: str, other: str) -> bool:
    """Whether one name word is the other, cut or misspelt: Henri and Henrik.

    Never two known places or given names: Slovakia and Slovenia are near, and worlds apart.
    """
    a, b = _letters(one), _letters(other)
    if min(len(a), len(b)) < _SHORTEST_MISS or are_two_names(one, other):
        return False
    if a.startswith(b) or b.startswith(a) or sorted(a) == sorted(b):
        return True
    if a[:_SAME_START] == b[:_SAME_START] and min(len(a), len(b)) >= _SAME_START:
        return True  # Hradec and Hradecko: the town and its region
    alike = Levenshtein.normalized_similarity
    return max(alike(a, b), alike(_transliterated(a), _transliterated(b))) >= _NEAR


def is_hardly_alike(one: str, other: str) -> bool:
    """Whether not even half of two name words is the same: Stahl, Stein."""
    alike = Levenshtein.normalized_similarity
    return max(alike(one, other), alike(_transliterated(one), _transliterated(other))) < _HALF


def is_given_name(norm: str) -> bool:
    """Whether a word in lower case is a known given name."""
    return norm in lexicons.words("en", "nicknames", "given")


def are_two_names(one: str, other: str) -> bool:
    """Whether both are known places or both are known given names."""
    a, b = _letters(one), _letters(other)
    if is_given_name(a) and is_given_name(b):
        return True
    towns = _towns()
    if a in towns and b in towns:
        return towns[a] != towns[b]
    return a in _known_places() and b in _known_places()


def sounds_alike(one: str, other: str) -> bool:
    """Whether two longer name words may be one, written down by ear: Menco and Manko.

    They begin alike, and half of their consonants are the same. Of two words that everybody
    knows, as Syria and South, none is spelt by ear.
    """
    a, b = _transliterated(_letters(one)), _transliterated(_letters(other))
    if min(len(one), len(other)) < _HEARD or a[:1] != b[:1]:
        return False
    if are_two_names(one, other) or (_is_known(one) and _is_known(other)):
        return False
    bare = [_VOWELS.sub("", _hard(word)).replace("b", "v") for word in (a, b)]
    return Levenshtein.normalized_similarity(*bare) >= _HEARD_SHARE


def _is_known(word: str) -> bool:
    norm = word.lower()
    return norm in _known_places() or is_given_name(norm) or not _unknown(norm, "en")


def _hard(letters: str) -> str:
    """One letter for c, k and q, which no two transcriptions share out alike."""
    return letters.replace("c", "k").replace("q", "k")


def is_acronym(token: Token) -> bool:
    """Whether all its letters are capitals, and it has several."""
    return len(token.text) > 1 and token.text.isupper()


@remember_recent
def places(tokens: Sequence[Token], language: str = "en") -> dict[int, frozenset[str]]:
    """Tokens that name a country, a body or such, with the names that stand for it."""
    return {
        index: _known_places()[match.phrase]
        for match in find_phrases(tokens, "places", language)
        for index in match.indices
    }


def english_countries(tokens: Sequence[Token]) -> dict[int, frozenset[str]]:
    """The same without the bodies, such as the World Bank."""
    return {
        index: _known_places()[match.phrase]
        for match in find_phrases(tokens, "places", _ENGLISH, "place")
        for index in match.indices
    }


def places_named(word: str) -> frozenset[str]:
    """The names that stand for the place that an English word in lower case names."""
    return _known_places().get(word, frozenset())


def is_common_word(token: Token, language: str = "en") -> bool:
    """Whether the dictionary has this word in lower case: Court, Highway, Provincial.

    Given names that are also words ("Mark") are taken for names.
    """
    given = lexicons.words("en", "nicknames", "given")
    is_name = token.norm in given or token.norm in _known_places()
    return not is_name and not _unknown(token.norm, language)


def expansion(acronym: str, tokens: Sequence[Token], language: str = "en") -> tuple[int, ...]:
    """The tokens whose initials spell the acronym, small words skipped; none when there are none.

    "NATO" is spelt by "North Atlantic Treaty Organisation".
    """
    letters = acronym.replace(".", "").upper()
    shortest = 2 if acronym.isupper() else 3  # British papers write "Nato"
    if not shortest <= len(letters) <= 6 or not acronym[:1].isupper():
        return ()
    small = word_classes(language)
    for start in range(len(tokens)):
        spelled = ""
        for index in range(start, min(start + 2 * len(letters), len(tokens))):
            token = tokens[index]
            is_small = token.norm in small and index > start
            between = token.text == "-" or (token.text == "," and spelled)
            if between or (is_small and not _is_spelt(token, letters[len(spelled) :])):
                continue
            small_letter = not acronym.isupper() and token.text[0].islower() and not is_small
            if (
                not token.is_word
                or small_letter
                or not letters.startswith(spelled + token.text[0].upper())
            ):
                break
            spelled += token.text[0].upper()
            if spelled == letters:
                return tuple(range(start, index + 1))
    return ()


def _is_spelt(token: Token, letters: str) -> bool:
    """Whether a small word has a letter of its own: the "o" of "BoE", not the "of" of "EU"."""
    return len(letters) > 1 and letters.startswith(token.text[0].upper())


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Whether Most Words Have a Capital, so that a capital tells nothing."""
    words = [token for token in tokens if token.is_word and len(token.text) > _SHORT]
    capitals = sum(token.text[0].isupper() for token in words)
    return len(words) >= _HEADLINE_WORDS and capitals > _HEADLINE_SHARE * len(words)


def _is_proper(tokens: Sequence[Token], index: int, language: str) -> bool:
    token = tokens[index]
    return (
        token.is_word
        and token.text[0].isupper()
        and (token.norm not in word_classes(language) or is_acronym(token))
        and token.text != "I"
        and not is_currency(tokens, index)
        and not _is_prefix(tokens, index)
        and not _is_unit(tokens, index)
        and not _ROMAN.fullmatch(token.text)
        and (token.norm not in _titles(language) or _is_field(tokens, index))
        and not _is_common_acronym(token, language)
        and not token.norm.endswith(_ELIDED)
        and (language.startswith(_ENGLISH) or is_acronym(token) or is_foreign_name(token, language))
    )


def _is_prefix(tokens: Sequence[Token], index: int) -> bool:
    """Whether the capital is only that of a first word's prefix: "Ex-minister"."""
    after = tokens[index + 1 : index + 2]
    if not after or after[0].text != "-" or not tokens[index].text.istitle():
        return False
    return tokens[index].norm in lexicons.words("en", "affixes", "opener")


def _is_unit(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is a measure behind its figure: "9 TWh"."""
    is_measured = index > 0 and tokens[index - 1].text[0].isdigit()
    return is_measured and tokens[index].norm in lexicons.words("en", "units")


def _is_field(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word tells what a body is for, and is no title: Ministry of Justice."""
    head = tokens[index - 2] if index > 1 and tokens[index - 1].norm == "of" else None
    return head is not None and head.text[0].isupper() and is_common_word(head)


def _is_common_acronym(token: Token, language: str) -> bool:
    """Whether it is no name but a thing or an office: TV, an MP, ICUs."""
    return token.norm.removesuffix("s") in lexicons.listed(language, "common_acronyms")


def _joined(tokens: Sequence[Token], before: int, after: int) -> bool:
    if after == before + 1:
        return True
    between = tokens[before + 1 : after]
    if len(tokens[before].text) == 1 and [token.text for token in between] == ["."]:
        return True  # Michael R. Berg
    connectors = lexicons.words("en", "name_connectors")
    return len(between) <= 2 and all(token.norm in connectors for token in between)


def _without_opener(tokens: Sequence[Token], run: list[int], language: str) -> list[int]:
    """The run without a common word that is capitalised because it opens a sentence."""
    first = run[0]
    if first > 0 and tokens[first - 1].sentence == tokens[first].sentence:
        before = tokens[first - 1].text
        if before not in _OPENERS and before not in {".", "!", "?", "'", "-"}:
            return run
    token = tokens[first]
    if is_acronym(token) or token.norm in _known_places() or not is_common_word(token, language):
        return run
    return run if len(run) == 1 and opens_as_name(tokens, first) else run[1:]


def _unknown(norm: str, language: str) -> bool:
    """Whether the dictionary has no such common word, or has it as a name only."""
    form = dictionary_form(norm, language)
    return form is None or form[:1].isupper()


def _letters(word: str) -> str:
    plain = strip_diacritics(word).casefold().replace("’", "'")
    return plain.removesuffix("'s").replace("-", "").replace("'", "").replace(".", "")


@lru_cache(maxsize=4096)
def _transliterated(letters: str) -> str:
    for old, new in _TRANSLITERATION:
        letters = letters.replace(old, new)
    return _DOUBLED.sub(r"\1", letters)


@cache
def _titles(language: str) -> frozenset[str]:
    if not lexicons.exists(language, "titles"):
        return frozenset()
    return lexicons.words(language, "titles") | {"st", "saint"}


@cache
def _nicknames() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicons.sections("en", "nicknames")["nickname"]}


@cache
def _abbreviated() -> dict[str, str]:
    """Short forms of regions' names, without their full stops: fla, florida."""
    return {row[0]: row[1] for row in lexicons.sections("en", "region_abbreviations")[""]}


@cache
def _towns() -> dict[str, str]:
    """Towns, each with the name that stands for all its spellings."""
    rows = lexicons.sections("en", "towns")[""]
    return {row[0]: row[2] if len(row) > 2 else row[0] for row in rows}


@cache
def _known_places() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for rows in lexicons.sections("en", "places").values():
        for row in rows:
            found.setdefault(row[0], set()).add(row[1])
    return {name: frozenset(stands_for) for name, stands_for in found.items()}
