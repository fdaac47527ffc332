"""Which negations of a translation are not those of its original.

Languages spread one negation differently: French over two words, Slavic and Romance languages over
every pronoun of the clause, Czech writes it into the verb. So what is counted is not words but
negations: all negators of one clause are one.
"""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from fidelity import lexicons
from fidelity.evidence.linkage import linkage
from fidelity.evidence.translation.bounded_denials import is_bound
from fidelity.evidence.translation.denying_words import denials_of_both
from fidelity.evidence.translation.modality import Commitment, commitment, comparable_marks
from fidelity.evidence.translation.negations import (
    NE,
    Negation,
    is_understated,
    listed_words,
    negations,
    only_with_ne,
    words_anywhere,
)
from fidelity.records import Alignment, Link, LinkKind, Token
from fidelity.text.bilingual import dictionary_key, primary, weights
from fidelity.text.contrary_senses import DEGREES, RELATIONS, Sense, senses
from fidelity.text.function_words import is_content
from fidelity.text.lemmas import dictionary_form
from fidelity.text.phrases import find_phrases
from fidelity.text.polarity import Negator, NegatorKind, looks_negative, negators

_NEARBY = 7.0  # words about its place within which the other side may render a negation
_VERY_NEAR = 4.0
# Words to each side of a negation, and the share of content words among them that the other side
# must have: less where the negated word itself is there.
_COMPANY, _LEAST_COMPANY, _MUCH_COMPANY = 5, 0.2, 0.4
_SHORTEST_BASE = 4
_ENGLISH = "en"
_EXCLUSIVES = "exclusives"
_INCLUDE = "include"  # a contrast: its other side excludes
# "until" and its like often take a "not" that denies nothing ("поки не", "hasta que no").
_UNTIL_REACH = 5
_UNTIL, _UNTIL_FOLLOWS = frozenset({"until", "till", "before"}), 12
_DOUBLED = 2  # words from a "not" to a negative word that may undo it
_LEAST_WEIGHT = 0.15  # of a word that surely is the same in the other language
_AROUND = 1  # words from a negation to what another word for it renders
_DENIED = 3  # words behind a negation at most to what it denies


@dataclass(frozen=True, slots=True, kw_only=True)
class UnansweredNegation:
    """A negation that the other side does not have.

    Attributes:
        negation: in `alignment.ref` where it was lost, in `alignment.hyp` where it was added.
        is_lost: which of the two.
        answer: where on the other side the negated matter stands.
        is_sure: the matter itself is on the other side, by more than its place.
        is_likely: it is, or enough of the words around are there to tell.
    """

    negation: Negation
    is_lost: bool
    answer: tuple[int, ...]
    is_sure: bool
    is_likely: bool


def unanswered_negations(alignment: Alignment) -> tuple[UnansweredNegation, ...]:
    """Negations of one side that nothing on the other renders."""
    links = linkage(alignment)
    both = denials_of_both(alignment)
    to_ref, to_hyp = links.to_ref, links.to_hyp
    if not alignment.is_translation:  # within one language a word's place alone answers no other
        to_ref = {i: to_ref[i] for i in to_ref if not _is_guess(links.link_of_hyp[i])}
        to_hyp = {j: to_hyp[j] for j in to_hyp if not _is_guess(links.link_of_ref[j])}
    hyp = _Side(
        alignment.hyp, alignment.hyp_language, to_ref, links.place_in_ref, both.kept_in_hyp()
    )
    ref = _Side(
        alignment.ref, alignment.ref_language, to_hyp, links.place_in_hyp, both.kept_in_ref()
    )
    return (*_unanswered(ref, hyp, is_lost=True), *_unanswered(hyp, ref, is_lost=False))


def _is_guess(link: Link) -> bool:
    return link.kind is LinkKind.CONTEXT


@dataclass(frozen=True, slots=True)
class _Side:
    """One side: its tokens, their language, links to the other side, and places there.

    `answered` are the tokens of "refuse" and its like that the other side has as well.
    """

    tokens: Sequence[Token]
    language: str
    links: dict[int, tuple[int, ...]]
    place: Callable[[int], float]
    answered: frozenset[int]


