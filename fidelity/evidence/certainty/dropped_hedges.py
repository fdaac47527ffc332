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


def is_held(tokens: Sequence[Token]) -> bool:
    """Whether the text leaves it to somebody's view: "felt that", "in her opinion"."""
    words = lexicons.words("en", "beliefs") | lexicons.words("en", "held_views")
    return any(token.lemma in words for token in tokens)


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
