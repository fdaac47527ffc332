"""The head of a noun phrase that one side lacks: the mayor's son, the mayor; a copy of it, it.

Who or what the sentence is about changes with it, although hardly a word does; English.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fidelity import lexicons
from fidelity.evidence.certainty.modal_steps import FLAT
from fidelity.evidence.content.gaps import is_otherwise_same
from fidelity.evidence.linkage import SAME_WORD, linkage
from fidelity.evidence.prepositions import object_of
from fidelity.records import Alignment, Token
from fidelity.text.modality import modal_marks

_LIST = "phrase_heads"
_GENITIVE = frozenset({"'s", "’s", "'", "’"})
_DENYING = frozenset({"no", "not", "n't", "never", "none", "without"})
_PART, _SOME = "part", frozenset({"some", "several", "partly", "partially"})
_LEADS = frozenset({"of", "for", "to", "on", "against", "in"})


@dataclass(frozen=True, slots=True)
class LoneHead:
    """The tokens of the head and of what joins it, on the side that has it."""

    words: tuple[int, ...]
    is_added: bool


def lone_heads(alignment: Alignment) -> Iterator[LoneHead]:
    """Heads that one side has and the other, otherwise nearly the same, has not."""
    if not alignment.is_english:
        return
    heads = lexicons.words("en", _LIST)
    mine = [i for i, token in enumerate(alignment.hyp) if token.lemma in heads]
    theirs = [i for i, token in enumerate(alignment.ref) if token.lemma in heads]
    if not mine and not theirs:
        return
    if _denies(alignment.hyp) is not _denies(alignment.ref):
        return  # a lack of water, no water
    for tokens, places, is_added in (
        (alignment.ref, theirs, False),
        (alignment.hyp, mine, True),
    ):
        for index in places:
            found = _joined(tokens, index)
            if found is None or _is_a_part(alignment, tokens[index]):
                continue
            if not is_added and _is_hedged_otherwise(alignment, tokens[index]):
                continue
            words = tuple(sorted((index, found[1])))
            if _is_lone(alignment, words, index, found[0], is_added=is_added):
                yield LoneHead(words, is_added)


def _is_a_part(alignment: Alignment, head: Token) -> bool:
    """Whether it says of a part what the other side says so, too: "part of", "some of"."""
    return head.lemma == _PART and any(
        token.norm in _SOME for token in (*alignment.hyp, *alignment.ref)
    )


def _is_hedged_otherwise(alignment: Alignment, head: Token) -> bool:
    """Whether it leaves something open, as another word there does: "may be sold"."""
    nouns = lexicons.words("en", "chances", "noun") | lexicons.words("en", "chances", "bare")
    return head.lemma in nouns and any(
        mark.rung < FLAT and not mark.is_negated for mark in modal_marks(alignment.hyp, "en")
    )


def _denies(tokens: Sequence[Token]) -> bool:
    return any(token.norm in _DENYING for token in tokens)


def _joined(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The owner of this head or what it is of, and the token that joins them; None for neither."""
    if index > 1 and tokens[index - 1].norm in _GENITIVE:
        return index - 2, index - 1
    if index + 1 < len(tokens) and tokens[index + 1].norm in _LEADS:
        thing = object_of(tokens, index + 1)
        return None if thing is None else (thing, index + 1)
    return None


def _is_lone(
    alignment: Alignment, words: tuple[int, ...], head: int, thing: int, *, is_added: bool
) -> bool:
    """Whether the other side has the thing, without the head or another in its place."""
    links = linkage(alignment)
    link_of = links.link_of_hyp if is_added else links.link_of_ref
    link = link_of.get(thing)
    if head in link_of or link is None or link.kind not in SAME_WORD:
        return False
    tokens, there = (alignment.ref, link.ref) if is_added else (alignment.hyp, link.hyp)
    after = there[-1] + 1
    if after < len(tokens) and tokens[after].norm in _GENITIVE:
        return False
    sides = (words, ()) if is_added else ((), words)
    return is_otherwise_same(alignment, *sides)
