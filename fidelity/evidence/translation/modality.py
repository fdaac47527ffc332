"""How sure a translation sounds where its original sounds otherwise.

Languages draw the lines of modality in other places: German "dürfte" is between "may" and "will
probably", French "devrait" is "should" and "is expected to". So marks are compared by five coarse
classes, and only such changes count as no lawful choice of words explains.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial

from fidelity.evidence.linkage import SURE_WORD, Linkage, linkage
from fidelity.evidence.translation.duties import bars_or_frees, belongs_to_denial
from fidelity.evidence.translation.negations import negations
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import primary
from fidelity.text.function_words import is_content
from fidelity.text.modality import Dimension, ModalMark, modal_marks
from fidelity.text.phrases import PhraseMatch, find_phrases
from fidelity.text.segments import CLAUSE_MARKS

_FARTHEST = 9.0  # words between the places of two marks that stand for each other
_FAR_AWAY = 12.0  # and of two that say the same
_UNLIKELY, _OPEN, _LIKELY = 25, 58, 93  # the highest rung of each class
_PROBABLE = 70  # up to here "will" for a mark of probability misleads
_DUTY = 70
_EXPLICIT = 97  # from here on a mark claims to be certain
_FLAT = 95  # the rung of a plain future
_BESIDE = 5.0  # words between a plain future and the "may" in whose place it stands
_DENIED_WITHIN = 2  # words between a modal verb and the "not" that belongs to it
# A German or Dutch verb may stand at the end of its clause, far from what it bears on.
_VERB_LAST = frozenset({"de", "nl"})
_IN_CLAUSE = 4.0  # the distance of a mark that stands for something in the same clause
_SURE_WORD = 0.6  # strength of a dictionary's link that says whose rendering a mark is
# "could" may tell what somebody once was able to do
_OF_ABILITY = frozenset({"could"})
_FORETELLING = frozenset({"expect", "expectation"})  # "will" says no more
_INFINITIVE_MARKS = frozenset({"zu", "te"})
_COMPULSORY = 90  # from here on an obligation leaves no choice
_REACH = 3  # words before a mark within which a "not" denies it
_ENGLISH, _NOT = "en", " not"


class Commitment(Enum):
    """What a mark commits its speaker to, coarsely."""

    UNLIKELY = "unlikely"
    OPEN = "open"  # may, can, perhaps
    LIKELY = "likely"  # probably, should, seems
    SURE = "sure"  # certainly, inevitable
    DUTY = "duty"  # must, has to


# Changes that mislead: what is open made sure or a duty, and the reverse.
_MISLEADING = frozenset(
    {
        (Commitment.OPEN, Commitment.SURE),
        (Commitment.OPEN, Commitment.DUTY),
        (Commitment.SURE, Commitment.OPEN),
        (Commitment.DUTY, Commitment.OPEN),
        (Commitment.UNLIKELY, Commitment.SURE),
        (Commitment.UNLIKELY, Commitment.LIKELY),
        (Commitment.SURE, Commitment.UNLIKELY),
        (Commitment.LIKELY, Commitment.UNLIKELY),
        (Commitment.LIKELY, Commitment.SURE),
    }
)
# Changes that a careful reader notices: "perhaps" for "probably".
_NOTICED = frozenset({(Commitment.LIKELY, Commitment.OPEN), (Commitment.OPEN, Commitment.LIKELY)})


@dataclass(frozen=True, slots=True, kw_only=True)
class ModalExchange:
    """A mark of the quotation that stands where the passage has one of another class.

    Attributes:
        hyp: the mark of the quotation.
        ref: that of the passage; None where the quotation added its own.
        misleads: the reader takes another message from it, not only another shade.
    """

    hyp: ModalMark
    ref: ModalMark | None
    misleads: bool


def commitment(mark: ModalMark) -> Commitment:
    """The class of a mark; a negated one is of no class that could be told, and counts as open."""
    if mark.dimension is Dimension.ABILITY or mark.is_negated:
        return Commitment.OPEN
    if mark.dimension is Dimension.OBLIGATION:
        return Commitment.DUTY if mark.rung >= _DUTY else Commitment.LIKELY
    for highest, found in (
        (_UNLIKELY, Commitment.UNLIKELY),
        (_OPEN, Commitment.OPEN),
        (_LIKELY, Commitment.LIKELY),
    ):
        if mark.rung <= highest:
            return found
    return Commitment.SURE


def exchanged_modality(alignment: Alignment) -> tuple[ModalExchange, ...]:
    """Marks that stand for one of another class, or for none at all."""
    sides = _Sides(alignment, linkage(alignment))
    hyp, ref = sides.marks()
    turned = sides.pairs(hyp, ref, partial(bars_or_frees, alignment), _FARTHEST)
    hyp, ref = _left(hyp, ref, turned)
    for accept in (_alike, _same, _lawful, sides.agree_in_denial):
        hyp, ref = _left(hyp, ref, sides.pairs(hyp, ref, accept, _FAR_AWAY))
    found = _foretold(alignment, ref)
    ref = [mark for mark in ref if all(mark is not exchange.ref for exchange in found)]
    found += [ModalExchange(hyp=one, ref=other, misleads=True) for one, other in turned]
    for accept, misleads in ((_misleads, True), (_is_noticed, False)):
        pairs = sides.pairs(hyp, ref, accept, _FARTHEST)
        hyp, ref = _left(hyp, ref, pairs)
        found += [ModalExchange(hyp=one, ref=other, misleads=misleads) for one, other in pairs]
    return (*found, *sides.added(hyp))


class _Sides:
    """Both sides, and how far from each other their marks stand."""

    def __init__(self, alignment: Alignment, links: Linkage) -> None:
        self._alignment = alignment
        self._links = links
        self._hyp = comparable_marks(alignment.hyp, alignment.hyp_language)
        self._ref = comparable_marks(alignment.ref, alignment.ref_language)
        self._denied_hyp = _denied(alignment.hyp, alignment.hyp_language)
        self._denied_ref = _denied(alignment.ref, alignment.ref_language)

    def marks(self) -> tuple[list[ModalMark], list[ModalMark]]:
        """The marks of both sides, but such as render a word that is none."""
        of_hyp = {index for mark in self._hyp for index in mark.indices}
        of_ref = {index for mark in self._ref for index in mark.indices}
        return (
            [mark for mark in self._hyp if not self._renders(mark, of_ref, is_hyp=True)],
            [mark for mark in self._ref if not self._renders(mark, of_hyp, is_hyp=False)],
        )

    def _renders(self, mark: ModalMark, marked: set[int], *, is_hyp: bool) -> bool:
        """Whether the mark stands, by the dictionary, for a word that is none: "vital"."""
        own, other = self._alignment.hyp, self._alignment.ref
        language, theirs = self._alignment.hyp_language, self._alignment.ref_language
        of, to = self._links.link_of_hyp, self._links.to_ref
        if not is_hyp:
            own, other, language, theirs = other, own, theirs, language
            of, to = self._links.link_of_ref, self._links.to_hyp
        return any(
            index in of
            and of[index].kind in SURE_WORD
            and of[index].weight >= _SURE_WORD
            and is_content(own[index], language)
            and all(j not in marked and is_content(other[j], theirs) for j in to[index])
            for index in mark.indices
        )

    def distance(self, hyp: ModalMark, ref: ModalMark) -> float:
        """Words between the places of two marks, the nearer of what either side tells."""
        links, i, j = self._links, hyp.indices[0], ref.indices[0]
        found = min(
            abs(links.place_in_ref(i) - j),
            abs(links.company_in_ref(hyp.indices) - j),
            abs(links.place_in_hyp(j) - i),
        )
        if found <= _IN_CLAUSE:
            return found
        alignment = self._alignment
        for tokens, language, index, to, other in (
            (alignment.hyp, alignment.hyp_language, i, links.to_ref, j),
            (alignment.ref, alignment.ref_language, j, links.to_hyp, i),
        ):
            if primary(language) in _VERB_LAST and _clause_reaches(tokens, index, to, other):
                return _IN_CLAUSE
        return found

    def agree_in_denial(self, hyp: ModalMark, ref: ModalMark) -> bool:
        """Whether both are denied: "darf nicht" is "must not", "wohl nicht" is "unlikely"."""
        aligned = self._alignment
        is_denied = (
            hyp.indices[0] in self._denied_hyp
            or belongs_to_denial(aligned.hyp, aligned.hyp_language, hyp),
            ref.indices[0] in self._denied_ref
            or belongs_to_denial(aligned.ref, aligned.ref_language, ref),
        )
        if ref.phrase.endswith(_NOT):  # "probably not", far as the two stand in "вероятно ... не"
            is_denied = (bool(self._denied_hyp), is_denied[1])
        elif hyp.phrase.endswith(_NOT):
            is_denied = (is_denied[0], bool(self._denied_ref))
        likely = [
            commitment(mark) is Commitment.LIKELY
            and mark.dimension is Dimension.PROBABILITY
            and denied
            for mark, denied in zip((hyp, ref), is_denied, strict=True)
        ]
        unlikely = [commitment(mark) is Commitment.UNLIKELY for mark in (hyp, ref)]
        return all(is_denied) or (likely[0] and unlikely[1]) or (unlikely[0] and likely[1])

    def pairs(
        self,
        hyp: Sequence[ModalMark],
        ref: Sequence[ModalMark],
        accept: Callable[[ModalMark, ModalMark], bool],
        within: float,
    ) -> list[tuple[ModalMark, ModalMark]]:
        """Accepted pairs of marks, each used once, nearest first."""
        ranked = sorted(
            (distance, i, j)
            for i, one in enumerate(hyp)
            for j, other in enumerate(ref)
            if accept(one, other) and (distance := self.distance(one, other)) <= within
        )
        taken_hyp: set[int] = set()
        taken_ref: set[int] = set()
        found = []
        for _, i, j in ranked:
            if i not in taken_hyp and j not in taken_ref:
                taken_hyp.add(i)
                taken_ref.add(j)
                found.append((hyp[i], ref[j]))
        return found

    def added(self, hyp: Sequence[ModalMark]) -> list[ModalExchange]:
        """Marks of the quotation alone that say what nothing in the passage says."""
        return [
            ModalExchange(hyp=mark, ref=None, misleads=False)
            for mark in hyp
            if _says_much(mark)
            and mark.indices[0] not in self._denied_hyp
            and not any(
                _excuses(commitment(mark), commitment(other))
                and self.distance(mark, other) <= _FARTHEST
                for other in self._ref
            )
        ]


def _foretold(alignment: Alignment, unanswered: Sequence[ModalMark]) -> list[ModalExchange]:
    """What may happen in the passage, and will in the quotation: "könnte", "wird"."""
    links = linkage(alignment)
    found = []
    left = [mark for mark in unanswered if _is_doubt(mark)]
    foretold_before = _futures(alignment.ref, alignment.ref_language)
    for match in _futures(alignment.hyp, alignment.hyp_language):
        places = (links.company_in_ref(match.indices), links.place_in_ref(match.start))

        def distance(index: int, places: tuple[float, ...] = places) -> float:
            return min(abs(index - place) for place in places)

        reach = min([_BESIDE, *(distance(other.start) for other in foretold_before)])
        near = [mark for mark in left if distance(mark.indices[0]) <= reach]
        if near:
            mark = min(near, key=lambda one: distance(one.indices[0]))
            future = ModalMark(
                indices=match.indices,
                phrase=match.phrase,
                rung=_FLAT,
                dimension=Dimension.PROBABILITY,
            )
            found.append(ModalExchange(hyp=future, ref=mark, misleads=mark.rung <= _PROBABLE))
            left = [other for other in left if other is not mark]
    return found


def _futures(tokens: Sequence[Token], language: str) -> list[PhraseMatch]:
    """Plain futures as printed: "wird", but not "wurde", and not "zu werden"."""
    return [
        match
        for match in find_phrases(tokens, "futures", primary(language))
        if match.phrase.split()[0] == tokens[match.start].norm
        and not (match.start and tokens[match.start - 1].norm in _INFINITIVE_MARKS)
    ]


def _is_doubt(mark: ModalMark) -> bool:
    """Whether the mark leaves open what will be: "may", "likely"; not "expected", "suspicion"."""
    return (
        commitment(mark) in {Commitment.OPEN, Commitment.LIKELY}
        and mark.dimension is Dimension.PROBABILITY
        and not mark.is_negated
        and not mark.is_hedge
        and mark.phrase not in _FORETELLING
    )


def comparable_marks(tokens: Sequence[Token], language: str) -> list[ModalMark]:
    """All marks but plain futures, which other languages have no word for."""
    code = primary(language)
    marks = [mark for mark in modal_marks(tokens, code) if not mark.is_prediction]
    if code == _ENGLISH:
        return marks
    denying = {index for one in negations(tokens, language) for index in one.indices}
    return [
        replace(
            mark, is_negated=bool(denying & set(range(mark.indices[0] - _REACH, mark.indices[0])))
        )
        if mark.dimension is Dimension.PROBABILITY
        else mark
        for mark in marks
    ]


def _denied(tokens: Sequence[Token], language: str) -> set[int]:
    """Tokens beside a negator."""
    return {
        near
        for one in negations(tokens, language)
        for index in one.indices
        for near in range(index - _DENIED_WITHIN, index + _DENIED_WITHIN + 1)
    }


def _clause_reaches(
    tokens: Sequence[Token], index: int, to_other: dict[int, tuple[int, ...]], place: int
) -> bool:
    """Whether a word of the clause around `index` answers one beside `place`."""
    start = end = index
    while start > 0 and tokens[start - 1].text not in CLAUSE_MARKS:
        start -= 1
    while end + 1 < len(tokens) and tokens[end + 1].text not in CLAUSE_MARKS:
        end += 1
    return any(
        abs(other - place) <= _DENIED_WITHIN
        for near in range(start, end + 1)
        for other in to_other.get(near, ())
    )


def _alike(hyp: ModalMark, ref: ModalMark) -> bool:
    """Whether "perhaps" answers "possibly", and not the "can" beside it."""
    return hyp.dimension is ref.dimension and _same(hyp, ref)


def _same(hyp: ModalMark, ref: ModalMark) -> bool:
    return commitment(hyp) is commitment(ref)


def _lawful(hyp: ModalMark, ref: ModalMark) -> bool:
    """What usage explains: "must" for "should", "may" for "seems"."""
    for one, other in ((hyp, ref), (ref, hyp)):
        if commitment(one) is Commitment.LIKELY:
            usual = Commitment.OPEN if one.is_hedge else Commitment.DUTY
            if commitment(other) is usual:
                return True
        if (commitment(one), commitment(other)) == (Commitment.SURE, Commitment.DUTY):
            return True
    return False


def _misleads(hyp: ModalMark, ref: ModalMark) -> bool:
    if hyp.is_negated or ref.is_negated:
        return False
    changed = (commitment(ref), commitment(hyp))
    if Commitment.SURE in changed and {hyp.dimension, ref.dimension} != {Dimension.PROBABILITY}:
        return False  # "can" and "should" are no degrees of certainty
    if any(commitment(one) is Commitment.DUTY and one.rung < _COMPULSORY for one in (hyp, ref)):
        return False  # "vital" is no answer to "may"
    return changed in _MISLEADING


def _is_noticed(hyp: ModalMark, ref: ModalMark) -> bool:
    if hyp.is_negated or ref.is_negated:
        return False
    return (commitment(ref), commitment(hyp)) in _NOTICED


def _says_much(mark: ModalMark) -> bool:
    """Whether the mark, with nothing behind it, adds a certainty, a doubt or a duty."""
    if mark.is_negated or mark.is_hedge or mark.phrase in _OF_ABILITY:
        return False
    found = commitment(mark)
    if mark.dimension is Dimension.PROBABILITY:
        return found is Commitment.OPEN or mark.rung >= _EXPLICIT
    return found is Commitment.DUTY and mark.rung >= _COMPULSORY


def _excuses(added: Commitment, other: Commitment) -> bool:
    """Whether a mark of the passage may be what an added one renders."""
    if added is Commitment.OPEN:
        return other in {Commitment.OPEN, Commitment.LIKELY, Commitment.UNLIKELY}
    return other in {Commitment.SURE, Commitment.DUTY} or (
        added is Commitment.DUTY and other is Commitment.LIKELY
    )


def _left(
    hyp: Sequence[ModalMark],
    ref: Sequence[ModalMark],
    pairs: Sequence[tuple[ModalMark, ModalMark]],
) -> tuple[list[ModalMark], list[ModalMark]]:
    return (
        [mark for mark in hyp if all(mark is not one for one, _ in pairs)],
        [mark for mark in ref if all(mark is not other for _, other in pairs)],
    )
