"""What is said of some of them, told of all: "four were hurt, one of them seriously"; English."""

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.content.gaps import NEAR_VERBATIM, is_same_around, unchanged_share
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.function_words import DETERMINERS, content_places, word_classes

_LIST = "parts_of_them"
_MOSTLY_KEPT = 0.75  # share of the quotation's content words that are the original's own
_NOT = "not"
_SOME = frozenset({"some", "few"})
_OTHER_SCOPES = frozenset({"of", "all", "both"})  # "all of the villages" says so by itself


def widened_parts(alignment: Alignment) -> Iterator[BothSides]:
    """What the passage says of some of them, or of many of a group, and the quotation of all.

    Of a group only where nothing else in the quotation tells that it is a part.
    `ref` begins with the words that say how many.
    """
    if not alignment.is_english:
        return
    yield from _told_of_all(alignment)
    yield from _counted(alignment)
    some = lexicons.words("en", _LIST, "some")
    telling = some | lexicons.words("en", _LIST, "part")
    if all(token.norm not in some for token in alignment.ref):
        return
    if all(token.norm not in telling for token in alignment.hyp):
        yield from _dropped(alignment, some)
        yield from _bare(alignment)


def _told_of_all(alignment: Alignment) -> Iterator[BothSides]:
    """Four were hurt, one of them seriously / four were seriously hurt."""
    parts = list(_parts(alignment.ref))
    if not parts or unchanged_share(alignment) < NEAR_VERBATIM:
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


def _counted(alignment: Alignment) -> Iterator[BothSides]:
    """One of the four robberies / the four robberies."""
    numbers = lexicons.listed("en", "numerals", "cardinal")
    ref, links = alignment.ref, linkage(alignment)
    telling = lexicons.words("en", _LIST, "part") | {"each", "every", "either", "any"}
    if any(token.norm in telling for token in alignment.hyp):
        return
    for place in range(len(ref) - 4):
        words = [token.norm for token in ref[place : place + 4]]
        if words[0] not in numbers or words[1] != "of" or words[3] not in numbers:
            continue
        if word_classes("en").get(words[2]) not in DETERMINERS or place in links.to_hyp:
            continue
        counted = links.to_hyp.get(place + 3, ())
        noun = links.to_hyp.get(place + 4, ())
        if counted and noun and noun[0] == counted[0] + 1 and links.keeps(noun[0], place + 4):
            here = counted[0]
            before = alignment.hyp[here - 1].norm if here else ""
            if word_classes("en").get(before) in DETERMINERS and (
                here < 2 or alignment.hyp[here - 2].norm != "of"
            ):
                yield BothSides(hyp=(here - 1, here, here + 1), ref=tuple(range(place, place + 5)))


def _dropped(alignment: Alignment, some: Collection[str]) -> Iterator[BothSides]:
    """Many of the villages / the villages."""
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
        before = [one.norm for one in alignment.hyp[max(0, here - 2) : here]]
        is_whole = before[-1:] == ["the"] and _OTHER_SCOPES.isdisjoint(before)
        if (
            is_whole
            and links.keeps(here, noun)
            and is_same_around(alignment, (here - 1, here), words)
        ):
            yield BothSides(hyp=(here - 1, here), ref=words)


def _bare(alignment: Alignment) -> Iterator[BothSides]:
    """Some economists argue / economists agree, the economists agree: of all of them."""
    if unchanged_share(alignment) < _MOSTLY_KEPT:
        return
    links = linkage(alignment)
    for place, token in enumerate(alignment.ref[:-1]):
        noun = alignment.ref[place + 1]
        is_plural = noun.norm != noun.lemma and noun.norm.endswith("s")
        if token.norm not in _SOME or not is_plural or place in links.to_hyp:
            continue
        here = links.to_hyp.get(place + 1, (-1,))[0]
        if here < 0 or not links.keeps(here, place + 1):
            continue
        if _opens(alignment.hyp, here):
            yield BothSides(hyp=(here,), ref=(place, place + 1))
        elif _opens_with_the(alignment, here - 1):
            yield BothSides(hyp=(here - 1, here), ref=(place, place + 1))


def _opens_with_the(alignment: Alignment, article: int) -> bool:
    """Whether "the" opens its clause, in a text that is the same but for it."""
    return (
        alignment.hyp[article].norm == "the"
        and _opens(alignment.hyp, article)
        and is_same_around(alignment, (article,), ())
    )


def _opens(tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing of its clause stands before it."""
    return index == 0 or not tokens[index - 1].is_word or tokens[index - 1].norm == "that"


def _parts(tokens: Sequence[Token]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The tokens of each "two of them", and of what follows in its clause."""
    numbers = lexicons.listed("en", "numerals", "cardinal")
    some = lexicons.words("en", _LIST, "some")
    whole = lexicons.words("en", _LIST, "them")
    for index in range(len(tokens) - 3):
        one = tokens[index]
        if not (one.norm in some or one.norm in numbers or one.norm.isdigit()):
            continue
        if index and tokens[index - 1].norm == _NOT:
            continue  # "not one of them": none
        if tokens[index + 1].norm == "of" and tokens[index + 2].norm in whole:
            following = range(index + 3, len(tokens))
            said = tuple(takewhile(lambda k: tokens[k].is_word, following))
            if said:
                yield (index, index + 1, index + 2), said
