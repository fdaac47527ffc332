"""Names in other letters: Zelensky, Зеленский and Зеленского, Selenskyj."""

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from fidelity.text.normalise import strip_diacritics
from fidelity.text.recent import WORDS_REMEMBERED

# Russian and Ukrainian letters as newspapers write them in English (BGN/PCGN, simplified).
_CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e",
        "ж": "zh", "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m",
        "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h",
        "ц": "c", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "u",
        "я": "a", "'": "",
    }
)  # fmt: skip
# Wayde is Уэйд, Williams is Уильямс; before a consonant it is a vowel (Уганда)
_INITIAL_W = re.compile(r"^[ув](?=[эеиіоа])")
_HAS_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# One sign for each sound that spellings of a name agree on, longest spelling first: the idea of
# Soundex (Russell 1918), with the sibilants kept apart.
_SOUNDS = (
    ("tsch", "S"), ("shch", "S"), ("sch", "S"), ("tch", "S"), ("dzh", "S"), ("sh", "S"),
    ("ch", "S"), ("zh", "S"), ("cz", "S"), ("sz", "S"), ("rz", "S"), ("dg", "S"), ("gh", "K"),
    ("ph", "F"), ("th", "T"), ("ck", "K"), ("kh", "K"), ("qu", "KF"), ("ks", "KS"), ("x", "KS"),
    ("ts", "S"), ("tz", "S"), ("b", "P"), ("p", "P"), ("f", "F"), ("v", "F"), ("w", "F"),
    ("c", "K"), ("k", "K"), ("q", "K"), ("g", "K"), ("h", ""), ("d", "T"), ("t", "T"),
    ("l", "L"), ("m", "N"), ("n", "N"), ("r", "R"), ("s", "S"), ("z", "S"), ("j", "I"),
    ("y", "I"), ("i", "I"), ("a", "A"), ("e", "E"), ("o", "O"), ("u", "U"),
)  # fmt: skip
_VOWELS = re.compile(r"[AEIOU]")
_REPEATED = re.compile(r"(.)\1+")
_LONGEST_ENDING = 4  # letters that a case ending adds: Зеленск|ого
_SHORTEST_STEM = 3


def romanized(word: str) -> str:
    """Lower case in plain Latin letters; "Зеленський" -> "zelenskii", "Zelenský" -> "zelensky"."""
    folded = _INITIAL_W.sub("w", word.casefold())
    return strip_diacritics(folded.translate(_CYRILLIC)).replace("'", "")


@lru_cache(maxsize=WORDS_REMEMBERED)
def name_likeness(one: str, other: str) -> float:
    """How alike two single words sound, case endings aside; 0 (not at all) to 1 (the same).

    From about 0.7 on two capitalised words are one name in two languages; below about 0.45 they
    are two names. Between lies what no rule tells.
    """
    a, b = romanized(one), romanized(other)
    if a == b:
        return 1.0
    if min(len(a), len(b)) < _SHORTEST_STEM:
        return 0.0
    best = _by_sound(a, b)
    shorter, longer = sorted((a, b), key=len)
    common = _common_start(shorter, longer)
    if common >= max(_SHORTEST_STEM, len(shorter) - 2) and len(longer) - common <= _LONGEST_ENDING:
        best = max(best, 0.95 if common >= len(shorter) - 1 else 0.85)
    return best


def _by_sound(a: str, b: str) -> float:
    one, other = _sounds(a), _sounds(b)
    # an ending of the longer word costs nothing: "Miller", "Миллера"
    length = min(len(one), len(other))
    cut = max(
        Levenshtein.normalized_similarity(one, other),
        Levenshtein.normalized_similarity(one[: length + 1], other[: length + 1])
        if abs(len(one) - len(other)) <= _LONGEST_ENDING
        else 0.0,
    )
    bones, others = _VOWELS.sub("", one), _VOWELS.sub("", other)
    if min(len(bones), len(others)) > 1:
        cut = max(cut, 0.9 * Levenshtein.normalized_similarity(bones, others))
    return cut


@lru_cache(maxsize=WORDS_REMEMBERED)
def _sounds(word: str) -> str:
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    return _REPEATED.sub(r"\1", word)


def _common_start(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def is_cyrillic(word: str) -> bool:
    """Whether any letter of the word is Cyrillic."""
    return _HAS_CYRILLIC.search(word) is not None