def _unanswered(mine: _Side, other: _Side, *, is_lost: bool) -> list[UnansweredNegation]:
    # within one language what was denied is there again, or the sentence is another one
    much = 1.0 if primary(mine.language) == primary(other.language) else _MUCH_COMPANY
    theirs = list(negations(other.tokens, other.language))
    ours = negations(mine.tokens, mine.language)
    ranked = sorted(
        (min(abs(mine.place(i) - j) for i in one.indices for j in two.indices), number, at)
        for number, one in enumerate(ours)
        for at, two in enumerate(theirs)
    )
    paired: set[int] = set()
    taken: set[int] = set()
    broken: list[tuple[int, int]] = []
    for _, number, at in ranked:
        if number not in paired and at not in taken:
            paired.add(number)
            taken.add(at)
            if is_lost and ours[number].is_whole and not theirs[at].is_whole:
                broken.append((number, theirs[at].indices[0]))
    found = [
        UnansweredNegation(
            negation=ours[number], is_lost=True, answer=(at,), is_sure=False, is_likely=False
        )
        for number, at in broken
    ]
    for number, one in enumerate(ours):
        place = mine.place(one.indices[-1] if one.target is None else one.target)
        if (
            number in paired
            or _is_rendered(mine, other, one, place)
            or _is_told_with_another(mine, one, theirs)
        ):
            continue
        answer = mine.links.get(one.target, ()) if one.target is not None else ()
        company = _company(mine, one)
        is_narrow = bool(
            {mine.tokens[index].norm for index in one.indices} & words_anywhere("without")
        )
        is_doubled = _is_doubled(mine, other, one)
        found.append(
            UnansweredNegation(
                negation=one,
                is_lost=is_lost,
                answer=answer or _nearest(other, place),
                is_sure=bool(answer) and company >= _LEAST_COMPANY and not is_doubled,
                is_likely=not is_doubled and (bool(answer) or (company >= much and not is_narrow)),
            )
        )
    return found


def _is_told_with_another(mine: _Side, negation: Negation, theirs: Sequence[Negation]) -> bool:
    """Whether a second "no" of a run renders it: "no fees. No contract", "keine … und kein …"."""
    answers = mine.links.get(negation.target, ()) if negation.target is not None else ()
    return any(
        0 < answer - index <= _DOUBLED
        for one in theirs
        for index in one.indices[1:]
        for answer in answers
    )


def _nearest(side: _Side, place: float) -> tuple[int, ...]:
    """The word nearest to a place, to show for one without an answer; rather one without, too."""
    content = [i for i, token in enumerate(side.tokens) if is_content(token, side.language)]
    shown = [index for index in content if index not in side.links] or content
    indices = shown or range(len(side.tokens))
    return (min(indices, key=lambda index: abs(index - place)),) if side.tokens else ()


def _is_doubled(mine: _Side, other: _Side, negation: Negation) -> bool:
    """Whether a second negative word follows: "not out of it", "без сумнівів" may be none.

    One that the other side has as it is ("did not lose", "a perdu") lost its "not" all the same.
    """
    last = negation.indices[-1]
    return any(
        one.kind in {NegatorKind.IMPLICIT, NegatorKind.EXCUSE}
        and last < one.start <= last + _DOUBLED
        and mine.answered.isdisjoint(one.indices)
        and not any(
            _is_itself(mine, other, one.start, answer) for answer in mine.links.get(one.start, ())
        )
        for one in negators(mine.tokens, primary(mine.language))
    )


def _is_itself(mine: _Side, other: _Side, index: int, answer: int) -> bool:
    """Whether a dictionary has the word of the other side for this one, or both are one word."""
    if primary(mine.language) == primary(other.language):
        return mine.tokens[index].lemma == other.tokens[answer].lemma
    keys = (
        [dictionary_key(side.tokens[place], side.language)]
        for side, place in ((mine, index), (other, answer))
    )
    found = weights(*keys, languages=(mine.language, other.language))
    return any(weight >= _LEAST_WEIGHT for weight in found.values())


def _company(mine: _Side, negation: Negation) -> float:
    """The share of the content words around that are on the other side."""
    start = negation.indices[0]
    near = range(max(0, start - _COMPANY), min(len(mine.tokens), start + _COMPANY + 1))
    content = [index for index in near if is_content(mine.tokens[index], mine.language)]
    return sum(index in mine.links for index in content) / max(1, len(content))


