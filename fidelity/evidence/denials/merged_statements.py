"""Two statements set against each other that became one: "apples were lost, but pears were not".

"Apples and pears were lost" says of the second thing what the original says of the first alone.
"""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.content.gaps import NEAR_VERBATIM, unchanged_share
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.function_words import content_places
from fidelity.text.opposites import contraries
from fidelity.text.polarity import negators

_LIST = "merged_statements"
_REACH = 5  # tokens from the first thing over "and" to the second one


def merged_statements(alignment: Alignment) -> Iterator[BothSides]:
    """Things joined by "and" of which the original tells different ones; English."""
    if not alignment.is_english:
        return
    ref = alignment.ref
    contrast = _words("contrast")
    hinges = [k for k, token in enumerate(ref) if token.norm in contrast]
    if len(hinges) != 1 or any(token.norm in contrast for token in alignment.hyp):
        return
    hinge = hinges[0]
    second = [k for k in range(hinge + 1, len(ref)) if ref[k].sentence == ref[hinge].sentence]
    also = _words("also")
    if any(ref[k].norm in also for k in second) or unchanged_share(alignment) < NEAR_VERBATIM:
        return
    links = linkage(alignment)
    content = content_places(ref, "en")
    said = {token.lemma for token in alignment.hyp}
    lost = [
        k for k in second if k in content and k not in links.to_hyp and ref[k].lemma not in said
    ]
    if not lost or not _differs(ref, hinge, second):
        return
    for one, other in _joined(alignment.hyp):
        mine = [r for r in links.to_ref.get(one, ()) if links.keeps(one, r)]
        theirs = [r for r in links.to_ref.get(other, ()) if links.keeps(other, r)]
        if len(mine) == len(theirs) == 1 and mine[0] < hinge < theirs[0] <= second[-1]:
            yield BothSides(hyp=(one, other), ref=(hinge, *range(theirs[0], lost[-1] + 1)))
            return


def _differs(tokens: Sequence[Token], hinge: int, second: Sequence[int]) -> bool:
    """Whether the two are surely set against each other: "while" alone may only tell of both."""
    if tokens[hinge].norm in _words("surely"):
        return True
    known = contraries("en")
    first = {token.lemma for token in tokens[:hinge]}
    clause = [tokens[k] for k in second]
    return bool(negators(clause, "en")) or any(
        not first.isdisjoint(known.get(token.lemma, ())) for token in clause
    )


def _joined(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The content words on both sides of each "and", or comma of a list, between two things."""
    content = content_places(tokens, "en")
    for place, token in enumerate(tokens):
        ends = min(len(tokens), place + _REACH)
        is_list = token.text == "," and any(one.norm == "and" for one in tokens[place + 1 : ends])
        if not (token.norm == "and" or is_list) or place - 1 not in content:
            continue
        after = range(place + 1, ends)
        other = next((k for k in after if k in content), None)
        if other is not None:
            yield place - 1, other


def _words(section: str) -> frozenset[str]:
    return lexicons.words("en", _LIST, section)
