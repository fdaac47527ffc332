"""The very words of a quotation, wherever they stand in an original."""

from collections.abc import Sequence

from fidelity.records import Span, Token


def occurrences(hyp: Sequence[Token], ref: Sequence[Token]) -> list[Span]:
    """Token ranges of `ref` whose words are those of `hyp`, marks apart.

    Linear in the length of `ref` for ordinary text: words are looked up by the rarest one of the
    quotation, not scanned.
    """
    wanted = [token.norm for token in hyp if token.is_word]
    positions = [i for i, token in enumerate(ref) if token.is_word]
    words = [ref[i].norm for i in positions]
    if not wanted or len(wanted) > len(words):
        return []
    places: dict[str, list[int]] = {}
    for i, word in enumerate(words):
        places.setdefault(word, []).append(i)
    rarest = min(range(len(wanted)), key=lambda i: len(places.get(wanted[i], ())))
    found = []
    for place in places.get(wanted[rarest], ()):
        first = place - rarest
        if first >= 0 and words[first : first + len(wanted)] == wanted:
            found.append(Span(positions[first], positions[first + len(wanted) - 1] + 1))
    return found