def _is_rendered(mine: _Side, other: _Side, negation: Negation, place: float) -> bool:
    """Whether something near the place may say no in another way."""
    own = {*negation.indices, *([] if negation.target is None else [negation.target])}
    languages = mine.language, other.language
    if _only_waits(mine, other, negation) or is_bound(
        negation, mine.tokens, other.tokens, languages
    ):
        return True
    if (
        _says_the_contrary(mine, other, negation)
        or _leaves_open(mine, other, negation)
        or is_understated(other.tokens, other.language, place)
    ):
        return True
    for one in negators(other.tokens, primary(other.language)):
        if one.kind is NegatorKind.OVERT or not other.answered.isdisjoint(one.indices):
            continue  # what renders another "exclude" does not render a "not" beside it
        if _leaves_out_others(other, one) and not _makes_exceptions(mine, negation):
            continue  # "only he knew" is no "even he did not know"
        # of "failing to" the "to" may be linked with anything
        told = [i for i in one.indices if is_content(other.tokens[i], other.language)]
        renders = {answer for index in told or one.indices for answer in other.links.get(index, ())}
        beside = {
            answer for answer in renders if any(abs(answer - index) <= _AROUND for index in own)
        }
        # "lost" that renders "perdu" says nothing of the "pas" before it, "yet to" all
        if beside and not (
            beside == {negation.target}
            and one.kind is not NegatorKind.WEAK  # "hardly", "quasi nessuno"
            and len(one.indices) == 1
            and not _has_uncounted(other)
            and all(_is_itself(mine, other, answer, one.start) for answer in beside)
        ):
            return True
        # what renders another word excuses nothing, nor does what a word of its kind answers
        if renders or _has_its_like(mine, one):
            continue
        if _denies_the_same(other, one, negation):
            return True
        is_strong = one.kind is not NegatorKind.EXCUSE or is_content(
            other.tokens[one.start], other.language
        )
        if abs(one.start - place) <= (_NEARBY if is_strong else _VERY_NEAR):
            return True
    near = range(max(0, int(place - _NEARBY)), min(len(other.tokens), int(place + _NEARBY) + 1))
    # "injuries" that render "blessures" deny nothing; "unclear" for "не ясно" does
    return any(
        _is_negative_form(other.tokens[index], other.language)
        and (index not in other.links or own & set(other.links[index]))
        and not _only_looks_negative(mine, other, own, index)
        for index in near
    )


def _leaves_out_others(side: _Side, negator: Negator) -> bool:
    """Whether it is an "only", which is a "not" where an exception is made: "nobody but him"."""
    return negator.phrase in lexicons.listed(primary(side.language), _EXCLUSIVES, "restrict") or (
        negator.phrase in NE and bool(only_with_ne(side.tokens, side.language))
    )


def _makes_exceptions(side: _Side, negation: Negation) -> bool:
    """Whether a word such as "but" or "more than" stands in the sentence of a negation."""
    sentence = side.tokens[negation.indices[0]].sentence
    return any(
        side.tokens[match.start].sentence == sentence
        for match in find_phrases(side.tokens, _EXCLUSIVES, primary(side.language), "excepts")
    )


def _leaves_open(mine: _Side, other: _Side, negation: Negation) -> bool:
    """Whether "may" stands where "is not ruled out" is meant."""
    return any(
        one.side
        and (one.tells or len(one.indices) > 1)  # "rule out"; "out" alone is most times none
        and min(abs(i - j) for i in one.indices for j in negation.indices) <= _DENIED
        for one in senses(mine.tokens, mine.language).get(_INCLUDE, ())
    ) and any(
        commitment(mark) is Commitment.OPEN
        for mark in comparable_marks(other.tokens, primary(other.language))
    )


