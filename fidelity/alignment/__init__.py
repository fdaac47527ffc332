"""Stage 5: which words of the quotation answer which words of the original."""

from collections.abc import Sequence

from fidelity.alignment.context import context_links
from fidelity.alignment.edits import edits_of
from fidelity.alignment.links import pick_links
from fidelity.alignment.matching import match
from fidelity.alignment.phrases import phrase_links
from fidelity.alignment.translation import translation_links
from fidelity.encoders.encoder import Encoder
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import primary


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
    if primary(language) != primary(ref_language):
        links = translation_links(hyp, ref, encoder=encoder, languages=languages)
    else:
        matches = match(hyp, ref, encoder=encoder, languages=languages)
        phrases = phrase_links(hyp, ref, language)
        links = phrases + pick_links(hyp, ref, matches, taken=phrases)
        links += context_links(hyp, ref, links, language)
        links.sort(key=lambda link: link.hyp)
    return Alignment(
        hyp=tuple(hyp),
        ref=tuple(ref),
        links=tuple(links),
        edits=tuple(edits_of(links, len(hyp), len(ref))),
        hyp_language=language,
        ref_language=ref_language,
    )
