"""Which language a text is in, by its function words, its script and its spelling.

The few languages that newsrooms translate between are told apart by their commonest words
(`lexicons/<language>/function_words.txt`), and those with a script of their own by that. A single
sentence may have none of these words: there the runs of letters in all its words count as well.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from fidelity import lexicons
from fidelity.text.bilingual import primary
from fidelity.text.letters import likenesses, runs

UNDETERMINED = "und"  # BCP 47
_WORD = re.compile(r"[^\W\d_]+")
# Enough of an article to tell; the rest would only cost time.
_MAX_WORDS = 2000
_MIN_HITS = 2
# A text of more words than this, or one that is so many function words ahead in one language, is
# told by function words alone.
_MOST_WORDS_SPELT = 30
_CLEAR_LEAD = 4
# By how much (natural logarithm) the spelling must speak for another language than the function
# words do, and what each function word counts beside it. Chosen on 600 short pairs of each of ten
# languages with English, from Tatoeba and newstest: at 2, three times as many English sentences
# are taken for others as at 8 (34 and 10 of 5,975), at 8 a third more others for English.
_LEAST_ODDS = 5.0
_FUNCTION_WORD_ODDS = 2.0
# Where no list has any of the words, spelling settles it for a language whose own it looks like:
# so much ahead of the next, and so likely a run of letters (logarithm, capitals counted less).
# Of 500 sentences of NTREX and newstest in each of eight languages, 94 to 97 in a hundred are as
# likely; of nine Finnish or Croatian words in a row none are.
_LEAST_ODDS_ALONE = 10.0
_LEAST_LIKELY_RUN = -7.5
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
_RUSSIAN = re.compile(r"[ыэъёЫЭЪЁ]")


def detect(text: str, *, default: str = "en") -> str:
    """The BCP 47 code of the language of `text`.

    Args:
        text: any text; the first 2,000 words count.
        default: for a text too short to tell, such as "42".

    Returns:
        A code such as `en`, or `und` for a longer text whose words none of the lists knows and
        whose spelling is that of none of the languages.
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
    printed = _WORD.findall(sample)[:_MAX_WORDS]
    words = [word.lower() for word in printed]
    known = function_words()
    counts = Counter([code for word in words if word in known for code in known[word]])
    told = _by_function_words(counts, len(words), default)
    # names alone are spelt as in their own language, whatever the text is in
    has_common_word = any(word.islower() for word in printed)
    if len(words) > _MOST_WORDS_SPELT or not has_common_word or _leads(counts, primary(told)):
        return told
    return _by_spelling(sample, counts, told)


def _by_function_words(counts: Counter[str], n_words: int, default: str) -> str:
    if not counts:
        return default if n_words < 8 else UNDETERMINED
    best, hits = max(counts.items(), key=lambda item: (item[1], item[0] == default, item[0]))
    # a single hit is a coincidence: "k" is a preposition in Czech and a letter everywhere
    if counts[default] == hits or hits < _MIN_HITS:
        return default
    return best


def _leads(counts: Counter[str], code: str) -> bool:
    others = [hits for other, hits in counts.items() if other != code]
    return counts[code] - max(others, default=0) >= _CLEAR_LEAD


def _by_spelling(text: str, counts: Counter[str], told: str) -> str:
    """What the letters make of what the function words told."""
    barred = "ru" if _UKRAINIAN.search(text) else "uk" if _RUSSIAN.search(text) else ""
    odds = {
        code: likeness + _FUNCTION_WORD_ODDS * counts.get(code, 0)
        for code, likeness in likenesses(text).items()
        if code != barred
    }
    best = max(odds.values())
    if told == UNDETERMINED:
        second = max((its for its in odds.values() if its < best), default=best)
        n_runs = sum(1 for _ in runs(text))
        if best - second < _LEAST_ODDS_ALONE or best < _LEAST_LIKELY_RUN * n_runs:
            return told
    elif best - odds.get(primary(told), best) < _LEAST_ODDS:
        return told
    return max(code for code, its in odds.items() if its == best)


@cache
def function_words() -> Mapping[str, tuple[str, ...]]:
    """Function word -> the languages that have it, of all languages with a list."""
    found: dict[str, list[str]] = {}
    for code in lexicons.languages():
        for word in lexicons.listed(code, "function_words"):
            found.setdefault(word, []).append(code)
    return MappingProxyType({word: tuple(codes) for word, codes in found.items()})
