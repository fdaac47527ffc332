"""Who gives and who takes, told with the verb that sees it from the other end; English.

"My sister lent the couple the van" and "the couple borrowed it" are one event. Where the subject
stays and the verb is the other one, the giver became the taker.
"""

from collections.abc import Iterator, Sequence

from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import linkage
from fidelity.evidence.roles.arguments import head_before
from fidelity.records import Alignment, Token
from fidelity.text.converses import are_converse
from fidelity.text.function_words import content_places
from fidelity.text.verbs import is_passive

_LEAST = 1  # words of weight beside subject and verb that both sides must have
_LINKING = frozenset({"to", "not", "n't", "never"})


def turned_converses(alignment: Alignment) -> Iterator[BothSides]:
    """Verbs with their subjects, where the same subject is on the other end of the event."""
    if not alignment.is_english:
        return
    hyp, ref = alignment.hyp, alignment.ref
    printed, said = ({token.lemma for token in side} for side in (hyp, ref))
    ours = [k for k in sorted(content_places(hyp, "en")) if hyp[k].lemma not in said]
    theirs = [k for k in sorted(content_places(ref, "en")) if ref[k].lemma not in printed]
    keeps = linkage(alignment).keeps
    for here in ours:
        for there in theirs:
            if not are_converse(hyp[here].lemma, ref[there].lemma):
                continue
            one, other = _subject(hyp, here), _subject(ref, there)
            if one is None or other is None or not keeps(one, other):
                continue
            if _shares_more(alignment, (one, here)):
                yield BothSides(hyp=(one, here), ref=(other, there))
                return


def _subject(tokens: Sequence[Token], verb: int) -> int | None:
    """The head of the subject of an active verb that tells what is so."""
    before = tokens[verb - 1].norm if verb else ""
    if is_passive(tokens, verb) or before in _LINKING or tokens[verb].norm.endswith("ing"):
        return None
    return head_before(tokens, verb, "en")


def _shares_more(alignment: Alignment, apart: tuple[int, ...]) -> bool:
    links = linkage(alignment)
    content = content_places(alignment.hyp, "en").difference(apart)
    same = [h for h in content if any(links.keeps(h, r) for r in links.to_ref.get(h, ()))]
    return len(same) >= _LEAST
