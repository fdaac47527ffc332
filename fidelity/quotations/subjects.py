"""The words of a sentence that name a speaker, seen from the verb that reports."""

from fidelity.quotations.lexicon import Form, Frame, either
from fidelity.quotations.syntax import COMMA, DASHES, Range, Syntax

_LONGEST_APPOSITION = 36
_LONGEST_SPEAKER = 16
# verbs whose object follows: ", blasted Clinton" names no speaker
_STANCES = frozenset({Frame.DESCRIBE, Frame.INTENTION})
# what may part the reported words from ", said X"
_AFTER_WORDS = frozenset({COMMA, "?", "!", *DASHES})
# "NATO countries likely to send troops, warns former chief": a headline needs no finite verb.
_SHORTEST_HEADLINE = 4


def inverted_subject(syntax: Syntax, group: int, end: int, form: Form) -> Range | None:
    """The speaker of ", said X", where a quotation or a clause stands before the verb."""
    if group == 0:
        return _after_opening_verb(syntax, end, form)
    before = group - 1
    while before > 0 and syntax.text(before) in _AFTER_WORDS and not syntax.is_marked(before):
        before -= 1
    is_after_marks = syntax.is_marked(before)
    if not is_after_marks and before == group - 1:
        return None
    speaker = speaker_after(syntax, end)
    if speaker is None or is_after_marks:
        return speaker
    is_object = (
        _is_relative_clause(syntax, group)
        or form.frames <= _STANCES
        or
        # `Dahl, an economist, called the statement "…"`, `who came late, told her voters, "…"`
        syntax.is_marked(speaker[1] + (syntax.text(speaker[1]) in {COMMA, ":"}))
        # "who watched it, said the event brought back memories"
        or syntax.shows_finite(
            speaker[0] + (syntax.norm(speaker[0]) in syntax.lexicon.genders),
            min(speaker[1] + 1, syntax.end),
        )
        or syntax.has_marked(0, group)  # `"…," Cyril, who leads the centre, told The Post`
    )
    if is_object:
        return None
    if syntax.text(0) in DASHES:
        return speaker  # a line of dialogue: "— Wait, said Ada"
    closes = speaker[1] >= syntax.end and syntax.word_count(0, group) >= _SHORTEST_HEADLINE
    is_clause = form.inverts and (closes or syntax.has_finite(0, group))
    return speaker if is_clause and _names_speaker(syntax, speaker) else None


def _after_opening_verb(syntax: Syntax, end: int, form: Form) -> Range | None:
    """The speaker of `Said Ada Moss, who came late, “…”`."""
    grammar = syntax.lexicon.grammar
    reports = Frame.SPEECH in form.frames and not form.words[0].endswith(grammar.gerund_ending)
    if not reports or opening_quotation(syntax, end) is None:
        return None
    speaker = speaker_after(syntax, end)
    return speaker if speaker and syntax.items[speaker[0]].is_capital else None


def opening_quotation(syntax: Syntax, start: int) -> int | None:
    """The quotation that ends a sentence after a comma or a colon, with no other before it."""
    last = syntax.end - 1
    is_opened = start <= last and syntax.is_marked(last) and syntax.text(last - 1) in {COMMA, ":"}
    return last if is_opened and not syntax.has_marked(start, last) else None


def _is_relative_clause(syntax: Syntax, group: int) -> bool:
    """Whether the verb's own subject stands before a relative clause ("Murphy, who …, argued")."""
    relative = syntax.lexicon.grammar.relative
    return any(
        syntax.text(place) == COMMA
        and syntax.norm(place + 1) in relative
        and not syntax.shows_finite(0, place)
        for place in range(1, group - 1)
    )


def _names_speaker(syntax: Syntax, span: Range) -> bool:
    """Whether a phrase without context may name somebody: a name, or an article or pronoun."""
    grammar = syntax.lexicon.grammar
    first = syntax.norm(span[0])
    return (
        first in grammar.determiner
        or first in syntax.lexicon.genders
        or any(item.is_capital for item in syntax.items[slice(*span)])
        or span[1] >= syntax.end
    )


