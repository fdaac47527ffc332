"""What was, told in a translation as what is, or the reverse: "was in debt", « est en faillite ».

Languages choose between past and perfect differently, and reports shift times. So only own words
are compared, all verbs of which are of the past on the English side and all surely of the present
on the other; one form that does not tell is enough to be silent.
"""

from collections.abc import Sequence
from enum import Enum
from functools import cache

from fidelity import lexicons
from fidelity.evidence.linkage import linkage
from fidelity.evidence.translation.times import ShiftedTime, has_ending, is_inflected, past_of
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import has_dictionary, primary
from fidelity.text.marked import inside_marks
from fidelity.text.normalise import fold
from fidelity.text.reporting import reporting_verbs
from fidelity.text.verbs import Time, told_times, verb_form

_LIST, _TIMES = "present_times", "verb_times"
_ENGLISH, _PAST = "en", "past"
_PASTS = frozenset({Time.PAST, Time.PAST_ONGOING})
_STATES = frozenset({"was", "were", "had"})
# Reports in them keep the time of what was said.
_UNSHIFTED = frozenset({"de", "pl", "ru", "uk", "cs"})
# In them "is" is left away, and a plural of the present looks like the infinitive.
_WITHOUT_COPULA = frozenset({"ru", "uk"})
_LIKE_INFINITIVE = frozenset({"de", "nl"})
_NOTHING = "-"
_FEWEST = 3  # English words between marks: fewer are no statement


def times_of_own_words(alignment: Alignment) -> tuple[ShiftedTime, ...]:
    """The verbs of the past and of the present that stand for each other; none or one pair."""
    codes = primary(alignment.hyp_language), primary(alignment.ref_language)
    if codes.count(_ENGLISH) != 1 or not has_dictionary(*codes):
        return ()
    is_foreign_here = codes[1] == _ENGLISH
    language = codes[0] if is_foreign_here else codes[1]
    if not lexicons.exists(language, _LIST):
        return ()
    english, foreign = alignment.hyp, alignment.ref
    if is_foreign_here:
        english, foreign = foreign, english
    own = _own_words(english, foreign, language, is_original=is_foreign_here)
    past = _past_in(english, own[0]) if own[0] else ()
    if not past or not own[1]:
        return ()
    links = linkage(alignment)
    answers = links.to_ref if is_foreign_here else links.to_hyp
    rendering = {
        index
        for index in own[1]
        if any(verb_form(english, k).time in _PASTS for k in answers.get(index, ()) if k in own[0])
    }
    present = _present_in(foreign, own[1], language, [english[k] for k in own[0]], rendering)
    if not present:
        return ()
    if is_foreign_here:
        return (ShiftedTime(hyp=present, ref=past, here=Time.PRESENT, there=Time.PAST),)
    return (ShiftedTime(hyp=past, ref=present, here=Time.PAST, there=Time.PRESENT),)


