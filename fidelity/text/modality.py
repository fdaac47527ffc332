"""Words that say how sure, how possible or how binding something is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import islice

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.chances import Chance, chances
from fidelity.text.function_words import is_content
from fidelity.text.phrases import PhraseMatch, find_phrases
from fidelity.text.recent import remember_recent
from fidelity.text.reporting_frames import reporting_frames


class Dimension(Enum):
    """What a modal expression measures."""

    PROBABILITY = "probability"
    OBLIGATION = "obligation"
    ABILITY = "ability"  # "can": lawful for "could" and "may", and no rung of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class ModalMark:
    """One modal expression.

    Attributes:
        indices: its tokens, ascending.
        phrase: the list's form of it ("possibility").
        rung: 0 (impossible, or left free) to 100 (certain, or compulsory).
        dimension: what the rung measures.
        is_surveyed: the rung is a median of a survey, no interpolation.
        is_hedge: it says that the speaker does not vouch for it ("seem", "alleged", "I think").
        is_auxiliary: a modal verb ("might"), no word of its own ("possibly").
        is_negated: "not likely", "no possibility".
        target: the content word that it bears on; None at the end of a sentence.
    """

    indices: tuple[int, ...]
    phrase: str
    rung: int
    dimension: Dimension
    is_surveyed: bool = False
    is_hedge: bool = False
    is_auxiliary: bool = False
    is_negated: bool = False
    target: int | None = None

    @property
    def is_prediction(self) -> bool:
        """A plain "will" or "would": as sure as a flat statement, and no claim to be certain."""
        return self.phrase in _PREDICTIONS


_GUESSED = 95  # rung of "must have been", as sure as a plain statement
_OPEN_CLAUSE = 75  # below it a word leaves open what its clause says will be
_CLAUSE_ENDS = frozenset(",;:—–.?!")
_CONJUNCTIONS = frozenset({"that", "dass", "que", "che", "dat"})
_OWN, _OF_A_THING = ("i ", "we "), frozenset({"in", "about", "of"})
_PREDICTIONS = frozenset({"will", "would", "shall", "going to"})
# how far a negator reaches within its clause: "I would not say that it is certain"
_REACH = 6
_GOVERNS = 10  # tokens of a clause that an expression bears on
_PREDICATED = 6  # tokens before "were possible" among which its subject stands


def grammar(section: str) -> frozenset[str]:
    """The English words that tell what a modal expression does, by section of their list."""
    return lexicons.words("en", "modality_grammar", section)


@remember_recent
def modal_marks(tokens: Sequence[Token], language: str = "en") -> tuple[ModalMark, ...]:
    """All modal expressions of a text, in order; none in a language without the word list."""
    measured = chances(tokens, language)
    sized = {index for chance in measured if chance.is_sized for index in chance.indices}
    nouns = {index for chance in measured for index in chance.indices}
    found = []
    for match in find_phrases(tokens, "modality", language):
        if not (sized if len(match.indices) > 1 else nouns).isdisjoint(match.indices):
            continue
        if match.section == "excluded":
            mark = _not_excluded(tokens, match, language)
        elif _means_something_else(tokens, match):
            mark = None
        else:
            mark = _mark(tokens, match, language)
        if mark is not None:
            found.append(mark)
    taken = {index for mark in found for index in mark.indices}
    found += [
        _of_chance(tokens, one, language) for one in measured if taken.isdisjoint(one.indices)
    ]
    return tuple(sorted(found, key=lambda mark: mark.indices))


def _of_chance(tokens: Sequence[Token], chance: Chance, language: str) -> ModalMark:
    return ModalMark(
        indices=chance.indices,
        phrase=chance.phrase,
        rung=chance.rung,
        dimension=Dimension.PROBABILITY,
        is_surveyed=chance.is_surveyed,
        is_negated=_negator_before(tokens, chance.indices[0]) is not None,
        target=_target(tokens, chance.end, language),
    )


def _mark(tokens: Sequence[Token], match: PhraseMatch, language: str) -> ModalMark:
    is_auxiliary = match.phrase in grammar("auxiliary")
    hedge = match.section == "hedge"
    is_guess = match.phrase == "must" and _is_perfect(tokens, match.end)  # "must have been"
    return ModalMark(
        indices=match.indices,
        phrase=match.phrase,
        rung=_GUESSED if is_guess else int(match.row[1]),
        dimension=Dimension.PROBABILITY if hedge or is_guess else Dimension(match.section),
        is_surveyed=len(match.row) > 2,
        is_hedge=hedge,
        is_auxiliary=is_auxiliary,
        is_negated=not is_auxiliary and _negator_before(tokens, match.start) is not None,
        target=_target(tokens, match.end, language),
    )


def _not_excluded(tokens: Sequence[Token], match: PhraseMatch, language: str) -> ModalMark | None:
    """What is not excluded is possible: "would not rule out"."""
    negator = _negator_before(tokens, match.start)
    if negator is None:
        return None
    return ModalMark(
        indices=tuple(range(negator, match.end)),
        phrase=f"not {match.phrase}",
        rung=35,
        dimension=Dimension.PROBABILITY,
        target=_target(tokens, match.end, language),
    )


def exclusions(tokens: Sequence[Token], language: str = "en") -> tuple[ModalMark, ...]:
    """What is ruled out, in words that no "not" turns round: no chance is left of it."""
    return tuple(
        ModalMark(
            indices=match.indices,
            phrase=match.phrase,
            rung=int(match.row[1]),
            dimension=Dimension.PROBABILITY,
            target=_target(tokens, match.end, language),
        )
        for match in find_phrases(tokens, "modality", language)
        if match.section == "excluded" and _negator_before(tokens, match.start) is None
    )


def _negator_before(tokens: Sequence[Token], start: int) -> int | None:
    """The negator that reaches the token at `start`, over at most `_REACH` words, no mark."""
    negators = grammar("negator")
    for index in range(start - 1, max(-1, start - 1 - _REACH), -1):
        token = tokens[index]
        if not token.is_word or token.sentence != tokens[start].sentence:
            return None
        if token.norm in negators:
            return index
    return None


def predicated(tokens: Sequence[Token], mark: ModalMark) -> int | None:
    """What is called possible at the end of its clause: "further strikes in May were possible"."""
    start = mark.indices[0]
    if start == 0 or tokens[start - 1].lemma != "be":
        return None
    return next(
        (
            index
            for index in range(start - 2, max(-1, start - 2 - _PREDICATED), -1)
            if tokens[index].sentence == tokens[start].sentence and is_content(tokens[index], "en")
        ),
        None,
    )


def _target(tokens: Sequence[Token], end: int, language: str) -> int | None:
    """The first content word after the expression, inside its sentence."""
    sentence = tokens[end - 1].sentence
    frame = _frame_beside(tokens, end - 1, language)
    for index in range(end, min(len(tokens), end + 8)):
        token = tokens[index]
        if token.sentence != sentence or index in frame:
            return None
        if is_content(token, language) and token.norm not in grammar("auxiliary"):
            return index
    return None


def _frame_beside(tokens: Sequence[Token], index: int, language: str) -> frozenset[int]:
    """Who says it, where the word is not of it: "a strike is likely, the union said"."""
    frame = reporting_frames(tokens) if language.startswith("en") else frozenset[int]()
    return frozenset() if index in frame else frame


def _means_something_else(tokens: Sequence[Token], match: PhraseMatch) -> bool:
    """The month of May, "the will to", "certain countries", "should it rain", "could not"."""
    before = tokens[match.start - 1] if match.start else None
    after = tokens[match.end] if match.end < len(tokens) else None
    opens = before is None or not before.is_word or before.sentence != tokens[match.start].sentence
    phrase = match.phrase
    if phrase in {"may", "might"} and [one.norm for one in tokens[match.end : match.end + 2]] == [
        "as",
        "well",
    ]:
        return True  # advice: "you might as well sell it"
    rules = {
        "may": lambda: _is_month(tokens, match.start, opens=opens),
        "possible": lambda: _follows(tokens, match.start, "as", 4),  # "as short as possible"
        "should": lambda: opens and after is not None,  # "should it rain" is an "if"
        "could": lambda: (
            after is not None and after.norm == "not" and not _is_perfect(tokens, match.end + 1)
        ),
    }
    if phrase in rules:
        return rules[phrase]()
    if match.section == "hedge" and phrase.startswith(_OWN):
        return after is not None and after.norm in _OF_A_THING  # "I believe in", "we think of"
    if phrase in grammar("noun too"):
        return before is not None and before.norm in grammar("before a noun")
    if phrase in grammar("of certainty"):
        return before is None or before.lemma not in grammar("copula") or before.lemma == "make"
    return False


def _is_month(tokens: Sequence[Token], index: int, *, opens: bool) -> bool:
    if tokens[index].text != "May":
        return False
    in_date = _follows(tokens, index, None, 1) or (index > 0 and tokens[index - 1].text == "-")
    before_number = index + 1 < len(tokens) and tokens[index + 1].norm[0].isdigit()
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    in_headline = after.istitle() and "?" not in {token.text for token in tokens}
    return not opens or in_date or before_number or in_headline


def _follows(tokens: Sequence[Token], index: int, word: str | None, within: int) -> bool:
    """Whether `word`, or any word that stands before a month, is among the last tokens."""
    wanted = lexicons.words("en", "date_grammar", "before a month") if word is None else {word}
    return any(token.norm in wanted for token in tokens[max(0, index - within) : index])


def _is_perfect(tokens: Sequence[Token], index: int) -> bool:
    """Whether "have" follows: "could not have known" is no ability, "could not know" is."""
    return index < len(tokens) and tokens[index].norm == "have"


def governed(tokens: Sequence[Token], mark: ModalMark, language: str) -> frozenset[int]:
    """The content words of what the expression bears on: "a chance that the bank will fail".

    Those after it in its clause, or, where it ends its clause, those before: "a deal is likely".
    """
    after = mark.indices[-1] + 1
    after += after < len(tokens) and tokens[after].text == ","  # "In all likelihood, they will"
    found = frozenset(_content_run(tokens, range(after, len(tokens)), mark, language))
    return found or frozenset(
        _content_run(tokens, range(mark.indices[0] - 1, -1, -1), mark, language)
    )


def _content_run(
    tokens: Sequence[Token], places: Iterable[int], mark: ModalMark, language: str
) -> Iterator[int]:
    sentence = tokens[mark.indices[0]].sentence
    frame = _frame_beside(tokens, mark.indices[0], language)
    for index in islice(places, _GOVERNS):
        token = tokens[index]
        if token.sentence != sentence or token.text in _CLAUSE_ENDS or index in frame:
            return
        if is_content(token, language) and index not in mark.indices:
            yield index


def is_conditional(tokens: Sequence[Token], mark: ModalMark) -> bool:
    """Whether the mark is the "would" of a sentence with a condition."""
    sentence = tokens[mark.indices[0]].sentence
    return mark.phrase == "would" and any(
        token.norm in {"if", "unless"} and token.sentence == sentence for token in tokens
    )


def is_left_open(tokens: Sequence[Token], marks: Iterable[ModalMark], word: ModalMark) -> bool:
    """Whether a doubt governs the clause of this word: "it is possible that they will".

    Where both sides have such a clause, "will" for "might" is a step of its own.
    """
    start = word.indices[0]
    return any(
        mark.rung < _OPEN_CLAUSE
        and mark.dimension is Dimension.PROBABILITY
        and mark.indices[-1] + 1 < start
        and tokens[mark.indices[-1] + 1].norm == "that"
        and tokens[start].sentence == tokens[mark.indices[0]].sentence
        and not any(token.text in _CLAUSE_ENDS for token in tokens[mark.indices[-1] : start])
        for mark in marks
    )


def hanging_doubt(tokens: Sequence[Token], language: str = "en") -> ModalMark | None:
    """The doubt that governs whatever follows `tokens`: "there is a risk that"; None without."""
    if not tokens or tokens[-1].norm not in _CONJUNCTIONS:
        return None
    last = len(tokens) - 1
    last -= last > 0 and tokens[last - 1].text == ","  # German: "möglich, dass"
    return next(
        (
            mark
            for mark in modal_marks(tokens, language)
            if mark.indices[-1] + 1 == last
            and mark.rung < _OPEN_CLAUSE
            and mark.dimension is Dimension.PROBABILITY
            and not mark.is_negated
        ),
        None,
    )
