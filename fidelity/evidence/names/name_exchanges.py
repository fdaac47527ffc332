"""Which name of a quotation stands where its passage has another one."""

from collections.abc import Sequence

from fidelity import lexicons
from fidelity.evidence.linkage import linkage
from fidelity.evidence.names.name_parts import (
    Names,
    are_of_two_kinds,
    has_another_part,
    is_person,
    is_somebody_else,
    is_told,
    stand_alike,
)
from fidelity.evidence.names.name_sides import (
    NameSide,
    dropped_speakers,
    name_sides,
    tells_the_rest,
)
from fidelity.evidence.names.named_bodies import is_other_body
from fidelity.evidence.translation.names import NameExchange
from fidelity.records import Alignment, LinkKind, Token
from fidelity.text.clauses import is_verb_form
from fidelity.text.function_words import is_content, word_classes
from fidelity.text.interchangeable import are_interchangeable
from fidelity.text.labels import labels
from fidelity.text.names import (
    is_acronym,
    is_common_word,
    is_near_miss,
    places,
)
from fidelity.text.opposites import exclude_each_other, exclusives
from fidelity.text.reporting import reporting_clauses

_ALIKE = {LinkKind.NEIGHBOUR, LinkKind.SYNONYM}
# A name that no link and no phrase joins to another must stand about where that one stood.
_FARTHEST = 8
_PRONOUNS = {"i", "me", "my", "he", "him", "his", "she", "her", "we", "us", "our", "they", "them"}
_PRONOUN_REACH = 3
# Of the rest, where one name alone is left on each side: 2 more of DEMETR's 150 replaced names
# than at 0.65, and none more among 1,000 pairs of human references.
_TOLD = 0.5
_PLACING = {"in", "at", "from", "to", "near", "of"}
_OF = {"of", "for"}
_WHERE = {"in", "at", "near"}
_EXAMPLE = {"like", "as", "including"}  # "countries like Poland": an addition, if anything


def name_exchanges(alignment: Alignment) -> tuple[NameExchange, ...]:
    """Names that only the quotation has, with those that they replace, in its order.

    Misspelt names find each other first, so that none takes another's partner; then names that
    are linked, that share a phrase, or that stand in the same place; and where nothing else is
    left of either side and the rest is told again, the last two. Titles and names of bodies that
    are only put in other words are left out.
    """
    hyp, ref = name_sides(alignment)
    if not hyp.strange or not ref.strange:
        return ()
    names = Names(hyp, ref, linkage(alignment), tells_the_rest(alignment, _TOLD))
    left = ref.strange - dropped_speakers(alignment)
    told = hyp.strange - labels(hyp.tokens)
    found: list[NameExchange] = []
    for find in (_misspelt, _linked_or_near):
        done = {one.hyp for one in found}
        for index in sorted(told - done):
            partner = find(index, names, left)
            if partner is not None and not has_another_part(names, index, partner):
                left -= {partner}
                found.append(NameExchange(hyp=index, ref=partner))
    if not found and names.is_rest_told:
        found = [
            one
            for one in _only_ones(names)
            if one.ref in left and not has_another_part(names, one.hyp, one.ref)
        ]
    return tuple(
        sorted(
            (
                one
                for one in found
                if _is_other_department(one, names)
                or _exclude_each_other(one, names)
                or is_other_body(one, alignment)
                or _are_surnames(one, names)
                or not _only_reworded(one, names)
            ),
            key=lambda one: one.hyp,
        )
    )


def may_be_one(alignment: Alignment, one: NameExchange) -> bool:
    """Whether the two may be one name after all, translated or in another spelling.

    The kind of a thing before the same number ("Highway 83", "Bundesstraße 83"), a word much like
    one of the other phrase, or acronyms in brackets behind the same words.
    """
    hyp, ref = name_sides(alignment)
    links = linkage(alignment)
    word, other = hyp.tokens[one.hyp], ref.tokens[one.ref]
    ours, mine = hyp.phrase_of(one.hyp), ref.phrase_of(one.ref)
    if any(is_near_miss(word.text, ref.tokens[j].text) for j in mine.words):
        return True
    if _is_numbered(hyp.tokens, ours.end) and mine.end in links.to_ref.get(ours.end, ()):
        return is_common_word(word) or is_common_word(other)
    behind = hyp.tokens[ours.start - 1].text, ref.tokens[mine.start - 1].text
    in_brackets = behind == ("(", "(") and is_acronym(word) and is_acronym(other)
    return in_brackets and mine.start - 2 in links.to_ref.get(ours.start - 2, ())


