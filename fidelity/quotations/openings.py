"""Where the reported words begin, seen from the verb that reports them."""

from fidelity import lexicons
from fidelity.quotations.classes import (
    ADVERBIAL,
    ALSO_NOUN,
    AUXILIARY,
    CAPITAL,
    CLAUSE_INFINITIVE,
    COLON,
    COMMA,
    COMPLEMENTISER,
    COORDINATOR,
    DASH,
    DEGREE,
    DETERMINER,
    FINITE,
    GERUND,
    INFINITIVE,
    INTERROGATIVE,
    MARKED,
    NEGATION,
    NOUN_LINK,
    OPENING_SIGN,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    SEMICOLON,
    SHOWS_FINITE,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    TIME,
    TIME_MODIFIER,
    VERB,
    WORD,
)
from fidelity.quotations.cues import Cue
from fidelity.quotations.lexicon import Frame
from fidelity.quotations.subjects import opening_quotation
from fidelity.quotations.syntax import Range, Syntax

# How far a "that", a colon or a quotation may stand from its verb ("said in an interview with
# the Sundhavn paper on Monday that").
_FARTHEST = 28
_FARTHEST_INFINITIVE = 10
_FARTHEST_ADJUNCT = 14
# ", Ohio," or ", among other things," before "that"
_LONGEST_PARENTHESIS = 6
_LONGEST_ADDRESSEE = 6
_CLAUSAL = Frame.SPEECH | Frame.ADDRESS | Frame.QUESTION | Frame.CONTENT | Frame.ATTITUDE
_ADDRESSED = Frame.ADDRESS | Frame.ORDER | Frame.QUESTION
_MAY_OPEN = MARKED | COMPLEMENTISER | INTERROGATIVE | COLON | COMMA
_NO_INFINITIVE = COMPLEMENTISER | INTERROGATIVE | FINITE | MARKED | COLON
_WHEN = TIME | ADVERBIAL
_HER = "her"
_BEFORE_TIME = TIME_MODIFIER | PREPOSITION
_NO_PHRASE = PREPOSITION | COORDINATOR | RELATIVE | FINITE


def right_of(syntax: Syntax, cue: Cue, *, left: Range | None = None) -> int | None:
    """The first item of the reported words after the verb; None when there are none.

    Args:
        syntax: the sentence.
        cue: the verb.
        left: reported words that stand before the verb, so that what follows is theirs only
            after a comma or a colon, and in marks if they are.
    """
    position = _skip_time(syntax, cue.last)
    if position >= syntax.end or (cue.is_inverted and cue.group == 0):
        return opening_quotation(syntax, position)
    if left:
        return _continuation(syntax, position, left)
    if cue.frames & Frame.ORDER and (place := _infinitive(syntax, position)) is not None:
        # "urged the bank to wait" reports who is to wait, too
        return place if cue.is_passive or syntax.marked[place] else position
    if cue.is_passive:
        return _search(syntax, position, cue) if cue.frames & _ADDRESSED else None
    if cue.form.needs_infinitive:
        return position if _opens_infinitive(syntax, position) else None
    return _active(syntax, cue, position)


def _active(syntax: Syntax, cue: Cue, position: int) -> int | None:
    opened = _opened_at(syntax, position, cue)
    if opened is not None:
        return opened
    if syntax.classes[position] & CLAUSE_INFINITIVE:
        return position
    if cue.frames & Frame.INTENTION and syntax.classes[position] & INFINITIVE:
        return position if cue.carries_content else None
    if cue.frames & _ADDRESSED:
        place = _search(syntax, position, cue)
        if place is not None or not cue.frames & Frame.ADDRESS:
            return place
        position = _skip_time(syntax, _after_addressee(syntax, position))
    return _bare(syntax, cue, position)


def _bare(syntax: Syntax, cue: Cue, position: int) -> int | None:
    """Words that nothing opens: a clause without "that"."""
    if position >= syntax.end:
        return None
    if syntax.classes[position] & (COMMA | DASH):
        return _after_comma(syntax, position)
    if _is_adjunct(syntax, position) and not cue.carries_content:
        return _search(syntax, position, cue)
    if not syntax.classes[position] & (WORD | OPENING_SIGN):
        return None
    for look in (_after_colon, _past_addressee):
        if (place := look(syntax, position)) is not None:
            return place
    return position if _is_clause(syntax, cue, position) else None


