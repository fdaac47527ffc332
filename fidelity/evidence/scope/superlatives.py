"""One of several told as the foremost, or the reverse: "one of the largest"; English."""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.content.gaps import is_same_around
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.function_words import is_content

_ENDING, _SHORTEST = "est", 5
_IRREGULAR = frozenset({"best", "worst"})
_DEGREE = frozenset({"most", "least"})
_NO_SUPERLATIVE = frozenset(
    {"west", "forest", "interest", "request", "arrest", "protest", "invest", "suggest", "contest"}
)
_AMONG = frozenset({"among", "amongst"})
_ONE = "one"  # "some of the best" is often no more than a warm word
_OF, _FIRST = "of", "first"
_ONLY = frozenset({"first", "last", "only", "sole"})
_REACH = 6  # tokens before the superlative among which "one of" stands


def changed_ranks(alignment: Alignment) -> Iterator[BothSides]:
    """Superlatives that one side alone leaves to several."""
    if not alignment.is_english:
        return
    hyp = [index for index in range(len(alignment.hyp)) if _is_superlative(alignment.hyp, index)]
    if not hyp:
        return
    links = linkage(alignment)
    for index in hyp:
        link = links.link_of_hyp.get(index)
        if link is None or alignment.ref[link.ref[0]].norm != alignment.hyp[index].norm:
            continue
        other = link.ref[0]
        ours, theirs = _of_several(alignment.hyp, index), _of_several(alignment.ref, other)
        both = BothSides((*ours, index), (*theirs, other))
        # "one of the best surgeons in Riga", "called her the best surgeon in Riga"
        keeps_noun = links.keeps(index + 1, other + 1)
        is_same = keeps_noun or is_same_around(alignment, both.hyp, both.ref)
        if bool(ours) is not bool(theirs) and is_same:
            yield both


def narrows_a_rank(tokens: Sequence[Token], words: Sequence[int]) -> bool:
    """Whether the run tells of what kind the foremost is: "the first *black* judge"."""
    before, after = words[0] - 1, words[-1] + 1
    if before < 0 or after >= len(tokens) or not is_content(tokens[after], "en"):
        return False
    return tokens[before].norm in _ONLY or _is_superlative(tokens, before)


def _is_superlative(tokens: Sequence[Token], index: int) -> bool:
    norm = tokens[index].norm
    if norm in _DEGREE:
        return index > 0 and tokens[index - 1].norm == "the" and index + 1 < len(tokens)
    if norm in _IRREGULAR:
        return True
    is_long = norm.endswith(_ENDING) and len(norm) >= _SHORTEST
    return is_long and norm not in _NO_SUPERLATIVE


def _of_several(tokens: Sequence[Token], index: int) -> tuple[int, ...]:
    """The tokens of "one of", "among" or a number before a superlative, if any."""
    place = index - 2 if index > 1 and tokens[index - 1].text == "-" else index - 1
    before = tokens[place].norm if place >= 0 else ""
    if before.isdigit() or before in lexicons.listed("en", "numerals", "cardinal"):
        return (place,)  # "the ten largest"
    if before != _FIRST and before in lexicons.listed("en", "numerals", "ordinal"):
        return (place,)  # "the second-largest"
    for place in range(index - 1, max(-1, index - 1 - _REACH), -1):
        token = tokens[place]
        if not token.is_word:
            return ()
        if token.norm in _AMONG:
            return (place,)
        if token.norm == _OF and place:
            return (place - 1, place) if tokens[place - 1].norm == _ONE else ()
    return ()
