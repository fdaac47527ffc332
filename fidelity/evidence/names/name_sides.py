"""Which names of a quotation its passage does not know, and the reverse."""

from collections.abc import Sequence
from dataclasses import dataclass

from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.joined import parted
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
_LONGEST_ENDING = 2  # letters
_CLIPPED = 3  # letters


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


def dropped_speakers(alignment: Alignment) -> frozenset[int]:
    """Speakers of the passage, where the quotation leaves the reporting clause away."""
    _, ref = name_sides(alignment)
    language = alignment.ref_language
    if reporting_clauses(alignment.hyp, language):
        return frozenset()
    answered = linkage(alignment).to_hyp
    ends = {
        clause.subject[-1]
        for clause in reporting_clauses(alignment.ref, language)
        if clause.verb not in answered
    }
    return frozenset(
        index
        for phrase in ref.phrases
        if phrase.words[-1] in ends and ref.strange.issuperset(phrase.words)
        for index in phrase.words
    )


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
        and (index in own_places or not _is_rendered(tokens, index, others, own, language))
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
    tokens: tuple[Token, ...], index: int, others: Sequence[Token], own: set[str], language: str
) -> bool:
    """Whether the other side has this name in other letters, short or long; `own` are the words."""
    token = tokens[index]
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
