"""Whether a quotation stands for all of its original."""

from fidelity.records import Comparison


def is_whole(comparison: Comparison) -> bool:
    """Whether the passage is the whole original, as when two sentences are compared.

    Then what is missing is missing; a quotation out of an article may leave the rest to the
    article around it.
    """
    passage, original = comparison.pair.passage, comparison.ref_document
    if passage is None or original is None:
        return False
    return len(passage.span) >= len(original.text.strip())
