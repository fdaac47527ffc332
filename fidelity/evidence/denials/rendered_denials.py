"""Whether a denial that nothing answers is told in other words, or not told at all.

"Refused to say" for "would not say", "nobody is unwelcome", "the policy did not include it" for
"it was not covered".
"""

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from fidelity import lexicons
from fidelity.evidence.denials.denied_otherwise import is_told_otherwise
from fidelity.evidence.denials.limits_of_denial import is_a_limit
from fidelity.evidence.denials.negator_sides import (
    COUNTED,
    NegatorSide,
    affirms,
    answers_near,
    cannot_answer,
    clause_content,
    distance,
    place_of,
    unanswered_near,
)
from fidelity.evidence.denials.turned_universals import deny_the_rest, says_of_all, sentence_of
from fidelity.evidence.denials.undone_denials import is_undone, overt_beside
from fidelity.records import Token
from fidelity.text.fluency import corrections
from fidelity.text.function_words import word_classes
from fidelity.text.opposites import contraries
from fidelity.text.phrases import find_phrases
from fidelity.text.polarity import (
    BEFORE_LIMITS,
    Negator,
    NegatorKind,
    clause_of,
    is_doubted,
    limiters,
    looks_negative,
    negators,
)
from fidelity.text.reporting import reporting_verbs

_NEARBY = 8  # tokens within which another word may render a negator
_SCOPE = 14  # within which two of one side may cancel out
_COORDINATING = frozenset({"and", "but", "or"})
_SIDE_BY_SIDE = 4  # within which two plain ones of one clause do
_VERY_NEAR = 5  # and within which a word may that only sometimes does ("lack", "instead")
_REPEATED = frozenset({"without", "no"})  # "without a leader and without a plan"
_BESIDE = 3  # tokens around the place of a negated word where its opposite renders it
_UNLESS, _NOT, _WHETHER = "unless", "not", "whether"
_DUTY = 2  # words of a duty that "not" lifts: "have to"
_MOSTLY_KEPT = 0.75  # from this share a word in the place of a negator is no rendering of it


def is_rendered(
    negator: Negator, mine: NegatorSide, other: NegatorSide, turned: Sequence[int]
) -> bool:
    """Whether the other side may say the same in other words, or says nothing of the matter.

    `turned` are words of the other side that a prefix turned round.
    """
    place = place_of(negator, mine)
    if place is None or not _is_told(negator, mine) or _is_resolved(negator, mine):
        return True
    if negator.kind is NegatorKind.IMPLICIT and (
        negator.target not in mine.sure
        or (
            any(_is_in_its_place(i, mine, other) for i in negator.indices)
            and not _is_other_will(negator, mine, other)
        )
    ):
        return True
    if any(abs(index - place) <= _NEARBY for index in turned) or _has_negative_word(
        other, mine, place
    ):
        return True
    return (
        _is_asked(negator, mine, other, place)
        or _is_misspelt(negator, other)
        or _has_opposite(negator, mine, other, place)
        or _is_said_in_one_word(negator, mine, other, place)
        or _is_put_otherwise(negator, mine, other, place)
        or _has_answer(negator, mine, other, place)
    )


def _is_in_its_place(index: int, mine: NegatorSide, other: NegatorSide) -> bool:
    """Whether a word of a negator has a counterpart that may render it: no mere "said"."""
    there = mine.to_other.get(index, ())
    if index in mine.alike:
        return True
    return any(other.tokens[place].lemma not in reporting_verbs() for place in there)


def _is_asked(negator: Negator, mine: NegatorSide, other: NegatorSide, place: int) -> bool:
    """Whether both ask for yes or no: "whether it is not better", "whether it is better"."""
    return (
        negator.phrase == _NOT
        and _asks_whether(mine.tokens, negator.start)
        and _asks_whether(other.tokens, place)
    )


def _asks_whether(tokens: Sequence[Token], place: int) -> bool:
    """Whether this stands behind "whether" in its sentence."""
    sentence = tokens[min(place, len(tokens) - 1)].sentence
    return any(
        token.norm == _WHETHER and token.sentence == sentence for token in tokens[: place + 1]
    )


