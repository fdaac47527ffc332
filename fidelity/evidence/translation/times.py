"""Verbs of a translation that speak of the past where the original speaks of the future.

What is planned is of the future: "plans to build", "will bauen".

Only these two are told apart: between present, perfect and past, languages choose differently, and
reported speech shifts them lawfully.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from fidelity import lexicons
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, LinkKind, Token
from fidelity.text.bilingual import has_dictionary, primary
from fidelity.text.function_words import is_content
from fidelity.text.normalise import fold
from fidelity.text.segments import CLAUSE_MARKS
from fidelity.text.unreal import Unreal, unreal
from fidelity.text.verbs import Time, verb_form

NAME = "verb_times"
_ENGLISH = "en"
_KINDS = frozenset({LinkKind.DICTIONARY, LinkKind.LEMMA})  # not of one form, which has one time
_PAST = frozenset({Time.PAST, Time.PERFECT, Time.PAST_ONGOING})
_STRONG = 0.45  # strength of a link that is surely the verb's own
_REACH = 4  # words between an auxiliary and its verb
_BESIDE, _OF_WORDS = 3.0, 2  # words between two verbs in one place; words that tell a time
_SHORTEST_STEM = 1
_TO = "zu"
# The verb stands at the end of its clause, and its auxiliary second.
_FAR_REACH = 12
_VERB_FINAL = frozenset({"de", "nl"})
# Where the ending alone may be one of the past: French "retira".
_BEHIND_INFINITIVE = frozenset({"fr"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftedTime:
    """A verb of the quotation, at `hyp`, in another time than the passage's, at `ref`."""

    hyp: tuple[int, ...]
    ref: tuple[int, ...]
    here: Time
    there: Time


def shifted_times(alignment: Alignment) -> tuple[ShiftedTime, ...]:
    """Verbs that answer each other, one surely of the past and the other of the future."""
    languages = primary(alignment.hyp_language), primary(alignment.ref_language)
    if not has_dictionary(*languages) or not tells_times(*languages):
        return ()
    found = []
    for link in alignment.links:
        is_sure = link.kind in _KINDS and link.weight >= _STRONG
        if not is_sure and link.kind is not LinkKind.NEIGHBOUR:
            continue
        ours = _time(alignment.hyp, link.hyp[0], languages[0])
        theirs = _time(alignment.ref, link.ref[0], languages[1])
        if ours is None or theirs is None or ours[0] is theirs[0]:
            continue
        if not is_sure and len(theirs[1] if languages[1] == _ENGLISH else ours[1]) < _OF_WORDS:
            continue  # a neighbour by its sense may be no verb
        found.append(ShiftedTime(hyp=ours[1], ref=theirs[1], here=ours[0], there=theirs[0]))
    return tuple(found) or _told_without_link(alignment, languages)


def _told_without_link(alignment: Alignment, languages: tuple[str, str]) -> tuple[ShiftedTime, ...]:
    """The same of two verbs that no dictionary pairs, each the only one of its side left over.

    Both times must be told by a word of their own: "envisage de supprimer", "has scrapped".
    """
    links = linkage(alignment)
    ours, theirs = (
        [
            (index, *time)
            for index, token in enumerate(tokens)
            if index not in linked
            and token.is_word
            and token.text.islower()
            and (time := _time(tokens, index, code)) is not None
        ]
        for tokens, code, linked in (
            (alignment.hyp, languages[0], links.to_ref),
            (alignment.ref, languages[1], links.to_hyp),
        )
    )
    if len(ours) != 1 or len(theirs) != 1:
        return ()
    (hyp, here, hyp_words), (ref, there, ref_words) = ours[0], theirs[0]
    is_near = abs(links.place_in_ref(hyp) - ref) <= _BESIDE
    is_told = min(len(hyp_words), len(ref_words)) >= _OF_WORDS
    if here is there or not is_told or not is_near:
        return ()
    return (ShiftedTime(hyp=hyp_words, ref=ref_words, here=here, there=there),)


