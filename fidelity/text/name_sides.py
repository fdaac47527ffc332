"""Which names of a quotation its passage does not know, and the reverse."""

from collections.abc import Sequence
from dataclasses import dataclass

from fidelity import lexicons
from fidelity.records import Alignment, LinkKind, Token
from fidelity.text.function_words import DETERMINERS, is_content, word_classes
from fidelity.text.joined import parted
from fidelity.text.linkage import Linkage, linkage
from fidelity.text.names import (
    NamePhrase,
    expansion,
    is_common_word,
    name_phrases,
    places,
    same_name,
)
from fidelity.text.recent import remember_recent
from fidelity.text.reporting import reporting_clauses
from fidelity.text.spelling import spelling_key
from fidelity.text.stems import share_stem

# Where so much of a passage is said again, a name that is not was left out and not passed over.
_LEAST_TOLD = 0.65
_AFTER = "after_countries"  # the list of what stands for, or after, the name of a country
_LONGEST_ENDING = 2  # letters
_CLIPPED = 3  # letters
_PLACE = 3  # tokens
_PRONOUNS = {
    "i",
    "he",
    "him",
    "his",
    "she",
    "her",
    "we",
    "us",
    "our",
    "they",
    "them",
    "their",
    "it",
}


@dataclass(frozen=True, slots=True)
class NameSide:
    """Names of one side, and the words among them that the other side does not know."""

    tokens: tuple[Token, ...]
    phrases: tuple[NamePhrase, ...]
    strange: frozenset[int]

    def phrase_of(self, index: int) -> NamePhrase:
        """The phrase that this word belongs to."""
        return next(one for one in self.phrases if index in one.words)


@remember_recent
def name_sides(alignment: Alignment) -> tuple[NameSide, NameSide]:
    """The quotation's names and the passage's; both sides in one language."""
    return (
        _side(alignment.hyp, alignment.ref, alignment.hyp_language),
        _side(alignment.ref, alignment.hyp, alignment.ref_language),
    )


def lost_names(alignment: Alignment) -> tuple[NamePhrase, ...]:
    """Names of the passage that the quotation neither says nor replaces, in order.

    Only where it tells nearly all the rest, with no new name and no new pronoun: a digest passes
    over names, and "he" says one again.
    """
    hyp, ref = name_sides(alignment)
    if not ref.strange or hyp.strange:
        return ()
    links = linkage(alignment)
    pronoun = any(
        token.norm in _PRONOUNS and index not in links.to_ref
        for index, token in enumerate(alignment.hyp)
    )
    if pronoun or not tells_the_rest(alignment):
        return ()
    return tuple(
        phrase
        for phrase in ref.phrases
        if ref.strange.issuperset(phrase.words)
        and links.to_hyp.keys().isdisjoint(phrase.words)
        and not _is_by_the_way(ref.tokens, phrase, alignment.ref_language)
        and not _is_told_by_kind(alignment, phrase)
        and not _is_described(alignment, phrase)
        and not _is_told_of_it(alignment, phrase)
    )


def _is_told_by_kind(alignment: Alignment, phrase: NamePhrase) -> bool:
    """Whether "the country" stands for a country, or only a currency lost its nation."""
    tokens = alignment.ref
    if not set(phrase.words) <= places(tokens, alignment.ref_language).keys():
        return False
    if phrase.end < len(tokens) and tokens[phrase.end].lemma in lexicons.words(
        "en", _AFTER, "money"
    ):
        return True
    own = {token.norm for token in tokens}
    kinds = lexicons.words("en", _AFTER, "kind")
    return any(token.norm in kinds and token.norm not in own for token in alignment.hyp)


def _is_described(alignment: Alignment, phrase: NamePhrase) -> bool:
    """Whether new words stand in the name's place: "the disease", "the other inmate"."""
    links, language = linkage(alignment), alignment.hyp_language
    tokens, classes = alignment.hyp, word_classes(language)
    near = range(phrase.start - _PLACE, phrase.end + _PLACE + 1)
    for at, token in enumerate(tokens):
        if classes.get(token.norm) in DETERMINERS:
            after = range(at + 1, min(at + 1 + _PLACE, len(tokens)))
            noun = next((k for k in after if is_content(tokens[k], language)), None)
            if noun is None or not _is_loose(links, noun):
                continue
            if near.start <= links.place_in_ref(noun) < near.stop:
                return True
    return False


def _is_loose(links: Linkage, index: int) -> bool:
    """Whether nothing but its place joins this word to another."""
    link = links.link_of_hyp.get(index)
    return link is None or link.kind is LinkKind.CONTEXT


