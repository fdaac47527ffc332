"""Hedges that a translation has dropped: "may have caused", "a provoqué".

What leaves a matter open is said in so many ways that silence alone tells nothing. So a hedge
counts as lost only where its statement is on the other side, and the sentences there have neither
a mark of modality nor any other word or form that may render it, which no other hedge claims.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fidelity import lexicons
from fidelity.evidence.linkage import SURE_WORD, Linkage, linkage
from fidelity.evidence.translation.modality import Commitment, commitment, comparable_marks
from fidelity.evidence.translation.negations import negations
from fidelity.records import Alignment, LinkKind, Token
from fidelity.text.bilingual import has_dictionary, primary
from fidelity.text.function_words import is_content
from fidelity.text.modality import Dimension, ModalMark
from fidelity.text.normalise import fold
from fidelity.text.phrases import find_phrases

DOUBTS = "doubts"
_REPORTED = 45  # the rung of "allegedly", and of "may have"
_VERB_LAST = frozenset({"de", "nl"})
_VERB, _VERB_AT_END = 3, 12  # words from "aurait" to its "tué", from "soll" to its "haben"
_PARTICIPLE, _SHORTEST_PARTICIPLE = ("t", "d", "en"), 5
_CLAUSE = 8  # words from "so that" to its "could"
_AROUND = 6  # words about a hedge that are its statement
_LEAST_RENDERED = 0.5  # share of the content words of the statement on the other side
_FEWEST = 2
_SHORTEST_STEM = 2  # letters before the ending of a verb
_STRONG = 0.3  # weight of a link that is surely the word's own
_ENGLISH = "en"
_CLAUSE_ENDS = frozenset(",;:.?!")
_SURE = SURE_WORD | {LinkKind.VALUE}


@dataclass(frozen=True, slots=True, kw_only=True)
class LostHedge:
    """A hedge of the passage; `hyp` is the word of the quotation that is stated flatly."""

    ref: ModalMark
    hyp: int


def lost_hedges(alignment: Alignment) -> tuple[LostHedge, ...]:
    """Hedges of the passage that nothing in the quotation can render."""
    languages = primary(alignment.hyp_language), primary(alignment.ref_language)
    if not has_dictionary(*languages) or not all(lexicons.exists(one, DOUBTS) for one in languages):
        return ()
    marks = _hedges(alignment.ref, languages[1])
    if not marks:
        return ()
    links = linkage(alignment)
    found = []
    for mark in marks:
        stated = _stated(alignment, links, mark)
        if stated is not None and not _may_be_rendered(alignment, links, mark):
            found.append(LostHedge(ref=mark, hyp=stated))
    return tuple(found)


def _hedges(tokens: Sequence[Token], language: str) -> list[ModalMark]:
    """Hedges whose loss is told, and frames of what is only reported: "soll ... haben"."""
    marks = {
        mark.indices[0]: mark
        for mark in comparable_marks(tokens, language)
        if mark.dimension is Dimension.PROBABILITY
        and not mark.is_negated
        and commitment(mark) in {Commitment.OPEN, Commitment.LIKELY}
    }
    able = {match.start for match in find_phrases(tokens, DOUBTS, language, "able")}
    found = [
        marks[match.start]
        for match in find_phrases(tokens, DOUBTS, language, "tells")
        if match.start in marks
        and match.start not in able
        and not _ends_clause(tokens, match.start, match.end)
        and not _is_aim(tokens, match.start, language)
        # "mogelijke" is an adjective
        and (language == _ENGLISH or fold(match.phrase).startswith(tokens[match.start].norm))
    ]
    return [*found, *_reports(tokens, language), *_events(tokens, language)]


def _is_aim(tokens: Sequence[Token], index: int, language: str) -> bool:
    """Whether the clause tells what is aimed at: "so that they could vote"."""
    near = tokens[max(0, index - _CLAUSE) : index]
    return bool(find_phrases(near, DOUBTS, language, "aims"))


def _ends_clause(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a word ends what it does not begin: "makes that possible", but no "Perhaps, "."""
    opens = start == 0 or tokens[start - 1].text in _CLAUSE_ENDS
    return not opens and (end == len(tokens) or tokens[end].text in _CLAUSE_ENDS)


def _reports(tokens: Sequence[Token], language: str) -> Iterator[ModalMark]:
    within = _VERB_AT_END if language in _VERB_LAST else _VERB
    for match in find_phrases(tokens, DOUBTS, language, "report"):
        if match.phrase != tokens[match.start].norm:
            continue
        endings = tuple(match.row[1].split())
        for place in range(match.end, min(len(tokens), match.end + within)):
            if not tokens[place].is_word:
                break
            if tokens[place].norm.endswith(endings) and (
                _is_beside_participle(tokens, place)
                if language in _VERB_LAST
                else is_content(tokens[place], language)
            ):
                yield ModalMark(
                    indices=match.indices,
                    phrase=f"{match.phrase} {tokens[place].norm}",
                    rung=_REPORTED,
                    dimension=Dimension.PROBABILITY,
                    is_hedge=True,
                )
                break


