"""What one may do, told as what one must, or the reverse; English."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fidelity import lexicons
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.modality import ModalMark

_LIST = "permissions"
_NOT = frozenset({"not", "n't", "never", "only"})
_WITHHELD = frozenset({"not", "n't", "nor", "no"})
_HAVE = "have"


@dataclass(frozen=True, slots=True)
class OtherFreedom:
    """A permission and a duty to do the same thing, one on each side."""

    hyp: ModalMark
    ref: ModalMark
    evidence: str = "permission and duty"


def other_freedoms(
    alignment: Alignment, hyp: Sequence[ModalMark], ref: Sequence[ModalMark]
) -> Iterator[OtherFreedom]:
    """Modal expressions of one verb of which one permits and the other one binds.

    None that is denied or limited ("may not", "may only"), nor a guess ("must have known").
    """
    if not alignment.is_english:
        return
    links = linkage(alignment)
    sides = ("permits", "binds"), ("binds", "permits")
    for mine in hyp:
        for other in ref:
            if mine.target is None or other.target is None:
                continue
            is_turned = any(
                _is_among(mine, section, alignment.hyp) and _is_among(other, facing, alignment.ref)
                for section, facing in sides
            )
            if is_turned and links.keeps(mine.target, other.target):
                yield OtherFreedom(mine, other)


def is_a_ban(alignment: Alignment, ref: ModalMark) -> bool:
    """Whether it withholds what the quotation withholds in one word: "may not", "forbids"."""
    if not alignment.is_english or ref.phrase not in lexicons.words("en", _LIST, "permits"):
        return False
    around = alignment.ref[max(0, ref.indices[0] - 1) : ref.indices[-1] + 2]
    bans = lexicons.words("en", _LIST, "bans")
    return any(token.norm in _WITHHELD for token in around) and any(
        token.lemma in bans or token.norm in bans for token in alignment.hyp
    )


def _is_among(mark: ModalMark, section: str, tokens: Sequence[Token]) -> bool:
    if mark.is_negated or mark.phrase not in lexicons.words("en", _LIST, section):
        return False
    behind = [token.norm for token in tokens[mark.indices[-1] + 1 : mark.target]]
    return _NOT.isdisjoint(behind) and behind[:1] != [_HAVE]
