"""Verbs of what has not come about, or is over: "plans to cut", "would have cut", "used to cut"."""

from collections.abc import Sequence
from enum import Enum

from fidelity import lexicons
from fidelity.records import Token

NAME = "plans"
_NEGATORS = frozenset({"not", "never", "no", "n't"})
_NONE = frozenset({"none", "nobody", "nothing"})
_BE = frozenset({"be", "get", "'s"})
_PASSIVE = frozenset({"be", "been"})
_REACH, _FEWEST = 5, 2  # words before the verb that are looked at, and needed


class Unreal(Enum):
    """What an English infinitive or participle tells of, but for facts of now."""

    PLANNED = "planned"
    CONDITIONAL = "conditional"  # would have been
    FORMER = "former"  # used to be


def unreal(tokens: Sequence[Token], index: int) -> Unreal | None:
    """How the verb at `index` is kept from being a fact of now; None where it is not."""
    words = [token for token in tokens[max(0, index - _REACH) : index] if not _is_adverb(token)]
    if words and words[-1].norm in _PASSIVE:
        words = words[:-1]  # "would have been | found"
    if len(words) < _FEWEST or words[-2].sentence != tokens[index].sentence:
        return None
    governor, last = words[-2:]
    earlier = words[-3].lemma if len(words) > _FEWEST else ""
    found = None
    if (governor.norm, last.norm) == ("would", "have"):
        found = None if _is_of_nobody(tokens, index) else Unreal.CONDITIONAL
    elif (governor.norm, last.norm) == ("used", "to"):
        found = None if earlier in _BE else Unreal.FORMER
    elif last.norm == "to" and earlier not in _NEGATORS:
        found = Unreal.PLANNED if governor.lemma in lexicons.words("en", NAME) else None
    return found


def _is_of_nobody(tokens: Sequence[Token], index: int) -> bool:
    """Whether "none of it would have happened", so that it did."""
    sentence = tokens[index].sentence
    return any(token.norm in _NONE and token.sentence == sentence for token in tokens[:index])


def _is_adverb(token: Token) -> bool:
    return token.norm.endswith("ly")
