"""Remember what was last worked out from an object, by which object it is.

Several detectors ask the same of one alignment or one run of tokens, one after the other. Hashing
those for `functools.lru_cache` would cost as much as the answer; that they are the very same
objects costs nothing to see.
"""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from typing import Concatenate, ParamSpec, TypeVar

Subject = TypeVar("Subject")
Rest = ParamSpec("Rest")
Answer = TypeVar("Answer")

# How many words (or pairs of words) a function keeps its answers to: those of a text's subject, and
# the common ones. Four times as many are asked for hardly less, and take 300 MB more in long runs.
WORDS_REMEMBERED = 16_384
# Both sides of the pairs that are judged together, stage by stage (64), asked in two ways.
_REMEMBERED = 256


def remember_recent(
    function: Callable[Concatenate[Subject, Rest], Answer],
) -> Callable[Concatenate[Subject, Rest], Answer]:
    """Keep the last few answers of a pure function, by the identity of its first argument.

    That argument must never change; the others are compared by value.
    """
    # with the subject, which holds its identity its own; the oldest is first
    recent: dict[tuple[object, ...], tuple[Subject, Answer]] = {}

    # "negators(tokens)" and "negators(tokens, 'en')" ask the same
    usual = tuple(one.default for one in list(signature(function).parameters.values())[1:])
    if Parameter.empty in usual:
        usual = ()

    @wraps(function)
    def asked(subject: Subject, /, *args: Rest.args, **kwargs: Rest.kwargs) -> Answer:
        key: tuple[object, ...]
        if kwargs:
            key = (id(subject), args, *kwargs.items())
        else:
            key = (id(subject), args if len(args) >= len(usual) else args + usual[len(args) :])
        known = recent.get(key)
        if known is not None:
            return known[1]
        answer = function(subject, *args, **kwargs)
        if len(recent) >= _REMEMBERED:
            recent.pop(next(iter(recent)), None)
        recent[key] = (subject, answer)
        return answer

    return asked
