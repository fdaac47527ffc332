"""A clause that somebody believes, claims or fears, told without the verb that says so; English."""

from collections.abc import Sequence

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.content.gaps import NEAR_VERBATIM, unchanged_share
from fidelity.evidence.linkage import SAME_WORD, linkage
from fidelity.records import Comparison, Token
from fidelity.text.function_words import is_content, word_classes
from fidelity.text.modality import modal_marks
from fidelity.text.reporting import reporting_verbs
from fidelity.text.verbs import Time, verb_form
from fidelity.text.whole import is_whole

_OWN = frozenset({"i", "we"})  # who says a thing believes it
_SOURCES = frozenset(
    {"according", "view", "opinion", "eyes", "reportedly", "supposedly", "so-called"}
)
_NOT_A_CLAUSE = frozenset({"preposition", "conjunction"})
_TELL_TIME = frozenset({"is", "are", "was", "were", "has", "have", "had"})
_RELATIVES = frozenset({"who", "which", "whose", "whom"})
_INFINITIVES = (["to", "have"], ["to", "be"])
FLAT = 95
"""The rung of a statement without any modal word."""
_KEPT = 0.8  # share of the clause's content words that the quotation has


def dropped_belief(comparison: Comparison) -> BothSides | None:
    """The belief of the original that the quotation, otherwise the same, states flatly.

    Only where a whole text is compared with a whole one: an article may say in front of a
    quotation whose belief it is. `ref` is who believes it and the verb, `hyp` the clause.
    """
    alignment, known = comparison.alignment, lexicons.words("en", "beliefs")
    if not alignment.is_english or not any(token.lemma in known for token in alignment.ref):
        return None
    if not (is_whole(comparison) and is_whole_text(comparison)) or _says_whose(alignment.hyp):
        return None
    if unchanged_share(alignment) < NEAR_VERBATIM:
        return None
    to_hyp, links = linkage(alignment).to_hyp, linkage(alignment).link_of_ref
    for index, token in enumerate(alignment.ref):
        if token.lemma not in known or index in to_hyp or not believes(alignment.ref, index):
            continue
        clause = [
            place
            for place in range(index + 1, len(alignment.ref))
            if alignment.ref[place].sentence == token.sentence
            and is_content(alignment.ref[place], "en")
        ]
        kept = [r for r in clause if r in links and links[r].kind in SAME_WORD]
        if clause and len(kept) >= _KEPT * len(clause) and has_verb(alignment.ref, index, clause):
            hyp = sorted({h for r in kept for h in to_hyp[r]})
            start = _sentence_start(alignment.ref, index)
            return BothSides(ref=tuple(range(start, index + 1)), hyp=tuple(hyp))
    return None


def is_whole_text(comparison: Comparison) -> bool:
    """Whether the quotation is all that its text has."""
    extent = comparison.pair.quotation.extent
    return len(extent) >= len(comparison.hyp_document.text.strip())


def _says_whose(tokens: Sequence[Token]) -> bool:
    """Whether the quotation leaves it to somebody, or in doubt, in words of its own."""
    saying = lexicons.words("en", "beliefs") | reporting_verbs("en") | _SOURCES
    if any(token.lemma in saying or token.norm in saying for token in tokens):
        return True
    return any(mark.rung < FLAT or mark.is_negated for mark in modal_marks(tokens, "en"))


def believes(tokens: Sequence[Token], index: int) -> bool:
    """Whether somebody else than who speaks does, and of a clause: not "think about", "a claim"."""
    start = _sentence_start(tokens, index)
    subject = [token.norm for token in tokens[start:index]]
    if not subject or not _OWN.isdisjoint(subject) or index + 1 >= len(tokens):
        return False
    classes, after = word_classes("en"), tokens[index + 1]
    if subject[-1] in {"not", "n't", "never", "to"} or classes.get(subject[-1]) == "article":
        return False
    is_clause = after.norm == "that" or classes.get(after.norm) not in _NOT_A_CLAUSE
    is_infinitive = [token.norm for token in tokens[index + 1 : index + 3]] in _INFINITIVES
    return (is_clause and after.is_word) or is_infinitive


def has_verb(tokens: Sequence[Token], belief: int, clause: Sequence[int]) -> bool:
    """Whether a verb of the clause tells its time: "claimed that he left", not "claimed lives".

    Behind "that", or before any relative, a bare "was" will do: "claimed that he was in Rome".
    """
    if any(verb_form(tokens, index).time is not Time.OPEN for index in clause):
        return True
    for token in tokens[belief + 1 : clause[-1]]:
        if token.norm in _TELL_TIME:
            return True
        if token.norm in _RELATIVES:
            return False
    return False


def _sentence_start(tokens: Sequence[Token], index: int) -> int:
    while index and tokens[index - 1].sentence == tokens[index].sentence:
        index -= 1
    return index
