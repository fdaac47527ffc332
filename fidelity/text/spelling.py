"""Spelling variants of one word: favour and favor, organise and organize."""

import re
from functools import cache, lru_cache

from fidelity import lexicons
from fidelity.text.recent import WORDS_REMEMBERED

# -ise and -yse in the forms that both conventions inflect alike; a stem of four letters or more
# leaves rise, wise, noise and size alone.
_ISE = re.compile(r"(?<=[a-z]{3})([iy])s(e|ed|es|er|ers|ing|ingly|able|ably|ation|ations)$")
# Spelt with an s everywhere (Oxford's list of exceptions); compared before the ending.
_ALWAYS_S = re.compile(
    r"(?:^(?:ar|adv|conc|dem|desp|dev|exc|pra|prec|prom|un?w)|adverti|chast|circumc|comprom|compr|"
    r"disgu|enterpr|exerc|expert|franch|improv|merchand|parad|premi|superv|surm|surpr|telev|treat|"
    r"wi)is|wise$"
)
_LL = re.compile(r"^(.+)ll(ed|ing|er|ers|or|ors|ation)$")
_OUR = re.compile(r"^(.*?)our((?:s|ed|ing|er|ers|ite|ites|able|ably|ful|fully|less|hood|ly|ism|ist|"
                  r"ists|y|al|ally|ary)?)$")  # fmt: skip
_TRE = re.compile(r"^(.+)re(s|d)?$")


@lru_cache(maxsize=WORDS_REMEMBERED)
def spelling_key(norm: str, language: str = "en") -> str:
    """One form for all spellings of a folded word; the word itself where there is but one.

    "favour" -> "favor", "organised" -> "organized", "travelled" -> "traveled". The key is for
    comparing: it need not be how anybody spells the word. English only.
    """
    if not language.startswith("en") or len(norm) < 2:
        return norm
    word = norm.replace("-", "")
    variants = _variants()
    if word in variants:
        return variants[word]
    if not _ALWAYS_S.search(word):
        word = _ISE.sub(r"\1z\2", word)
    return _by_stem(word)


def _by_stem(word: str) -> str:
    our = _OUR.match(word)
    if our and any((our[1] + "our").endswith(stem) for stem in _stems("our")):
        return f"{our[1]}or{our[2]}"
    doubled = _LL.match(word)
    if doubled and f"{doubled[1]}l" in _stems("l"):
        return f"{doubled[1]}l{doubled[2]}"
    turned = _TRE.match(word)
    if turned and f"{turned[1]}re" in _stems("tre"):
        return f"{turned[1]}er{turned[2] or ''}"
    return word


@cache
def _variants() -> dict[str, str]:
    rows = lexicons.sections("en", "spelling")["word"]
    return {row[0].replace("-", ""): row[1].replace("-", "") for row in rows}


@cache
def _stems(section: str) -> frozenset[str]:
    return lexicons.words("en", "spelling", section)
