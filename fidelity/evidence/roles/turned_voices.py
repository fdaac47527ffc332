"""Who did it, told as to whom it was done: "had never been asked", "had never asked"; English."""

from collections.abc import Iterator, Sequence
from functools import cache

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import SAME_WORD, linkage
from fidelity.records import Alignment, Token
from fidelity.text.function_words import word_classes
from fidelity.text.verbs import is_passive

_BETWEEN = frozenset({"auxiliary", "modal", "adverb", "negator"})
_ADVERBS = frozenset({"never", "not", "also", "already", "only", "just", "ever", "always", "been"})
_BE = "be"
_REACH = 6  # tokens between a verb and its subject


def turned_voices(alignment: Alignment) -> Iterator[BothSides]:
    """Verbs of one subject that only one side has in the passive."""
    if not alignment.is_english:
        return
    links = linkage(alignment)
    for link in alignment.links:
        h, r = link.hyp[0], link.ref[0]
        if link.kind not in SAME_WORD or alignment.hyp[h].lemma not in _verbs():
            continue
        if alignment.hyp[h].norm != alignment.ref[r].norm:
            continue
        voices = is_passive(alignment.hyp, h), is_passive(alignment.ref, r)
        if voices[0] is voices[1]:
            continue
        ours, theirs = _subject(alignment.hyp, h), _subject(alignment.ref, r)
        if ours is None or theirs is None:
            continue
        active = alignment.ref[theirs:r] if voices[0] else alignment.hyp[ours:h]
        if any(token.lemma == _BE for token in active):
            continue  # "was almost robbed": in the passive as well
        is_same = (
            links.keeps(ours, theirs) or alignment.hyp[ours].norm == alignment.ref[theirs].norm
        )
        if is_same:
            yield BothSides(hyp=tuple(range(ours, h + 1)), ref=tuple(range(theirs, r + 1)))


def _subject(tokens: Sequence[Token], verb: int) -> int | None:
    """The last word of the subject, or the "and" that goes on with it, before the auxiliaries."""
    has_auxiliary = False
    for index in range(verb - 1, max(-1, verb - 1 - _REACH), -1):
        token = tokens[index]
        if not token.is_word or token.sentence != tokens[verb].sentence:
            return None
        kind = word_classes("en").get(token.norm)
        if kind in _BETWEEN or token.norm in _ADVERBS or token.norm.endswith("ly"):
            has_auxiliary = has_auxiliary or kind in {"auxiliary", "modal"}
            continue
        return index if has_auxiliary or kind == "pronoun" else None
    return None


@cache
def _verbs() -> frozenset[str]:
    rows = lexicons.sections("en", "directed_verbs")["verb"]
    return frozenset(word for row in rows for word in row) | lexicons.words("en", "voices")