def _own_words(
    english: Sequence[Token], foreign: Sequence[Token], language: str, *, is_original: bool
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The tokens of both sides that no report has shifted in time; empty where it cannot be told.

    Between marks on both sides, or a report of such words in a language that keeps their time. A
    story may be told in the present, and a few words quoted need not be those that answer.
    """
    marked, others = tuple(sorted(inside_marks(english))), tuple(sorted(inside_marks(foreign)))
    if not others and is_original and language in _UNSHIFTED:
        others = tuple(range(len(foreign)))
    is_sentence = sum(english[k].is_word for k in marked) >= _FEWEST and len(others) > 1
    return (marked, others) if is_sentence else ((), ())


def _past_in(english: Sequence[Token], own: Sequence[int]) -> tuple[int, ...]:
    """The words that tell the past, if no other time is told."""
    tokens = [english[index] for index in own]
    if set(told_times(tokens)) != {_PAST}:
        return ()
    for place, index in enumerate(own):
        form = verb_form(tokens, place)
        if tokens[place].norm in _STATES or form.time in _PASTS:
            return tuple(own[k] for k in form.indices) if form.time in _PASTS else (index,)
    return ()


def _present_in(
    tokens: Sequence[Token],
    own: Sequence[int],
    language: str,
    english: Sequence[Token],
    rendering: set[int],
) -> tuple[int, ...]:
    """The first word that surely tells the present; none where a verb may tell another time."""
    has_state = any(token.norm in _STATES for token in english)
    roles = {index: _role(tokens, index, language) for index in own}
    if _Role.UNSURE in roles.values():
        return ()
    told = [
        index
        for index, role in roles.items()
        if (role is _Role.WORD and has_state) or (role is _Role.FORM and index in rendering)
    ]
    if told:
        return (told[0],)
    verbs = [index for index, role in roles.items() if role not in {None, _Role.STATE}]
    if verbs:
        is_bare = all(roles[index] is _Role.INFINITIVE for index in verbs)
        told = verbs if is_bare and language in _LIKE_INFINITIVE else []
        return (told[0],) if told and rendering.issuperset(told) else ()
    is_left_away = language in _WITHOUT_COPULA and has_state
    return tuple(own) if is_left_away else ()


class _Role(Enum):
    """What a word tells of time."""

    WORD = "a listed word of the present"
    FORM = "a form of the present"
    INFINITIVE = "an infinitive, or a form like it"
    STATE = "a participle that tells no time"
    UNSURE = "the past, or nothing for sure"


def _role(tokens: Sequence[Token], index: int, language: str) -> _Role | None:
    token = tokens[index]
    reporting = reporting_verbs(language)
    if token.norm in _words(language, "present"):
        return _Role.WORD
    if not token.text.islower() or {fold(token.lemma), token.lemma} & reporting:
        return None
    if token.norm == fold(token.lemma):
        return _Role.INFINITIVE if has_ending(token, language, "infinitive") else None
    if not is_inflected(token, language):
        return None
    if _tells_a_state(tokens, index, language):
        return _Role.STATE
    is_sure = (
        past_of(tokens, index, language) is None
        and _is_present(token, language)
        and not _follows_perfect(tokens, index, language)
    )
    return _Role.FORM if is_sure else _Role.UNSURE


def _is_present(token: Token, language: str) -> bool:
    lemma = fold(token.lemma)
    return any(
        lemma.endswith(infinitive) and token.norm == lemma.removesuffix(infinitive) + ending
        for infinitive, ending in _endings(language)
    )


def _follows_perfect(tokens: Sequence[Token], index: int, language: str) -> bool:
    """Whether it may be a participle behind an auxiliary: "ist verreist", "hat verkauft"."""
    auxiliaries = lexicons.words(language, _TIMES, "past auxiliary") | _words(
        language, "perfect with"
    )
    return has_ending(tokens[index], language, "participle") and any(
        token.norm in auxiliaries for token in tokens[:index]
    )


def _tells_a_state(tokens: Sequence[Token], index: int, language: str) -> bool:
    """Whether a participle tells what is: "está endeudada", "est endettée", but "est partie"."""
    if _words(language, "state"):
        had = lexicons.words(language, _TIMES, "past auxiliary")
        return tokens[index].norm.endswith(tuple(_words(language, "state"))) and not any(
            token.norm in had for token in tokens[max(0, index - 3) : index]
        )
    moved = _words(language, "moved")
    if not moved or tokens[index].lemma in moved:
        return False
    for place in range(index - 1, max(-1, index - 4), -1):
        if tokens[place].norm in _words(language, "perfect with"):
            before = tokens[place - 1].norm if place else ""
            return before not in _words(language, "reflexive")
    return False


def _words(language: str, section: str) -> frozenset[str]:
    if section not in lexicons.sections(language, _LIST):
        return frozenset()
    return lexicons.words(language, _LIST, section)


@cache
def _endings(language: str) -> tuple[tuple[str, str], ...]:
    rows = lexicons.sections(language, _LIST)["ending"]
    return tuple((row[0], "" if row[1] == _NOTHING else row[1]) for row in rows)