def _is_misspelt(negator: Negator, other: NegatorSide) -> bool:
    """Whether the other side has the same word with a slip of the pen in it."""
    return any(
        index not in other.sure and negator.phrase in corrections(token.text)
        for index, token in enumerate(other.tokens)
    )


def _is_put_otherwise(negator: Negator, mine: NegatorSide, other: NegatorSide, place: int) -> bool:
    """Whether the other side sets the same limit, or denies or permits the reworded matter."""
    denied = mine.tokens[negator.indices[-1] + 1 :]
    if is_a_limit(negator.phrase, denied, mine.tokens, other.tokens):
        return True
    is_told = is_told_otherwise(negator, mine, other) or is_undone(negator, mine, other)
    if is_told or _lifts_the_limit(negator, mine, other):
        return True
    ours, theirs = sentence_of(mine.tokens, negator.start), sentence_of(other.tokens, place)
    if says_of_all(negator.phrase, ours, theirs) or deny_the_rest(mine.tokens, other.tokens):
        return True
    if _is_elliptical(negator, mine) and _has_new_excuse(mine, other):
        return True
    if _leaves_only(negator, mine, other) or _compares_in_turn(negator, mine, other):
        return True
    return negator.target not in mine.alike and (
        _is_denied_elsewhere(negator, other, place) or _is_freed(negator, mine, other)
    )


def _lifts_the_limit(negator: Negator, mine: NegatorSide, other: NegatorSide) -> bool:
    """Whether it is the "not" of "not the only one", said of whoever thinks so."""
    end = negator.indices[-1] + 1
    is_its_own = any(
        negator.start < place
        and (
            is_doubted(mine.tokens, place)
            or all(token.norm in BEFORE_LIMITS for token in mine.tokens[end:place])
        )
        for place in limiters(mine.tokens)[1]
    )
    return is_its_own and bool(limiters(other.tokens)[1])


def _leaves_only(negator: Negator, mine: NegatorSide, other: NegatorSide) -> bool:
    """Whether two denials leave what the other side limits: "who does not pay gets nothing"."""
    sentence = mine.tokens[negator.start].sentence
    overt = overt_beside(negator, mine)
    conditions = [
        token for token in mine.tokens if token.norm == _UNLESS and token.sentence == sentence
    ]
    return (
        len(overt) + len(conditions) == 2
        and bool(limiters(other.tokens)[0])
        and not limiters(mine.tokens)[0]
    )


def _compares_in_turn(negator: Negator, mine: NegatorSide, other: NegatorSide) -> bool:
    """Whether what is compared changed places: B is "not as old as" A, A is "older than" B."""
    end = negator.indices[-1] + 1
    norms = [token.norm for token in mine.tokens]
    first = next((k for k in range(end, min(end + 3, len(norms))) if norms[k] in {"as", "so"}), -1)
    if first < 0 or "as" not in norms[first + 2 :]:
        return False
    hinge = norms.index("as", first + 2)
    than = next((i for i, token in enumerate(other.tokens) if token.norm == "than"), None)
    if than is None:
        return False
    before = {i for place in range(negator.start) for i in mine.to_other.get(place, ())}
    behind = {i for place in range(hinge + 1, len(norms)) for i in mine.to_other.get(place, ())}
    return any(i > than for i in before & other.content) and any(
        i < than for i in behind & other.content
    )


def _has_answer(negator: Negator, mine: NegatorSide, other: NegatorSide, place: int) -> bool:
    """Whether another negator near there renders it, or one of its own side undoes it."""
    near = answers_near(negator, mine, other, place, within=_SCOPE)
    if negator.kind is NegatorKind.OVERT:  # what a word like "lack" renders is weighed by `loss`
        near = [
            one
            for one in near
            if one.kind is not NegatorKind.EXCUSE
            or (
                _stands_in(one, other, place)
                and not cannot_answer(one, negator, ())
                and not affirms(one, negator, other.to_other)
            )
        ]
    elif not any(
        one.kind is not NegatorKind.EXCUSE or distance(one, place) <= _VERY_NEAR for one in near
    ):
        near = []
    return bool(near) or _is_cancelled(negator, mine)


