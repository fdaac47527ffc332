"""Which step of a round trip made a change: by what its detectors name, else by links."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fidelity.evidence.linkage import linkage
from fidelity.records import (
    Alignment,
    Comparison,
    Distortion,
    DistortionKind,
    Entrance,
    Excerpt,
    Hop,
)
from fidelity.text.function_words import is_content

# Strength (0 to 1) with which words are answered in the translation. Words that it renders are
# linked at 0.45 to 1, so half of that is "most of them", and a step of it is more than chance.
_RENDERED, _NOT_RENDERED = 0.4, 0.15
_CLEARLY_MORE = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One of the two steps, examined as a translation of its own."""

    compared: Comparison
    found: tuple[Distortion, ...]

    @property
    def alignment(self) -> Alignment:
        """Its words, and which answer which."""
        return self.compared.alignment


class Judge:
    """Lays the findings of one quotation at the door of one step or the other.

    Tokens of the translation have the same index in both alignments: `hyp` in the first step,
    `ref` in the second.
    """

    def __init__(self, first: Step, second: Step) -> None:
        self._first, self._second = first, second
        self._rendering = linkage(first.alignment).to_hyp  # token of the original -> translation
        self._rendered = linkage(second.alignment).to_ref  # token of the quotation -> translation

    def entrance(self, found: Distortion) -> Entrance:
        """The step that made the change: by what its detectors name, else by links."""
        rendition, answer = self._rendition(found.ref), self._answer(found.hyp)
        in_first = _named(
            self._first.found, found.kind, lambda one: (one.ref, one.hyp), (found.ref, answer)
        )
        in_second = _named(
            self._second.found, found.kind, lambda one: (one.hyp, one.ref), (found.hyp, rendition)
        )
        if in_first is not None:
            reason = "the translation differs from the original there"
            if in_second is not None:
                reason += ", and the back-translation from the translation once more"
            return self._entered(Hop.TRANSLATION, in_first.hyp or answer, reason)
        if in_second is not None:
            reason = "the back-translation differs from the translation there"
            return self._entered(Hop.BACK_TRANSLATION, in_second.ref or rendition, reason)
        return self._by_links(found)

    def _by_links(self, found: Distortion) -> Entrance:
        ours, theirs = self._differing(found)
        kept = _strength(self._first.alignment, theirs, is_hyp=False)
        carried = _strength(self._second.alignment, ours, is_hyp=True)
        hop = _step_by_strength(kept, carried)
        if found.kind is DistortionKind.ATTRIBUTION:
            return self._entered(None, None, "the translation names no speaker that could be told")
        if hop is Hop.TRANSLATION:
            reason = "the translation has what the back-translation says"
            return self._entered(hop, self._answer(found.hyp), reason)
        if hop is Hop.BACK_TRANSLATION:
            reason = "the translation renders what the original says"
            return self._entered(hop, self._rendition(found.ref), reason)
        reason = "what the translation has there fits both texts as well, or neither"
        return self._entered(None, self._rendition(found.ref) or self._answer(found.hyp), reason)

    def _differing(self, found: Distortion) -> tuple[list[int], list[int]]:
        """The words of the quotation and of the original, without those that both have.

        Of "not raise" and "raise" only "not" tells anything.
        """
        second, first = self._second.alignment, self._first.alignment
        hyp, ref = _places(second, found.hyp, is_hyp=True), _places(first, found.ref, is_hyp=False)
        common = {second.hyp[i].norm for i in hyp} & {first.ref[i].norm for i in ref}
        ours = [i for i in hyp if second.hyp[i].norm not in common]
        theirs = [i for i in ref if first.ref[i].norm not in common]
        return (ours, theirs) if ours or theirs else (hyp, ref)

    def _entered(self, hop: Hop | None, via: Excerpt | None, reason: str) -> Entrance:
        document = (self._second if hop is Hop.BACK_TRANSLATION else self._first).compared
        return Entrance(hop=hop, language=document.hyp_document.language, via=via, reason=reason)

    def _rendition(self, ref: Excerpt | None) -> Excerpt | None:
        """The words of the translation that answer words of the original."""
        places = _places(self._first.alignment, ref, is_hyp=False)
        return self._middle({t for place in places for t in self._rendering.get(place, ())})

    def _answer(self, hyp: Excerpt | None) -> Excerpt | None:
        """The words of the translation that words of the back-translation answer."""
        places = _places(self._second.alignment, hyp, is_hyp=True)
        return self._middle({t for place in places for t in self._rendered.get(place, ())})

    def _middle(self, indices: set[int]) -> Excerpt | None:
        return self._first.compared.hyp_excerpt(tuple(sorted(indices)))


