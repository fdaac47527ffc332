"""Steps of a procedure: accused, charged, convicted; considered, agreed, completed; English."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from fidelity import lexicons
from fidelity.evidence.linkage import Linkage, linkage
from fidelity.evidence.prepositions import object_of
from fidelity.records import Alignment, Token
from fidelity.text.function_words import DETERMINERS, is_content, word_classes
from fidelity.text.phrases import find_phrases
from fidelity.text.polarity import negators

_LIST = "steps"
_NO_STEP, _OF_LAW = "no step", "things of law"
_INTRODUCE = "introduce"
_NOTICED, _MISLEADS = 15, 30
_NEAR = 4.0  # tokens between a word and the place where its counterpart would stand
_REACH = 5  # tokens back to the word that a step was done to
_BEFORE = 3  # tokens before a word among which what makes it unreal stands
_SCOPE = 5  # tokens within which a negator turns a step round
_UNREAL = frozenset(
    {
        "to",
        "will",
        "would",
        "could",
        "should",
        "may",
        "might",
        "can",
        "must",
        "shall",
        "'ll",
        "if",
        "almost",
        "nearly",
    }
)
_OPEN_A_NOUN = DETERMINERS | {"preposition"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A word or phrase of a field of steps, and how far the matter has come with it."""

    indices: tuple[int, ...]
    field: str
    phrase: str
    reached: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherStep:
    """Two steps of one field that are told of the same thing."""

    hyp: Step
    ref: Step

    @property
    def distance(self) -> int:
        """How much further the quotation is than the original; below 0 where it falls back."""
        return self.hyp.reached - self.ref.reached

    @property
    def misleads(self) -> bool:
        """Whether the two are different pieces of news."""
        return abs(self.distance) >= _MISLEADS


def other_steps(alignment: Alignment) -> Iterator[OtherStep]:
    """Steps in whose place the quotation has another one of the same field.

    Only of what is told as done on both sides, and of one thing: the next word of weight behind
    them, or before them in the passive voice, is the same.
    """
    if not alignment.is_english:
        return
    if not find_phrases(alignment.hyp, _LIST) or not find_phrases(alignment.ref, _LIST):
        return
    links = linkage(alignment)
    excluded = _no_steps(alignment.hyp), _no_steps(alignment.ref)
    done: set[tuple[int, ...]] = set()
    for field in _fields():
        hyp = _steps(alignment.hyp, field, excluded[0])
        ref = _steps(alignment.ref, field, excluded[1]) if hyp else []
        kept = {one.phrase for one in hyp} & {one.phrase for one in ref}
        for mine in hyp:
            for other in ref:
                pair = OtherStep(hyp=mine, ref=other)
                if (
                    abs(pair.distance) >= _NOTICED
                    and not {mine.phrase, other.phrase} & kept
                    and mine.indices not in done
                    and _answers(alignment, links, mine, other)
                    and _is_of_law(alignment.ref, other, pair)
                    and _denials(alignment.hyp, mine) == _denials(alignment.ref, other)
                ):
                    done.add(mine.indices)
                    yield pair
                    break


@cache
def _fields() -> tuple[str, ...]:
    return tuple(name for name in lexicons.sections("en", _LIST) if name not in {_NO_STEP, _OF_LAW})


def _no_steps(tokens: Sequence[Token]) -> frozenset[int]:
    """The tokens of phrases that only look like steps."""
    found = find_phrases(tokens, _LIST, section=_NO_STEP)
    return frozenset(index for one in found for index in one.indices)


def _steps(tokens: Sequence[Token], field: str, excluded: frozenset[int]) -> list[Step]:
    """The steps of a field that are told as done, no nouns among them."""
    classes = word_classes("en")
    found = []
    for match in find_phrases(tokens, _LIST, section=field):
        before = [token.norm for token in tokens[max(0, match.start - _BEFORE) : match.start]]
        if excluded.intersection(match.indices) or not _UNREAL.isdisjoint(before):
            continue
        if before and len(match.indices) == 1 and classes.get(before[-1]) in _OPEN_A_NOUN:
            continue
        found.append(
            Step(
                indices=match.indices,
                field=field,
                phrase=match.phrase,
                reached=int(match.row[1]),
            )
        )
    return found


def _answers(alignment: Alignment, links: Linkage, hyp: Step, ref: Step) -> bool:
    """Whether they stand in each other's place, and are steps of one thing."""
    linked = {r for h in hyp.indices for r in links.to_ref.get(h, ())}
    if linked:
        if linked.isdisjoint(ref.indices):
            return False
    elif abs(links.place_in_ref(hyp.indices[0]) - ref.indices[0]) > _NEAR:
        return False
    mine, theirs = (
        object_of(tokens, step.indices[-1])
        for tokens, step in ((alignment.hyp, hyp), (alignment.ref, ref))
    )
    if mine is None and theirs is None:
        mine, theirs = _ahead(alignment.hyp, hyp), _ahead(alignment.ref, ref)
    if mine is None or theirs is None:
        return False
    return links.keeps(mine, theirs)


def _is_of_law(tokens: Sequence[Token], step: Step, pair: OtherStep) -> bool:
    """Whether what is "introduced" is a rule of law, if one of the two says so of anything."""
    if _INTRODUCE not in {pair.hyp.phrase, pair.ref.phrase}:
        return True
    thing = object_of(tokens, step.indices[-1])
    rules = lexicons.words("en", _LIST, _OF_LAW)
    return thing is not None and (tokens[thing].lemma in rules or tokens[thing].norm in rules)


def _ahead(tokens: Sequence[Token], step: Step) -> int | None:
    first = step.indices[0]
    for place in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if not tokens[place].is_word:
            return None
        if is_content(tokens[place], "en"):
            return place
    return None


def _denials(tokens: Sequence[Token], step: Step) -> int:
    return sum(
        not set(one.indices) & set(step.indices)
        and min(abs(i - step.indices[0]) for i in one.indices) <= _SCOPE
        for one in negators(tokens, "en")
    )