def _past_addressee(syntax: Syntax, position: int) -> int | None:
    """The clause of "powiedziała dziennikarzom, że …", where a comma stands before "that"."""
    for place in range(position, min(position + _LONGEST_ADDRESSEE, syntax.end)):
        if syntax.classes[place] & COMMA:
            opens = syntax.classes[place + 1] & (COMPLEMENTISER | RELATIVE) == COMPLEMENTISER
            return place + 2 if opens else None
        is_subject = place == position and syntax.classes[place] & SUBJECT_PRONOUN
        if syntax.classes[place] & (SHOWS_FINITE | MARKED) and not is_subject:
            return None
    return None


def _after_colon(syntax: Syntax, position: int) -> int | None:
    """The quotation of `said back in the summer: "…"`."""
    if not syntax.clues & COLON:
        return None
    for place in range(position, min(position + _FARTHEST, syntax.end - 1)):
        if syntax.classes[place] & (FINITE | MARKED):
            return None
        if syntax.classes[place] & COLON and syntax.marked[place + 1]:
            return place + 1
    return None


def _is_clause(syntax: Syntax, cue: Cue, position: int) -> bool:
    is_opened_only = cue.form.needs_opening
    if is_opened_only and syntax.classes[position] & GERUND:
        return False  # "if it went on eroding, “we will have hours”"
    if syntax.has_marked(position, syntax.end):
        return True
    if is_opened_only:
        return False
    if cue.carries_content or cue.form.is_bare:
        return syntax.has_words(2, position, syntax.end)
    is_clausal = cue.frames & _CLAUSAL and syntax.has_words(3, position, syntax.end)
    return bool(is_clausal) and syntax.has_finite(position, syntax.end)


def object_of(syntax: Syntax, cue: Cue) -> int | None:
    """The first item of the object of a verb that takes no clause ("praised the plan")."""
    position = cue.end
    if cue.is_passive or cue.is_inverted or position >= syntax.end:
        return None
    classes = syntax.classes[position]
    if cue.frames & Frame.INTENTION and classes & INFINITIVE:
        return position
    if not cue.frames & Frame.DESCRIBE:
        return None
    is_phrase = classes & WORD and not classes & _NO_PHRASE
    return position if is_phrase or classes & MARKED else None


def _is_adjunct(syntax: Syntax, position: int) -> bool:
    classes = syntax.classes
    return bool(classes[position] & PREPOSITION) and not classes[position + 1] & DEGREE


def _continuation(syntax: Syntax, position: int, left: Range) -> int | None:
    """After "…," she said: a quotation, or the rest of the clause that she interrupts."""
    is_clause = not syntax.has_marked(*left)
    if syntax.classes[position] & COLON:
        return position + 1
    if syntax.classes[position] & (COMMA | DASH):
        start = _after_comma(syntax, position, interrupts=True)
        following = syntax.classes[position + 1 : position + 3]
        is_begun = bool(syntax.classes[left[0]] & SUBORDINATOR) or (
            bool(syntax.classes[left[0]] & PREPOSITION) and bool(following[-1] & DEGREE)
        )
        if start is None and is_begun and following[0] & PREPOSITION:
            # "When it rains, she said, at least one street is flooded"
            start = position + 1 if syntax.has_finite(position + 1, syntax.end) else None
        return start if start is not None and (is_clause or syntax.marked[start]) else None
    if syntax.classes[position] & SEMICOLON and is_clause:
        # "It will close, she said; nobody will lose their job"
        goes_on = syntax.has_finite(position + 1, syntax.end) and not any(
            _reports(syntax, place) for place in range(position + 1, syntax.end)
        )
        return position + 1 if goes_on else None
    return _marked_after_adjunct(syntax, position)


