"""A claim that one of several sources makes, told as another's; English.

"The mayor says that accidents have fallen, the police that it is too early to tell": whoever lets
the police say that accidents have fallen has kept every word and both sources.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import SAME_WORD, Linkage, linkage
from fidelity.records import Alignment, Token
from fidelity.text.function_words import DETERMINERS, content_places, is_content, word_classes
from fidelity.text.marked import inside_marks
from fidelity.text.polarity import negators
from fidelity.text.reporting import ReportingClause, reporting_verbs

_LEAST, _LONGEST = 3, 7  # content words of a claim by which it is known
_SAME = 0.6  # share of them that must be the same
_ALSO = 0.3  # share from which a source claims it as well
_NO_PHRASE = frozenset({"auxiliary", "modal", "negator", "conjunction", "relative", "pronoun"})
_BESIDE = 8  # tokens from a source to words that only say who that is


@dataclass(frozen=True, slots=True)
class _Claim:
    """A source with the tokens of what it says, and the content words among the nearest of them."""

    source: ReportingClause
    places: range
    words: tuple[int, ...]


def moved_claims(alignment: Alignment) -> Iterator[BothSides]:
    """Sources of the quotation with those that say in the passage what they say here."""
    if not alignment.is_english or any(map(inside_marks, (alignment.hyp, alignment.ref))):
        return  # marks tell better who says what
    hyp = _sources(alignment.hyp)
    ref = _sources(alignment.ref) if hyp else []
    if not ref:
        return
    links = linkage(alignment)
    ours, theirs = _claims(alignment.hyp, hyp), _claims(alignment.ref, ref)
    for mine in ours:
        if len(mine.words) < _LEAST or mine.source.is_pronoun:
            continue
        shares = [(_share(mine, other, links), number) for number, other in enumerate(theirs)]
        share, best = max(shares)
        other = theirs[best]
        told = {r for h in mine.source.subject for r in links.to_ref.get(h, ())}
        named = [r for r in told if any(links.keeps(h, r) for h in mine.source.subject)]
        if share < _SAME or other.source.is_pronoun or not named:
            continue
        if any(_is_of(place, other) for place in told):
            continue
        claims_too = any(
            number != best and one >= _ALSO and told.intersection(theirs[number].source.subject)
            for one, number in shares
        )
        if not (
            claims_too
            or _is_source(other.source, hyp, links)
            or _denials(alignment.hyp, mine) != _denials(alignment.ref, other)
        ):
            yield BothSides(hyp=mine.source.subject, ref=other.source.subject)


def _sources(tokens: Sequence[Token]) -> list[ReportingClause]:
    """Who says something, also behind a joining word: "but the police say"."""
    found = []
    verbs = reporting_verbs("en")
    for index, token in enumerate(tokens):
        is_according = token.norm == "to" and index > 0 and tokens[index - 1].norm == "according"
        if is_according:
            subject = _phrase(tokens, range(index + 1, min(len(tokens), index + 1 + _LONGEST)))
        elif token.lemma in verbs:
            before = _phrase(tokens, range(index - 1, max(-1, index - 1 - _LONGEST), -1))
            start = before[-1] if before else 0
            opens = start == 0 or _parts(tokens[start - 1])
            subject = before[::-1] if opens else ()
        else:
            continue
        if subject and is_content(tokens[subject[-1]], "en"):
            verb = index - 1 if is_according else index
            found.append(ReportingClause(verb=verb, subject=subject, is_pronoun=False))
    return found


def _phrase(tokens: Sequence[Token], places: range) -> tuple[int, ...]:
    """The words of one noun phrase, in the order in which they are looked at."""
    found: list[int] = []
    for place in places:
        token = tokens[place]
        kind = word_classes("en").get(token.norm)
        is_new = places.step > 0 and found and kind in DETERMINERS
        if not token.is_word or is_new or kind in _NO_PHRASE:
            break
        found.append(place)
    return tuple(found)


def _parts(token: Token) -> bool:
    """Whether a mark or a joining word stands there."""
    kind = word_classes("en").get(token.norm)
    return not token.is_word or kind in {"conjunction", "relative"}


def _claims(tokens: Sequence[Token], sources: Sequence[ReportingClause]) -> list[_Claim]:
    content = content_places(tokens, "en")
    frames = [(min(one.verb, *one.subject), max(one.verb, *one.subject) + 1) for one in sources]
    parting = [
        k
        for k, token in enumerate(tokens)
        if token.text == ";" or (k and tokens[k - 1].text == "," and _parts(token))
    ]
    found = []
    for source, (start, end) in zip(sources, frames, strict=True):
        is_behind = end >= len(tokens) or not tokens[end].is_word
        is_behind = is_behind and start > 0 and tokens[start - 1].sentence == tokens[start].sentence
        stops = [*parting, *(edge for frame in frames for edge in frame)]
        if is_behind:
            first = max((stop for stop in stops if stop < start), default=0)
            places = range(first, start)
        else:
            last = min((stop for stop in stops if stop > end), default=len(tokens))
            places = range(end, last)
        places = _within_sentence(tokens, places, start)
        words = [place for place in places if place in content]
        near = words[-_LONGEST:] if is_behind else words[:_LONGEST]
        found.append(_Claim(source, places, tuple(near)))
    return found


def _within_sentence(tokens: Sequence[Token], places: range, index: int) -> range:
    inside = [place for place in places if tokens[place].sentence == tokens[index].sentence]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def _share(mine: _Claim, other: _Claim, links: Linkage) -> float:
    same = [
        h
        for h in mine.words
        if (link := links.link_of_hyp.get(h)) is not None
        and link.kind in SAME_WORD
        and link.ref[0] in other.places
    ]
    return len(same) / len(mine.words) if len(same) >= _LEAST else 0.0


def _is_of(place: int, claim: _Claim) -> bool:
    """Whether a word is the source's own, stands beside it, or within what it says."""
    frame = (claim.source.verb, *claim.source.subject)
    return place in claim.places or min(frame) - _BESIDE <= place <= max(frame) + _BESIDE // 2


def _is_source(source: ReportingClause, others: Sequence[ReportingClause], links: Linkage) -> bool:
    """Whether a source of the passage is one of the quotation too."""
    return any(links.keeps(h, r) for other in others for h in other.subject for r in source.subject)


def _denials(tokens: Sequence[Token], claim: _Claim) -> int:
    if not claim.words:
        return 0
    return sum(claim.words[0] <= one.start <= claim.words[-1] for one in negators(tokens, "en"))
