"""What is wished, tried, asked for, considered or due, told as what is, was or will be; English."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import pairwise

from fidelity import lexicons
from fidelity.evidence.linkage import SAME_WORD, linkage
from fidelity.records import Alignment, Token
from fidelity.text.function_words import DETERMINERS, is_content, word_classes
from fidelity.text.modality import modal_marks
from fidelity.text.polarity import NegatorKind, negators
from fidelity.text.verbs import Time, verb_form

_LIST = "intentions"
_TO, _BY = "to", "by"
_LIKE, _WOULD = "like", frozenset({"would", "'d", "’d"})
_TOO, _LATE = "too", frozenset({"late", "little", "slowly", "slow"})
_REACH = 4  # words between "ask" and its "to": "asked the two drivers to wait"
_BEFORE_A_GERUND = frozenset({"of", "about", "in", "on"})
_PARTS = frozenset({"conjunction", "relative", "negator"})
_OPEN_A_NOUN = DETERMINERS | {"preposition", "quantifier"}
_DONE = frozenset({Time.PAST, Time.PERFECT, Time.PAST_ONGOING})


class Intention(Enum):
    """What keeps a verb of the original from being a fact."""

    WISH = "wish"
    ATTEMPT = "attempt"
    REQUEST = "request"
    THOUGHT = "thought"
    PENDING = "pending"  # "has yet to pay", "came close to winning"
    EXPECTED = "expected"  # of others: "expects profits to fall"
    DUTY = "duty"


_SUBJECTS = frozenset({"i", "he", "she", "we", "they"})
_CLOSING = frozenset("”\"“’'»«")
# The times in which the verb is told as what the original does not say.
_FACTS = {
    Intention.WISH: frozenset({Time.FUTURE, Time.ONGOING}),
    Intention.ATTEMPT: _DONE,
    Intention.REQUEST: _DONE | {Time.FUTURE},
    Intention.THOUGHT: _DONE | {Time.FUTURE},
    Intention.PENDING: _DONE,
    Intention.EXPECTED: _DONE,
    Intention.DUTY: _DONE | {Time.PRESENT, Time.ONGOING},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAsFact:
    """A verb that only the quotation tells as a fact; `ref` are its governor and the verb."""

    hyp: tuple[int, ...]
    ref: tuple[int, ...]
    intention: Intention

    @property
    def evidence(self) -> str:
        """What the original has it be."""
        return self.intention.value


def told_as_facts(alignment: Alignment) -> Iterator[ToldAsFact]:
    """Verbs of an intention in the original that the quotation tells without it.

    Each verb stands once on each side, and nothing else in the quotation's sentence leaves it open.
    """
    known = _governors()
    if not alignment.is_english or not any(
        token.lemma in known or token.norm in known for token in alignment.ref
    ):
        return
    links = linkage(alignment).link_of_ref
    for index, intention, governor in _intended(alignment.ref):
        link = links.get(index)
        if link is None or link.kind not in SAME_WORD or len(link.hyp) > 1:
            continue
        verb = link.hyp[0]
        if not (_is_single(alignment.ref, index) and _is_single(alignment.hyp, verb)):
            continue
        words = _told(alignment.hyp, verb, intention)
        if words and not _is_left_open(alignment.hyp, words):
            yield ToldAsFact(hyp=words, ref=(governor, index), intention=intention)


@cache
def _governors() -> dict[str, tuple[Intention, ...]]:
    found: dict[str, tuple[Intention, ...]] = {}
    for one in Intention:
        for word in lexicons.words("en", _LIST, one.value):
            found[word] = (*found.get(word, ()), one)
    return found


def _intended(tokens: Sequence[Token]) -> Iterator[tuple[int, Intention, int]]:
    """Verbs that depend on a word of the list, how, and on which; negated ones left out."""
    denied = {one.target for one in negators(tokens, "en") if one.kind is not NegatorKind.EXCUSE}
    known = _governors()
    for index, token in enumerate(tokens):
        kinds = known.get(token.norm, known.get(token.lemma))
        if kinds is None or index in denied or _is_another_like(tokens, index):
            continue
        for kind in kinds:
            if kind is Intention.REQUEST and _closes_a_quotation(tokens, index):
                continue
            verb = _DEPENDENT.get(kind, _infinitive)(tokens, index)
            if verb is not None:
                yield verb, kind, index


def _closes_a_quotation(tokens: Sequence[Token], verb: int) -> bool:
    """Whether what is told stands in marks before it: “…,” he told reporters to end the matter."""
    for place in range(verb - 1, max(-1, verb - 2 - _REACH), -1):
        if not tokens[place].is_word:
            return tokens[place].text in _CLOSING
    return False


def _is_another_like(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is no "would like": "like" wishes for nothing else."""
    before = tokens[index - 1].norm if index else ""
    return tokens[index].norm == _LIKE and before not in _WOULD