def _after_comma(syntax: Syntax, comma: int, *, interrupts: bool = False) -> int | None:
    following = comma + 1
    if following >= syntax.end:
        return None
    classes = syntax.classes[following]
    if classes & MARKED or (not interrupts and syntax.ends_in_infinitive(following)):
        return following
    if classes & COMPLEMENTISER:
        return following + 1
    is_condition = interrupts and _is_their_clause(syntax, following)
    if classes & (GERUND | PREPOSITION | SUBORDINATOR) and not is_condition:
        return None if _reports(syntax, following) else _marked_after_adjunct(syntax, following)
    is_coordinated = bool(classes & COORDINATOR)
    is_other = classes & (RELATIVE | INTERROGATIVE) and not is_condition
    if is_other or (is_coordinated and not interrupts):
        return None
    following += is_coordinated
    has_words = syntax.has_finite(following, syntax.end) or (
        interrupts and syntax.has_marked(following, syntax.end)
    )
    return following if has_words else None


def _is_their_clause(syntax: Syntax, place: int) -> bool:
    """Whether a clause goes on with what is said: "The bridge will close, she said, if it rains".

    Who leaves out a condition, a reason or a reservation changes what she said; "when" and "as"
    may tell of the saying: "…, she said as she left", "…, she said, when she had read it".
    """
    goes_on = lexicons.listed(syntax.lexicon.language, "reporting_grammar", "goes_on")
    return syntax.items[place].norm in goes_on and syntax.has_finite(place + 1, syntax.end)


def _marked_after_adjunct(syntax: Syntax, position: int) -> int | None:
    """`she said, laughing, "…"`: a quotation opened by a comma after an adjunct."""
    if not syntax.marks:
        return None
    for place in range(position, min(position + _FARTHEST_ADJUNCT, syntax.end - 1)):
        if _reports(syntax, place):
            return None
        if syntax.classes[place] & (COMMA | COLON) and syntax.marked[place + 1]:
            return place + 1
        if syntax.marked[place]:
            return None
    return None


def _reports(syntax: Syntax, place: int) -> bool:
    """Whether a verb here takes a report of its own (", adding", but not ", speaking of")."""
    if syntax.classes[place] & (VERB | ALSO_NOUN) != VERB:
        return False
    return any(
        form.frames & ~Frame.DESCRIBE and syntax.matches(place, form.words)
        for form in syntax.items[place].forms
    )


def _opened_at(syntax: Syntax, position: int, cue: Cue) -> int | None:
    """Where the words begin if this item opens them."""
    classes = syntax.classes[position]
    if classes & COLON:
        return position + 1 if position + 1 < syntax.end else None
    is_question = cue.frames & Frame.QUESTION
    if is_question and classes & COMMA:
        following = syntax.classes[position + 1]
        return position + 1 if following & (INTERROGATIVE | RELATIVE) == INTERROGATIVE else None
    if classes & COMPLEMENTISER:
        return position + 1
    if classes & INTERROGATIVE and (is_question or not classes & SUBORDINATOR):
        return position
    # “Morning Joe” of "told MSNBC's “Morning Joe” that" is a title
    is_title = syntax.classes[position - 1] & POSSESSIVE
    return position if classes & MARKED and not is_title else None


def _search(syntax: Syntax, position: int, cue: Cue) -> int | None:
    """A "that", a colon or a quotation after adjuncts; not past a new clause."""
    for place in range(position, min(position + _FARTHEST, syntax.end)):
        classes = syntax.classes[place]
        if classes & _MAY_OPEN:
            opened = _opened_at(syntax, place, cue)
            if opened is not None and _is_relative(syntax, position, place):
                continue
            if opened is not None and classes & (RELATIVE | COMPLEMENTISER) != RELATIVE:
                if classes & MARKED and syntax.classes[place - 1] & COORDINATOR:
                    return position  # "is promising | lower taxes and “jobs”"
                is_list = classes & COLON and not _is_said(syntax, opened)
                return None if is_list else opened
        if classes & (FINITE | SEMICOLON):
            return None
        if classes & COMMA and not _is_parenthesis(syntax, place):
            return _clause_after(syntax, place)
    return None