def _says_the_contrary(mine: _Side, other: _Side, negation: Negation) -> bool:
    """Whether "reste ouvert" stands where "does not close" is meant: the other side of a contrast.

    What follows the negation counts, and only where no word of its own side is there as well.
    """
    last = negation.indices[-1]
    theirs = senses(other.tokens, other.language)
    return any(
        (negation.target in one.indices or (one.tells and 0 < one.indices[0] - last <= _DENIED))
        and contrast in theirs
        and all(two.side != one.side for two in theirs[contrast])
        and any(two.tells and _are_free(mine, other, one, two) for two in theirs[contrast])
        for contrast, run in senses(mine.tokens, mine.language).items()
        if contrast not in RELATIONS | DEGREES
        for one in run
    )


def _are_free(mine: _Side, other: _Side, one: Sense, two: Sense) -> bool:
    """Whether two words are linked with each other or with nothing."""
    return set(two.indices).issuperset(mine.links.get(one.indices[0], ())) and set(
        one.indices
    ).issuperset(other.links.get(two.indices[0], ()))


def _denies_the_same(other: _Side, implicit: Negator, negation: Negation) -> bool:
    """Whether "fail" and "nicht" bear on the same word, far from each other as they may stand."""
    return (
        implicit.kind is NegatorKind.IMPLICIT
        and implicit.target is not None
        and negation.target is not None
        and negation.target in other.links.get(implicit.target, ())
    )


def _has_uncounted(side: _Side) -> bool:
    """Whether a "not" stands there that was taken for none: "isn't the only one"."""
    counted = {index for one in negations(side.tokens, side.language) for index in one.indices}
    return any(
        one.kind is NegatorKind.OVERT and one.start not in counted
        for one in negators(side.tokens, primary(side.language))
    )


def _waits(side: _Side, index: int) -> bool:
    """Whether an "until" stands just before."""
    words = listed_words(side.language, "until")
    return any(token.norm in words for token in side.tokens[max(0, index - _UNTIL_REACH) : index])


def _only_waits(mine: _Side, other: _Side, negation: Negation) -> bool:
    """Whether both sides wait: "поки не" for "until", "dopiero" for "not until"."""
    return (_waits(mine, negation.indices[0]) and _has(other, "until")) or (
        _is_not_until(mine, negation.indices[-1])
        and (_has(other, "only then") or bool(only_with_ne(other.tokens, other.language)))
    )


def _has(side: _Side, section: str) -> bool:
    words = listed_words(side.language, section)
    return any(token.norm in words for token in side.tokens)


def _is_not_until(side: _Side, index: int) -> bool:
    """Whether an "until" or "before" follows: "not until the evening" is "only then"."""
    is_english = primary(side.language) == _ENGLISH
    words = _UNTIL if is_english else listed_words(side.language, "until")
    after = side.tokens[index + 1 : index + 1 + _UNTIL_FOLLOWS]
    sentence = side.tokens[index].sentence
    return any(token.norm in words and token.sentence == sentence for token in after)


def _has_its_like(mine: _Side, implicit: Negator) -> bool:
    """Whether my side has a "refuse" or "hardly" of its own at the place of theirs."""
    if implicit.kind is NegatorKind.EXCUSE:
        return False
    return any(
        one.kind in {NegatorKind.IMPLICIT, NegatorKind.WEAK}
        and mine.answered.isdisjoint(one.indices)
        and abs(mine.place(one.start) - implicit.start) <= _NEARBY
        for one in negators(mine.tokens, primary(mine.language))
    )


def _only_looks_negative(mine: _Side, other: _Side, own: AbstractSet[int], index: int) -> bool:
    """Whether it is what is denied, with its beginning: "dépasser" is "exceed".

    A dictionary form without the prefix ("nevhodný", "vhodný") tells nothing of it.
    """
    token = other.tokens[index]
    keeps = token.lemma[:2] == token.norm[:2]
    return keeps and any(_is_itself(mine, other, there, index) for there in own)


def _is_negative_form(token: Token, language: str) -> bool:
    """Whether the word is negative by its form: "unable", "unmöglich", "невозможно"."""
    code = primary(language)
    if code == _ENGLISH and token.norm.startswith("in"):
        return looks_negative(token.norm)  # "increase" denies nothing
    return (code == _ENGLISH and token.norm.endswith("less")) or any(
        token.norm.startswith(prefix)
        and len(token.norm) - len(prefix) >= _SHORTEST_BASE
        and dictionary_form(token.norm.removeprefix(prefix), code) is not None
        for prefix in listed_words(code, "prefix")
    )
