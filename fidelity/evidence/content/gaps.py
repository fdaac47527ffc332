"""Stretches of one side that nothing on the other side answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from fidelity.evidence.linkage import SAME_WORD
from fidelity.records import Alignment, LinkKind, Token
from fidelity.text.function_words import content_places
from fidelity.text.recent import remember_recent
from fidelity.text.reporting_frames import reporting_frames

NEAR_VERBATIM = 0.9
"""From this `unchanged_share` on hardly a word of weight is not the passage's own."""

# Words of the other side within so many tokens may say the same in other words.
_NEARBY = 12
_SAME_WORD = frozenset(LinkKind) - {LinkKind.CONTEXT, LinkKind.NEIGHBOUR, LinkKind.DICTIONARY}
_OTHERWISE_SAME = 0.9  # share of the content words of either side that the other has
_NO_FRAMES = (frozenset[int](), frozenset[int]())
_AROUND = 3  # content words on either side that vouch for what stands between them
_LEAST_AROUND = 0.75  # share of them that must be the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A run of unlinked words.

    Attributes:
        indices: its tokens, ascending, marks at its ends left out.
        content: those of them that carry content.
        other: unlinked tokens of the other side that stand where this run would stand.
        is_clean: the words around it follow each other on the other side, so that there is
            nothing in its place.
        is_lone: nothing with content is left over near that place on the other side either, so
            that the run is no rewording.
        is_edge: it opens or closes the compared text.
        place: where on the other side it would stand: before this token.
    """

    indices: tuple[int, ...]
    content: tuple[int, ...]
    other: tuple[int, ...]
    is_clean: bool
    is_lone: bool
    is_edge: bool
    place: int


@remember_recent
def dropped(alignment: Alignment) -> tuple[Gap, ...]:
    """Runs of `ref` with content that the quotation does not render."""
    links = {r: link.hyp for link in alignment.links for r in link.ref}
    return _gaps(alignment.ref, alignment.hyp, links, alignment.ref_language)


@remember_recent
def added(alignment: Alignment) -> tuple[Gap, ...]:
    """Runs of `hyp` with content that the passage does not have."""
    links = {h: link.ref for link in alignment.links for h in link.hyp}
    return _gaps(alignment.hyp, alignment.ref, links, alignment.hyp_language)


def _gaps(
    tokens: Sequence[Token],
    others: Sequence[Token],
    links: dict[int, tuple[int, ...]],
    language: str,
) -> tuple[Gap, ...]:
    telling = content_places(tokens, language)
    if not telling - links.keys():
        return ()
    words = [index for index, token in enumerate(tokens) if token.is_word]
    runs = _runs(words, links)
    if language.startswith("en"):
        runs, links = _turned_runs(tokens, runs, links, telling)
    answered = {index for partners in links.values() for index in partners}
    left_over = content_places(others, language) - answered
    frames = _NO_FRAMES
    if language.startswith("en"):
        frames = reporting_frames(tokens), reporting_frames(others)
    found = []
    for run in runs:
        content = tuple(index for index in run if index in telling)
        if not content:
            continue
        # who said it may stand before what was said on one side and behind it on the other
        is_outside = all(frames) and frames[0].isdisjoint(run)
        own, theirs = frames if is_outside else _NO_FRAMES
        said = {i: partners for i, partners in links.items() if _is_said(tokens, i, own)}
        before = _neighbour(run[0], said, others, tokens, -1)
        after = _neighbour(run[-1], said, others, tokens, 1)
        if own and after == len(others):
            after = max((i for i in range(after) if _is_said(others, i, theirs)), default=-1) + 1
        low, high = sorted((before, after))
        places = [index for index in range(low + 1, high) if _is_said(others, index, theirs)]
        between = tuple(index for index in places if index not in answered)
        linked_between = any(index in answered for index in places)
        found.append(
            Gap(
                indices=tuple(run),
                content=content,
                other=between,
                is_clean=before < after and not between and not linked_between,
                is_lone=all(abs(index - after) > _NEARBY for index in left_over),
                is_edge=run[0] == words[0] or run[-1] == words[-1],
                place=after,
            )
        )
    return tuple(found)


def _turned_runs(
    tokens: Sequence[Token],
    runs: Sequence[list[int]],
    links: dict[int, tuple[int, ...]],
    telling: frozenset[int],
) -> tuple[list[list[int]], dict[int, tuple[int, ...]]]:
    """The runs and links, so that a phrase put in has its own preposition.

    Of "resigned [in] disgrace [in] April" any "in" may be the one of "resigned in April".
    """
    found, linked = [], dict(links)
    for run in runs:
        start, end = run[0] - 1, run[-1]
        is_turned = (
            len(run) > 1
            and start > 0
            and end - start == len(run)
            and tokens[start].norm == tokens[end].norm
            and tokens[start].is_word
            and end not in telling
        )
        if is_turned:
            linked[end] = linked.pop(start)
        found.append([start, *run[:-1]] if is_turned else run)
    return found, linked


def _runs(words: Sequence[int], links: dict[int, tuple[int, ...]]) -> list[list[int]]:
    """Unlinked words that follow each other, marks between them or not."""
    runs: list[list[int]] = []
    is_open = False
    for index in words:
        if index in links:
            is_open = False
        elif is_open:
            runs[-1].append(index)
        else:
            runs.append([index])
            is_open = True
    return runs


def _is_said(tokens: Sequence[Token], index: int, frame: frozenset[int]) -> bool:
    """Whether it is a word, and none of those that only say who said it."""
    return tokens[index].is_word and index not in frame


def _neighbour(
    index: int,
    links: dict[int, tuple[int, ...]],
    others: Sequence[Token],
    tokens: Sequence[Token],
    step: int,
) -> int:
    """Where the nearest linked word on one side of a run went; just outside where there is none."""
    place = index + step
    while 0 <= place < len(tokens):
        if tokens[place].is_word and place in links:
            return links[place][-1 if step < 0 else 0]
        place += step
    return -1 if step < 0 else len(others)


def kept_share(alignment: Alignment) -> float:
    """The share of the passage's content words that the quotation answers; 0 where it has none."""
    return _share(alignment.ref, {i for link in alignment.links for i in link.ref}, alignment)


