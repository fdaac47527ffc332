"""Stage 5: which words of the quotation answer which words of the original."""

from collections.abc import Sequence
from dataclasses import dataclass

from fidelity.alignment.context import context_links, moved_stretches, open_stretches
from fidelity.alignment.edits import edits_of
from fidelity.alignment.links import Choice, pick_links, same_words
from fidelity.alignment.matching import match
from fidelity.alignment.phrases import phrase_links
from fidelity.alignment.renderings import rendered_likeness
from fidelity.alignment.translation import translation_links
from fidelity.encoders.encoder import Encoder
from fidelity.encoders.words import cosines
from fidelity.records import Alignment, Link, Token
from fidelity.text.bilingual import primary
from fidelity.text.function_words import content_places

__all__ = ["Sides", "align", "align_all", "edits_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The tokens of a quotation and of its passage, of any number of sentences."""

    hyp: Sequence[Token]
    ref: Sequence[Token]
    language: str = "en"
    ref_language: str = "en"


def align(
    hyp: Sequence[Token],
    ref: Sequence[Token],
    *,
    encoder: Encoder | None = None,
    language: str = "en",
    ref_language: str = "en",
) -> Alignment:
    """Align the tokens of a quotation with those of its passage.

    Without an encoder, words that share no form, lemma or stem are linked by context only.
    """
    sides = Sides(hyp=hyp, ref=ref, language=language, ref_language=ref_language)
    (found,) = align_all((sides,), encoder=encoder)
    return found


def align_all(pairs: Sequence[Sides], *, encoder: Encoder | None = None) -> list[Alignment]:
    """The same of many pairs; what one text's links are does not depend on the others."""
    choices = {
        at: Choice(
            hyp=sides.hyp,
            ref=sides.ref,
            matches=match(
                sides.hyp,
                sides.ref,
                encoder=encoder,
                languages=(sides.language, sides.ref_language),
            ),
            taken=phrase_links(sides.hyp, sides.ref, sides.language),
        )
        for at, sides in enumerate(pairs)
        if not _is_translated(sides) and not _is_repeated(sides)
    }
    picked = dict(zip(choices, pick_links(list(choices.values())), strict=True))
    found = []
    for at, sides in enumerate(pairs):
        nearness: tuple[tuple[int, float], ...] = ()
        likeness: tuple[tuple[int, int, float], ...] = ()
        if at not in choices:
            links = _simple_links(sides, encoder)
            if encoder is not None and _is_translated(sides):
                languages = (sides.language, sides.ref_language)
                likeness = rendered_likeness(sides.hyp, sides.ref, links, encoder, languages)
        else:
            links = [*choices[at].taken, *picked[at]]
            stretches = open_stretches(sides.hyp, sides.ref, links)
            moved = moved_stretches(sides.hyp, sides.ref, links)
            links += context_links(sides.hyp, sides.ref, stretches, sides.language)
            links.sort(key=lambda link: link.hyp)
            if encoder is not None:
                nearness = _nearness(sides.hyp, sides.ref, links, encoder, sides.language)
                found_open = [*stretches, *(one for one in moved if one not in stretches)]
                likeness = _likeness(sides, found_open, encoder)
        found.append(
            Alignment(
                hyp=tuple(sides.hyp),
                ref=tuple(sides.ref),
                links=tuple(links),
                hyp_language=sides.language,
                ref_language=sides.ref_language,
                nearness=nearness,
                likeness=likeness,
            )
        )
    return found


def _simple_links(sides: Sides, encoder: Encoder | None) -> list[Link]:
    """Those of two languages, and of the same words."""
    if not _is_translated(sides):
        return same_words(len(sides.hyp))
    languages = (sides.language, sides.ref_language)
    return translation_links(sides.hyp, sides.ref, encoder=encoder, languages=languages)


def _is_translated(sides: Sides) -> bool:
    return primary(sides.language) != primary(sides.ref_language)


def _is_repeated(sides: Sides) -> bool:
    """Whether both sides have the same words, one after the other."""
    return len(sides.hyp) == len(sides.ref) and all(
        one.norm == other.norm for one, other in zip(sides.hyp, sides.ref, strict=True)
    )


def _nearness(
    hyp: Sequence[Token],
    ref: Sequence[Token],
    links: Sequence[Link],
    encoder: Encoder,
    language: str,
) -> tuple[tuple[int, float], ...]:
    """Unlinked content words of `hyp`, each with the cosine of the nearest one of `ref`."""
    linked = {index for link in links for index in link.hyp}
    unlinked = sorted(content_places(hyp, language) - linked)
    words = [ref[index].norm for index in sorted(content_places(ref, language))]
    if not unlinked or not words:
        return ()
    nearest = cosines(encoder, [hyp[index].norm for index in unlinked], words).max(axis=1)
    return tuple(zip(unlinked, nearest.tolist(), strict=True))


def _likeness(
    sides: Sides, stretches: Sequence[tuple[list[int], list[int]]], encoder: Encoder
) -> tuple[tuple[int, int, float], ...]:
    """The content words of open stretches that only their place pairs, with their cosines."""
    telling = content_places(sides.hyp, sides.language), content_places(sides.ref, sides.language)
    found: list[tuple[int, int, float]] = []
    for stretch in stretches:
        left, right = (
            [index for index in side if index in places]
            for side, places in zip(stretch, telling, strict=True)
        )
        if left and right:
            printed = [sides.hyp[index].norm for index in left]
            near = cosines(encoder, printed, [sides.ref[index].norm for index in right]).tolist()
            found += [
                (i, j, cosine)
                for i, row in zip(left, near, strict=True)
                for j, cosine in zip(right, row, strict=True)
            ]
    return tuple(found)
