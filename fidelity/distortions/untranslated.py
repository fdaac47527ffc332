"""Residue of the language that the text was translated from.

What it finds:
    Words in another script; lower-case words that no English dictionary knows, that resemble no
    word of the original, and that are no misprint; and an English word that stands where the
    original has the sense of its foreign twin ("chef" for the supervisor).

Why it matters:
    Readers stumble, or read another word into it: a "chef" cooks.

Example:
    original: I told my supervisor four times before Christmas.
    derivative: I told my supervisor four times before Noël.

What it lets pass:
    Words that the original has too, names, compounds of known words, and loan words that English
    dictionaries list.

Source:
    MQM, accuracy/untranslated (themqm.org). On the development part of DEMETR the dictionary test
    finds two words in three that were left in a language written in Latin letters, and 0.6 % of
    faithful translations have such a word.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz.distance import Levenshtein

from fidelity import lexicons
from fidelity.evidence.linkage import Linkage, linkage
from fidelity.evidence.translation.residue import foreign_residue, is_left_whole
from fidelity.records import (
    Alignment,
    Comparison,
    Confidence,
    Distortion,
    DistortionKind,
    Severity,
    Token,
)
from fidelity.text.bilingual import primary
from fidelity.text.fluency import corrections
from fidelity.text.function_words import word_classes
from fidelity.text.joined import parted
from fidelity.text.lemmas import dictionary_form
from fidelity.text.normalise import strip_diacritics
from fidelity.text.rarity import rarity
from fidelity.text.stems import share_stem

KIND = DistortionKind.UNTRANSLATED

# Scripts that no word of a language written in Latin letters is written in.
_OTHER_SCRIPT = re.compile(r"[\u0370-\u03ff\u0400-\u052f\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff"
                           r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # fmt: skip
# Cyrillic letters that look like Latin ones, in lower case as tokens are compared.
_TWINS_OF_LATIN = str.maketrans("авекмнорстхі", "abekmhopctxi")
_LATIN_WRITTEN = frozenset("en de fr es it pt nl sv da nb nn no fi pl cs sk sl hr ro hu tr".split())
_LATIN_WORD = re.compile(r"[^\W\d_]+$")
# Of 1: words closer than the first are one word in two spellings; a misprint is no farther from
# its word than the second.
_ALIKE, _UNLIKE = 0.6, 0.4
_RARE = 4  # not among the 5,000 commonest words
_SHORTEST, _SHORTEST_PART = 3, 3
_VOWELS = frozenset("aeio")
_OPENERS = frozenset('("“‘«„[')


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Words of the quotation that are left in another language."""
    alignment = comparison.alignment
    language = primary(alignment.hyp_language)
    if not alignment.ref:
        return
    links = linkage(alignment)
    known = {strip_diacritics(token.norm) for token in alignment.ref}
    for run in _foreign_script(alignment.hyp, known, language):
        yield _finding(comparison, run, links, Severity.MAJOR, "another script")
    if alignment.is_translation:
        residue = foreign_residue(alignment)
        if not residue and is_left_whole(alignment):
            residue = (tuple(range(len(alignment.hyp))),)
        for run in residue:
            yield _finding(
                comparison, run, links, Severity.MAJOR, "left in the original's language"
            )
    elif language == "en":
        yield from _not_english(comparison, links, known)


def _not_english(comparison: Comparison, links: Linkage, known: set[str]) -> Iterator[Distortion]:
    """Words of an English quotation that are none; `known` are the passage's, without marks."""
    alignment = comparison.alignment
    printed = {token.norm for token in alignment.hyp}
    known = known | {word for _, word in parted(alignment.ref, printed)}  # tik-tok, tiktok
    for index, token in enumerate(alignment.hyp):
        if token.norm in known:
            continue
        plain = strip_diacritics(token.norm)
        if plain in known or token.norm.translate(_TWINS_OF_LATIN) in known:
            continue
        if _has_foreign_marks(alignment, index, links):
            # a name can be guessed at, and where it stands tells that it is one
            guessed = all(alignment.ref[j].text[0].isupper() for j in links.to_ref[index])
            severity = Severity.MINOR if guessed else Severity.MAJOR
            yield _finding(comparison, (index,), links, severity, "foreign letters")
        elif _is_foreign(alignment, index, links):
            # "noël" is English without its marks: a reader will know it
            small = token.norm in lexicons.words("en", "foreign_words")
            severe = (small or dictionary_form(plain) is None) and not _is_explained(
                alignment.hyp, index
            )
            severity = Severity.MAJOR if severe else Severity.MINOR
            yield _finding(comparison, (index,), links, severity, "in no English dictionary")
        elif not known.isdisjoint(_twins().get(token.lemma, ())):
            yield _finding(comparison, (index,), links, Severity.MINOR, "false friend")


