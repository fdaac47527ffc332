"""Words of two speakers that stand in one pair of quotation marks; English.

"“It is cheap,” the buyer said. “It is theft,” the widow said." must not become one quotation of
the widow's.
"""

from collections.abc import Sequence
from itertools import pairwise

from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import SAME_WORD, linkage
from fidelity.records import Alignment, Token
from fidelity.text.function_words import is_content
from fidelity.text.marked import inside_marks
from fidelity.text.reporting import reporting_clauses

_REACH = 3  # tokens between a quotation's mark and its reporting clause


def merged_quotations(alignment: Alignment) -> BothSides | None:
    """The words of the speaker who is no longer named; None where each keeps their own."""
    if not alignment.is_english:
        return None
    spoken = _spoken(alignment.ref)
    if len(spoken) < 2:
        return None
    speakers = {speaker for speaker, _ in spoken}
    here = {speaker for speaker, _ in _spoken(alignment.hyp)}
    if len(speakers) != 2 or len(here) != 1 or not here <= speakers:
        return None
    links = linkage(alignment)
    of_other = {index for speaker, run in spoken if speaker not in here for index in run}
    own = {index for speaker, run in spoken if speaker in here for index in run}
    for run in _runs(alignment.hyp):
        words = [i for i in run if is_content(alignment.hyp[i], "en") and i in links.link_of_hyp]
        sure = [i for i in words if links.link_of_hyp[i].kind in SAME_WORD]
        taken = [i for i in sure if of_other.issuperset(links.to_ref[i])]
        if taken and any(own.issuperset(links.to_ref[i]) for i in sure):
            there = sorted({r for i in taken for r in links.to_ref[i]})
            return BothSides(hyp=tuple(taken), ref=tuple(there))
    return None


def _spoken(tokens: Sequence[Token]) -> list[tuple[str, range]]:
    """The head of each quotation's speaker, with the tokens between its marks."""
    runs = _runs(tokens)
    clauses = [one for one in reporting_clauses(tokens) if not one.is_pronoun] if runs else []
    found = []
    for run in runs:
        for clause in sorted(clauses, key=lambda one: one.verb < run.start):  # the one behind first
            start, end = min(clause.verb, *clause.subject), max(clause.verb, *clause.subject)
            leads = 0 < run.start - end <= _REACH and not _is_stop(tokens[end + 1])
            if leads or 0 < start - run.stop + 1 <= _REACH:
                found.append((tokens[clause.subject[-1]].norm, run))
                break
    return found


def _is_stop(token: Token) -> bool:
    return token.text in {".", "!", "?"}


def _runs(tokens: Sequence[Token]) -> list[range]:
    """The stretches between quotation marks."""
    marked = sorted(inside_marks(tokens))
    edges = [0, *(k + 1 for k, (a, b) in enumerate(pairwise(marked)) if b > a + 1), len(marked)]
    return [range(marked[a], marked[b - 1] + 1) for a, b in pairwise(edges) if b > a]
