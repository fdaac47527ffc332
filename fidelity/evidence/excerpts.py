"""Whether one text is a piece of the other, word for word."""

from collections.abc import Sequence
from functools import lru_cache

from fidelity.records import Alignment, Token
from fidelity.text.normalise import fold
from fidelity.text.recent import WORDS_REMEMBERED, remember_recent
from fidelity.text.spelling import spelling_key

_CUTS = frozenset({"…", "...", "[", "]", "[…]"})
_BEFORE_CUT, _AFTER_CUT = 3, 2  # tokens
_SIGNS = frozenset("$€£¥%°§&+=")  # marks that carry meaning


def excerpt_start(hyp: Sequence[Token], ref: Sequence[Token], language: str = "en") -> int | None:
    """The token of `ref` where the words of `hyp` start, one after the other; None if they do not.

    Up to letter case, spelling variant and marks; "n't" is not "not" here.
    """
    _, keys = _words(hyp, language)
    places, their_keys = _words(ref, language)
    if not keys or keys[0] not in their_keys:
        return None
    for start in range(len(their_keys) - len(keys) + 1):
        if their_keys[start : start + len(keys)] == keys:
            return places[start]
    return None


@remember_recent
def place_of_excerpt(alignment: Alignment) -> int | None:
    """The same of a quotation in its passage; asked of each pair by several rules."""
    return excerpt_start(alignment.hyp, alignment.ref, alignment.hyp_language)


@remember_recent
def _words(tokens: Sequence[Token], language: str) -> tuple[list[int], list[str]]:
    """The indices of the words, and each as compared."""
    places = [index for index, token in enumerate(tokens) if token.is_word or token.text in _SIGNS]
    return places, [_as_compared(tokens[index].text, language) for index in places]


@lru_cache(maxsize=WORDS_REMEMBERED)
def _as_compared(word: str, language: str) -> str:
    return spelling_key(fold(word), language)


def is_marked_cut(tokens: Sequence[Token], place: int) -> bool:
    """Whether an ellipsis or a bracket stands at this place of a quotation."""
    near = tokens[max(0, place - _BEFORE_CUT) : place + _AFTER_CUT]
    return any(token.text in _CUTS for token in near)