def unchanged_share(alignment: Alignment, leaving_out: Sequence[int] = ()) -> float:
    """The share of the quotation's content words that are the passage's own, `leaving_out` apart.

    A synonym or a word in the place of another is not.
    """
    same = {i for link in alignment.links if link.kind in _SAME_WORD for i in link.hyp}
    return _share(alignment.hyp, same, alignment, leaving_out)


def is_otherwise_same(alignment: Alignment, hyp: Sequence[int], ref: Sequence[int]) -> bool:
    """Whether hardly a word of weight changed but these; one language on both sides.

    Who is said to have said it is another question.
    """
    same = [link for link in alignment.links if link.kind in SAME_WORD]
    for tokens, linked, apart in (
        (alignment.hyp, {h for link in same for h in link.hyp}, hyp),
        (alignment.ref, {r for link in same for r in link.ref}, ref),
    ):
        content = content_places(tokens, alignment.hyp_language).difference(apart)
        if alignment.is_english:
            content -= reporting_frames(tokens)
        if len(content & linked) < _OTHERWISE_SAME * len(content):
            return False
    return True


def is_same_around(
    alignment: Alignment, hyp: Sequence[int], ref: Sequence[int], reach: int = _AROUND
) -> bool:
    """Whether that holds of the words of weight right before and behind, if not of all; English.

    Enough for words of closed classes, which nothing but their like can stand for: "all" and
    "almost all", "before" and "after". One of `hyp` and `ref` may be empty.
    """
    if is_otherwise_same(alignment, hyp, ref):
        return True
    same = [link for link in alignment.links if link.kind in SAME_WORD]
    to_ref = {h: link.ref[0] for link in same for h in link.hyp}
    to_hyp = {r: link.hyp[0] for link in same for r in link.ref}
    return alignment.is_english and all(
        _keeps_company(tokens, apart, linked, there, reach)
        for tokens, apart, linked, there in (
            (alignment.hyp, hyp, to_ref, ref),
            (alignment.ref, ref, to_hyp, hyp),
        )
        if apart
    )


def _keeps_company(
    tokens: Sequence[Token],
    apart: Sequence[int],
    linked: dict[int, int],
    there: Sequence[int],
    reach: int,
) -> bool:
    """Whether the words around some words went where these went."""
    start, end = min(apart), max(apart)
    content = sorted(
        index
        for index in (content_places(tokens, "en") - reporting_frames(tokens)).difference(apart)
        if tokens[index].sentence == tokens[start].sentence
    )
    before, behind = ([i for i in content if i < start], [i for i in content if i > end])
    around = [*before[-reach:], *behind[:reach]]
    places = [linked[index] for index in around if index in linked]
    near = there or sorted(places)[len(places) // 2 :][:1]
    kept = [place for place in places if min(abs(place - other) for other in near) <= _NEARBY]
    return len(around) >= reach and len(kept) >= _LEAST_AROUND * len(around)


def _share(
    tokens: Sequence[Token],
    counted: set[int],
    alignment: Alignment,
    leaving_out: Sequence[int] = (),
) -> float:
    content = content_places(tokens, alignment.hyp_language).difference(leaving_out)
    return sum(index in counted for index in content) / max(1, len(content))
