"""What is said of some of them, told of all: "four were hurt, one of them seriously"; English."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from fidelity import lexicons
from fidelity.records import Alignment, Token
from fidelity.text.both_sides import BothSides
from fidelity.text.function_words import content_places
from fidelity.text.gaps import unchanged_share
from fidelity.text.linkage import linkage

_LIST = "parts_of_them"
_NEAR_VERBATIM = 0.9  # share of the quotation's content words that are the original's own


def widened_parts(alignment: Alignment) -> Iterator[BothSides]:
    """What the passage says of some of them, or of many of a group, and the quotation of all.

    `ref` begins with the words that say how many.
    """
    if alignment.is_english:
        yield from _told_of_all(alignment)
        yield from _dropped(alignment)


def _told_of_all(alignment: Alignment) -> Iterator[BothSides]:
    """Four were hurt, one of them seriously / four were seriously hurt."""
    parts = list(_parts(alignment.ref))
    if not parts or unchanged_share(alignment) < _NEAR_VERBATIM:
        return
    if any(token.norm in lexicons.words("en", _LIST, "part") for token in alignment.hyp):
        return
    links = linkage(alignment)
    content = content_places(alignment.ref, "en")
    for part, said in parts:
        telling = [r for r in said if r in content]
        kept = [h for r in telling for h in links.to_hyp.get(r, ()) if links.keeps(h, r)]
        if telling and len(kept) == len(telling) and part[0] not in links.to_hyp:
            yield BothSides(hyp=tuple(sorted(kept)), ref=(*part, *said))


def _dropped(alignment: Alignment) -> Iterator[BothSides]:
    """Many of the villages / the villages, where nothing else tells that it is a part."""
    some = lexicons.words("en", _LIST, "some")
    telling = some | lexicons.words("en", _LIST, "part")
    if any(token.norm in telling for token in alignment.hyp):
        return
    links = linkage(alignment)
    for place, token in enumerate(alignment.ref[:-3]):
        if token.norm not in some:
            continue
        after = [one.norm for one in alignment.ref[place + 1 : place + 3]]
        noun = place + 3
        if after != ["of", "the"] or noun not in links.to_hyp:
            continue
        words = tuple(range(place, noun + 1))
        here = links.to_hyp[noun][0]
        is_whole = here > 0 and alignment.hyp[here - 1].norm == "the"
        if is_whole and links.keeps(here, noun) and unchanged_share(alignment) >= _NEAR_VERBATIM:
            yield BothSides(hyp=(here - 1, here), ref=words)


def _parts(tokens: Sequence[Token]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The tokens of each "two of them", and of what follows in its clause."""
    numbers = lexicons.listed("en", "numerals", "cardinal")
    some = lexicons.words("en", _LIST, "some")
    whole = lexicons.words("en", _LIST, "them")
    for index in range(len(tokens) - 3):
        one = tokens[index]
        if not (one.norm in some or one.norm in numbers or one.norm.isdigit()):
            continue
        if tokens[index + 1].norm == "of" and tokens[index + 2].norm in whole:
            following = range(index + 3, len(tokens))
            said = tuple(takewhile(lambda k: tokens[k].is_word, following))
            if said:
                yield (index, index + 1, index + 2), said
