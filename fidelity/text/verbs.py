"""When a verb happens and who bears it, as far as its form and its auxiliaries tell (English)."""

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.function_words import word_classes
from fidelity.text.rarity import rarity
from fidelity.text.recent import WORDS_REMEMBERED

_BE = frozenset({"be", "is", "are", "was", "were", "am", "been", "being", "'m", "'re"})
_BE_PAST = frozenset({"was", "were"})
_BE_NOW = frozenset({"is", "are", "am", "'m", "'re"})
_HAVE = frozenset({"have", "has", "had", "having", "'ve"})
_FUTURE = frozenset({"will", "shall", "'ll"})
_MODAL = frozenset({"would", "could", "should", "may", "might", "can", "must", "ought", "'d"})
_AUXILIARIES = _BE | _HAVE | _FUTURE | _MODAL | {"to", "going"}
REACH = 4  # words before a verb among which its auxiliaries stand
# What each auxiliary says of time and aspect.
_MARKS = {
    **dict.fromkeys(("is", "are", "am"), "present"),
    **dict.fromkeys(_BE_PAST, "past"),
    **dict.fromkeys(("has", "have", "having", "'ve"), "perfect"),
    **dict.fromkeys(_FUTURE, "future"),
    **dict.fromkeys(("would", "'d"), "conditional"),
    **dict.fromkeys(("do", "does"), "present do"),
    "had": "past perfect",
    "did": "past do",
    "been": "been",
    "being": "being",
}
_ONGOING, _NEAR = "ongoing", 2
# The same, as one tells a story in the past, in the present, as to come, as possible.
_STORY = {
    **dict.fromkeys(("was", "were", "had", "did"), "past"),
    **dict.fromkeys(("is", "are", "am", "'m", "'re", "do", "does"), "present"),
    **dict.fromkeys(("has", "have", "'ve"), "present"),
    **dict.fromkeys(_FUTURE, "future"),
    **dict.fromkeys(("would", "could", "should", "might", "'d"), "conditional"),
    **dict.fromkeys(("can", "may", "must"), "possible"),
}
_DEGREES = frozenset({"more", "most", "less", "least", "very", "too", "so", "rather", "quite"})
_BEFORE_VERBS = frozenset({"adverb", "pronoun", "relative", None})  # classes; None is content
_NO_TIME = ("ing", "er", "st")
_KNOWN = 3  # rarity: a slip of the pen is no dictionary form either


class Time(Enum):
    """What the form of a verb says of its time and aspect."""

    PAST = "past"  # negotiated
    PERFECT = "perfect"  # has negotiated
    PERFECT_ONGOING = "perfect ongoing"  # has been losing
    ONGOING = "ongoing"  # is negotiating
    PAST_ONGOING = "past ongoing"  # was negotiating
    PRESENT = "present"  # negotiates
    FUTURE = "future"  # will negotiate, is going to negotiate
    OPEN = "open"  # to negotiate, would negotiate, or no verb at all


class VerbForm(NamedTuple):
    """One verb: its time, whether it is passive, and the tokens that say so."""

    time: Time
    is_passive: bool
    indices: tuple[int, ...]


def verb_form(tokens: Sequence[Token], index: int) -> VerbForm:
    """How the word at `index` is used as a verb; `Time.OPEN` where its form does not tell."""
    token = tokens[index]
    if index and tokens[index - 1].norm in _DEGREES:
        return VerbForm(time=Time.OPEN, is_passive=False, indices=(index,))  # "more tired"
    auxiliaries = _auxiliaries(tokens, index)
    words = [tokens[i].norm for i in auxiliaries]
    indices = (*auxiliaries, index)
    is_ing = token.norm.endswith("ing") and token.norm != token.lemma
    is_past_form = not is_ing and token.norm != token.lemma and not token.norm.endswith("s")
    is_past_form = is_past_form or (bool(words) and token.norm in _invariant())
    passive = is_past_form and any(word in _BE for word in words)
    return VerbForm(
        time=_time(words, is_ing=is_ing, is_past_form=is_past_form, token=token),
        is_passive=passive,
        indices=indices,
    )


def time_marks(tokens: Sequence[Token]) -> Mapping[str, int]:
    """How often each sign of time and aspect stands: forms of auxiliaries, "-ing" behind "be"."""
    found: dict[str, int] = {}
    for index, token in enumerate(tokens):
        norm = token.norm
        mark = _MARKS.get(norm)
        if mark is not None:
            found[mark] = found.get(mark, 0) + 1
        if (
            norm.endswith("ing")
            and norm != token.lemma
            and any(before.norm in _BE for before in tokens[max(0, index - _NEAR) : index])
        ):
            found[_ONGOING] = found.get(_ONGOING, 0) + 1
    return found