_Sides = tuple[Excerpt | None, Excerpt | None]


def _named(
    candidates: Sequence[Distortion],
    kind: DistortionKind,
    sides: Callable[[Distortion], _Sides],
    words: _Sides,
) -> Distortion | None:
    """The finding of a step that names the same change; one of the same kind goes first.

    Args:
        candidates: what the step's detectors found.
        kind: of the change.
        sides: the words of a candidate in the outer text (original or back-translation), and
            those in the translation.
        words: the same of the change itself, as far as they are known.
    """
    same = [one for one in candidates if one.kind is kind]
    if kind is DistortionKind.ATTRIBUTION:
        return same[0] if same else None
    outer, middle = words
    for one in same:
        theirs, in_middle = sides(one)
        if theirs is not None and outer is not None:
            if _overlap(theirs, outer):
                return one
        elif middle is None or in_middle is None or _overlap(in_middle, middle):
            return one
    if outer is None:
        return None
    for one in candidates:
        theirs, _ = sides(one)
        if theirs is not None and 2 * _overlap(theirs, outer) >= _length(outer):
            return one
    return None


def _step_by_strength(kept: float | None, carried: float | None) -> Hop | None:
    """Which step, by how strongly the translation renders the original's words and the quotation's.

    None for a side stands for no words there: an addition has none in the original.
    """
    if kept is not None and carried is not None:
        if abs(kept - carried) < _CLEARLY_MORE:
            return None
        return Hop.BACK_TRANSLATION if kept > carried else Hop.TRANSLATION
    if kept is not None:
        low, high = Hop.TRANSLATION, Hop.BACK_TRANSLATION
        strength = kept
    elif carried is not None:
        low, high = Hop.BACK_TRANSLATION, Hop.TRANSLATION
        strength = carried
    else:
        return None
    if strength >= _RENDERED:
        return high
    return low if strength <= _NOT_RENDERED else None


def _strength(alignment: Alignment, places: Sequence[int], *, is_hyp: bool) -> float | None:
    """How strongly words are answered on the other side, 0 to 1; content words where there are.

    None for no words.
    """
    if not places:
        return None
    tokens = alignment.hyp if is_hyp else alignment.ref
    language = alignment.hyp_language if is_hyp else alignment.ref_language
    telling = [place for place in places if is_content(tokens[place], language)] or places
    links = linkage(alignment)
    of_side = links.link_of_hyp if is_hyp else links.link_of_ref
    weights = [of_side[place].weight if place in of_side else 0.0 for place in telling]
    return sum(weights) / len(weights)


def _places(alignment: Alignment, words: Excerpt | None, *, is_hyp: bool) -> list[int]:
    """The indices of the words that an excerpt covers."""
    if words is None:
        return []
    tokens = alignment.hyp if is_hyp else alignment.ref
    return [
        index
        for index, token in enumerate(tokens)
        if token.is_word and any(span.overlap(token.span) for span in words.spans)
    ]


def _overlap(one: Excerpt, other: Excerpt) -> int:
    return sum(a.overlap(b) for a in one.spans for b in other.spans)


def _length(words: Excerpt) -> int:
    return sum(len(span) for span in words.spans)
