"""Words that limit or turn a statement, so that without them it is another one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.phrases import find_phrases
from fidelity.text.recent import remember_recent

LIMIT, TURN, CONDITION = "limit", "turn", "condition"
_LIST = "limits"
_NONE_OF = frozenset({"no", "any"})  # "no further comment" is less than "no comment", not more
_DENYING = ("un", "non")
_DENIED = ("ed", "able", "ible")  # "unlicensed", "unreliable"; not "unit", "unique"


@dataclass(frozen=True, slots=True)
class Limit:
    """The tokens of a limit, and the section of the list that it is of."""

    start: int
    end: int
    kind: str

    def is_all_of(self, indices: Sequence[int]) -> bool:
        """Whether these tokens belong to nothing else."""
        return self.start <= indices[0] and indices[-1] < self.end


@remember_recent
def limits_of(tokens: Sequence[Token], language: str) -> Mapping[int, Limit]:
    """The limits among the tokens by their first token."""
    found = {one.start: one for one in _denials(tokens, language)}
    found |= {
        match.start: Limit(match.start, match.end, match.section)
        for match in find_phrases(tokens, _LIST, language)
        if match.start == 0 or tokens[match.start - 1].norm not in _NONE_OF
    }
    return found


def _denials(tokens: Sequence[Token], language: str) -> Iterator[Limit]:
    """Modifiers that a prefix denies: "unlicensed doctors", "non-binding rules"."""
    if not language.startswith("en"):
        return
    for index, token in enumerate(tokens[:-1]):
        if not token.norm.startswith(_DENYING):
            continue
        if token.norm == "non" and tokens[index + 1].text == "-":
            yield Limit(index, index + 3, TURN)
        elif (
            token.norm.endswith(_DENIED)
            and tokens[index + 1].is_word
            and token.norm not in lexicons.words("en", "unturning")
        ):
            yield Limit(index, index + 1, TURN)