def told_times(tokens: Sequence[Token]) -> Mapping[str, int]:
    """How often each time is told, by auxiliaries and by the forms of other verbs.

    A form in "-s" is present where a verb can stand, another one past if no auxiliary is before it.
    """
    found: dict[str, int] = {}
    for index, token in enumerate(tokens):
        time = _STORY.get(token.norm)
        if time is None and token.norm != token.lemma:
            time = _form(token.norm, token.lemma)
            if time is not None and not _can_tell(tokens, index, time):
                continue
        if time is not None:
            found[time] = found.get(time, 0) + 1
    return found


@lru_cache(maxsize=WORDS_REMEMBERED)
def _form(norm: str, lemma: str) -> str | None:
    """The time of a content word that is no dictionary form, but one of a known word."""
    if norm in word_classes("en") or norm.endswith(_NO_TIME) or not norm.isalpha():
        return None
    if rarity(lemma) > _KNOWN:
        return None
    return "present" if norm.endswith("s") else "past"


def _can_tell(tokens: Sequence[Token], index: int, time: str) -> bool:
    """Whether a form of this time can be a verb in its place, and of no auxiliary."""
    before = tokens[index - 1] if index else None
    if before is None:
        return True
    if tokens[index].text[0].isupper() and before.sentence == tokens[index].sentence:
        return False
    if time == "present":
        return before.text != "," and word_classes("en").get(before.norm) in _BEFORE_VERBS
    return not _auxiliaries(tokens, index)


def is_passive(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at `index` is a participle behind a form of "be": `verb_form` in short."""
    norm = tokens[index].norm
    is_form = norm != tokens[index].lemma and not norm.endswith(("ing", "s"))
    if not is_form and norm not in _invariant():
        return False
    return any(tokens[i].norm in _BE for i in _auxiliaries(tokens, index))


def _time(words: list[str], *, is_ing: bool, is_past_form: bool, token: Token) -> Time:
    if not words:
        return _time_alone(token, is_ing=is_ing, is_past_form=is_past_form)
    said = set(words)
    is_third_person = token.norm.endswith("s") and token.norm != token.lemma
    goes_on = is_ing or ("being" in said and len(said & _BE) > 1)
    rules = (  # the first that holds decides
        (bool(said & _FUTURE) or {"going", "to"} <= said, Time.FUTURE),
        (bool(said & _MODAL) or "to" in said, Time.OPEN),
        (bool(said & _HAVE), Time.PERFECT_ONGOING if is_ing else Time.PERFECT),
        (is_ing and not said & _BE, Time.OPEN),
        (goes_on, Time.PAST_ONGOING if said & _BE_PAST else Time.ONGOING),
        (bool(said & _BE_PAST), Time.PAST),
        (bool(said & _BE_NOW), Time.PRESENT),
        (is_past_form, Time.PAST),
        (is_third_person, Time.PRESENT),
    )
    return next((time for holds, time in rules if holds), Time.OPEN)


def _time_alone(token: Token, *, is_ing: bool, is_past_form: bool) -> Time:
    if is_ing:
        return Time.OPEN
    if is_past_form:
        return Time.PAST
    is_third_person = token.norm.endswith("s") and token.norm != token.lemma
    return Time.PRESENT if is_third_person else Time.OPEN


def _auxiliaries(tokens: Sequence[Token], index: int) -> tuple[int, ...]:
    """The auxiliaries right before a verb, over adverbs and an inverted subject."""
    found: list[int] = []
    before_nouns, between = _around()
    for place in range(index - 1, max(-1, index - 1 - REACH), -1):
        word = tokens[place].norm
        if word in _AUXILIARIES:
            found.append(place)
        elif word in before_nouns and not found:
            return ()
        elif word not in between and not word.endswith("ly"):
            break
    return tuple(reversed(found))


@cache
def _invariant() -> frozenset[str]:
    """Verbs whose participle is their dictionary form: "was hit"."""
    return lexicons.words("en", "verb_grammar", "invariant")


@cache
def _around() -> tuple[frozenset[str], frozenset[str]]:
    """Words before a noun, and words between an auxiliary and its verb; asked of every verb."""
    return (
        lexicons.words("en", "verb_grammar", "before a noun"),
        lexicons.words("en", "verb_grammar", "between"),
    )
