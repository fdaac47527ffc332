"""Two words that changed places behind the words that lead them: from A to B, from B to A."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import SAME_WORD
from fidelity.records import Alignment, Token
from fidelity.text.function_words import DETERMINERS, content_places, word_classes
from fidelity.text.recent import remember_recent

_LIST = "leads"
_NOT, _BEFORE_NOT = "not", frozenset({",", "–", "—", "and", "but"})
_AS_AS = "as … as"
_LONGEST_PHRASE = 4  # content words of a phrase
_FARTHEST = 12  # tokens between the two on one side: in far apart clauses each has its own lead
_LEADING = frozenset({"preposition", "conjunction", "relative"})
_ENDS_A_PHRASE = frozenset(",;.!?")
_JOINING = frozenset({"and", "or", "nor"})
_IN_A_PHRASE = DETERMINERS | {"quantifier"}


@cache
def _directed() -> frozenset[str]:
    """Words that say which of two things is which: the one they lead, and the one they do not."""
    return (
        lexicons.words("en", _LIST, "directed") | lexicons.words("en", _LIST, "opening") | {_AS_AS}
    )


def swapped_leads(alignment: Alignment) -> Iterator[BothSides]:
    """Pairs of words that took each other's leading word; English only.

    Each word stands once on each side, and is the same word; one of the two leading words must
    say a direction, a cause or an order in time.
    """
    if not alignment.is_english:
        return
    hyp, ref = _leads(alignment.hyp), _leads(alignment.ref)
    directed = _directed()
    if directed.isdisjoint(hyp.values()) or directed.isdisjoint(ref.values()):
        return
    pairs = [
        (link.hyp[0], link.ref[0])
        for link in alignment.links
        if link.kind in SAME_WORD
        and len(link.hyp) == len(link.ref) == 1
        and link.hyp[0] in hyp
        and link.ref[0] in ref
        and hyp[link.hyp[0]] != ref[link.ref[0]]
        and not (_is_period(alignment.hyp, link.hyp[0]) and _is_period(alignment.ref, link.ref[0]))
        and _is_single(alignment.hyp, link.hyp[0])
        and _is_single(alignment.ref, link.ref[0])
    ]
    crossed = {
        pair
        for (one, other), (mine, theirs) in combinations(pairs, 2)
        if (hyp[one], hyp[mine]) == (ref[theirs], ref[other])
        and _tells((hyp[one], hyp[mine]))
        and max(abs(one - mine), abs(other - theirs)) <= _FARTHEST
        for pair in ((one, other), (mine, theirs))
    }
    if crossed:
        yield BothSides(
            hyp=tuple(sorted(h for h, _ in crossed)), ref=tuple(sorted(r for _, r in crossed))
        )


def _tells(leads: tuple[str, str]) -> bool:
    """Whether to exchange these leading words changes what is said.

    "of" may only make a name of it: by the Director of the Ministry, by the Ministry's Director.
    """
    if "of" in leads:
        return False
    if "" in leads:
        return not lexicons.words("en", _LIST, "opening").isdisjoint(leads)
    return not _directed().isdisjoint(leads)


def _is_period(tokens: Sequence[Token], index: int) -> bool:
    """Whether it says when, led or not: "the vote this year", "this year's vote"."""
    return (
        index > 0
        and tokens[index - 1].norm == "this"
        and tokens[index].lemma in lexicons.words("en", "moved_times", "period")
    )


def _is_single(tokens: Sequence[Token], index: int) -> bool:
    return sum(token.lemma == tokens[index].lemma for token in tokens) == 1


@remember_recent
def _leads(tokens: Sequence[Token]) -> dict[int, str]:
    """The content words with the word that leads them, "" for none."""
    content, classes = content_places(tokens, "en"), word_classes("en")
    found: dict[int, str] = {}
    lead = ""
    room = _LONGEST_PHRASE
    for index, token in enumerate(tokens):
        if index in content:
            if room:  # of what follows a long phrase nobody can tell what leads it
                found[index] = lead
            room = max(0, room - 1)
        elif not token.is_word and token.text not in _ENDS_A_PHRASE:
            continue  # "the Varna-Burgas (1:0) final" is one phrase
        elif token.norm in _JOINING:  # what it joins has one lead
            room = _LONGEST_PHRASE
        elif room < _LONGEST_PHRASE or classes.get(token.norm) not in _IN_A_PHRASE:
            lead, room = _lead(tokens, index), _LONGEST_PHRASE
    return found


def _is_second_as(tokens: Sequence[Token], index: int) -> bool:
    """Whether it stands before what is compared: "as many men as women", not "as soon as"."""
    before = [token.norm for token in tokens[max(0, index - _LONGEST_PHRASE) : index]]
    return "as" in before and lexicons.words("en", _LIST, "no degree").isdisjoint(before)


def _lead(tokens: Sequence[Token], index: int) -> str:
    """The leading word that stands here; "" for any other word."""
    norm = tokens[index].norm
    if norm == _NOT:
        return norm if index and tokens[index - 1].norm in _BEFORE_NOT else ""
    if norm == "as" and _is_second_as(tokens, index):
        return _AS_AS
    both = f"{tokens[index - 1].norm} {norm}" if index else norm
    if both in _directed():
        return both
    is_leading = norm in _directed() or word_classes("en").get(norm) in _LEADING
    return norm if is_leading else ""
