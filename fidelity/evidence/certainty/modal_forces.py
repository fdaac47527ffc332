"""What one must, should, can, will or wants to do, told as another of these; English.

"Must not" forbids what "need not" leaves free, although both deny: what the "not" denies is in
the one the deed and in the other the duty.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import product

from fidelity.evidence.content.gaps import is_same_around
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.function_words import is_content, word_classes
from fidelity.text.phrases import PhraseMatch, find_phrases

_LIST, _NONE = "modal_forces", "none"
_REACH = 6  # words from a modal verb to the verb that it bears on
_NOT = frozenset({"not", "never", "nor"})
_OF_NONE = frozenset({"no", "nobody", "none", "neither", "nothing", "hardly", "few", "only"})
_HAVE, _NEED = "have", "need"
_CHAINED = 2  # words between two modal verbs of one verb: "will | not be | able to"
_PERFECT = frozenset({"should", "ought to", "could"})
_ASKED = {"shall", "should"}
_POLITE, _OURS = {"should", "would"}, frozenset({"i", "we"})
_INNER = frozenset({"conjunction", "relative"})


class Force(Enum):
    """How a modal verb binds the deed to its subject."""

    DUTY = "duty"
    ADVICE = "advice"
    FREEDOM = "freedom"
    FUTURE = "future"
    WISH = "wish"
    BAN = "ban"  # must not, may not
    DISCOURAGED = "discouraged"  # should not
    UNABLE = "unable"  # cannot
    NO_DUTY = "no duty"  # need not
    NO_WISH = "no wish"
    REFUSED = "refused"  # will not


_DENIED = {
    Force.DUTY: Force.NO_DUTY,
    Force.ADVICE: Force.DISCOURAGED,
    Force.FREEDOM: Force.UNABLE,
    Force.FUTURE: Force.REFUSED,
    Force.WISH: Force.NO_WISH,
}
# Two forces that no reader takes for each other, whatever else was put in other words.
_APART: tuple[set[Force], ...] = (
    {Force.DUTY, Force.WISH},
    {Force.NO_DUTY, Force.BAN},
    {Force.NO_DUTY, Force.DISCOURAGED},
    {Force.NO_DUTY, Force.UNABLE},
    {Force.NO_DUTY, Force.NO_WISH},
    {Force.NO_WISH, Force.BAN},
    {Force.NO_WISH, Force.DISCOURAGED},
)
# Two that are exchanged in good faith where the sentence was put in other words.
_NEAR: tuple[set[Force], ...] = (
    {Force.ADVICE, Force.FREEDOM},
    {Force.ADVICE, Force.FUTURE},
    {Force.DUTY, Force.FUTURE},
    {Force.DUTY, Force.FREEDOM},
    {Force.WISH, Force.FREEDOM},
    {Force.WISH, Force.ADVICE},
    {Force.NO_WISH, Force.UNABLE},
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceMark:
    """A modal verb with its "not": how it binds, and the word that it bears on.

    `phrase` is how it is printed, `word` the list's form of it.
    """

    indices: tuple[int, ...]
    phrase: str
    word: str
    force: Force
    target: int
    is_perfect: bool


@dataclass(frozen=True, slots=True)
class OtherForce:
    """Modal verbs of one deed that bind it otherwise."""

    hyp: ForceMark
    ref: ForceMark

    @property
    def evidence(self) -> str:
        """From which force to which."""
        return f"{self.ref.force.value} -> {self.hyp.force.value}"


def other_forces(alignment: Alignment) -> Iterator[OtherForce]:
    """Deeds that the passage has under one modal verb and the quotation under another."""
    if not alignment.is_english:
        return
    mine, theirs = force_marks(alignment.hyp), force_marks(alignment.ref)
    if not mine or not theirs:
        return
    links = linkage(alignment)
    for one, other in product(mine, theirs):
        if links.keeps(one.target, other.target) and _differ(alignment, one, other):
            yield OtherForce(one, other)


def force_marks(tokens: Sequence[Token]) -> list[ForceMark]:
    """The modal verbs that bear on a verb of their clause, one for each verb.

    Where two follow each other, the later one says what holds: "will have to". None where both
    say something ("may want to"), and where it is said of nobody.
    """
    chains: list[list[PhraseMatch]] = []
    for match in find_phrases(tokens, _LIST):
        last = chains[-1][-1] if chains else None
        if last is not None and _leads_to(tokens, last, match):
            chains[-1].append(match)
        else:
            chains.append([match])
    found = (_mark(tokens, chain) for chain in chains)
    return [mark for mark in found if mark is not None]


def _leads_to(tokens: Sequence[Token], one: PhraseMatch, after: PhraseMatch) -> bool:
    """Whether hardly a word stands between two modal verbs: "will not | be able to"."""
    between = tokens[one.end : after.start]
    return len(between) <= _CHAINED and not any(
        is_content(token, "en") or not token.is_word for token in between
    )


def _mark(tokens: Sequence[Token], chain: Sequence[PhraseMatch]) -> ForceMark | None:
    """What modal verbs that follow each other come to, with the "not" before or behind them."""
    first, last = chain[0], chain[-1]
    target = _target(tokens, last.end)
    if target is None or _is_of_none(tokens, first.start):
        return None
    behind = [token.norm for token in tokens[last.end : target]]
    denied = [k for k in range(max(0, first.start - 1), target) if tokens[k].norm in _NOT]
    telling = [match for match in chain if match.section != Force.FUTURE.value] or [last]
    sections = {match.section for match in telling}
    if _NONE in sections or (last.phrase == _NEED and not denied):
        return None  # "they need help": bare before a verb only where it is denied
    lifts = bool(denied) and sections == {Force.ADVICE.value, Force.DUTY.value}
    if len(telling) > 1 and not lifts:
        return None
    force = Force(telling[-1].section)
    if denied:
        force = _denied(telling[-1].phrase, force, is_inner=denied[-1] >= last.end)
    words = tuple(sorted({*denied, *(i for match in chain for i in match.indices)}))
    return ForceMark(
        indices=words,
        phrase=" ".join(tokens[i].norm for i in words),
        word=telling[-1].phrase,
        force=force,
        target=target,
        is_perfect=_HAVE in behind,
    )


def _denied(phrase: str, force: Force, *, is_inner: bool) -> Force:
    """Must not, may not, are not allowed to, have to not: a ban; "might not" is none."""
    if phrase == "might":
        return Force.REFUSED
    is_ban = phrase in {"must", "may"} or "allowed" in phrase or "permit" in phrase
    is_ban = is_ban or (is_inner and force is Force.DUTY and phrase != _NEED)
    return Force.BAN if is_ban else _DENIED[force]


def _target(tokens: Sequence[Token], end: int) -> int | None:
    """The first content word behind, in the same clause."""
    for index in range(end, min(len(tokens), end + _REACH)):
        token = tokens[index]
        is_inner = word_classes("en").get(token.norm) in _INNER
        if not token.is_word or token.sentence != tokens[end - 1].sentence or is_inner:
            return None
        if is_content(token, "en"):
            return index
    return None


def _is_of_none(tokens: Sequence[Token], start: int) -> bool:
    """Whether its subject is nobody, or one of few: "no customer must pay", "only he can"."""
    for index in range(start - 1, max(-1, start - _REACH), -1):
        token = tokens[index]
        if not token.is_word or token.sentence != tokens[start].sentence:
            return False
        if token.norm in _OF_NONE:
            return True
    return False


def _differ(alignment: Alignment, one: ForceMark, other: ForceMark) -> bool:
    forces = {one.force, other.force}
    if {one.word, other.word} == _POLITE and _are_ours(alignment, one, other):
        return False  # "I should think so"
    if {one.word, other.word} == _ASKED and any(
        token.text == "?" for token in (*alignment.hyp, *alignment.ref)
    ):
        return False  # "shall I open it?", "whether he should open it"
    if one.is_perfect != other.is_perfect or (
        one.is_perfect and not _PERFECT.issuperset((one.word, other.word))
    ):
        return False  # "must have known" is a guess
    if forces in _APART:
        return True
    return forces in _NEAR and is_same_around(alignment, one.indices, other.indices)


def _are_ours(alignment: Alignment, one: ForceMark, other: ForceMark) -> bool:
    """Whether the subject of either is the one who speaks."""
    return any(
        mark.indices[0] and tokens[mark.indices[0] - 1].norm in _OURS
        for tokens, mark in ((alignment.hyp, one), (alignment.ref, other))
    )
