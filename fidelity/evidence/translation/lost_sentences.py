"""Whole sentences ("This cannot be undone") that a translation of some short ones leaves out.

Too short for what its length confirms, such a text has sentences to count instead.
"""

from collections.abc import Sequence

from fidelity.evidence.translation.negations import negations
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import has_dictionary
from fidelity.text.function_words import is_content

_LEAST_KEPT = 0.5  # share of the content words of the other sentences that have a link
_FEWEST = 2  # content words of a lost sentence; one will do that is denied
_FEWEST_WORDS = 2
_MOST_WORDS = 60  # of a text in which sentences are counted


def lost_sentences(alignment: Alignment) -> tuple[tuple[int, ...], ...]:
    """The sentences of `alignment.ref` of which no word has an answer, and no room for one.

    There are fewer sentences in the quotation, what is left of the passage is all there, and no
    more of its words are without a link than the other sentences of the passage have.
    """
    if len(alignment.ref) > _MOST_WORDS or not has_dictionary(
        alignment.hyp_language, alignment.ref_language
    ):
        return ()
    linked_hyp = {i for link in alignment.links for i in link.hyp}
    linked_ref = {j for link in alignment.links for j in link.ref}
    theirs = _sentences(alignment.ref)
    ours = _sentences(alignment.hyp)
    denied = {i for one in negations(alignment.ref, alignment.ref_language) for i in one.indices}
    lost, kept = [], []
    for indices in theirs:
        content = [i for i in indices if is_content(alignment.ref[i], alignment.ref_language)]
        tells = len(content) >= _FEWEST or (content and not denied.isdisjoint(indices))
        if tells and linked_ref.isdisjoint(content):
            lost.append(indices)
        else:
            kept += content
    if not lost or not kept or len(ours) > len(theirs) - len(lost):
        return ()
    answered = sum(index in linked_ref for index in kept)
    free = sum(
        is_content(token, alignment.hyp_language)
        for index, token in enumerate(alignment.hyp)
        if index not in linked_hyp
    )
    if answered < _LEAST_KEPT * len(kept) or free > len(kept) - answered:
        return ()
    return tuple(lost)


def _sentences(tokens: Sequence[Token]) -> list[tuple[int, ...]]:
    """The places of the words of each sentence that has at least two."""
    found: dict[int, list[int]] = {}
    for index, token in enumerate(tokens):
        if token.is_word:
            found.setdefault(token.sentence, []).append(index)
    return [tuple(one) for one in found.values() if len(one) >= _FEWEST_WORDS]
