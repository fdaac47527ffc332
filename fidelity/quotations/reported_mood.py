"""Sentences whose verb alone tells that they are reported: "Die Kosten seien gestiegen"."""

from collections.abc import Sequence

from fidelity.quotations.classes import FIRST_PERSON
from fidelity.quotations.lexicon import ReportingLexicon
from fidelity.quotations.outline import Sentence

# "es sei denn", "Gott sei Dank", "wie dem auch sei": set phrases, and nobody's report
_SET_BEFORE = frozenset({"auch", "gott"})
_SET_AFTER = frozenset({"denn", "dank"})


def goes_on(sentences: Sequence[Sentence], index: int, lexicon: ReportingLexicon) -> bool:
    """Whether the verb of a sentence tells that the speaker of its paragraph is still reported."""
    return (
        bool(lexicon.grammar.reported_mood)
        and index > 0
        and sentences[index - 1].paragraph == sentences[index].paragraph
        and _stands_in(sentences[index], lexicon)
    )


def _stands_in(sentence: Sentence, lexicon: ReportingLexicon) -> bool:
    """Whether a verb in the mood of reported speech stands in a sentence that says no "I"."""
    moods = lexicon.grammar.reported_mood
    if sentence.shown & FIRST_PERSON or sentence.items[-1].text == "?":
        return False
    norms = [item.norm for item in sentence.items]
    return any(
        norm in moods
        and place > 0
        and sentence.items[place].text[0].islower()
        and norms[place - 1] not in _SET_BEFORE
        and _SET_AFTER.isdisjoint(norms[place + 1 : place + 2])
        for place, norm in enumerate(norms)
    )