def _is_denied_elsewhere(negator: Negator, other: NegatorSide, place: int) -> bool:
    """Whether the other side denies what became of a reworded matter, or has a denial to spare.

    "The furniture, which was not covered by the policy": "the policy did not include it".
    """
    if negator.kind is not NegatorKind.OVERT:
        return False
    spare = [one for one in other.unanswered if one.kind is NegatorKind.OVERT]
    return bool(spare) or any(
        one.kind is NegatorKind.OVERT and place in clause_of(other.tokens, one.start)
        for one in negators(other.tokens, "en")
    )


def _is_freed(negator: Negator, mine: NegatorSide, other: NegatorSide) -> bool:
    """Whether it lifts a duty, and the other side permits: "did not have to name", "may hide"."""
    end = negator.indices[-1] + 1
    after = " ".join(token.norm for token in mine.tokens[end : end + _DUTY])
    permits = {match.section for match in find_phrases(other.tokens, "permissions")}
    return after in lexicons.words("en", "polarity_grammar", "freed") and "permits" in permits


def _is_elliptical(negator: Negator, mine: NegatorSide) -> bool:
    """Whether it ends its clause behind an auxiliary: "lorries still cannot", "she did not"."""
    after, before = negator.indices[-1] + 1, negator.start - 1
    ends = after >= len(mine.tokens) or not mine.tokens[after].is_word
    kinds = {"auxiliary", "modal"}
    return ends and before >= 0 and word_classes("en").get(mine.tokens[before].norm) in kinds


def _has_new_excuse(mine: NegatorSide, other: NegatorSide) -> bool:
    """Whether the other side has a word that may render a denial, and mine has not: "remain"."""
    here, there = (
        {one.phrase for one in negators(side.tokens, "en") if one.kind is NegatorKind.EXCUSE}
        for side in (mine, other)
    )
    return not there <= here


def _is_other_will(negator: Negator, mine: NegatorSide, other: NegatorSide) -> bool:
    """Whether its place alone links it with another verb before "to": "refused", "promised"."""
    end = negator.indices[-1]
    answers = mine.to_other.get(end, ())
    if end in mine.alike or not answers or min(mine.kept, other.kept) < _MOSTLY_KEPT:
        return False
    after = (*mine.tokens[end + 1 : end + 2], *other.tokens[answers[-1] + 1 : answers[-1] + 2])
    return [token.norm for token in after] == ["to", "to"]


def _is_resolved(negator: Negator, mine: NegatorSide) -> bool:
    """Whether its own side undoes or repeats it: "not wrong", "could not refuse", "nor even"."""
    if any(negator.target in one.indices for one in mine.unanswered):
        return True
    return _is_litotes(negator, mine) or _goes_on(negator, mine)


def _is_litotes(negator: Negator, mine: NegatorSide) -> bool:
    """Whether it denies a word that is negative itself, and that was reworded: "not groundless"."""
    target = negator.target
    if target is None or target in mine.alike or negator.kind is not NegatorKind.OVERT:
        return False
    return looks_negative(mine.tokens[target].norm) or looks_negative(mine.tokens[target].lemma)


def _goes_on(negator: Negator, mine: NegatorSide) -> bool:
    """Whether it only repeats an answered one of its sentence: "will not, not even in winter"."""
    after = negator.indices[-1] + 1
    if after >= len(mine.tokens):
        return False
    classes = word_classes("en")
    is_aside = mine.tokens[after].norm != "to" or not mine.tokens[negator.start - 1].is_word
    only_repeats = negator.phrase == "not" and (
        mine.tokens[after].norm == "even"
        # "no reason not to go" repeats nothing
        or (classes.get(mine.tokens[after].norm) == "preposition" and is_aside)
    )
    is_second = negator.phrase in _REPEATED and mine.tokens[negator.start - 1].norm in {"and", "or"}
    if not only_repeats and not is_second:
        return False
    open_ones = {one.start for one in mine.unanswered}
    sentence = mine.tokens[negator.start].sentence
    return any(
        one.start < negator.start
        and one.kind is NegatorKind.OVERT
        and (only_repeats or one.phrase == negator.phrase)
        and one.start not in open_ones
        and mine.tokens[one.start].sentence == sentence
        for one in negators(mine.tokens, "en")
    )


def _stands_in(excuse: Negator, side: NegatorSide, place: int) -> bool:
    """Whether such a word is new to its side and right there: "cancelled" for "not take place"."""
    return distance(excuse, place) <= _VERY_NEAR and side.sure.isdisjoint(excuse.indices)


