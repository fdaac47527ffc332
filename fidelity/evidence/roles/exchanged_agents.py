"""Two deeds whose doers changed places, in whatever voice; English.

"Written by Clara Voss and directed by Owen Hale": "Owen Hale wrote it and Clara Voss directed it".
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import SAME_WORD, linkage
from fidelity.evidence.roles.arguments import head_before, is_used_as_verb, noun_after
from fidelity.records import Alignment, Token
from fidelity.text.function_words import content_places
from fidelity.text.verbs import is_passive

_BY = "by"


def exchanged_agents(alignment: Alignment) -> Iterator[BothSides]:
    """Pairs of verbs that both sides have, each with the other's doer."""
    if not alignment.is_english:
        return
    if not any(token.norm == _BY for side in (alignment.hyp, alignment.ref) for token in side):
        return  # in the active voice, order tells it
    content = content_places(alignment.hyp, "en")
    deeds = []
    for link in alignment.links:
        h, r = link.hyp[0], link.ref[0]
        if h not in content or link.kind not in SAME_WORD:
            continue
        mine, theirs = _doer(alignment.hyp, h), _doer(alignment.ref, r)
        if mine is not None and theirs is not None:
            deeds.append((h, r, mine, theirs))
    keeps = linkage(alignment).keeps
    for (h, r, mine, theirs), (k, s, other, yours) in combinations(deeds, 2):
        are_two = alignment.hyp[mine].lemma != alignment.hyp[other].lemma
        if are_two and keeps(mine, yours) and keeps(other, theirs):
            yield BothSides(
                hyp=tuple(sorted((h, mine, k, other))), ref=tuple(sorted((r, theirs, s, yours)))
            )


def _doer(tokens: Sequence[Token], verb: int) -> int | None:
    """Who does it: behind "by", or before a verb in the active voice."""
    if verb + 1 < len(tokens) and tokens[verb + 1].norm == _BY:
        is_form = tokens[verb].norm != tokens[verb].lemma
        return noun_after(tokens, verb + 2, "en") if is_form else None
    if is_passive(tokens, verb) or not is_used_as_verb(tokens, verb):
        return None
    return head_before(tokens, verb, "en")
