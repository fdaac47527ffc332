"""Where the reported words end: with the sentence, or where another report begins."""

from collections.abc import Sequence

from fidelity.quotations.cues import Cue
from fidelity.quotations.lexicon import Frame, either
from fidelity.quotations.syntax import COMMA, DASHES, Syntax

# A marked stretch of so few words may be a part of the clause that goes on after it.
_LONGEST_FRAGMENT = 3
# ", who ended his bid on Saturday,"
_LONGEST_ASIDE = 14


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
        comma = next((k for k in range(start, end) if syntax.text(k) == COMMA), None)
        end = comma if comma is not None else end
    return after_quotation(syntax, start, end)


def object_end(syntax: Syntax, start: int) -> int:
    """Past the object that begins at `start`: a comma or a new clause ends it.

    The last marked stretch is always in it ("called it “slow,” “late” and “weak”").
    """
    grammar = syntax.lexicon.grammar
    floor = _past_quoted(syntax, start)
    is_quoted = floor is not None
    if floor is None:
        floor = start + 1
    elif syntax.inner(floor - 1).endswith(COMMA):
        return floor
    for place in range(floor, syntax.end):
        norm = syntax.norm(place)
        if syntax.text(place) in {COMMA, ";", ":", *DASHES}:
            return place
        if norm in grammar.subordinator and syntax.has_finite(place + 1, place + 5):
            return place  # "as he had said", not "as a reason"
        if (
            place == floor
            and is_quoted
            and norm
            in (grammar.preposition - grammar.noun_link - grammar.infinitive) | grammar.time
        ):
            return place  # "called it “rigged” in a tweet"
        if norm in grammar.coordinator and _opens_verb(syntax, place + 1):
            return place
    return syntax.end


def _past_quoted(syntax: Syntax, start: int) -> int | None:
    """Past the last marked stretch that belongs to the object; None when none does.

    No clause of its own may lie between the verb and the marks, nor between two of them
    ("called it “slow,” “late” and “weak”", but not "called it “slow” and wrote “…”").
    """
    end = None
    since = start
    for place in range(start, syntax.end):
        if syntax.is_marked(place):
            end, since = place + 1, place + 1
        elif place < since:
            continue
        elif syntax.text(place) == COMMA and end is None:
            after = _past_aside(syntax, place)
            if after is None:
                return None
            since = after
        elif syntax.shows_finite(place, place + 1):
            return end
    return end


def _past_aside(syntax: Syntax, comma: int) -> int | None:
    """Past the aside of `called the chief, Ada Moss, “slow”`, where marks follow it."""
    is_relative = syntax.norm(comma + 1) in syntax.lexicon.grammar.relative
    for place in range(comma + 1, min(comma + _LONGEST_ASIDE, syntax.end)):
        is_verbal = syntax.norm(place) in syntax.lexicon.words or (
            syntax.shows_finite(place, place + 1) and not is_relative
        )
        if syntax.is_marked(place) or is_verbal:
            return None
        if syntax.text(place) == COMMA:
            is_object = syntax.is_marked(place + 1) or (
                syntax.norm(place + 1) in syntax.lexicon.grammar.preposition
                and any(syntax.is_marked(k) for k in (place + 2, place + 3))
            )
            return place + 1 if is_object else None
    return None


def _opens_verb(syntax: Syntax, place: int) -> bool:
    grammar = syntax.lexicon.grammar
    while syntax.norm(place) in grammar.adverb or syntax.norm(place).endswith(
        grammar.adverb_ending
    ):
        place += 1
    return syntax.has_finite(place, place + 1)


def _cut(syntax: Syntax, cue: Cue, later: Cue) -> int | None:
    """Where `later` begins a report of its own instead of standing inside this one."""
    grammar = syntax.lexicon.grammar
    before = later.first - 1
    text = syntax.text(before)
    if later.is_gerund and syntax.is_marked(before):
        return later.first
    if later.is_gerund:
        return before if text == COMMA or text in DASHES else None
    if (text == COMMA or syntax.is_marked(before)) and _is_tag(syntax, later):
        return before  # the comma, or the quotation that the later verb reports
    if syntax.norm(before) not in grammar.coordinator:
        before = later.group - 1
    if syntax.norm(before) not in grammar.coordinator:
        return None
    return before if _is_coordinated(syntax, cue, later, before) else None


