"""A word that leaves all others out ("only farmers"), on one side alone."""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.both_sides import OneSided
from fidelity.evidence.content.gaps import kept_share, unchanged_share
from fidelity.evidence.linkage import SAME_WORD, linkage
from fidelity.records import Alignment, Token

NAME = "restrictors"
_NEAR_VERBATIM = 0.9  # share of content words of both sides that must be the same
_KEPT = 0.4  # the same of the passage, where a shorter text leaves the restriction out
_LIFTS = frozenset({"not", "n't", "if", "the"})  # "not only", "if only", "the only" of a thing
_VERBAL = ("ed", "ing")


def restrictions(alignment: Alignment) -> Iterator[OneSided]:
    """Restrictions that one side has and the other, otherwise nearly the same, has not.

    Each with the token behind it, which stands on both sides.
    """
    if not alignment.is_english:
        return
    words = lexicons.words("en", NAME, "restrict")
    mine = [i for i, token in enumerate(alignment.hyp) if token.norm in words]
    theirs = [i for i, token in enumerate(alignment.ref) if token.norm in words]
    if bool(mine) is bool(theirs):
        return
    is_added = bool(mine)
    own, other = (alignment.hyp, alignment.ref) if is_added else (alignment.ref, alignment.hyp)
    answers = lexicons.words("en", NAME, "answers")
    if any(token.norm in answers for token in other):
        return
    kept = _NEAR_VERBATIM if is_added else _KEPT
    if kept_share(alignment) < kept or unchanged_share(alignment) < _NEAR_VERBATIM:
        return
    links = linkage(alignment)
    link_of = links.link_of_hyp if is_added else links.link_of_ref
    for index in mine or theirs:
        link = link_of.get(index + 1)
        if link is None or link.kind not in SAME_WORD or not _restricts(own, index):
            continue
        if is_added:
            yield OneSided((index, index + 1), link.ref, is_added=True)
        else:
            yield OneSided(link.hyp, (index, index + 1), is_added=False)


def _restricts(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word leaves something out here: not in "not only", "only recently", "only 3"."""
    after = tokens[index + 1].norm
    return not (
        (index > 0 and tokens[index - 1].norm in _LIFTS)
        or after in lexicons.words("en", NAME, "no restriction")
        or after in lexicons.listed("en", "numerals", "cardinal")
        or after[:1].isdigit()
        or after.endswith(_VERBAL)  # "was only solved in January" may be about the time
    )
