"""Stretches of several words that answer each other: amounts, acronyms, countries, compounds."""

from collections.abc import Iterator, Sequence

from fidelity.records import Link, LinkKind, Token
from fidelity.text.joined import parted
from fidelity.text.names import expansion, is_acronym, places
from fidelity.text.quantities import Quantity, quantities

_VALUE, _ABBREVIATION, _JOINED = 0.95, 0.93, 0.97
_SAME_AMOUNT = 1e-6  # relative


def phrase_links(hyp: Sequence[Token], ref: Sequence[Token], language: str) -> list[Link]:
    """Links between stretches that share no letters: 24 and twenty-four, EU and its long form.

    Only for words that the other side does not have in the same form.
    """
    hyp_norms, ref_norms = {t.norm for t in hyp}, {t.norm for t in ref}
    found: list[Link] = []
    used_hyp: set[int] = set()
    used_ref: set[int] = set()
    candidates = (
        *_amounts(hyp, ref, language),
        *_acronyms(hyp, ref, language),
        *_places(hyp, ref, language),
        *_joined(hyp, ref),
    )
    for link in candidates:
        known = all(hyp[i].norm in ref_norms for i in link.hyp) or all(
            ref[j].norm in hyp_norms for j in link.ref
        )
        if not known and used_hyp.isdisjoint(link.hyp) and used_ref.isdisjoint(link.ref):
            used_hyp.update(link.hyp)
            used_ref.update(link.ref)
            found.append(link)
    return found


def _amounts(hyp: Sequence[Token], ref: Sequence[Token], language: str) -> Iterator[Link]:
    """Equal numbers, and units of one measure: "5 %" and "five per cent"."""
    others = quantities(ref, language)
    for one in quantities(hyp, language):
        for other in others:
            same = abs(one.low - other.low) <= _SAME_AMOUNT * max(abs(one.low), abs(other.low))
            if one.dimension != other.dimension or not same:
                continue
            numbers = _numeral(one), _numeral(other)
            yield Link(hyp=numbers[0], ref=numbers[1], kind=LinkKind.VALUE, weight=_VALUE)
            units = _unit(one), _unit(other)
            if units[0] and units[1]:
                yield Link(hyp=units[0], ref=units[1], kind=LinkKind.VALUE, weight=_VALUE)


def _numeral(quantity: Quantity) -> tuple[int, ...]:
    return tuple(range(quantity.numeral.start, quantity.numeral.end))


def _unit(quantity: Quantity) -> tuple[int, ...]:
    """The tokens of the unit, if they stand together."""
    rest = [i for i in quantity.indices if i not in _numeral(quantity)]
    whole = rest and rest[-1] - rest[0] + 1 == len(rest)
    return tuple(rest) if whole else ()


def _acronyms(hyp: Sequence[Token], ref: Sequence[Token], language: str) -> Iterator[Link]:
    for i, token in enumerate(hyp):
        if is_acronym(token) and (long_form := expansion(token.text, ref, language)):
            yield Link(hyp=(i,), ref=long_form, kind=LinkKind.ABBREVIATION, weight=_ABBREVIATION)
    for j, token in enumerate(ref):
        if is_acronym(token) and (long_form := expansion(token.text, hyp, language)):
            yield Link(hyp=long_form, ref=(j,), kind=LinkKind.ABBREVIATION, weight=_ABBREVIATION)


def _places(hyp: Sequence[Token], ref: Sequence[Token], language: str) -> Iterator[Link]:
    """Names of one country: "US" and "United States", "Ukrainian" and "Ukraine's"."""
    others = _runs(places(ref, language))
    for own, names in _runs(places(hyp, language)):
        for other, their_names in others:
            if not names.isdisjoint(their_names):
                yield Link(hyp=own, ref=other, kind=LinkKind.ABBREVIATION, weight=_ABBREVIATION)


def _joined(hyp: Sequence[Token], ref: Sequence[Token]) -> Iterator[Link]:
    """What one side writes in two words and the other in one: "block chain", "blockchain"."""
    hyp_places = {token.norm: i for i, token in enumerate(hyp) if token.is_word}
    ref_places = {token.norm: j for j, token in enumerate(ref) if token.is_word}
    for parts, word in parted(hyp, ref_places.keys() - hyp_places.keys()):
        yield Link(
            hyp=tuple(parts), ref=(ref_places[word],), kind=LinkKind.SPELLING, weight=_JOINED
        )
    for parts, word in parted(ref, hyp_places.keys() - ref_places.keys()):
        yield Link(
            hyp=(hyp_places[word],), ref=tuple(parts), kind=LinkKind.SPELLING, weight=_JOINED
        )


def _runs(
    named: dict[int, frozenset[str]],
) -> list[tuple[tuple[int, ...], frozenset[str]]]:
    """Neighbouring tokens that name one place."""
    runs: list[tuple[list[int], frozenset[str]]] = []
    for index, names in sorted(named.items()):
        if runs and runs[-1][0][-1] == index - 1 and runs[-1][1] == names:
            runs[-1][0].append(index)
        else:
            runs.append(([index], names))
    return [(tuple(run), names) for run, names in runs]