def _events(tokens: Sequence[Token], language: str) -> Iterator[ModalMark]:
    """What may come about, or may have: "могла произойти", "mógł spowodować"."""
    for match in find_phrases(tokens, DOUBTS, language, "event"):
        if match.phrase != tokens[match.start].norm or _is_denied(tokens, match.start, language):
            continue
        verbs = match.row[1].split()
        for place in range(match.end, min(len(tokens), match.end + _VERB)):
            if not tokens[place].is_word:
                break
            if tokens[place].norm in verbs:
                yield ModalMark(
                    indices=match.indices,
                    phrase=f"{match.phrase} {tokens[place].norm}",
                    rung=_REPORTED,
                    dimension=Dimension.PROBABILITY,
                )
                break


def _is_denied(tokens: Sequence[Token], index: int, language: str) -> bool:
    denying = {place for one in negations(tokens, language) for place in one.indices}
    return bool(denying & {index - 1, index})


def _is_beside_participle(tokens: Sequence[Token], place: int) -> bool:
    """Whether "haben" has a verb of its own: "beleidigt haben", "hebben bedreigd"."""
    return any(
        0 <= near < len(tokens)
        and tokens[near].text.islower()
        and len(tokens[near].norm) >= _SHORTEST_PARTICIPLE
        and tokens[near].norm.endswith(_PARTICIPLE)
        for near in (place - 1, place + 1)
    )


def _may_be_rendered(alignment: Alignment, links: Linkage, lost: ModalMark) -> bool:
    """Whether anything in the quotation may render a hedge and does not render another word."""
    language = primary(alignment.hyp_language)
    others = {
        index
        for mark in comparable_marks(alignment.ref, alignment.ref_language)
        for index in mark.indices
        if index not in lost.indices
    }
    marks = [
        one
        for one in comparable_marks(alignment.hyp, language)
        if commitment(one) is not Commitment.SURE
    ]
    if any(
        commitment(one) is commitment(lost)
        or others.isdisjoint(_surely_renders(links, one.indices))
        for one in marks
    ):
        return True
    if _leaves_open(alignment.hyp, language):
        return True
    marked = {index for one in marks for index in one.indices}
    if lost.is_hedge and find_phrases(alignment.hyp, DOUBTS, language, "reports"):
        return True
    return any(
        marked.isdisjoint(match.indices)
        and _surely_renders(links, match.indices[:1]) <= {*lost.indices}
        for match in find_phrases(alignment.hyp, DOUBTS, language, "renders")
    )


def _surely_renders(links: Linkage, indices: Sequence[int]) -> set[int]:
    """The words of the passage that these render by more than their place."""
    found = (links.link_of_hyp.get(index) for index in indices)
    return {
        r
        for link in found
        if link is not None and link.kind in _SURE and link.weight >= _STRONG
        for r in link.ref
    }


def _leaves_open(tokens: Sequence[Token], language: str) -> bool:
    """Whether a verb stands there in a form that leaves open what it tells, or a question."""
    endings = tuple(lexicons.listed(language, DOUBTS, "endings"))
    return bool(find_phrases(tokens, DOUBTS, language, "open")) or any(
        token.text == "?"
        or any(
            token.norm.endswith(ending) and len(token.norm) >= len(ending) + _SHORTEST_STEM
            for ending in endings
        )
        for token in tokens
    )


def _stated(alignment: Alignment, links: Linkage, mark: ModalMark) -> int | None:
    """The word that the quotation states flatly; None where the statement itself is not there."""
    tokens, language = alignment.ref, alignment.ref_language
    if any(_is_rendered(alignment, links, index) for index in mark.indices):
        return None
    first, last = mark.indices[0], mark.indices[-1]
    near = [
        index
        for index in range(max(0, first - _AROUND), min(len(tokens), last + _AROUND + 1))
        if index not in mark.indices
        and tokens[index].sentence == tokens[first].sentence
        and is_content(tokens[index], language)
    ]
    kept = [index for index in near if index in links.to_hyp]
    if len(kept) < _FEWEST or len(kept) < _LEAST_RENDERED * len(near):
        return None
    if mark.target is not None and mark.target in links.to_hyp:
        return links.to_hyp[mark.target][0]
    nearest = min(kept, key=lambda index: abs(index - first))
    return links.to_hyp[nearest][0]


def _is_rendered(alignment: Alignment, links: Linkage, index: int) -> bool:
    """Whether a word of a hedge answers a word of content by more than its place."""
    link = links.link_of_ref.get(index)
    return (
        link is not None
        and link.kind in _SURE
        and any(is_content(alignment.hyp[h], alignment.hyp_language) for h in link.hyp)
    )
