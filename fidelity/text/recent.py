"""Remember what was last worked out from an object, by which object it is.

Several detectors ask the same of one alignment or one run of tokens, one after the other. Hashing
those for `functools.lru_cache` would cost as much as the answer; that they are the very same
objects costs nothing to see.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple

Subject = TypeVar("Subject")
Rest = TypeVarTuple("Rest")
Answer = TypeVar("Answer")

# How many words (or pairs of words) a function keeps its answers to: those of a text's subject, and
# the common ones. Four times as many are asked for hardly less, and take 300 MB more in long runs.
WORDS_REMEMBERED = 16_384
# Both sides of the pairs that are judged together, stage by stage (64), asked in two ways; as many
# again are kept for a while.
_REMEMBERED = 256


def remember_recent(
    function: Callable[[Subject, *Rest], Answer],
) -> Callable[[Subject, *Rest], Answer]:
    """Keep the last few answers of a pure function, by the identity of its first argument.

    That argument must never change; the others are compared by value. All are given, by place: to
    look at names and defaults would take as long as to find the answer.
    """
    # with the subject, which holds its identity its own; when the new ones are many, the old go
    recent: dict[tuple[int, tuple[object, ...]], tuple[Subject, Answer]] = {}
    older = recent

    @wraps(function)
    def asked(subject: Subject, /, *rest: *Rest) -> Answer:
        nonlocal recent, older
        key = (id(subject), rest)
        known = recent.get(key) or older.get(key)
        if known is not None:
            return known[1]
        answer = function(subject, *rest)
        if len(recent) >= _REMEMBERED:
            recent, older = {}, recent
        recent[key] = (subject, answer)
        return answer

    return asked
