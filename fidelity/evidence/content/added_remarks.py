"""A remark or a cause that was put beside what else stayed the same; English.

"Mr. Orr, [visibly tired,] declined", "she said [curtly]", "was called off [after threats]".
"""

from fidelity import lexicons
from fidelity.evidence.content.gaps import Gap, is_otherwise_same
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment
from fidelity.text.dates import dated_places
from fidelity.text.function_words import word_classes
from fidelity.text.reporting import reporting_verbs
from fidelity.text.segments import CLAUSE_MARKS

_OPEN_A_CAUSE = frozenset({"after", "amid", "over", "because", "despite", "following", "under"})
_AND, _MANNER = "and", "ly"
_MAY_TELL = frozenset({None, "adverb", "preposition"})


def is_remark(alignment: Alignment, gap: Gap) -> bool:
    """Whether all that is new is what state somebody is in, or how: ", visibly nervous,".

    Between marks, or a word in "-ly" that ends its clause: "he said nervously".
    """
    tokens, start, end = alignment.hyp, gap.indices[0], gap.indices[-1]
    closes = end + 1 == len(tokens) or tokens[end + 1].text in CLAUSE_MARKS
    first = word_classes("en").get(tokens[start].norm)
    if not (alignment.is_english and gap.is_lone and closes) or first is not None:
        return False
    listed = lexicons.listed("en", "light_modifiers") | lexicons.listed("en", "time_spans")
    words = [tokens[index] for index in gap.indices]
    if any(not token.text[1:].islower() or token.norm in listed for token in words):
        return False
    verbs = reporting_verbs()  # "officials said"; a smile reports nothing
    if any(token.lemma in verbs and not token.norm.endswith("ing") for token in words):
        return False
    if not dated_places(tokens, "en").isdisjoint(gap.indices):
        return False
    is_new_sentence = start == 0 or tokens[start - 1].sentence != tokens[start].sentence
    if any(token.text[0].isupper() for token in words[is_new_sentence:]):
        return False
    is_apart = start > 0 and tokens[start - 1].text == ","
    opens = is_new_sentence and end + 1 < len(tokens) and tokens[end + 1].text == ","
    opens = opens and any(token.norm == _AND for token in words)
    is_manner = len(words) == 1 and words[0].norm.endswith(_MANNER) and start > 0
    is_manner = is_manner and not _is_left_over(alignment)
    return (is_apart or opens or is_manner) and is_otherwise_same(alignment, gap.indices, ())


def _is_left_over(alignment: Alignment) -> bool:
    """Whether small words of the passage are, which an adverb may render: "at once"."""
    links, classes = linkage(alignment), word_classes("en")
    return any(
        token.is_word and index not in links.to_hyp and classes.get(token.norm) in _MAY_TELL
        for index, token in enumerate(alignment.ref)
    )


def is_cause(alignment: Alignment, gap: Gap) -> bool:
    """Whether a cause is all that is new, in whatever order the rest is told: "after threats"."""
    tokens, start, end = alignment.hyp, gap.indices[0], gap.indices[-1]
    return (
        alignment.is_english
        and gap.is_lone
        and start > 0
        and tokens[start].norm in _OPEN_A_CAUSE
        and (end + 1 == len(tokens) or not tokens[end + 1].is_word)
        and dated_places(tokens, "en").isdisjoint(gap.indices)
        and is_otherwise_same(alignment, gap.indices, ())
    )