def _is_explained(tokens: Sequence[Token], index: int) -> bool:
    """Whether brackets right behind it tell what it means: "the Betriebswerk (depot)"."""
    return index + 1 < len(tokens) and tokens[index + 1].text in {"(", "["}


def _has_foreign_marks(alignment: Alignment, index: int, links: Linkage) -> bool:
    """Noël for Christmas, München for Munich: marks that the word of the original lacks.

    A name of several words is somebody's own.
    """
    token = alignment.hyp[index]
    if token.norm.isascii() or not _LATIN_WORD.match(token.text) or not token.text[0].isupper():
        return False
    beside = [i for i in (index - 1, index + 1) if 0 <= i < len(alignment.hyp)]
    if any(alignment.hyp[i].text[0].isupper() for i in beside):
        return False
    answered = [alignment.ref[j] for j in links.to_ref.get(index, ())]
    return any(
        other.norm.isascii()
        and dictionary_form(other.norm) is not None
        and dictionary_form(token.norm) != other.norm
        for other in answered
    )


def _is_foreign(alignment: Alignment, index: int, links: Linkage) -> bool:
    """Whether this is a word, and no English one."""
    token = alignment.hyp[index]
    norm = token.norm
    if not _is_plain_word(alignment.hyp, index):
        return False
    if norm in lexicons.words("en", "foreign_words"):
        # "former Dell managers", "Nur al-Din": with a capital in the sentence it is a name
        opens = _opens_sentence(alignment.hyp, index) and not _owns(alignment.hyp, index)
        return token.text.islower() or opens or _stands_for_common_word(alignment, index, links)
    if dictionary_form(norm) is not None:
        return False
    is_cognate = _is_english_with_a_vowel(norm)
    if not is_cognate and _is_built_of_known(norm):
        return False
    if not token.text.islower():
        return _stands_for_common_word(alignment, index, links)
    return is_cognate or not norm.isascii() or not _resembles_any(alignment, index, links)


def _owns(tokens: Sequence[Token], index: int) -> bool:
    """Whether an English possessive stands behind it: "Dell's"."""
    return index + 1 < len(tokens) and tokens[index + 1].norm in {"'s", "’s"}


def _is_english_with_a_vowel(norm: str) -> bool:
    """Importante, depressione: an English word but for the last letter, which makes it another's.

    A misprint seldom puts a vowel behind a word, and more seldom one that ends like this.
    """
    endings = tuple(lexicons.words("en", "foreign_endings"))
    is_longer = norm[-1] in _VOWELS and norm.endswith(endings)
    return is_longer and dictionary_form(norm[:-1]) is not None


def _is_plain_word(tokens: Sequence[Token], index: int) -> bool:
    """Letters alone, no function word, no unit, and no part of something longer ("1960ies")."""
    token = tokens[index]
    if len(token.norm) < _SHORTEST or not _LATIN_WORD.match(token.text):
        return False
    if token.norm in word_classes() or token.norm in lexicons.words("en", "units"):
        return False
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is not None and after is not None and before.text.istitle() and after.text.istitle():
        return False  # part of a name: Ústí nad Labem
    if any(
        one.text.istitle() and not one.norm.isascii() for one in tokens[max(0, index - 2) : index]
    ):
        return False  # Česká spořitelna, Právo a spravedlnost
    return not (
        (before is not None and before.span.end == token.span.start and before.text not in _OPENERS)
        or (after is not None and after.text == "-" and after.span.start == token.span.end)
    )


