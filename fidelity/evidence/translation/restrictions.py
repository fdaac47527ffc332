"""A word that leaves all others out ("only farmers"), lost or put in by a translation."""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.both_sides import OneSided
from fidelity.evidence.linkage import SURE_WORD, linkage
from fidelity.evidence.translation.negations import NE, negations, only_with_ne
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import has_dictionary, primary
from fidelity.text.function_words import is_content, word_classes
from fidelity.text.phrases import PhraseMatch, find_phrases
from fidelity.text.segments import CLAUSE_MARKS
from fidelity.text.verbs import Time, verb_form

NAME = "exclusives"
_RESTRICT, _DENIAL = "restrict", "denial"
_BEFORE_VERBS = frozenset({"modal", "auxiliary", "pronoun"})
_ENGLISH, _TO = "en", "to"
_REACH = 4  # words from it to what it restricts
_LEAST_KEPT = 0.4  # share of the content words of its sentence that the other side must have


def foreign_restrictions(alignment: Alignment) -> Iterator[OneSided]:
    """Restrictions of one side that no word of the other can render; none without the lists."""
    languages = primary(alignment.hyp_language), primary(alignment.ref_language)
    if not has_dictionary(*languages) or not all(lexicons.exists(one, NAME) for one in languages):
        return
    mine, theirs = (
        _phrases(tokens, language)
        for tokens, language in zip((alignment.hyp, alignment.ref), languages, strict=True)
    )
    is_added = _restricts_one_side(mine, theirs)
    if not is_added and not _restricts_one_side(theirs, mine):
        return
    own, other = (alignment.hyp, alignment.ref) if is_added else (alignment.ref, alignment.hyp)
    language, other_language = languages if is_added else languages[::-1]
    found = mine if is_added else theirs
    links = linkage(alignment)
    to_other = links.to_ref if is_added else links.to_hyp
    link_of = links.link_of_hyp if is_added else links.link_of_ref
    sure = {
        place: to_other[place]
        for place, link in link_of.items()
        if link.kind in SURE_WORD
        and all(is_content(other[there], other_language) for there in to_other[place])
    }
    for match in found:
        if match.section != _RESTRICT or _is_counted(own, match.end, language):
            continue
        if _asks(own, match.start):
            continue
        beside = _restricted(own, match, sure, language)
        if beside is None or _kept(own, match.start, to_other, language) < _LEAST_KEPT:
            continue
        here, there = (*match.indices, beside), sure[beside]
        if language == _ENGLISH and _is_before_verb(own, match):
            continue
        if other_language == _ENGLISH and any(_is_verb(other, place) for place in there):
            continue
        if is_added:
            yield OneSided(here, there, is_added=True)
        else:
            yield OneSided(there, here, is_added=False)


def _phrases(tokens: Sequence[Token], language: str) -> Sequence[PhraseMatch]:
    """The phrases of the list, and French "ne ... que".

    Where something denies it restricts nothing: "rien n'indique que".
    """
    found = find_phrases(tokens, NAME, language)
    places = () if negations(tokens, language) else only_with_ne(tokens, language)
    if not places:
        return found
    restricting = [
        PhraseMatch(start=place, end=place + 1, section=_RESTRICT, row=(tokens[place].norm,))
        for place in places
    ]
    return [*(match for match in found if tokens[match.start].norm not in NE), *restricting]


def _is_before_verb(tokens: Sequence[Token], match: PhraseMatch) -> bool:
    """Whether it stands right before a verb: "it only arises later" may be about the time."""
    if match.end >= len(tokens):
        return False
    after = tokens[match.end + 1] if match.end + 1 < len(tokens) else None
    if tokens[match.end].norm == _TO and after is not None:  # "only to find", but "only to cars"
        is_bare = after.norm == after.lemma and after.text.islower()
        return is_bare and is_content(after)
    if match.start == 0 or not is_content(tokens[match.end]):
        return False
    before = tokens[match.start - 1]
    if word_classes(_ENGLISH).get(before.norm) in _BEFORE_VERBS:
        return True
    if len(verb_form(tokens, match.start - 1).indices) > 1:
        return False  # "will hear only witnesses"
    return is_content(before) and verb_form(tokens, match.end).time is not Time.OPEN


def _is_verb(tokens: Sequence[Token], place: int) -> bool:
    """Whether what stands before an English word, or its ending, makes it a verb."""
    token = tokens[place]
    leads = [tokens[index].norm for index in verb_form(tokens, place).indices[:-1]]
    before = tokens[place - 1].norm if place else ""
    return (
        token.norm.endswith(("ed", "ing"))
        or word_classes(_ENGLISH).get(before) == "pronoun"
        or any(lead != _TO or token.norm == token.lemma for lead in leads)
    )


def _restricts_one_side(own: Sequence[PhraseMatch], other: Sequence[PhraseMatch]) -> bool:
    """Whether the one side restricts something, and the other has nothing that could mean it."""
    if all(match.section != _RESTRICT for match in own):
        return False
    denies = any(match.section == _DENIAL for match in own)
    return all(match.section == _DENIAL and denies for match in other)


def _asks(tokens: Sequence[Token], place: int) -> bool:
    """Whether its sentence is a question: German "nur" and its like may then mean nothing."""
    sentence = tokens[place].sentence
    return any(token.text == "?" and token.sentence == sentence for token in tokens[place:])


def _is_counted(tokens: Sequence[Token], place: int, language: str) -> bool:
    """Whether a number follows: "only 12 came" makes little of it, and leaves nobody out."""
    numbers = lexicons.listed(language, "numerals", "cardinal")
    if language == _ENGLISH and place < len(tokens):
        place += word_classes(_ENGLISH).get(tokens[place].norm) == "preposition"
    if place >= len(tokens):
        return False
    norm = tokens[place].norm
    return norm[:1].isdigit() or norm in numbers


def _restricted(
    tokens: Sequence[Token],
    match: PhraseMatch,
    linked: dict[int, tuple[int, ...]],
    language: str,
) -> int | None:
    """The nearest content word behind it that the other side has as well.

    Where it ends its clause, the nearest before it: "for residents only".
    """
    ends = match.end >= len(tokens) or tokens[match.end].text in CLAUSE_MARKS
    places = (
        range(match.start - 1, max(-1, match.start - 1 - _REACH), -1)
        if ends
        else range(match.end, min(len(tokens), match.end + _REACH))
    )
    return next(
        (
            place
            for place in places
            if place in linked
            and is_content(tokens[place], language)
            and tokens[place].sentence == tokens[match.start].sentence
        ),
        None,
    )


def _kept(
    tokens: Sequence[Token], place: int, linked: dict[int, tuple[int, ...]], language: str
) -> float:
    """Share of the content words of a sentence that the other side has."""
    content = [
        index
        for index, token in enumerate(tokens)
        if token.sentence == tokens[place].sentence and is_content(token, language)
    ]
    return sum(index in linked for index in content) / max(1, len(content))
