"""How a date, a span of time or a rate bears on what is said: since, in or until 1990; English."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from fidelity.evidence.content.gaps import is_same_around
from fidelity.evidence.denials.limits_of_denial import is_last_since
from fidelity.evidence.linkage import SAME_WORD, linkage
from fidelity.records import Alignment, Token
from fidelity.text.dates import Facet, date_facets
from fidelity.text.function_words import is_content
from fidelity.text.phrases import PhraseMatch, find_phrases
from fidelity.text.polarity import negators
from fidelity.text.quantities import Quantity, quantities

_LIST = "time_relations"
_BETWEEN = frozenset({"the", "early", "late", "mid", "-", "about", "around"})
# Relations between which a date means something else. "From" and "since", "on" or "after" pass for
# each other, "by" and "until" or "before" too, and "by" a year often stands for "in" it.
_APART = frozenset(
    frozenset(pair)
    for pair in (
        ("from", "until"),
        ("from", "before"),
        ("from", "by"),
        ("since", "until"),
        ("since", "before"),
        ("since", "by"),
        ("since", "at"),
        ("until", "after"),
        ("until", "at"),
        ("by", "after"),
        ("after", "at"),
        ("before", "at"),
    )
)
_TIME = "time"
_UNTIL, _BEFORE, _FROM, _SINCE, _AT = "until", "before", "from", "since", "at"
_IN_A_STATE = frozenset({"in", "under", "on"})
_ENDS = frozenset({"until", "till"})
_COMPARING = frozenset({"than", "as"})
_DENYING, _REACH = frozenset({"not", "never", "no", "nobody", "nothing"}), 8  # tokens


Related = tuple[str, tuple[int, ...]]
"""What a word says of a date, and the tokens that say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeChange:
    """Tokens of both sides that put the same time in another relation."""

    hyp: tuple[int, ...]
    ref: tuple[int, ...]
    relations: tuple[str, str]


def changed_relations(alignment: Alignment) -> Iterator[TimeChange]:
    """Dates and spans that both sides have, in relations that cannot pass for each other."""
    if not alignment.is_english:
        return
    yield from _dates(alignment)
    yield from _spans(alignment)


def _dates(alignment: Alignment) -> Iterator[TimeChange]:
    hyp = _related_dates(alignment.hyp, alignment.hyp_language)
    ref = _related_dates(alignment.ref, alignment.ref_language) if hyp else {}
    if not ref:
        return
    for change in same_dates(alignment, hyp, ref):
        pair = frozenset(change.relations)
        is_lawful = _is_last_time(alignment) or _are_both_denied(alignment, change)
        is_lawful = is_lawful or _is_compared_with(alignment, change)
        if pair not in _APART or is_lawful:
            continue
        if _is_otherwise_same(alignment, change.hyp, change.ref) or (
            "at" not in pair and _bear_on_one(alignment, change.hyp[0], change.ref[0])
        ):
            yield change


def _is_compared_with(alignment: Alignment, change: TimeChange) -> bool:
    """Whether it is the time that now is compared with: "higher than in May", "risen since May"."""
    if set(change.relations) != {_SINCE, _AT}:
        return False
    is_since = change.relations[1] == _SINCE
    tokens, at = (alignment.ref, change.ref) if is_since else (alignment.hyp, change.hyp)
    before = takewhile(lambda token: token.is_word, reversed(tokens[: at[0]]))
    return any(token.norm in _COMPARING for token in islice(before, _REACH))


def _is_last_time(alignment: Alignment) -> bool:
    """Whether one side denies it since a time and the other says that it was last so then."""
    hyp, ref = alignment.hyp, alignment.ref
    return is_last_since(ref, hyp) or is_last_since(hyp, ref)


def same_dates(
    alignment: Alignment, hyp: Mapping[int, Related], ref: Mapping[int, Related]
) -> Iterator[TimeChange]:
    """The dates that both sides have, by their first tokens, in whatever relation to each."""
    links = linkage(alignment)
    for date, (relation, here) in hyp.items():
        link = links.link_of_hyp.get(date)
        if link is not None and link.kind in SAME_WORD and link.ref[0] in ref:
            meant, there = ref[link.ref[0]]
            yield TimeChange(hyp=here, ref=there, relations=(meant, relation))


def _related_dates(tokens: Sequence[Token], language: str) -> dict[int, Related]:
    """The first token of each date that a word of time stands before -> relation, its tokens."""
    facets = date_facets(tokens, language)
    if not facets:
        return {}
    starts = {one.start: one.end for one in facets if one.facet is not Facet.RATE}
    found = {}
    for match in find_phrases(tokens, _LIST):
        place = match.end
        while place < len(tokens) and tokens[place].norm in _BETWEEN:
            place += 1
        if place not in starts:
            continue
        end = starts[place]
        if end < len(tokens) and tokens[end].norm.startswith(("'", "’")):
            continue  # after Tuesday's vote
        found[place] = (_meant(tokens, match), match.indices)
    return found