def _is_coordinated(syntax: Syntax, cue: Cue, later: Cue, coordinator: int) -> bool:
    """Whether the "and" before `later` joins two reports, and not two clauses of one."""
    has_comma = syntax.text(coordinator - 1) == COMMA or syntax.is_marked(coordinator - 1)
    after = later.end + (syntax.text(later.end) in {COMMA, ":"})
    grammar = syntax.lexicon.grammar
    opening = grammar.complementiser
    if Frame.QUESTION in later.frames:
        opening |= grammar.interrogative
    opens = syntax.is_marked(after) or syntax.norm(later.end) in opening
    if coordinator < later.first < later.group:  # it has a subject of its own
        is_thought = later.frames <= {Frame.ATTITUDE, Frame.DESCRIBE}
        if is_thought and syntax.norm(later.first) in syntax.lexicon.grammar.subject_pronoun:
            return False  # "says she hopes to win, but she knows that": all of it is said
        return has_comma or (opens and not is_thought)
    if later.carries_content and cue.carries_content:
        return False
    return opens or (has_comma and (later.carries_content or syntax.is_marked(coordinator - 1)))


def _is_tag(syntax: Syntax, later: Cue) -> bool:
    """Whether nothing that could be reported follows: ", she said" closes what comes before."""
    grammar = syntax.lexicon.grammar
    end = later.last
    return not later.is_modal and (
        end >= syntax.end
        or syntax.text(end) == COMMA
        or (
            syntax.norm(end) in either(grammar.preposition, grammar.time)
            and syntax.norm(end + 1) not in grammar.degree
        )
    )


def _before_main_clause(syntax: Syntax, cue: Cue, start: int, end: int) -> int:
    """The comma after which the sentence's own clause begins: "While Moss said it rained, | I"."""
    grammar = syntax.lexicon.grammar
    opens = 1 if syntax.norm(0) in grammar.coordinator - grammar.subordinator else 0
    is_asked = cue.group == opens and not cue.is_inverted and Frame.QUESTION in cue.frames
    is_subordinate = syntax.norm(opens) in grammar.subordinator and not syntax.shows_finite(
        opens + 1, cue.group if cue.subject is None else min(cue.subject[0], cue.group)
    )
    if not (is_asked or is_subordinate) or syntax.text(start - 1) == COMMA:
        return end
    closed = either(
        grammar.relative, grammar.coordinator, grammar.preposition, grammar.subordinator
    )
    for place in range(start + 1, end - 1):
        after = syntax.norm(place + 1)
        if (
            syntax.text(place) == COMMA
            and after
            and after not in closed
            and not after.endswith(grammar.gerund_ending)
            and syntax.has_finite(place + 1, _clause_end(syntax, place + 1, end))
        ):
            return place
    return end


def _clause_end(syntax: Syntax, start: int, end: int) -> int:
    """The next comma, so that "the presumptive nominee," is no clause; after a name the end."""
    if syntax.items[start].is_capital:
        return end
    return next((place for place in range(start, end) if syntax.text(place) == COMMA), end)


def _is_in_relative_clause(syntax: Syntax, cue: Cue) -> bool:
    """Whether the verb stands in ", who said …,"."""
    grammar = syntax.lexicon.grammar
    return syntax.norm(cue.group - 1) in grammar.relative and syntax.text(cue.group - 2) == COMMA


def _before_source_tag(syntax: Syntax, start: int) -> int:
    """A headline's ": Report" is no part of what is reported."""
    is_tag = syntax.text(syntax.end - 2) == ":" and not syntax.is_marked(syntax.end - 1)
    if is_tag and syntax.end - start > 4:
        return syntax.end - 2
    return syntax.end


def after_quotation(syntax: Syntax, start: int, end: int) -> int:
    """End with a whole quotation when the reporter's own words go on after it.

    `said, "Don't," until …` ends at the mark; `said "some" of them` does not.
    """
    last = next((k for k in range(end - 1, start - 1, -1) if syntax.is_marked(k)), None)
    if last is None or last + 1 >= end:
        return end
    grammar = syntax.lexicon.grammar
    inner = syntax.inner(last)
    after = syntax.norm(last + 1)
    if last > start:
        comments = either(grammar.subordinator, grammar.preposition, grammar.indefinite)
        is_comment = after in comments or after.endswith(grammar.gerund_ending)
        return last + 1 if inner.endswith(COMMA) and is_comment else end
    is_ended = inner[-1:] in {COMMA, ".", "?", "!", "…"}
    is_whole = is_ended or len(inner.split()) > _LONGEST_FRAGMENT
    opens_adjunct = after in either(grammar.coordinator, grammar.time) or (
        is_ended and after in grammar.preposition
    )
    is_parted = syntax.text(last + 1) in {COMMA, *DASHES} or inner.endswith(COMMA)
    is_over = after in grammar.subordinator or (is_whole and (opens_adjunct or is_parted))
    return last + 1 if is_over else end