def _is_told_of_it(alignment: Alignment, phrase: NamePhrase) -> bool:
    """Whether the name is only that of a listener, or of a speaker whom nothing here reports."""
    language = alignment.ref_language
    before = alignment.ref[phrase.start - 1] if phrase.start else None
    telling = lexicons.listed(language, "reporting", "address")
    if before is not None and before.lemma in telling:
        after = alignment.ref[phrase.end : phrase.end + 1]
        return not after or not after[0].is_word
    if reporting_clauses(alignment.hyp, alignment.hyp_language):
        return False
    clauses = reporting_clauses(alignment.ref, language)
    return any(phrase.words[-1] == clause.subject[-1] for clause in clauses)


def tells_the_rest(alignment: Alignment, share: float = _LEAST_TOLD) -> bool:
    """Whether the quotation says again that share of what in the passage is no strange name."""
    _, ref = name_sides(alignment)
    links = linkage(alignment)
    rest = [
        index
        for index, token in enumerate(alignment.ref)
        if token.is_word and index not in ref.strange
    ]
    return sum(index in links.to_hyp for index in rest) >= share * len(rest)


def _is_by_the_way(tokens: Sequence[Token], phrase: NamePhrase, language: str) -> bool:
    """Whether no name is lost with it: a form of address, a remark in brackets, half a title."""
    if phrase.start > 0 and tokens[phrase.start - 1].text in {"(", "["}:
        return True
    if len(phrase.words) > 1 or not lexicons.exists(language, "titles"):
        return False
    after = tokens[phrase.end].norm if phrase.end < len(tokens) else ""
    if after in lexicons.words(language, "titles") and is_common_word(tokens[phrase.start]):
        return True  # Prime Minister
    return tokens[phrase.start].norm in lexicons.words(language, "titles")


def _side(tokens: tuple[Token, ...], others: tuple[Token, ...], language: str) -> NameSide:
    phrases = name_phrases(tokens, language)
    if not phrases:
        return NameSide(tokens, (), frozenset())
    known = {_plain(token, language) for token in others} | {token.lemma for token in others}
    own_places = places(tokens, language)
    own = {token.norm for token in tokens}
    parts = {
        i for run, _ in parted(tokens, {token.norm for token in others}) for i in run
    }  # "Co-operation" for "Cooperation"
    known |= {word for _, word in parted(others, own)}
    # what both sides name alike answers itself, and no second name of the same country
    stands_for = frozenset().union(
        *(names for j, names in places(others, language).items() if others[j].norm not in own)
    )
    strange = {
        index
        for phrase in phrases
        for index in phrase.words
        if index not in parts
        and not _is_initial(tokens, phrase, index)
        and not ({_plain(tokens[index], language), tokens[index].lemma} & known)
        and own_places.get(index, frozenset()).isdisjoint(stands_for)
        and (index in own_places or not _is_rendered(tokens, index, others, language))
    }
    return NameSide(tokens, phrases, frozenset(strange))


def _is_initial(tokens: Sequence[Token], phrase: NamePhrase, index: int) -> bool:
    """Whether a letter only shortens a name that goes on: H. Carl Berg."""
    return len(tokens[index].text) == 1 and index != phrase.words[-1]


def _is_inflected(one: Token, other: Token) -> bool:
    """Maya and Mayan; not John and Johnson."""
    shorter, longer = sorted((one.norm, other.norm), key=len)
    return longer.startswith(shorter) and len(longer) - len(shorter) <= _LONGEST_ENDING


def _is_clipped(one: Token, other: Token) -> bool:
    """Lit Fest and Literature Festival; not Martin and Martinez."""
    shorter, longer = sorted((one, other), key=lambda token: len(token.norm))
    return (
        len(shorter.norm) >= _CLIPPED
        and longer.norm.startswith(shorter.norm)
        and is_common_word(shorter)
        and is_common_word(longer)
    )


def _plain(token: Token, language: str) -> str:
    """The word as compared: spelling variants folded, "KPIs" as "KPI"."""
    return spelling_key(token.norm.removesuffix("s"), language)


def _is_rendered(
    tokens: tuple[Token, ...], index: int, others: Sequence[Token], language: str
) -> bool:
    """Whether the other side has this name in other letters, short or long."""
    token = tokens[index]
    own = {one.norm for one in tokens}
    if expansion(token.text, others, language):
        return True
    for place, other in enumerate(others):
        after = others[place + 1].text if place + 1 < len(others) else ""
        if not other.is_word or (len(other.text) == 1 and after != "."):
            continue  # "A" is an initial only with its full stop
        capital = other.text[0].isupper()
        if capital and (
            same_name(token.text, other.text)
            or _is_inflected(token, other)
            or (other.norm not in own and _is_clipped(token, other))
        ):
            return True
        if not capital and share_stem(token.norm, other.norm):
            return True
        if capital and index in expansion(other.text, tokens, language):
            return True
    return False