def speaker_after(syntax: Syntax, start: int) -> Range | None:
    """A noun phrase that names a speaker, up to a comma, an adjunct or a relative clause."""
    grammar = syntax.lexicon.grammar
    while syntax.norm(start) in grammar.time:
        start += 1
    if syntax.norm(start) in grammar.clause_infinitive:
        return None
    verbs = either(grammar.finite, grammar.irregular_past)
    closed = either(
        grammar.relative,
        grammar.time,
        grammar.complementiser,
        grammar.adjunct,
    )
    end = start
    while end < syntax.end and end - start < _LONGEST_SPEAKER:
        item = syntax.items[end]
        if item.marked or not (item.is_word or item.text in ".'’&/-"):
            break
        if item.norm in verbs or (
            item.norm in syntax.lexicon.words and item.norm not in grammar.also_noun
        ):
            return None
        is_article = end == start and item.norm in grammar.determiner  # Portuguese "a", "o"
        if item.norm in closed and not is_article:
            break
        end += 1
    if start == end:
        return None
    return start, with_apposition(syntax, end)


def with_apposition(syntax: Syntax, end: int) -> int:
    """Past the second phrase of "the jury's president, the actor Sunil Varghese"."""
    if syntax.text(end) != COMMA:
        return end
    stop = end + 1
    grammar = syntax.lexicon.grammar
    while stop < syntax.end and stop - end < 10 and syntax.items[stop].is_word:
        if syntax.norm(stop) in either(grammar.relative, grammar.finite, grammar.coordinator):
            break
        if syntax.norm(stop) in syntax.lexicon.words and not syntax.items[stop].is_capital:
            return end
        stop += 1
    return stop if any(item.is_capital for item in syntax.items[end + 1 : stop]) else end


def subject_before(syntax: Syntax, group: int, *, floor: int, shared: Range | None) -> Range | None:
    """The items left of the verb group that name the speaker.

    Args:
        syntax: the sentence.
        group: the first item of the verb group.
        floor: past the verb before; no phrase reaches further left.
        shared: the subject that "and added" shares with the verb before, if there is one.
    """
    grammar = syntax.lexicon.grammar
    if syntax.norm(group) in grammar.contracted:
        return group, group + 1
    if group == 0:
        return None
    group = _before_time(syntax, group)
    previous = group - 1
    if syntax.norm(previous) in grammar.coordinator:
        return shared or syntax.sentence_subject(previous)
    if syntax.norm(previous) in grammar.relative:
        return _before_relative(syntax, previous, floor)
    if syntax.is_marked(previous) or syntax.text(previous) == COMMA:
        return _before_apposition(syntax, previous, floor)
    start = syntax.phrase_start(group, floor)
    if start < group and syntax.text(start - 1) == COMMA:
        start = _after_quotation(syntax, start) or start
    return (start, group) if start < group else None


def _before_time(syntax: Syntax, group: int) -> int:
    """Left of "last week", in "who last week had urged"."""
    place = group
    while place > 1 and syntax.norm(place - 1) in syntax.lexicon.grammar.time:
        place -= 1
    return place


def _before_relative(syntax: Syntax, relative: int, floor: int) -> Range | None:
    end = relative - 1 if syntax.text(relative - 1) == COMMA else relative
    start = syntax.phrase_start(end, floor)
    return (start, end) if start < end else None


def _after_quotation(syntax: Syntax, start: int) -> int | None:
    """Where a chain of phrases begins that follows a quotation, commas between them.

    `"…," Anne Richter, secretary for trade, ports and fisheries, said` names Anne Richter.
    """
    place = start
    while place > 0 and syntax.text(place - 1) == COMMA:
        before = syntax.phrase_start(place - 1, 0)
        if before == place - 1 or syntax.shows_finite(before, place - 1):
            return None
        place = before
    return place if syntax.is_marked(place - 1) else None


def _before_apposition(syntax: Syntax, last: int, floor: int) -> Range | None:
    """The noun phrase before the apposition or relative clause that ends at `last`.

    "Lunde, the deputy governor," and "Brekke, who had called for “air”," name Lunde and Brekke.
    """
    lowest = max(0, last - _LONGEST_APPOSITION)
    for comma in range(last - 1, lowest - 1, -1):
        if syntax.text(comma) != COMMA or comma + 1 == last:
            continue
        start = syntax.phrase_start(comma, lowest if floor > comma else floor)
        verbal = syntax.lexicon.grammar.auxiliary
        is_verbal = any(syntax.norm(place) in verbal for place in range(start, comma))
        if start < comma and not is_verbal and not syntax.shows_finite(start, comma):
            start = _after_quotation(syntax, start) or start
            return start, last if not syntax.is_marked(last) and last - comma < 12 else comma
    return None
