"""Stage 5: which words of the quotation answer which words of the original."""

from collections.abc import Sequence

from fidelity.alignment.context import context_links
from fidelity.alignment.edits import edits_of
from fidelity.alignment.links import pick_links, same_words
from fidelity.alignment.matching import match
from fidelity.alignment.phrases import phrase_links
from fidelity.alignment.translation import translation_links
from fidelity.alignment.vectors import cosines
from fidelity.encoders.encoder import Encoder
from fidelity.records import Alignment, Link, Token
from fidelity.text.bilingual import primary
from fidelity.text.function_words import content_places


def align(
    hyp: Sequence[Token],
    ref: Sequence[Token],
    *,
    encoder: Encoder | None = None,
    language: str = "en",
    ref_language: str = "en",
) -> Alignment:
    """Align the tokens of a quotation with those of its passage, of any number of sentences.

    Without an encoder, words that share no form, lemma or stem are linked by context only.
    """
    languages = (language, ref_language)
    nearness: tuple[tuple[int, float], ...] = ()
    if primary(language) != primary(ref_language):
        links = translation_links(hyp, ref, encoder=encoder, languages=languages)
    elif [token.norm for token in hyp] == [token.norm for token in ref]:
        links = same_words(len(hyp))
    else:
        matches = match(hyp, ref, encoder=encoder, languages=languages)
        phrases = phrase_links(hyp, ref, language)
        links = phrases + pick_links(hyp, ref, matches, taken=phrases)
        links += context_links(hyp, ref, links, language)
        links.sort(key=lambda link: link.hyp)
        if encoder is not None:
            nearness = _nearness(hyp, ref, links, encoder, language)
    return Alignment(
        hyp=tuple(hyp),
        ref=tuple(ref),
        links=tuple(links),
        edits=tuple(edits_of(links, len(hyp), len(ref))),
        hyp_language=language,
        ref_language=ref_language,
        nearness=nearness,
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