def tells_times(language: str, other: str) -> bool:
    """Whether the verbs of both languages say whether they speak of the past or the future."""
    codes = {primary(language), primary(other)} - {_ENGLISH}
    return all(lexicons.exists(code, NAME) for code in codes)


def _time(
    tokens: Sequence[Token], index: int, language: str
) -> tuple[Time, tuple[int, ...]] | None:
    """Past or future, with the words that say so; None for anything else."""
    if not is_content(tokens[index], language):
        return None
    if language == _ENGLISH:
        form = verb_form(tokens, index)
        if form.time is Time.FUTURE:
            return Time.FUTURE, form.indices
        if unreal(tokens, index) is Unreal.PLANNED:
            return Time.FUTURE, (index - 2, index - 1, index)
        return (Time.PAST, form.indices) if form.time in _PAST else None
    future = _future(tokens, index, language)
    if future is not None:
        return Time.FUTURE, future
    past = past_of(tokens, index, language)
    return (Time.PAST, past) if past is not None else None


def _future(tokens: Sequence[Token], index: int, language: str) -> tuple[int, ...] | None:
    token = tokens[index]
    if (
        has_ending(token, language, "future")
        and is_inflected(token, language)
        and (language not in _BEHIND_INFINITIVE or _holds_infinitive(token, language))
    ):
        return (index,)
    if token.norm != fold(token.lemma) or not _is_infinitive(token, language):
        return None
    for section in ("future auxiliary", "planned"):
        auxiliary = _auxiliary(tokens, index, language, section)
        if auxiliary is not None:
            return auxiliary, index
    return None


def _holds_infinitive(token: Token, language: str) -> bool:
    """Whether a form begins with its infinitive: "retirera", "prendra", but not "retira"."""
    irregular = lexicons.listed(language, NAME, "irregular future")
    return token.norm.startswith((token.lemma.removesuffix("e"), *irregular))


def past_of(tokens: Sequence[Token], index: int, language: str) -> tuple[int, ...] | None:
    """The words by which a verb tells of the past; None where it does not, or not surely."""
    token = tokens[index]
    if not is_inflected(token, language) or has_ending(token, language, "neither"):
        return None
    if token.norm.replace(_TO, "", 1) == token.lemma:
        return None  # "vorzubereiten"
    if _auxiliary(tokens, index, language, "future auxiliary") is not None:
        return None
    auxiliary = _auxiliary(tokens, index, language, "past auxiliary")
    if auxiliary is not None and has_ending(token, language, "participle"):
        return auxiliary, index
    return (index,) if has_ending(token, language, "past") else None


def _auxiliary(tokens: Sequence[Token], index: int, language: str, section: str) -> int | None:
    """The nearest auxiliary before a verb in its clause."""
    wanted = lexicons.words(language, NAME, section)
    reach = _FAR_REACH if language in _VERB_FINAL else _REACH
    for place in range(index - 1, max(-1, index - 1 - reach), -1):
        if tokens[place].norm in wanted:
            return place
        if tokens[place].text in CLAUSE_MARKS:
            break
    return None


def has_ending(token: Token, language: str, section: str) -> bool:
    """Whether a word has one of the listed endings, and something before it."""
    return any(
        token.norm.endswith(ending) and len(token.norm) >= len(ending) + _SHORTEST_STEM
        for ending in lexicons.words(language, NAME, section)
    )


def is_inflected(token: Token, language: str) -> bool:
    """Whether the word is an inflected form of an infinitive."""
    return token.norm != fold(token.lemma) and token.lemma.endswith(
        tuple(lexicons.words(language, NAME, "infinitive"))
    )


def _is_infinitive(token: Token, language: str) -> bool:
    return token.norm.endswith(tuple(lexicons.words(language, NAME, "infinitive")))