def _is_relative(syntax: Syntax, position: int, place: int) -> bool:
    """Whether a "that" with no subject behind it belongs to a noun: "to each house that had lost".

    Where nothing but the addressee stands before it, "that" is the subject: "told us that was it".
    """
    classes = syntax.classes
    return bool(
        classes[place] & COMPLEMENTISER
        and syntax.lexicon.grammar.plural_ending
        and classes[place + 1] & (FINITE | AUXILIARY)
        and not classes[place + 1] & (SUBJECT_PRONOUN | DETERMINER)
        and syntax.shows(PREPOSITION, position, place)
    )


def _is_said(syntax: Syntax, start: int) -> bool:
    """Whether words behind a colon are a clause or a quotation: not "found in pool: three ill"."""
    return syntax.has_marked(start, syntax.end) or syntax.has_finite(start, syntax.end)


def _is_parenthesis(syntax: Syntax, comma: int) -> bool:
    """Whether what opens the words stands right after this comma, or one parenthesis on."""
    following = syntax.classes[comma + 1]
    if following & (MARKED | TIME):
        return True
    stop = min(comma + _LONGEST_PARENTHESIS, syntax.end)
    return any(
        syntax.classes[place + 1] & COMPLEMENTISER
        and (following & CAPITAL or syntax.classes[place] & COMMA)
        for place in range(comma, stop)
    )


def _clause_after(syntax: Syntax, comma: int) -> int | None:
    """A clause where "that" became a comma: "suggested in court, Hewes had misread it"."""
    if syntax.shows(COMMA, comma + 1, syntax.end) or syntax.shows(COMMA | MARKED, 0, comma):
        return None
    if syntax.classes[comma + 1] & (GERUND | RELATIVE | COORDINATOR | SUBORDINATOR):
        return None
    return comma + 1 if syntax.has_finite(comma + 1, syntax.end) else None


def _infinitive(syntax: Syntax, position: int) -> int | None:
    """The "to" of "urged X to do"; the quotation itself where one follows the "to"."""
    for place in range(position, min(position + _FARTHEST_INFINITIVE, syntax.end - 1)):
        classes = syntax.classes[place]
        if classes & INFINITIVE:
            if syntax.marked[place + 1]:
                return place + 1
            is_negated = place > position and syntax.classes[place - 1] & NEGATION
            return place - 1 if is_negated else place
        if classes & _NO_INFINITIVE:
            return None
    return None


def _opens_infinitive(syntax: Syntax, position: int) -> bool:
    position += bool(syntax.classes[position] & NEGATION)
    return bool(syntax.classes[position] & INFINITIVE)


def _skip_time(syntax: Syntax, position: int) -> int:
    """Past "on Thursday", "again", "last week"."""
    classes = syntax.classes
    while position < syntax.end:
        here = classes[position]
        if here & ADVERBIAL and _measures(syntax, position):
            break
        if here & _WHEN:
            position += 1
        elif (here & _BEFORE_TIME and classes[position + 1] & TIME) or syntax.is_dated(position):
            position += 2
        else:
            break
    last = classes[position - 1]
    if last & TIME and last & (DETERMINER | COMPLEMENTISER) and position < syntax.end:
        return position - 1  # "said this policy", not "said this week"
    return position


def _measures(syntax: Syntax, position: int) -> bool:
    """Whether an adverb belongs to what is said: "said | hardly any of them had come"."""
    known = lexicons.listed(syntax.lexicon.language, "reporting_grammar", "measures")
    return syntax.items[position].norm in known and bool(syntax.classes[position + 1] & WORD)


def _after_addressee(syntax: Syntax, position: int) -> int:
    """Past "reporters", "the court", "Fox News", "her"."""
    classes = syntax.classes
    if syntax.items[position].norm == _HER and classes[position + 1] & DETERMINER:
        return position + 1  # "told her | a new part was on order"
    while position < syntax.end and classes[position] & DETERMINER:
        position += 1
    if position < syntax.end and not classes[position] & CAPITAL:
        return position + (not classes[position] & OPENING_SIGN)  # "promised | £150 to each"
    while position < syntax.end and classes[position] & (CAPITAL | NOUN_LINK):
        position += 1
    return position
