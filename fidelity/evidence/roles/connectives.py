"""The same clause, hung on the same other clause in another way: if, because, although."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import SAME_WORD, Linkage, linkage
from fidelity.records import Alignment, Token
from fidelity.text.function_words import is_content
from fidelity.text.phrases import PhraseMatch, find_phrases
from fidelity.text.polarity import negators
from fidelity.text.recent import remember_recent

_LIST = "connectives"
_OTHER, _NO_CONNECTIVE = "other", frozenset({"wish", "hedge"})
_OPEN = frozenset({"condition", "exception", "purpose"})  # what these open need not happen
_TIME, _CONCESSION = "time", "concession"
_TURNED = frozenset({"condition", "exception"})
_LONGEST = 14  # tokens of the clause behind a connective
_ENDS = frozenset(",;:.!?—–()")
_DIRECTED = frozenset({"cause", "condition", "condition or time"})
_OPPOSED = (frozenset({"only if", "even if"}), frozenset({"if", "even if"}))
_LEAST, _MOST = 2, 0.6  # content words of a clause, and the share of them, that changed clauses
_HALF = 0.5  # of the words of a clause that must be the same for the clause to be the same
_ASKING_REACH = 3


@dataclass(frozen=True, slots=True)
class OtherConnective:
    """Connectives of one clause that say different relations.

    Attributes:
        hyp, ref: their tokens.
        became: what the relation was and what it is, for people.
        is_open: whether one side leaves open whether the clause comes true, and the other not.
    """

    hyp: tuple[int, ...]
    ref: tuple[int, ...]
    became: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class _Hung:
    """A connective with the content words of its clause, and of the rest of its sentence."""

    match: PhraseMatch
    relations: frozenset[str]
    clause: frozenset[int]
    rest: frozenset[int]


@remember_recent
def other_connectives(alignment: Alignment) -> tuple[OtherConnective, ...]:
    """Clauses that another relation joins to the rest than in the original; English only."""
    if not alignment.is_english:
        return ()
    hyp = find_phrases(alignment.hyp, _LIST)
    ref = find_phrases(alignment.ref, _LIST)
    phrases = {match.phrase for match in (*hyp, *ref)}
    is_same = {match.section for match in hyp} == {match.section for match in ref}
    if is_same and not any(phrases >= opposed for opposed in _OPPOSED):
        return ()
    ours, theirs = list(_hung(alignment.hyp, hyp)), list(_hung(alignment.ref, ref))
    links = linkage(alignment)
    same = [
        (one, other)
        for one, other in product(ours, theirs)
        if _share(links, one.clause, other.clause) >= _HALF
        and _share(links, one.rest, other.rest) >= _HALF
    ]
    kept = [
        (one, other)
        for one, other in same
        if one.relations & other.relations and not _are_opposed(one, other)
    ]
    found = []
    for one, other in same:
        is_told = any(one is mine or other is yours for mine, yours in kept)
        if not is_told and _differ(alignment, links, one, other):
            fact = one.relations, other.relations
            found.append(
                OtherConnective(
                    hyp=one.match.indices,
                    ref=other.match.indices,
                    became=f"“{other.match.phrase}” became “{one.match.phrase}”",
                    is_open=len([side for side in fact if side & _OPEN]) == 1,
                )
            )
    return tuple(found)


def exchanged_clauses(alignment: Alignment) -> Iterator[BothSides]:
    """Two statements of which the one that was the reason, or came first, hangs on the other now.

    "Because the harvest was poor, prices rose": "because prices rose, the harvest was poor".
    """
    if not alignment.is_english:
        return
    ours = list(_hung(alignment.hyp, _directed(alignment.hyp)))
    theirs = list(_hung(alignment.ref, _directed(alignment.ref))) if ours else []
    links = linkage(alignment)
    if len(ours) != 1 or len(theirs) != 1:
        return
    for one, other in product(ours, theirs):
        rests = _beside(alignment.hyp, one), _beside(alignment.ref, other)
        if (
            one.relations == other.relations
            and _share(links, one.clause, other.clause) < _HALF
            and _went(links, one, other, rests[1])
            and _went(links, other, one, rests[0], is_ref=True)
        ):
            yield BothSides(
                hyp=(*one.match.indices, *sorted(one.clause)),
                ref=(*other.match.indices, *sorted(other.clause)),
            )


def _beside(tokens: Sequence[Token], hung: _Hung) -> frozenset[int]:
    """The rest of the sentence up to the next ";" on both sides."""
    parting = [place for place, token in enumerate(tokens) if token.text == ";"]
    start = max((place for place in parting if place < hung.match.start), default=-1)
    end = min((place for place in parting if place > hung.match.start), default=len(tokens))
    return frozenset(index for index in hung.rest if start < index < end)


def _directed(tokens: Sequence[Token]) -> list[PhraseMatch]:
    return [match for match in find_phrases(tokens, _LIST) if match.section in _DIRECTED]


def _went(
    links: Linkage, hung: _Hung, facing: _Hung, rest: frozenset[int], *, is_ref: bool = False
) -> bool:
    """Whether most words of a clause are the same as ones of the rest of the other text.

    Those that both clauses have ("first") tell nothing. Of "if they paid me" the verb alone can
    tell.
    """
    links_of = links.link_of_ref if is_ref else links.link_of_hyp
    clause = {
        i
        for i in hung.clause
        if not any(links.keeps(*((j, i) if is_ref else (i, j))) for j in facing.clause)
    }
    least = min(_LEAST, len(clause)) if hung.relations == {"condition"} else _LEAST
    same = [i for i in clause if i in links_of and links_of[i].kind in SAME_WORD]
    gone = [i for i in same if not rest.isdisjoint(links_of[i].hyp if is_ref else links_of[i].ref)]
    return bool(clause) and len(gone) >= max(least, _MOST * len(clause))


def _are_opposed(one: _Hung, other: _Hung) -> bool:
    """Only if it rains / even if it rains: both are conditions, and one of them is no hindrance."""
    return {one.match.phrase, other.match.phrase} in _OPPOSED


def _differ(alignment: Alignment, links: Linkage, one: _Hung, other: _Hung) -> bool:
    """Whether no reading makes the two relations one."""
    if _are_opposed(one, other):
        return True
    relations = one.relations | other.relations
    if _TIME in relations and {_CONCESSION} not in (one.relations, other.relations):
        return False  # "while he was ill", "because he was ill"
    for side, tokens in ((one, alignment.hyp), (other, alignment.ref)):
        if relations & _OPEN and not side.relations & _OPEN and _tells_no_fact(tokens, side):
            return False
    if _denials(alignment.hyp, one) != _denials(alignment.ref, other):
        return False
    if relations <= _TURNED:  # "stays unless", "leaves if": all must be the same but this
        clauses = _share(links, one.clause, other.clause)
        return clauses == _share(links, one.rest, other.rest) == 1
    return True


def _tells_no_fact(tokens: Sequence[Token], hung: _Hung) -> bool:
    """Whether the clause behind "because" is a wish or a doubt: "because they wanted to …"."""
    words = lexicons.words("en", _LIST, "wish") | lexicons.words("en", _LIST, "hedge")
    end = max(hung.clause) + 1
    return any(
        token.lemma in words or token.norm in words for token in tokens[hung.match.end : end]
    )


def _denials(tokens: Sequence[Token], hung: _Hung) -> int:
    sentence = tokens[hung.match.start].sentence
    return sum(
        tokens[negator.start].sentence == sentence and negator.start not in hung.match.indices
        for negator in negators(tokens, "en")
    )


def _share(links: Linkage, mine: frozenset[int], yours: frozenset[int]) -> float:
    """How many of the content words of the longer stretch are the same in both."""
    same = sum(any(links.keeps(index, other) for other in yours) for index in mine)
    return same / max(len(mine), len(yours), 1)


def _hung(tokens: Sequence[Token], matches: Sequence[PhraseMatch]) -> Iterator[_Hung]:
    matches = [match for match in matches if match.section not in _NO_CONNECTIVE]
    starts = {match.start for match in matches}
    asked = lexicons.words("en", "mental_verbs", "asked")
    for match in matches:
        relations = frozenset(match.section.split(" or "))
        before = tokens[max(0, match.start - _ASKING_REACH) : match.start]
        is_asked = match.phrase == "if" and any(token.lemma in asked for token in before)
        if match.section == _OTHER or is_asked:
            continue
        end = match.end
        while (
            end < min(len(tokens), match.end + _LONGEST)
            and tokens[end].text not in _ENDS
            and end not in starts
        ):
            end += 1
        sentence = tokens[match.start].sentence
        content = {
            index
            for index, token in enumerate(tokens)
            if token.sentence == sentence and is_content(token, "en")
        }
        clause = frozenset(index for index in content if match.end <= index < end)
        rest = frozenset(content - clause - set(match.indices))
        if clause and rest:
            yield _Hung(match, relations, clause, rest)
