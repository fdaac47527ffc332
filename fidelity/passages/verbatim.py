"""The very words of a quotation, wherever they stand in an original."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fidelity.passages.sources import Source
from fidelity.passages.stretches import passage_of
from fidelity.records import Passage, Span, Token


@dataclass(frozen=True, slots=True)
class _Index:
    """The words of a text, where each stands among its tokens, and the places of each word."""

    words: list[str]
    positions: list[int]
    places: Mapping[str, Sequence[int]]


class Verbatim:
    """Looks words up in originals; its only state is an index of each, made when first asked for.

    Linear in the places of the rarest word, for ordinary text.
    """

    def __init__(self) -> None:
        self._known: dict[str, _Index] = {}

    def passages(self, hyp: Sequence[Token], source: Source) -> list[Passage]:
        """Where the words of `hyp` stand in the source, one after the other, marks apart."""
        index = self._known.get(source.document.id)
        if index is None:
            index = self._known[source.document.id] = _index(source.tokens)
        return [
            passage_of(source, span.start, span.end, is_whole=True) for span in _find(hyp, index)
        ]


def _index(ref: Sequence[Token]) -> _Index:
    positions = [i for i, token in enumerate(ref) if token.is_word]
    words = [ref[i].norm for i in positions]
    places: dict[str, list[int]] = {}
    for i, word in enumerate(words):
        places.setdefault(word, []).append(i)
    return _Index(words, positions, places)


def _find(hyp: Sequence[Token], index: _Index) -> list[Span]:
    wanted = [token.norm for token in hyp if token.is_word]
    words, positions = index.words, index.positions
    if not wanted or len(wanted) > len(words):
        return []
    rarest = min(range(len(wanted)), key=lambda i: len(index.places.get(wanted[i], ())))
    found = []
    for place in index.places.get(wanted[rarest], ()):
        first = place - rarest
        if first >= 0 and words[first : first + len(wanted)] == wanted:
            found.append(Span(positions[first], positions[first + len(wanted) - 1] + 1))
    return found
