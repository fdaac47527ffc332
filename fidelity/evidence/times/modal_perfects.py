"""What should or could have been, told as what should or could be, and the reverse; English.

"You should have told me" looks back on what was not done, "you should tell me" calls for it.
"""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import SAME_WORD
from fidelity.records import Alignment, Token
from fidelity.text.function_words import content_places, word_classes

_MODALS = frozenset({"should", "could", "might", "may", "must", "can", "ought"})
_HAVE, _ASKED = frozenset({"have", "'ve", "’ve"}), "if"
_BETWEEN = frozenset({"be", "been", "being", "not", "n't", "never", "to"})
_INVARIANT = ("verb_grammar", "invariant")
_REACH = 5  # tokens before the verb among which its modal stands


def moved_modals(alignment: Alignment) -> Iterator[BothSides]:
    """Verbs behind one modal on both sides, with a "have" between them on one side alone.

    Not in a sentence with an "if", which may be told of now or of then: "would help if".
    """
    if not alignment.is_english:
        return
    content = content_places(alignment.hyp, "en")
    for link in alignment.links:
        h, r = link.hyp[0], link.ref[0]
        if h not in content or link.kind not in SAME_WORD:
            continue
        ours, theirs = _modal(alignment.hyp, h), _modal(alignment.ref, r)
        if ours is None or theirs is None:
            continue
        have = [
            any(token.norm in _HAVE for token in tokens[start:end])
            for tokens, start, end in ((alignment.hyp, ours, h), (alignment.ref, theirs, r))
        ]
        is_same = alignment.hyp[ours].norm == alignment.ref[theirs].norm
        if (
            is_same
            and have[0] is not have[1]
            and _is_participle((alignment.hyp if have[0] else alignment.ref)[h if have[0] else r])
            and not any(_is_conditional(t, i) for t, i in ((alignment.hyp, h), (alignment.ref, r)))
        ):
            yield BothSides(hyp=tuple(range(ours, h + 1)), ref=tuple(range(theirs, r + 1)))


def _modal(tokens: Sequence[Token], verb: int) -> int | None:
    """The modal of a verb: nothing stands between but other auxiliaries, "not" and adverbs."""
    for place in range(verb - 1, max(-1, verb - 1 - _REACH), -1):
        norm = tokens[place].norm
        if norm in _MODALS:
            return place
        is_adverb = norm.endswith("ly") or word_classes("en").get(norm) == "adverb"
        if not (is_adverb or norm in _BETWEEN or norm in _HAVE):
            return None
    return None


def _is_participle(token: Token) -> bool:
    """Whether "have" may be its auxiliary: not "should have different rights"."""
    return token.norm != token.lemma or token.norm in lexicons.words("en", *_INVARIANT)


def _is_conditional(tokens: Sequence[Token], index: int) -> bool:
    sentence = tokens[index].sentence
    return any(token.norm == _ASKED and token.sentence == sentence for token in tokens)
