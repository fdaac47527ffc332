"""What a hedge bears on, and whether a rendering without it tells the same in other words; English.

"The fire seems to have started in the kitchen": "it broke out in the kitchen".
"""

from collections.abc import Sequence

from fidelity import lexicons
from fidelity.evidence.content.gaps import is_otherwise_same
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, LinkKind, Token
from fidelity.text.function_words import content_places
from fidelity.text.modality import Dimension, ModalMark, governed, predicated
from fidelity.text.reporting_frames import reporting_frames

_SHORT = 24  # tokens of a sentence in which nothing else can be meant
_LEFT = 1  # content words of either side that a rendering in other words may leave over
_HALF = 0.5
_DEGREES, _THAN = frozenset({"more", "less"}), "than"


def matter_of(alignment: Alignment, mark: ModalMark) -> int | None:
    """A word of the passage that the mark bears on and the quotation surely has; None without."""
    first = predicated(alignment.ref, mark) if mark.target is None else mark.target
    if first is not None and _is_sure(alignment, first):
        return first
    if not (mark.is_hedge and _are_short(alignment)):
        return None
    frame = reporting_frames(alignment.ref)
    clause = sorted(governed(alignment.ref, mark, alignment.ref_language) - frame)
    sure = [index for index in clause if _is_sure(alignment, index)]
    return sure[0] if sure and len(sure) >= _HALF * len(clause) else None


def is_told_alike(alignment: Alignment, hyp: Sequence[int], ref: Sequence[int]) -> bool:
    """Whether hardly anything else changed, or a short sentence is told word by word in others."""
    if is_otherwise_same(alignment, hyp, ref):
        return True
    links = linkage(alignment)
    left = [
        len((content_places(tokens, "en") - reporting_frames(tokens)).difference(linked, apart))
        for tokens, linked, apart in (
            (alignment.hyp, links.to_ref, hyp),
            (alignment.ref, links.to_hyp, ref),
        )
    ]
    return alignment.is_english and _are_short(alignment) and max(left) <= _LEFT


def may_render_hedges(hyp: Sequence[ModalMark], ref: Sequence[ModalMark]) -> tuple[ModalMark, ...]:
    """The marks of the quotation that may render a hedge: no duty that the original has, too."""
    duties = {mark.phrase for mark in ref if mark.dimension is Dimension.OBLIGATION}
    return tuple([mark for mark in hyp if not (mark.is_prediction or mark.phrase in duties)])


def is_told_open(alignment: Alignment, mark: ModalMark) -> bool:
    """Whether the quotation leaves it open, too, or the word only compares.

    "Felt that", "in her opinion"; "prosecutors alleged that", "according to prosecutors"; "women
    are more likely than men to vote", "voting is more common among women than men".
    """
    is_held = mark.is_hedge and _is_held(alignment.hyp)
    return is_held or _is_compared(alignment, mark) or _says_who(alignment, mark)


def _is_held(tokens: Sequence[Token]) -> bool:
    words = lexicons.words("en", "beliefs") | lexicons.words("en", "held_views")
    return any(token.lemma in words for token in tokens)


def _is_compared(alignment: Alignment, mark: ModalMark) -> bool:
    """Whether it is the degree of a comparison, and the quotation compares as well."""
    first = mark.indices[0]
    is_degree = first > 0 and alignment.ref[first - 1].norm in _DEGREES
    return is_degree and all(
        any(token.norm == _THAN for token in side) for side in (alignment.hyp, alignment.ref)
    )


def _says_who(alignment: Alignment, mark: ModalMark) -> bool:
    """Whether who alleged it is said to say so."""
    ref, links = alignment.ref, linkage(alignment)
    first, behind = mark.indices[0], mark.indices[-1] + 1
    is_verb = ref[first].lemma in lexicons.words("en", "unproved", "claims")
    if not is_verb or behind >= len(ref) or first == 0 or ref[first - 1].lemma == "be":
        return False
    content = content_places(ref, "en")
    who = next((k for k in range(first - 1, -1, -1) if k in content), None)
    if who is None or who not in links.to_hyp:
        return False
    frame = reporting_frames(alignment.hyp)
    return any(h in frame for h in links.to_hyp[who])


def _is_sure(alignment: Alignment, index: int) -> bool:
    """Whether it is linked by what it is, not by its place alone."""
    link = linkage(alignment).link_of_ref.get(index)
    return link is not None and link.kind is not LinkKind.CONTEXT


def _are_short(alignment: Alignment) -> bool:
    """Whether either side is one short sentence that says who says it, and little else."""
    return all(
        len(tokens) <= _SHORT
        and len({token.sentence for token in tokens}) == 1
        and reporting_frames(tokens)
        for tokens in (alignment.hyp, alignment.ref)
    )
