"""Where the reported words end: with the sentence, or where another report begins."""

from collections.abc import Sequence

from fidelity.quotations.classes import (
    ADVERB,
    ADVERBIAL,
    CAPITAL,
    COLON,
    COMMA,
    COMPLEMENTISER,
    COORDINATOR,
    DASH,
    DEGREE,
    GERUND,
    INDEFINITE,
    INFINITIVE,
    INTERROGATIVE,
    MARKED,
    NOUN_LINK,
    PREPOSITION,
    RELATIVE,
    SEMICOLON,
    SHOWS_FINITE,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    TIME,
    VERB,
)
from fidelity.quotations.cues import Cue
from fidelity.quotations.lexicon import Frame
from fidelity.quotations.syntax import Syntax

# A marked stretch of so few words may be a part of the clause that goes on after it.
_LONGEST_FRAGMENT = 3
# ", who ended his bid on Saturday,"
_LONGEST_ASIDE = 14
_BREAKS = COMMA | COLON | SEMICOLON | DASH
_LINKS = NOUN_LINK | INFINITIVE
_CLOSED = RELATIVE | COORDINATOR | PREPOSITION | SUBORDINATOR
_COMMENTS = SUBORDINATOR | PREPOSITION | INDEFINITE | GERUND
_THOUGHTS = Frame.ATTITUDE | Frame.DESCRIBE


def right_end(syntax: Syntax, cues: Sequence[Cue], index: int, start: int) -> int:
    """Past the last item of the words that `cues[index]` reports from `start` on."""
    cue = cues[index]
    end = _before_source_tag(syntax, start)
    end = _before_main_clause(syntax, cue, start, end)
    for later in cues[index + 1 :]:
        if later.group < start or later.first >= end:
            continue
        cut = _cut(syntax, cue, later)
        if cut is not None and cut > start:
            end = cut
            break
    if _is_in_relative_clause(syntax, cue):
        end = syntax.comma(start, end)
    return after_quotation(syntax, start, end)


def object_end(syntax: Syntax, start: int) -> int:
    """Past the object that begins at `start`: a comma or a new clause ends it.

    The last marked stretch is always in it ("called it “slow,” “late” and “weak”").
    """
    floor = _past_quoted(syntax, start) if syntax.marks else None
    is_quoted = floor is not None
    if floor is None:
        floor = start + 1
    elif syntax.inner(floor - 1).endswith(","):
        return floor
    for place in range(floor, syntax.end):
        if syntax.classes[place] & _BREAKS and not _is_range(syntax, place):
            return place
        classes = syntax.classes[place]
        if classes & SUBORDINATOR and syntax.has_finite(place + 1, place + 5):
            return place  # "as he had said", not "as a reason"
        if place == floor and is_quoted:
            is_adjunct = classes & PREPOSITION and not classes & _LINKS
            if is_adjunct or classes & TIME:
                return place  # "called it “rigged” in a tweet"
        if classes & COORDINATOR and _opens_verb(syntax, place + 1):
            return place
    return syntax.end


def _is_range(syntax: Syntax, place: int) -> bool:
    """Whether a dash stands between two numbers: "2014-2019"."""
    return (
        0 < place < syntax.end - 1
        and syntax.items[place - 1].text[-1].isdecimal()
        and syntax.items[place + 1].text[0].isdecimal()
    )


def _past_quoted(syntax: Syntax, start: int) -> int | None:
    """Past the last marked stretch that belongs to the object; None when none does.

    No clause of its own may lie between the verb and the marks, nor between two of them
    ("called it “slow,” “late” and “weak”", but not "called it “slow” and wrote “…”").
    """
    end = None
    since = start
    for place in range(start, syntax.end):
        if syntax.marked[place]:
            end, since = place + 1, place + 1
        elif place < since:
            continue
        elif syntax.classes[place] & COMMA and end is None:
            after = _past_aside(syntax, place)
            if after is None:
                return None
            since = after
        elif syntax.classes[place] & SHOWS_FINITE:
            return end
    return end


def _past_aside(syntax: Syntax, comma: int) -> int | None:
    """Past the aside of `called the chief, Ada Moss, “slow”`, where marks follow it."""
    verbal = VERB if syntax.classes[comma + 1] & RELATIVE else VERB | SHOWS_FINITE
    for place in range(comma + 1, min(comma + _LONGEST_ASIDE, syntax.end)):
        if syntax.classes[place] & (MARKED | verbal):
            return None
        if syntax.classes[place] & COMMA:
            is_object = syntax.marked[place + 1] or (
                syntax.classes[place + 1] & PREPOSITION
                and (syntax.marked[place + 2] or syntax.marked[place + 3])
            )
            return place + 1 if is_object else None
    return None


def _opens_verb(syntax: Syntax, place: int) -> bool:
    while syntax.classes[place] & (ADVERB | ADVERBIAL):
        place += 1
    return syntax.has_finite(place, place + 1)


