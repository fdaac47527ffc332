"""Which language a text is in, by its function words and its script.

No model: the few languages that newsrooms translate between are told apart by their commonest
words (`lexicons/<language>/function_words.txt`), and those with a script of their own by that.
"""

import re
from collections import Counter
from functools import cache

from fidelity import lexicons

UNDETERMINED = "und"  # BCP 47
_WORD = re.compile(r"[^\W\d_]+")
# Enough of an article to tell; the rest would only cost time.
_MAX_WORDS = 2000
_MIN_HITS = 2
# Scripts that, among the languages fidelity knows, settle the matter.
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_CYRILLIC_LANGUAGES = ("ru", "uk")
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")


def detect(text: str, *, default: str = "en") -> str:
    """The BCP 47 code of the language of `text`.

    Args:
        text: any text; the first 2,000 words count.
        default: for a text too short to tell, such as "42".

    Returns:
        A code such as `en`, or `und` for a longer text whose words none of the lists knows.
    """
    sample = text[: _MAX_WORDS * 10]
    if not sample.isascii():
        letters = sum(char.isalpha() for char in sample)
        for code, script in _SCRIPTS:
            if letters and len(script.findall(sample)) > letters * 0.2:
                return code
        is_cyrillic = letters and len(_CYRILLIC.findall(sample)) > letters * 0.5
        if is_cyrillic and default not in _CYRILLIC_LANGUAGES:
            default = "uk" if _UKRAINIAN.search(sample) else "ru"
    words = [word.lower() for word in _WORD.findall(sample)[:_MAX_WORDS]]
    counts: Counter[str] = Counter()
    known = _known()
    for word in words:
        for code in known.get(word, ()):
            counts[code] += 1
    if not counts:
        return default if len(words) < 8 else UNDETERMINED
    best, hits = max(counts.items(), key=lambda item: (item[1], item[0] == default, item[0]))
    # a single hit is a coincidence: "k" is a preposition in Czech and a letter everywhere
    if counts[default] == hits or hits < _MIN_HITS:
        return default
    return best


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Function word -> the languages that have it."""
    found: dict[str, list[str]] = {}
    for code in lexicons.languages():
        if lexicons.exists(code, "function_words"):
            for word in lexicons.words(code, "function_words"):
                found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}
