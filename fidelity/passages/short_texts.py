"""Whether short texts of two languages may say the same though no dictionary links their words.

Labels of programs ("Disable tracking") have one word that tells, and a dictionary lacks it. Who
names the original says that the two belong together, so words that nobody knows prove nothing.
"""

from collections.abc import Sequence

from fidelity.records import Token
from fidelity.text.bilingual import has_dictionary, primary, renderings
from fidelity.text.contrary_senses import DEGREES, RELATIONS, senses
from fidelity.text.function_words import is_content

_LONGEST = 4  # content words of a label
_LEAST_MET = 0.5  # share of the content words that two foreign languages have in common
_ENGLISH = "en"


def may_answer(hyp: Sequence[Token], ref: Sequence[Token], languages: tuple[str, str]) -> bool:
    """Whether two short texts have words of one contrast, or one has only words that none knows.

    "Activer" for "disable" is about the same matter, whatever it says of it.
    """
    sides = tuple(zip((hyp, ref), languages, strict=True))
    if not has_dictionary(*languages):
        return _meet_in_english(sides)
    content = [_content(tokens, code) for tokens, code in sides]
    if not all(0 < len(words) <= _LONGEST for words in content):
        return False
    mine, theirs = (
        {
            contrast
            for contrast, run in senses(tokens, code).items()
            if any(one.tells for one in run)
        }
        for tokens, code in sides
    )
    if (mine & theirs) - RELATIONS - DEGREES:
        return True
    (foreign, code), *_ = (
        (words, code)
        for words, (_, code) in zip(content, sides, strict=True)
        if primary(code) != _ENGLISH
    )
    return not any(renderings(token, code) for token in foreign)


def _meet_in_english(sides: Sequence[tuple[Sequence[Token], str]]) -> bool:
    """Whether enough words of two languages have a common word in English."""
    if any(primary(language) == _ENGLISH for _, language in sides):
        return False
    mine, theirs = (
        [set(sure) for token in _content(tokens, code) if (sure := renderings(token, code))]
        for tokens, code in sides
    )
    said = set[str]().union(*theirs)
    met = sum(not said.isdisjoint(one) for one in mine)
    return met > 0 and met >= _LEAST_MET * len(mine)


def _content(tokens: Sequence[Token], language: str) -> list[Token]:
    return [token for token in tokens if token.is_word and is_content(token, language)]
