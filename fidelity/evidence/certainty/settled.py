"""What was open when it was said, told as settled; English.

"If the bank agrees" told as "once the bank agrees", "it is unknown whether it was stolen" as "it
was not stolen", "we aim to finish" as "they would finish".
"""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.certainty.beliefs import FLAT
from fidelity.evidence.certainty.governed import governed
from fidelity.evidence.content.gaps import is_otherwise_same
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.function_words import content_places
from fidelity.text.modality import modal_marks
from fidelity.text.polarity import NegatorKind, negators
from fidelity.text.reporting_frames import reporting_frames

_LIST = "settled"
_IF, _WILL = "if", frozenset({"will", "shall", "wo"})
_COMING = _WILL | {"would"}
_SOON = ("as", "soon", "as")
_KEPT = 0.9  # share of the words of weight of a clause
_SHORTLY = 3  # tokens from "will" to its verb


def settled(alignment: Alignment) -> Iterator[BothSides]:
    """What the passage leaves open with the words of the quotation that settle it."""
    if not alignment.is_english:
        return
    yield from _conditions(alignment)
    yield from _questions(alignment)
    yield from _aims(alignment)


def _conditions(alignment: Alignment) -> Iterator[BothSides]:
    """If / when, of what is to come and of which all else stayed."""
    ours, theirs = alignment.hyp, alignment.ref
    opens = [k for k, token in enumerate(theirs) if token.norm == _IF and _opens(theirs, k)]
    if len(opens) != 1 or any(token.norm == _IF for token in ours):
        return
    times = [k for k in range(len(ours)) if _is_time(ours, k)]
    if len(times) != 1 or any(_is_time(theirs, k) for k in range(len(theirs))):
        return
    will_come = any(token.norm in _WILL for token in theirs)
    if not will_come or not any(token.norm in _COMING for token in ours):
        return
    if is_otherwise_same(alignment, times, opens):
        yield BothSides(hyp=(times[0],), ref=(opens[0],))


def _opens(tokens: Sequence[Token], index: int) -> bool:
    """Whether a condition opens there: not "asked if", "even if", "as if"."""
    if index == 0 or not tokens[index - 1].is_word:
        return True
    before = tokens[index - 1].norm
    return before not in lexicons.words("en", _LIST, "not before if")


def _is_time(tokens: Sequence[Token], index: int) -> bool:
    words = tuple(token.norm for token in tokens[index : index + len(_SOON)])
    is_listed = tokens[index].norm in lexicons.words("en", _LIST, "time")
    return words == _SOON or (is_listed and _opens(tokens, index))


def _questions(alignment: Alignment) -> Iterator[BothSides]:
    """Unknown whether it was / it was not; doubt that it is / it is not."""
    hyp, ref = alignment.hyp, alignment.ref
    found = [one for one in governed(ref) if _is_open(ref[one.words.start : one.words.stop])]
    denying = [one for one in negators(hyp, "en") if one.kind is NegatorKind.OVERT]
    if not found or not denying or any(True for _ in governed(hyp)):
        return
    if any(mark.rung < FLAT and not mark.is_negated for mark in modal_marks(hyp, "en")):
        return
    leaving = lexicons.words("en", _LIST, "leaves open")
    if any(token.lemma in leaving or token.norm in leaving for token in hyp):
        return
    links = linkage(alignment)
    new = content_places(hyp, "en") - links.to_ref.keys() - reporting_frames(hyp)
    if not new <= {index for one in denying for index in one.indices}:
        return
    for one in found:
        told = content_places(ref, "en").intersection(one.clause)
        kept = {h for r in told for h in links.to_hyp.get(r, ())}
        is_told = told and len([r for r in told if r in links.to_hyp]) >= _KEPT * len(told)
        near = [d for d in denying if kept and min(kept) - _SHORTLY <= d.start <= max(kept)]
        if is_told and near and not negators(ref[one.clause.start : one.clause.stop], "en"):
            yield BothSides(hyp=(near[0].start, *sorted(kept)), ref=tuple(one.words))
            return


def _is_open(words: Sequence[Token]) -> bool:
    known = lexicons.words("en", _LIST, "open")
    return any(token.lemma in known or token.norm in known for token in words)


def _aims(alignment: Alignment) -> Iterator[BothSides]:
    """We aim to finish / they would finish: the verb is kept, and what only aims at it is gone."""
    hyp, ref = alignment.hyp, alignment.ref
    aims = lexicons.words("en", _LIST, "aim")
    if any(token.lemma in aims for token in hyp):
        return
    links = linkage(alignment)
    for index in range(len(ref) - 2):
        if ref[index].lemma not in aims or ref[index + 1].norm != "to" or index in links.to_hyp:
            continue
        for h in links.to_hyp.get(index + 2, ()):
            if not links.keeps(h, index + 2):
                continue
            comes = [k for k in range(max(0, h - _SHORTLY), h) if hyp[k].norm in _COMING]
            if comes and is_otherwise_same(alignment, (), (index,)):
                yield BothSides(hyp=(comes[-1], h), ref=(index, index + 1, index + 2))
                return