def _cut(syntax: Syntax, cue: Cue, later: Cue) -> int | None:
    """Where `later` begins a report of its own instead of standing inside this one."""
    before = later.first - 1
    opens = syntax.classes[before]
    if later.is_gerund:
        if opens & MARKED:
            return later.first
        return before if opens & (COMMA | DASH) else None
    if opens & (COMMA | MARKED) and _is_tag(syntax, later):
        return before  # the comma, or the quotation that the later verb reports
    is_thought = not later.frames & ~_THOUGHTS
    if opens & SEMICOLON and later.subject is not None and not is_thought:
        return before  # "there was none; the council says that …"
    if not opens & COORDINATOR:
        before = later.group - 1
    if not syntax.classes[before] & COORDINATOR:
        return None
    return before if _is_coordinated(syntax, cue, later, before) else None


def _is_coordinated(syntax: Syntax, cue: Cue, later: Cue, coordinator: int) -> bool:
    """Whether the "and" before `later` joins two reports, and not two clauses of one."""
    is_after_marks = syntax.marked[coordinator - 1]
    has_comma = bool(syntax.classes[coordinator - 1] & (COMMA | MARKED))
    after = later.end + bool(syntax.classes[later.end] & (COMMA | COLON))
    opening = COMPLEMENTISER
    if later.frames & Frame.QUESTION:
        opening |= INTERROGATIVE
    opens = syntax.marked[after] or bool(syntax.classes[later.end] & opening)
    if coordinator < later.first < later.group:  # it has a subject of its own
        is_thought = not later.frames & ~_THOUGHTS
        if is_thought and syntax.classes[later.first] & SUBJECT_PRONOUN:
            return False  # "says she hopes to win, but she knows that": all of it is said
        return has_comma or (opens and not is_thought)
    if later.carries_content and cue.carries_content:
        return False
    return opens or (has_comma and (later.carries_content or is_after_marks))


def _is_tag(syntax: Syntax, later: Cue) -> bool:
    """Whether nothing that could be reported follows: ", she said" closes what comes before."""
    end = later.last
    return not later.is_modal and bool(
        end >= syntax.end
        or syntax.classes[end] & COMMA
        or (syntax.classes[end] & (PREPOSITION | TIME) and not syntax.classes[end + 1] & DEGREE)
    )


def _before_main_clause(syntax: Syntax, cue: Cue, start: int, end: int) -> int:
    """The comma after which the sentence's own clause begins: "While Moss said it rained, | I"."""
    opens = int(syntax.classes[0] & (COORDINATOR | SUBORDINATOR) == COORDINATOR)
    is_asked = cue.group == opens and not cue.is_inverted and cue.frames & Frame.QUESTION
    is_subordinate = syntax.classes[opens] & SUBORDINATOR and not syntax.shows(
        SHOWS_FINITE,
        opens + 1,
        cue.group if cue.subject is None else min(cue.subject[0], cue.group),
    )
    if not (is_asked or is_subordinate) or syntax.classes[start - 1] & COMMA:
        return end
    for place in range(start + 1, end - 1):
        if (
            syntax.classes[place] & COMMA
            and syntax.items[place + 1].norm
            and not syntax.classes[place + 1] & (_CLOSED | GERUND)
            and syntax.has_finite(place + 1, _clause_end(syntax, place + 1, end))
        ):
            return place
    return end


def _clause_end(syntax: Syntax, start: int, end: int) -> int:
    """The next comma, so that "the presumptive nominee," is no clause; after a name the end."""
    return end if syntax.classes[start] & CAPITAL else syntax.comma(start, end)


def _is_in_relative_clause(syntax: Syntax, cue: Cue) -> bool:
    """Whether the verb stands in ", who said …,"."""
    return bool(syntax.classes[cue.group - 1] & RELATIVE and syntax.classes[cue.group - 2] & COMMA)


def _before_source_tag(syntax: Syntax, start: int) -> int:
    """A headline's ": Report" is no part of what is reported."""
    is_tag = syntax.classes[syntax.end - 2] & COLON and not syntax.marked[syntax.end - 1]
    if is_tag and syntax.end - start > 4:
        return syntax.end - 2
    return syntax.end


def after_quotation(syntax: Syntax, start: int, end: int) -> int:
    """End with a whole quotation when the reporter's own words go on after it.

    `said, "Don't," until …` ends at the mark; `said "some" of them` does not.
    """
    if not syntax.marks:
        return end
    last = max([place for place in syntax.marks if start <= place < end], default=None)
    if last is None or last + 1 >= end:
        return end
    inner = syntax.inner(last)
    after = syntax.classes[last + 1]
    if last > start:
        # `is promising lower taxes and “jobs,” but he has threatened, too`
        is_over = after & COORDINATOR and syntax.classes[last + 2] & SUBJECT_PRONOUN
        return last + 1 if inner.endswith(",") and (after & _COMMENTS or is_over) else end
    is_ended = inner[-1:] in {",", ".", "?", "!", "…"}
    is_whole = is_ended or len(inner.split()) > _LONGEST_FRAGMENT
    opens_adjunct = after & (COORDINATOR | TIME) or (is_ended and after & PREPOSITION)
    is_parted = syntax.classes[last + 1] & (COMMA | DASH) or inner.endswith(",")
    is_over = after & SUBORDINATOR or (is_whole and (opens_adjunct or is_parted))
    return last + 1 if is_over else end