def _infinitive(tokens: Sequence[Token], governor: int) -> int | None:
    """The verb behind the next "to" of the clause."""
    for place in range(governor + 1, min(len(tokens) - 1, governor + 2 + _REACH)):
        token = tokens[place]
        if not token.is_word or word_classes("en").get(token.norm) in _PARTS:
            return None
        if token.norm in _SUBJECTS:
            return None  # "told police they paid to be driven"
        if token.norm == _TO:
            return _verb_from(tokens, place + 1)
        if token.lemma in _governors():
            return None
    return None


def _gerund(tokens: Sequence[Token], governor: int) -> int | None:
    place = governor + 1
    place += place < len(tokens) and tokens[place].norm in _BEFORE_A_GERUND
    if place >= len(tokens) or not tokens[place].norm.endswith("ing"):
        return None
    return place if tokens[place].norm != tokens[place].lemma else None


def _behind_auxiliary(tokens: Sequence[Token], auxiliary: int) -> int | None:
    if auxiliary == 0 or not tokens[auxiliary - 1].is_word:
        return None  # "should it rain"
    place = auxiliary + 1
    if place < len(tokens) and tokens[place].norm == _TO:
        place += 1
    return _verb_from(tokens, place)


def _verb_from(tokens: Sequence[Token], start: int) -> int | None:
    """The first content word here, over "be" and adverbs."""
    for place in range(start, min(len(tokens), start + 3)):
        token = tokens[place]
        if not token.is_word:
            return None
        if is_content(token, "en") and not token.norm.endswith("ly"):
            return place
        if word_classes("en").get(token.norm) not in {"auxiliary", "adverb", None}:
            return None
    return None


def _of_others(tokens: Sequence[Token], governor: int) -> int | None:
    if governor + 1 < len(tokens) and tokens[governor + 1].norm == _TO:
        return None
    return _infinitive(tokens, governor)


_DEPENDENT = {
    Intention.THOUGHT: _gerund,
    Intention.EXPECTED: _of_others,
    Intention.DUTY: _behind_auxiliary,
}


def _told(tokens: Sequence[Token], verb: int, intention: Intention) -> tuple[int, ...]:
    """The tokens that tell the verb as a fact; none where it is not told as one."""
    if (
        intention is Intention.ATTEMPT
        and verb > 1
        and tokens[verb - 1].norm == _TO
        and tokens[verb - 2].lemma in lexicons.words("en", _LIST, "success")
    ):
        return (verb - 2, verb - 1, verb)
    form = verb_form(tokens, verb)
    if form.time not in _FACTS[intention]:
        return ()
    if len(form.indices) > 1:
        return form.indices
    before = word_classes("en").get(tokens[verb - 1].norm) if verb else None
    after = tokens[verb + 1].norm if verb + 1 < len(tokens) else ""
    is_adjective = before in _OPEN_A_NOUN or after == _BY  # "the closed road", "a road closed by"
    return () if is_adjective else form.indices


def _is_left_open(tokens: Sequence[Token], words: Sequence[int]) -> bool:
    """Whether its sentence denies it, or leaves it open by a word of its own."""
    sentence = tokens[words[-1]].sentence
    if any(one.norm == _TOO and after.norm in _LATE for one, after in pairwise(tokens)):
        return True  # who acted too late should have acted sooner
    leaves_open = lexicons.words("en", _LIST, "open")
    if any(
        token.sentence == sentence
        and index not in words
        and (token.lemma in _governors() or token.lemma in leaves_open or token.norm in leaves_open)
        for index, token in enumerate(tokens)
    ):
        return True
    marks = [
        mark
        for mark in modal_marks(tokens, "en")
        if not mark.is_prediction and set(words).isdisjoint(mark.indices)
    ]
    denials = [one for one in negators(tokens, "en") if one.kind is not NegatorKind.EXCUSE]
    places = [one.indices[0] for one in marks] + [one.indices[0] for one in denials]
    return any(tokens[place].sentence == sentence for place in places)


def _is_single(tokens: Sequence[Token], index: int) -> bool:
    return sum(token.lemma == tokens[index].lemma for token in tokens) == 1