def _is_told(negator: Negator, mine: NegatorSide) -> bool:
    """Whether the other side has anything of the clause that this negator stands in."""
    clause = clause_content(negator, mine)
    return not clause or any(index in mine.to_other for index in clause)


def _is_cancelled(negator: Negator, mine: NegatorSide) -> bool:
    """Whether another negator of the same side undoes this one: "not allow it to be kept off".

    Two plain ones do so side by side ("nobody is not welcome") or with "without" ("not to eat any
    without washing"); each of two clauses has its own ("is not near it and is not beside it",
    "did not open and neglected to pay").
    """
    clause = clause_of(mine.tokens, negator.start)
    partners = [
        one
        for one in unanswered_near(mine, negator.start, COUNTED, within=_SCOPE)
        if one is not negator
        and mine.tokens[max(one.start, negator.start) - 1].norm not in _COORDINATING
        and (
            NegatorKind.IMPLICIT in {one.kind, negator.kind}
            or (distance(one, negator.start) <= _SIDE_BY_SIDE and one.start in clause)
            or ([one.phrase, negator.phrase].count("without") == 1 and one.start in clause)
        )
    ]
    return len(partners) % 2 == 1


def _has_opposite(negator: Negator, mine: NegatorSide, other: NegatorSide, place: int) -> bool:
    """Whether the other side has, right there, the opposite of what is negated: "not forget".

    Or that of the next word: "does not want to sell", "wants to keep".
    """
    if negator.kind is not NegatorKind.OVERT or negator.target is None:
        return False
    behind = [negator.target + 1] if negator.target + 1 < len(mine.tokens) else []
    denied = {negator.target, *behind, *(one for one in negator.anchors if one > negator.target)}
    opposite = frozenset[str]().union(
        *(
            contraries("en").get(word, frozenset())
            for index in denied
            if index == negator.target or index not in mine.sure
            for word in {mine.tokens[index].lemma, mine.tokens[index].lemma.removesuffix("ly")}
        )
    )
    near = range(max(0, place - _BESIDE), min(len(other.tokens), place + _BESIDE + 1))
    return any(i not in other.sure and other.tokens[i].lemma in opposite for i in near)


def _is_said_in_one_word(
    negator: Negator, mine: NegatorSide, other: NegatorSide, place: int
) -> bool:
    """Whether a new word there says what is denied of words that are gone: "stuck"."""
    target = negator.target
    if negator.kind is not NegatorKind.OVERT or target is None:
        return False
    if target in mine.alike:  # "not like" and "hate", which may be linked
        said = _said_of().get(mine.tokens[target].lemma, frozenset())
        return any(
            other.tokens[i].lemma in said and i not in other.sure
            for i in mine.to_other.get(target, ())
        )
    gone = [target, *(i for i in negator.anchors if i > target and i not in mine.alike)]
    words = {word for i in gone for word in (mine.tokens[i].lemma, mine.tokens[i].norm)}
    said = frozenset[str]().union(*(_said_of().get(word, frozenset()) for word in words))
    near = range(max(0, place - _SCOPE), min(len(other.tokens), place + _SCOPE + 1))
    return any(
        i not in other.sure and not said.isdisjoint({other.tokens[i].lemma, other.tokens[i].norm})
        for i in near
    )


@cache
def _said_of() -> Mapping[str, frozenset[str]]:
    """Word -> what says in one word that it is denied."""
    found: dict[str, set[str]] = {}
    for row in lexicons.sections("en", "denied")[""]:
        sides = [cell.split() for cell in row]
        for side, facing in (sides, sides[::-1]):
            for word in side:
                found.setdefault(word, set()).update(facing)
    return MappingProxyType({word: frozenset(words) for word, words in found.items()})


def _has_negative_word(side: NegatorSide, facing: NegatorSide, place: int) -> bool:
    """Whether a word there is negative by its form, and the negator's side lacks it: "useless"."""
    near = range(max(0, place - _NEARBY), min(len(side.tokens), place + _NEARBY + 1))
    said = {token.norm for token in facing.tokens}
    return any(
        looks_negative(side.tokens[i].norm)
        for i in near
        if i not in side.sure or side.tokens[i].norm not in said
    )
