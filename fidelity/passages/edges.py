"""How far a passage may reach beyond the words that surely answer its quotation."""

import numpy as np
from numpy.typing import NDArray

# From this similarity on a word of the quotation counts as answered.
_ANSWERED = 0.5
_AROUND_ONE = 4  # tokens of a translation that a word without an answer stands for
_LONGER = 2  # tokens by which the original may say an end at more length: "all", "about half"
_MOST_HANGING = 12  # tokens; more are another statement


def hanging(
    similarities: NDArray[np.float32], weights: NDArray[np.float32], *, is_translation: bool
) -> tuple[int, int]:
    """How many tokens may stand before and behind those that answer the content words.

    Another language has another order, so there each word without an answer may stand at either
    end, with the small words that go with it: "We have seen 214 cases so far".

    Args:
        similarities: (n_hyp, n_tokens of the stretch).
        weights: (n_hyp,), 1 for a content word.
        is_translation: whether the stretch is of another language.
    """
    has_answer = similarities.max(axis=1) >= _ANSWERED
    answered = np.flatnonzero(has_answer & (weights == 1.0))
    if not len(answered):
        return 0, 0
    if is_translation:
        missing = int((weights == 1.0).sum()) - len(answered)
        return (min(_AROUND_ONE * missing, _MOST_HANGING),) * 2
    first, last = int(answered[0]), int(answered[-1])
    is_open = ~has_answer & (weights > 0)
    before = first + _LONGER if is_open[:first].any() else 0
    behind = len(weights) - 1 - last + _LONGER if is_open[last + 1 :].any() else 0
    return min(before, _MOST_HANGING), min(behind, _MOST_HANGING)