def _is_numbered(tokens: Sequence[Token], end: int) -> bool:
    return end < len(tokens) and tokens[end].text[0].isdigit()


def _misspelt(index: int, names: Names, left: frozenset[int]) -> int | None:
    text = names.hyp.tokens[index].text
    return min((j for j in left if is_near_miss(text, names.ref.tokens[j].text)), default=None)


def _linked_or_near(index: int, names: Names, left: frozenset[int]) -> int | None:
    """The name that this one is linked with, that shares its phrase, or that stood about here."""
    phrase = names.hyp.phrase_of(index).words
    direct = [j for j in names.links.to_ref.get(index, ()) if j in left]
    answered = {j for word in phrase for j in names.links.to_ref.get(word, ())}
    beside = [j for j in left if not answered.isdisjoint(names.ref.phrase_of(j).words)]
    direct, beside = (
        [j for j in found if not is_somebody_else(names, index, j)] for found in (direct, beside)
    )
    if direct or beside:
        return direct[0] if direct else min(beside)
    fuller = any(  # "Curtis" before a known Vance
        word not in names.hyp.strange and len(names.hyp.tokens[word].text) > 1 for word in phrase
    )
    example = phrase[0] > 0 and names.hyp.tokens[phrase[0] - 1].norm in _EXAMPLE
    is_he = _stands_for_pronoun(index, names) or _names_a_speaker(index, names)
    if fuller or example or is_he:
        return None
    place = names.links.place_in_ref(index)
    near = [
        j
        for j in left
        if abs(j - place) <= _FARTHEST
        and not _only_locates(index, names, j)
        and not _is_out_of_place(index, names, j)
        and not is_told(names, j)
        and (names.is_rest_told or not are_of_two_kinds(names, index, j))
        and stand_alike(names, index, j)
    ]
    return min(near, key=lambda j: abs(j - place), default=None)


def _only_locates(index: int, names: Names, other: int) -> bool:
    """Whether the name only says where the other one is: "in Warsaw" behind a ministry."""
    before = names.hyp.phrase_of(index).start - 1
    is_located = before >= 0 and names.hyp.tokens[before].norm in _WHERE
    return is_located and not _is_place(names.ref, other)


def _is_out_of_place(index: int, names: Names, other: int) -> bool:
    """Whether one only says where it was, and the other who: "in Japan", "Lind: ..."."""
    phrase, tokens = names.ref.phrase_of(other), names.ref.tokens
    is_located = phrase.start > 0 and tokens[phrase.start - 1].norm in _WHERE
    if phrase.end < len(tokens) and is_verb_form(tokens, phrase.end):
        return False  # "in Oslo Lind said": its last word is the subject
    first = names.hyp.phrase_of(index).start
    leads = first > 0 and word_classes("en").get(names.hyp.tokens[first - 1].norm) == "preposition"
    return is_located and not leads and not _is_place(names.hyp, index)


def _names_a_speaker(index: int, names: Names) -> bool:
    """Whether the name is that of the one whom the passage only calls "he" as he speaks."""
    last = names.hyp.phrase_of(index).words[-1]
    return any(clause.subject[-1] == last for clause in reporting_clauses(names.hyp.tokens)) and (
        any(clause.is_pronoun for clause in reporting_clauses(names.ref.tokens))
    )


def _only_ones(names: Names) -> list[NameExchange]:
    """The one name that only the quotation has, with the one that only the passage has."""
    mine, theirs = (
        [phrase for phrase in side.phrases if side.strange.issuperset(phrase.words)]
        for side in (names.hyp, names.ref)
    )
    if len(mine) != 1 or len(theirs) != 1:
        return []
    one, other = mine[0].words[0], theirs[0].words[0]
    if one in labels(names.hyp.tokens):
        return []
    is_other = are_of_two_kinds(names, one, other) and not names.is_rest_told
    # whom "he" means behind the lost name is the one of that name
    is_other = is_other or _stands_for_pronoun(one, names, range(other))
    is_other = is_other or _names_a_speaker(one, names)
    is_other = is_other or _is_out_of_place(one, names, other)
    if is_other or not stand_alike(names, one, other):
        return []
    return [NameExchange(hyp=one, ref=other)]


def _stands_for_pronoun(index: int, names: Names, where: range | None = None) -> bool:
    """Whether the passage has a "he" of its own where the quotation has this name."""
    place = names.links.place_in_ref(index)
    return any(
        (where is None or j in where)
        and token.norm in _PRONOUNS
        and not is_acronym(token)
        and j not in names.links.to_hyp
        and abs(j - place) <= _PRONOUN_REACH
        for j, token in enumerate(names.ref.tokens)
    )


