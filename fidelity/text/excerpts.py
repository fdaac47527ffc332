"""Whether one text is a piece of the other, word for word."""

from collections.abc import Sequence

from fidelity.records import Token
from fidelity.text.normalise import fold
from fidelity.text.recent import remember_recent
from fidelity.text.spelling import spelling_key

_SIGNS = frozenset("$€£¥%°§&+=")  # marks that carry meaning


def excerpt_start(hyp: Sequence[Token], ref: Sequence[Token], language: str = "en") -> int | None:
    """The token of `ref` where the words of `hyp` start, one after the other; None if they do not.

    Up to letter case, spelling variant and marks; "n't" is not "not" here.
    """
    ours, theirs = _words(hyp, language), _words(ref, language)
    keys = [key for _, key in ours]
    their_keys = [key for _, key in theirs]
    for start in range(len(theirs) - len(ours) + 1):
        if keys and their_keys[start : start + len(keys)] == keys:
            return theirs[start][0]
    return None


@remember_recent
def _words(tokens: Sequence[Token], language: str) -> list[tuple[int, str]]:
    return [
        (index, spelling_key(fold(token.text), language))
        for index, token in enumerate(tokens)
        if token.is_word or token.text in _SIGNS
    ]