def _resembles_any(alignment: Alignment, index: int, links: Linkage) -> bool:
    """Whether it may be a word of the original in another spelling, or a misprint."""
    norm = alignment.hyp[index].norm
    meant = corrections(alignment.hyp[index].text)
    if not meant.isdisjoint({token.lemma for token in alignment.ref}):
        return True
    if any(sorted(word) == sorted(norm) for word in meant):
        return True  # "champoinship": only a slip of the pen
    if norm.endswith(tuple(lexicons.words("en", "foreign_endings"))):
        return False
    if any(rarity(word) < _RARE for word in meant):
        return True  # a misprint of a common word
    if meant:
        answered = [alignment.ref[j].norm for j in links.to_ref.get(index, ())]
        return not answered or any(_likeness(norm, other) >= _UNLIKE for other in answered)
    return any(
        share_stem(norm, other.norm) or _likeness(norm, other.norm) > _ALIKE
        for other in alignment.ref
    )


def _stands_for_common_word(alignment: Alignment, index: int, links: Linkage) -> bool:
    """Saison for season: a capital in the sentence where the original has no name."""
    if index == 0 or not alignment.hyp[index].text.istitle():
        return False
    before = alignment.hyp[index - 1]
    opens = before.norm in word_classes() and _opens_sentence(alignment.hyp, index - 1)
    if not (before.text.islower() or opens):
        return False
    answered = [alignment.ref[j] for j in links.to_ref.get(index, ())]
    return any(
        other.text.islower() and other.is_word and dictionary_form(other.norm) is not None
        for other in answered
    )


def _opens_sentence(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word has its capital from its place: "The Saison is over"."""
    if index == 0 or tokens[index - 1].sentence != tokens[index].sentence:
        return True
    return tokens[index - 1].text in _OPENERS


def _likeness(one: str, other: str) -> float:
    return Levenshtein.normalized_similarity(one, other)


def _is_built_of_known(norm: str) -> bool:
    """Supercar, uncertified."""
    prefixes, suffixes = (lexicons.words("en", "affixes", kind) for kind in ("prefix", "suffix"))
    if any(norm.startswith(prefix) and dictionary_form(norm[len(prefix) :]) for prefix in prefixes):
        return True
    if any(
        norm.endswith(suffix) and dictionary_form(norm.removesuffix(suffix)) for suffix in suffixes
    ):
        return True
    return any(
        dictionary_form(norm[:cut]) and dictionary_form(norm[cut:])
        for cut in range(_SHORTEST_PART, len(norm) - _SHORTEST_PART + 1)
    )


def _foreign_script(
    tokens: tuple[Token, ...], known: set[str], language: str
) -> list[tuple[int, ...]]:
    """Runs of words in a script that the language is not written in."""
    if language not in _LATIN_WRITTEN or all(token.text.isascii() for token in tokens):
        return []
    runs: list[list[int]] = []
    for index, token in enumerate(tokens):
        if not _OTHER_SCRIPT.search(token.text) or strip_diacritics(token.norm) in known:
            continue
        if token.norm.translate(_TWINS_OF_LATIN) in known:
            continue  # "22 °С", typed on a Russian keyboard
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [tuple(run) for run in runs]


def _finding(
    comparison: Comparison, run: tuple[int, ...], links: Linkage, severity: Severity, reason: str
) -> Distortion:
    answered = sorted({j for index in run for j in links.to_ref.get(index, ())})
    hyp = comparison.hyp_excerpt(run)
    ref = comparison.ref_excerpt(tuple(answered))
    said = f"; the original says “{ref.text}”" if ref else ""
    return Distortion(
        kind=KIND,
        severity=severity,
        confidence=Confidence.HIGH if severity is Severity.MAJOR else Confidence.MEDIUM,
        hyp=hyp,
        ref=ref,
        message=f"“{hyp.text if hyp else ''}” was left untranslated{said}.",
        evidence=reason,
    )


@cache
def _twins() -> dict[str, tuple[str, ...]]:
    """English words that look like a foreign one, with the English words for that one's sense."""
    rows = lexicons.sections("en", "foreign_twins")["twin"]
    return {row[0]: tuple(row[1].split()) for row in rows}
