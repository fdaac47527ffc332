"""Words that one writer parts and another joins: co-operation, block chain / blockchain."""

from collections.abc import Collection, Iterator, Sequence

from fidelity.records import Token

_SHORTEST = 3  # letters of each part: "may be" is not "maybe", "a part" not "apart"


def parted(tokens: Sequence[Token], others: Collection[str]) -> Iterator[tuple[range, str]]:
    """Stretches of `tokens` that are one of the words `others` in two parts, with that word.

    The parts have a hyphen between them ("co-operation"), or are words of their own.
    """
    openings = {word[0] for word in others}
    last = len(tokens) - 1
    for index in range(last):
        token, after = tokens[index], tokens[index + 1]
        if token.norm[0] not in openings:
            continue
        if after.text == "-" and index + 2 <= last:
            word, end = token.norm + tokens[index + 2].norm, index + 3
        elif min(len(token.norm), len(after.norm)) >= _SHORTEST:
            word, end = token.norm + after.norm, index + 2
        else:
            continue
        if word in others and token.is_word:
            yield range(index, end), word