def _only_reworded(one: NameExchange, names: Names) -> bool:
    """Whether a title or the name of a body was put in other words.

    Common words beside a word that stayed ("Adjunct Professor", "Research Press"), two words for
    one thing ("Middle Europe"), or an acronym that nothing spells out for a name of several words.
    """
    sides = ((names.hyp, one.hyp), (names.ref, one.ref))
    phrases = [side.phrase_of(word).words for side, word in sides]
    acronyms = [
        all(is_acronym(side.tokens[word]) for word in words)
        for (side, _), words in zip(sides, phrases, strict=True)
    ]
    if _only_described(one, names):
        return True
    if acronyms[0] != acronyms[1] and max(len(words) for words in phrases) > 1:
        return not any(is_person(side, word) for side, word in sides)
    common = [is_common_word(side.tokens[word]) for side, word in sides]
    if all(common) and are_interchangeable(*(side.tokens[word].lemma for side, word in sides)):
        return True
    link = names.links.link_of_hyp.get(one.hyp)
    if link is not None and link.kind in _ALIKE and one.ref in link.ref and any(common):
        return True
    words = phrases[0]
    if common[0] and any(word not in names.hyp.strange for word in words):
        return True  # "Secretary of the UK Department of Culture"
    # the head: Highway, Freeway
    return all(common) and len(words) > 1 and one.hyp == words[-1]


def _exclude_each_other(one: NameExchange, names: Names) -> bool:
    """Whether nothing is both: the United Nations, the United States."""
    hyp, ref = names.hyp.tokens[one.hyp], names.ref.tokens[one.ref]
    if exclude_each_other(hyp, ref, "en") or ref.norm in exclusives("en").get(hyp.norm, ()):
        return True
    ours, theirs = places(names.hyp.tokens, "en"), places(names.ref.tokens, "en")
    return (
        one.hyp in ours
        and one.ref in theirs
        and ours[one.hyp].isdisjoint(theirs[one.ref])
        and not _is_nation(names.hyp.tokens, one.hyp)
    )


def _is_nation(tokens: Sequence[Token], index: int) -> bool:
    """Whether a country only describes what stands behind it: "the Czech woman"."""
    after = tokens[index + 1 : index + 2]
    return bool(after) and after[0].text.islower() and is_content(after[0], "en")


def _are_surnames(one: NameExchange, names: Names) -> bool:
    """Whether both stand last behind a given name: Helen Marsh, Helen Moss."""
    return all(
        is_person(side, word) and word == side.phrase_of(word).words[-1]
        for side, word in ((names.hyp, one.hyp), (names.ref, one.ref))
    )


def _is_other_department(one: NameExchange, names: Names) -> bool:
    """Whether the same kind of body is of another field: Ministry of Justice, of Defence."""
    hyp, ref = names.hyp, names.ref
    phrases = (hyp, hyp.phrase_of(one.hyp), one.hyp), (ref, ref.phrase_of(one.ref), one.ref)
    for side, phrase, word in phrases:
        is_last = len(phrase.words) == 2 and word == phrase.words[-1]
        if not is_last or side.tokens[word - 1].norm not in _OF:
            return False
    heads = [phrase.words[0] for _, phrase, _ in phrases]
    lemmas = [side.tokens[word].lemma for side, _, word in phrases]
    return (
        heads[1] in names.links.to_ref.get(heads[0], ())
        and hyp.tokens[heads[0]].lemma == ref.tokens[heads[1]].lemma
        and names.links.is_loose(one.hyp)
        and not are_interchangeable(lemmas[0], lemmas[1])
    )


def _only_described(one: NameExchange, names: Names) -> bool:
    """Whether a name is told by an office or a nation: "the Prime Minister", "the Czech woman"."""
    tokens = names.hyp.tokens
    phrase = names.hyp.phrase_of(one.hyp)
    if phrase.end >= len(tokens):
        return False
    after = tokens[phrase.end]
    is_office = after.norm in lexicons.words("en", "titles")
    if is_office and all(is_common_word(tokens[word]) for word in phrase.words):
        return True
    is_nation = len(phrase.words) == 1 and one.hyp in places(tokens, "en")
    return is_nation and (is_office or _is_plain(after)) and not _is_place(names.ref, one.ref)


def _is_place(side: NameSide, index: int) -> bool:
    """Whether a name is a country's, or stands where a place stands: "in Sydney"."""
    before = side.phrase_of(index).start - 1
    return index in places(side.tokens, "en") or (
        before >= 0 and side.tokens[before].norm in _PLACING
    )


def _is_plain(token: Token) -> bool:
    return token.text.islower() and is_content(token)
