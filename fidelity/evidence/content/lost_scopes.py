"""The scope of a statement, gone from a quotation that keeps all the rest; English.

"[Outside the capital,] burglaries are down", "[On paper,] every worker has a helmet".
"""

from collections.abc import Iterator

from fidelity import lexicons
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Comparison
from fidelity.text.function_words import content_places
from fidelity.text.reporting_frames import reporting_frames
from fidelity.text.stated_scopes import StatedScope, stated_scopes
from fidelity.text.tokens import tokenize

_KEPT = 0.9  # share of the words of weight of what it holds for


def lost_scopes(comparison: Comparison) -> Iterator[StatedScope]:
    """Scopes of the passage for which nothing stands in the derivative."""
    alignment = comparison.alignment
    if not alignment.is_english:
        return
    for scope in stated_scopes(alignment.ref):
        if _is_gone(alignment, scope) and not _is_told(comparison, scope):
            yield scope


def _is_gone(alignment: Alignment, scope: StatedScope) -> bool:
    """Whether no word of it is linked, all the rest is kept, and nothing new is said instead."""
    links, tokens = linkage(alignment), alignment.ref
    telling = content_places(tokens, "en")
    if any(links.to_hyp.get(index) for index in scope.indices if index in telling):
        return False
    sentence = tokens[scope.start].sentence
    said = {
        index
        for index in telling - reporting_frames(tokens) - set(scope.indices)
        if tokens[index].sentence == sentence
    }
    kept = [index for index in said if index in links.to_hyp]
    if not kept or len(kept) < _KEPT * len(said):
        return False
    frames = reporting_frames(alignment.hyp)
    new = content_places(alignment.hyp, "en") - links.to_ref.keys() - frames
    sure = lexicons.words("en", "stated_scopes", "sure")
    return all(alignment.hyp[index].lemma in sure for index in new)


def _is_told(comparison: Comparison, scope: StatedScope) -> bool:
    """Whether a word of it stands anywhere in the derivative, or another scope in its place."""
    document = comparison.hyp_document
    tokens = comparison.alignment.ref[scope.start : scope.end]
    told = tokenize(document.text, language=document.language)
    words = {token.lemma for token in told} | {token.norm for token in told}
    telling = [tokens[index] for index in content_places(tokens, "en")] or list(tokens)
    if any(token.lemma in words or token.norm in words for token in telling):
        return True
    return bool(stated_scopes(comparison.alignment.hyp))