def _meant(tokens: Sequence[Token], match: PhraseMatch) -> str:
    """The relation: what is not so until May is so from May on."""
    if match.section != _UNTIL:
        return match.section
    return _FROM if _is_denied(tokens, match.start) else _UNTIL


def _is_denied(tokens: Sequence[Token], index: int) -> bool:
    before = takewhile(lambda token: token.is_word, reversed(tokens[:index]))
    return any(token.norm in _DENYING for token in islice(before, _REACH))


def is_denied_before(alignment: Alignment, hyp: int, ref: int) -> bool:
    """Whether "not before" stands for "until after": "put off until after the storm"."""
    sides = (alignment.hyp, hyp), (alignment.ref, ref)
    return any(
        tokens[at].norm == _BEFORE
        and _is_denied(tokens, at)
        and not _is_denied(others, there)
        and there > 0
        and others[there - 1].norm in _ENDS
        for (tokens, at), (others, there) in (sides, sides[::-1])
    )


def _are_both_denied(alignment: Alignment, change: TimeChange) -> bool:
    """Whether it is "not before" a time on one side, and "not until" it on the other."""
    if set(change.relations) != {_BEFORE, _FROM}:
        return False
    sides = (alignment.hyp, change.hyp), (alignment.ref, change.ref)
    return all(_is_denied(tokens, indices[0]) for tokens, indices in sides)


def _bear_on_one(alignment: Alignment, hyp: int, ref: int) -> bool:
    """Whether the content word before both is the same."""
    mine, theirs = word_before(alignment.hyp, hyp), word_before(alignment.ref, ref)
    if mine is None or theirs is None:
        return False
    return linkage(alignment).keeps(mine, theirs)


def word_before(tokens: Sequence[Token], index: int) -> int | None:
    """The content word before a place, in its clause; None where there is none."""
    for place in range(index - 1, -1, -1):
        if not tokens[place].is_word:
            return None
        if is_content(tokens[place], "en"):
            return place
    return None


def _is_otherwise_same(alignment: Alignment, hyp: tuple[int, ...], ref: tuple[int, ...]) -> bool:
    """Whether hardly a word of weight changed but these, and no state is told as what made it.

    "Has been shut since 2019" is "was shut in 2019".
    """
    if not is_same_around(alignment, hyp, ref):
        return False
    return not (_tells_a_state(alignment.hyp) or _tells_a_state(alignment.ref))


def _tells_a_state(tokens: Sequence[Token]) -> bool:
    """Whether a form of "be" stands right before a word of weight: "has been shut", "in force"."""
    return any(
        one.lemma == "be"
        and (is_content(after, "en") or after.norm in _IN_A_STATE)
        and not after.norm.endswith("ing")
        for one, after in pairwise(tokens)
    )


def _spans(alignment: Alignment) -> Iterator[TimeChange]:
    """For two years / two years ago / in two years."""
    hyp, ref = _placed_spans(alignment.hyp), _placed_spans(alignment.ref)
    if len(hyp) != 1 or len(ref) != 1:
        return
    (mine, relation, here), (other, meant, there) = hyp[0], ref[0]
    if relation == meant or (mine.low, mine.unit) != (other.low, other.unit):
        return
    if not _is_otherwise_same(alignment, here, there) or len(negators(alignment.hyp, "en")) != len(
        negators(alignment.ref, "en")
    ):
        return
    if "ago" in {relation, meant} or _rest(alignment.hyp, here) == _rest(alignment.ref, there):
        yield TimeChange(hyp=here, ref=there, relations=(meant, relation))


def _rest(tokens: Sequence[Token], apart: tuple[int, ...]) -> list[str]:
    """All other words: "away for two weeks" is "back in two weeks"."""
    return [token.norm for index, token in enumerate(tokens) if index not in apart]


def _placed_spans(tokens: Sequence[Token]) -> list[tuple[Quantity, str, tuple[int, ...]]]:
    if not any(token.norm in {"for", "in", "ago"} for token in tokens):
        return []
    found = []
    for one in quantities(tokens, "en"):
        if one.dimension != _TIME:
            continue
        start, end = one.indices[0], one.indices[-1] + 1
        if end < len(tokens) and tokens[end].norm == "ago":
            found.append((one, "ago", (*one.indices, end)))
        elif start and tokens[start - 1].norm in {"for", "in"}:
            found.append((one, tokens[start - 1].norm, (start - 1, *one.indices)))
    return found
