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
_ENGLISH = "en"


def may_answer(hyp: Sequence[Token], ref: Sequence[Token], languages: tuple[str, str]) -> bool:
    """Whether two short texts have words of one contrast, or one has only words that none knows.

    "Activer" for "disable" is about the same matter, whatever it says of it.
    """
    if not has_dictionary(*languages):
        return False
    sides = tuple(zip((hyp, ref), languages, strict=True))
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


def _content(tokens: Sequence[Token], language: str) -> list[Token]:
    return [token for token in tokens if token.is_word and is_content(token, language)]
