"""All of a kind, where the original tells which: "firms with 50 workers", "all firms"; English."""

from collections.abc import Container, Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.function_words import DETERMINERS, is_content, word_classes

_LIST = "near_universals"
_CLAUSE = "relative"
_OPENS = frozenset({"preposition", _CLAUSE})
_BETWEEN = DETERMINERS | {"preposition"}  # all the companies, all of the companies
_REACH = 3  # tokens between "all" and its noun
_LEAST = 2  # words of what said which of them


def widened_to_all(alignment: Alignment) -> Iterator[BothSides]:
    """A word for the whole that the quotation puts before a noun, with the words that it drops.

    Those stood right behind the same noun and said which of them was meant.
    """
    if not alignment.is_english:
        return
    universal = lexicons.words("en", _LIST, "all")
    links, hyp, ref = linkage(alignment), alignment.hyp, alignment.ref
    for index, token in enumerate(hyp):
        if token.norm not in universal or index in links.to_ref:
            continue
        noun = _noun_behind(hyp, index)
        places = links.to_ref.get(noun, ()) if noun is not None else ()
        if noun is None or len(places) != 1 or not links.keeps(noun, places[0]):
            continue
        words = _told_which(ref, places[0], links.to_hyp.keys())
        before = ref[places[0] - 1].norm if places[0] else ""
        if words and links.to_hyp.keys().isdisjoint(words) and before not in universal:
            yield BothSides(tuple(range(index, noun + 1)), (places[0], *words))


def _noun_behind(tokens: Sequence[Token], index: int) -> int | None:
    classes = word_classes("en")
    for place in range(index + 1, min(index + 1 + _REACH, len(tokens))):
        if is_content(tokens[place], "en"):
            return place
        if classes.get(tokens[place].norm) not in _BETWEEN:
            return None
    return None


def _told_which(tokens: Sequence[Token], noun: int, kept: Container[int]) -> tuple[int, ...]:
    """The words right behind a noun: a phrase up to the next mark, a clause up to a kept word.

    "On the ferry" between the passengers and what they did is where the whole report takes place.
    """
    opener = word_classes("en").get(tokens[noun + 1].norm) if noun + 1 < len(tokens) else None
    if opener not in _OPENS:
        return ()
    end = noun + 1
    while end < len(tokens) and tokens[end].is_word and not (opener == _CLAUSE and end in kept):
        end += 1
    return tuple(range(noun + 1, end)) if end - noun > _LEAST else ()
