"""Words that deny by their meaning ("refuse", "ausschließen"), known again in another language.

The lists of negators give them senses, in words of English.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from fidelity import lexicons
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import primary
from fidelity.text.polarity import NegatorKind, negators
from fidelity.text.separable import separated_verbs

_FARTHEST = 15.0  # words between the places of two that say the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """A word that denies by its meaning.

    Attributes:
        indices: its tokens, ascending.
        senses: what it means ("refuse", "exclude"), in words of English.
    """

    indices: tuple[int, ...]
    senses: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DenialsOfBoth:
    """The denials of a translation and of its original; `pairs` say the same, by index."""

    hyp: tuple[Denial, ...]
    ref: tuple[Denial, ...]
    pairs: tuple[tuple[int, int], ...]

    def left_in_hyp(self) -> tuple[Denial, ...]:
        """Those of the translation alone."""
        return tuple(one for i, one in enumerate(self.hyp) if i not in {i for i, _ in self.pairs})

    def left_in_ref(self) -> tuple[Denial, ...]:
        """Those of the original alone."""
        return tuple(one for j, one in enumerate(self.ref) if j not in {j for _, j in self.pairs})

    def kept_in_hyp(self) -> frozenset[int]:
        """The tokens of the translation's that the original has as well."""
        return frozenset(index for i, _ in self.pairs for index in self.hyp[i].indices)

    def kept_in_ref(self) -> frozenset[int]:
        """The tokens of the original's that the translation has as well."""
        return frozenset(index for _, j in self.pairs for index in self.ref[j].indices)


def denials_of_both(alignment: Alignment) -> DenialsOfBoth:
    """The denials of both sides; those that share a sense are paired, nearest first."""
    links = linkage(alignment)
    hyp = denials(alignment.hyp, alignment.hyp_language)
    ref = denials(alignment.ref, alignment.ref_language)
    ranked = sorted(
        (distance, i, j)
        for i, one in enumerate(hyp)
        for j, other in enumerate(ref)
        if one.senses & other.senses
        and (distance := abs(links.place_in_ref(one.indices[0]) - other.indices[0])) <= _FARTHEST
    )
    chosen: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in chosen and j not in chosen.values():
            chosen[i] = j
    return DenialsOfBoth(hyp=hyp, ref=ref, pairs=tuple(chosen.items()))


def denials(tokens: Sequence[Token], language: str) -> tuple[Denial, ...]:
    """The words of a text that deny by their meaning, in order; also with a prefix far away."""
    known = _senses(primary(language))
    found = {
        one.indices: known[one.phrase]
        for one in negators(tokens, primary(language))
        if one.kind is NegatorKind.IMPLICIT and one.phrase in known
    }
    found |= {
        (one.verb, one.particle): known[one.lemma]
        for one in separated_verbs(tokens, language)
        if one.lemma in known
    }
    return tuple(Denial(indices=indices, senses=found[indices]) for indices in sorted(found))


@cache
def _senses(language: str) -> Mapping[str, frozenset[str]]:
    """Each implicit negator that has senses, with them."""
    if not lexicons.exists(language, "polarity"):
        return MappingProxyType({})
    rows = lexicons.sections(language, "polarity").get("implicit", ())
    return MappingProxyType({row[0]: frozenset(row[1].split(",")) for row in rows if len(row) > 1})
