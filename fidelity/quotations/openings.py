"""Where the reported words begin, seen from the verb that reports them."""

from fidelity.quotations.cues import Cue
from fidelity.quotations.lexicon import Frame, either
from fidelity.quotations.subjects import opening_quotation
from fidelity.quotations.syntax import COMMA, DASHES, Range, Syntax

# How far a "that", a colon or a quotation may stand from its verb ("said in an interview with
# the Sundhavn paper on Monday that").
_FARTHEST = 28
_FARTHEST_INFINITIVE = 10
_FARTHEST_ADJUNCT = 14
# ", Ohio," or ", among other things," before "that"
_LONGEST_PARENTHESIS = 6
_CLAUSAL = frozenset({Frame.SPEECH, Frame.ADDRESS, Frame.QUESTION, Frame.CONTENT, Frame.ATTITUDE})
_OPENING_SIGNS = frozenset("$£€[(")
_ADDRESSED = frozenset({Frame.ADDRESS, Frame.ORDER, Frame.QUESTION})


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
        return _continuation(syntax, position, is_clause=not syntax.has_marked(*left))
    if Frame.ORDER in cue.frames and (place := _infinitive(syntax, position)) is not None:
        # "urged the bank to wait" reports who is to wait, too
        return place if cue.is_passive or syntax.is_marked(place) else position
    if cue.is_passive:
        is_addressed = bool(cue.frames & _ADDRESSED)
        return _search(syntax, position, cue) if is_addressed else None
    if cue.form.needs_infinitive:
        return position if _opens_infinitive(syntax, position) else None
    return _active(syntax, cue, position)


def _active(syntax: Syntax, cue: Cue, position: int) -> int | None:
    opened = _opened_at(syntax, position, cue)
    if opened is not None:
        return opened
    if syntax.norm(position) in syntax.lexicon.grammar.clause_infinitive:
        return position
    if Frame.INTENTION in cue.frames and syntax.norm(position) in syntax.lexicon.grammar.infinitive:
        return position if cue.carries_content else None
    if cue.frames & _ADDRESSED:
        place = _search(syntax, position, cue)
        if place is not None or Frame.ADDRESS not in cue.frames:
            return place
        position = _skip_time(syntax, _after_addressee(syntax, position))
    return _bare(syntax, cue, position)


def _bare(syntax: Syntax, cue: Cue, position: int) -> int | None:
    """Words that nothing opens: a clause without "that"."""
    if position >= syntax.end:
        return None
    if syntax.text(position) == COMMA or syntax.text(position) in DASHES:
        return _after_comma(syntax, position)
    if _is_adjunct(syntax, position) and not cue.carries_content:
        return _search(syntax, position, cue)
    if not (syntax.items[position].is_word or syntax.text(position) in _OPENING_SIGNS):
        return None
    if (place := _after_colon(syntax, position)) is not None:
        return place
    return position if _is_clause(syntax, cue, position) else None


def _after_colon(syntax: Syntax, position: int) -> int | None:
    """The quotation of `said back in the summer: "…"`."""
    for place in range(position, min(position + _FARTHEST, syntax.end - 1)):
        if syntax.norm(place) in syntax.lexicon.grammar.finite or syntax.is_marked(place):
            return None
        if syntax.text(place) == ":" and syntax.is_marked(place + 1):
            return place + 1
    return None


def _is_clause(syntax: Syntax, cue: Cue, position: int) -> bool:
    word_count = syntax.word_count(position, syntax.end)
    if syntax.has_marked(position, syntax.end):
        return True
    if cue.carries_content or cue.form.is_bare:
        return word_count > 1
    has_verb = word_count > 2 and syntax.has_finite(position, syntax.end)
    return has_verb and bool(cue.frames & _CLAUSAL)


def object_of(syntax: Syntax, cue: Cue) -> int | None:
    """The first item of the object of a verb that takes no clause ("praised the plan")."""
    position = cue.end
    if cue.is_passive or cue.is_inverted or position >= syntax.end:
        return None
    grammar = syntax.lexicon.grammar
    if Frame.INTENTION in cue.frames:
        if syntax.norm(position) in grammar.infinitive:
            return position
        if Frame.DESCRIBE not in cue.frames:
            return None
    if Frame.DESCRIBE not in cue.frames:
        return None
    closed = either(grammar.preposition, grammar.coordinator, grammar.relative, grammar.finite)
    if syntax.is_marked(position):
        return position
    is_phrase = syntax.items[position].is_word and syntax.norm(position) not in closed
    return position if is_phrase else None


def _is_adjunct(syntax: Syntax, position: int) -> bool:
    grammar = syntax.lexicon.grammar
    return (
        syntax.norm(position) in grammar.preposition
        and syntax.norm(position + 1) not in grammar.degree
    )


def _continuation(syntax: Syntax, position: int, *, is_clause: bool) -> int | None:
    """After "…," she said: a quotation, or the rest of the clause that she interrupts."""
    if syntax.text(position) == ":":
        return position + 1
    if syntax.text(position) == COMMA or syntax.text(position) in DASHES:
        start = _after_comma(syntax, position, interrupts=True)
        return start if start is not None and (is_clause or syntax.is_marked(start)) else None
    return _marked_after_adjunct(syntax, position)


def _after_comma(syntax: Syntax, comma: int, *, interrupts: bool = False) -> int | None:
    grammar = syntax.lexicon.grammar
    following = comma + 1
    if following >= syntax.end:
        return None
    norm = syntax.norm(following)
    if syntax.is_marked(following):
        return following
    if norm in grammar.complementiser:
        return following + 1
    if norm.endswith(grammar.gerund_ending) or norm in either(
        grammar.preposition, grammar.subordinator
    ):
        return None if _reports(syntax, following) else _marked_after_adjunct(syntax, following)
    is_coordinated = norm in grammar.coordinator
    following += is_coordinated
    has_words = syntax.has_finite(following, syntax.end) or (
        interrupts and syntax.has_marked(following, syntax.end)
    )
    is_clause = has_words and norm not in either(grammar.relative, grammar.interrogative)
    return following if is_clause and (interrupts or not is_coordinated) else None


def _marked_after_adjunct(syntax: Syntax, position: int) -> int | None:
    """`she said, laughing, "…"`: a quotation opened by a comma after an adjunct."""
    for place in range(position, min(position + _FARTHEST_ADJUNCT, syntax.end - 1)):
        if _reports(syntax, place):
            return None
        if syntax.text(place) in {COMMA, ":"} and syntax.is_marked(place + 1):
            return place + 1
        if syntax.is_marked(place):
            return None
    return None


def _reports(syntax: Syntax, place: int) -> bool:
    """Whether a verb here takes a report of its own (", adding", but not ", speaking of")."""
    norm = syntax.norm(place)
    if norm in syntax.lexicon.grammar.also_noun:
        return False
    return any(
        syntax.matches(place, form.words) and not form.frames <= {Frame.DESCRIBE}
        for form in syntax.lexicon.forms.get(norm, ())
    )


def _opened_at(syntax: Syntax, position: int, cue: Cue | None = None) -> int | None:
    """Where the words begin if this item opens them."""
    grammar = syntax.lexicon.grammar
    norm = syntax.norm(position)
    if syntax.text(position) == ":":
        return position + 1 if position + 1 < syntax.end else None
    is_question = cue is not None and Frame.QUESTION in cue.frames
    if syntax.text(position) == COMMA and is_question:
        opening = grammar.interrogative - grammar.relative
        return position + 1 if syntax.norm(position + 1) in opening else None
    if norm in grammar.complementiser:
        return position + 1
    if norm in grammar.interrogative and (is_question or norm not in grammar.subordinator):
        return position
    # “Morning Joe” of "told MSNBC's “Morning Joe” that" is a title
    is_owned = syntax.norm(position - 1).endswith("'s")
    return position if syntax.is_marked(position) and not is_owned else None


def _search(syntax: Syntax, position: int, cue: Cue) -> int | None:
    """A "that", a colon or a quotation after adjuncts; not past a new clause."""
    grammar = syntax.lexicon.grammar
    for place in range(position, min(position + _FARTHEST, syntax.end)):
        norm = syntax.norm(place)
        opened = _opened_at(syntax, place, cue)
        if opened is not None and norm not in grammar.relative - grammar.complementiser:
            return opened
        if norm in grammar.finite or syntax.text(place) == ";":
            return None
        if syntax.text(place) == COMMA and not _is_parenthesis(syntax, place):
            return _clause_after(syntax, place)
    return None


def _is_parenthesis(syntax: Syntax, comma: int) -> bool:
    """Whether what opens the words stands right after this comma, or one parenthesis on."""
    grammar = syntax.lexicon.grammar
    if syntax.is_marked(comma + 1) or syntax.norm(comma + 1) in grammar.time:
        return True
    nearby = range(comma, min(comma + _LONGEST_PARENTHESIS, syntax.end))
    is_place = comma + 1 < syntax.end and syntax.items[comma + 1].is_capital
    return any(
        (is_place or syntax.text(place) == COMMA)
        and syntax.norm(place + 1) in grammar.complementiser
        for place in nearby
    )


def _clause_after(syntax: Syntax, comma: int) -> int | None:
    """A clause where "that" became a comma: "suggested in court, Hewes had misread it"."""
    rest = range(comma + 1, syntax.end)
    is_last = not any(syntax.text(place) == COMMA for place in rest)
    is_first = not any(
        syntax.text(place) == COMMA or syntax.is_marked(place) for place in range(comma)
    )
    opens = syntax.norm(comma + 1)
    grammar = syntax.lexicon.grammar
    is_clause = syntax.has_finite(comma + 1, syntax.end) and not (
        opens.endswith(grammar.gerund_ending)
        or opens in either(grammar.relative, grammar.coordinator, grammar.subordinator)
    )
    return comma + 1 if is_last and is_first and is_clause else None


def _infinitive(syntax: Syntax, position: int) -> int | None:
    """The "to" of "urged X to do"; the quotation itself where one follows the "to"."""
    grammar = syntax.lexicon.grammar
    stops = either(grammar.complementiser, grammar.interrogative, grammar.finite)
    for place in range(position, min(position + _FARTHEST_INFINITIVE, syntax.end - 1)):
        norm = syntax.norm(place)
        if norm in grammar.infinitive:
            if syntax.is_marked(place + 1):
                return place + 1
            is_negated = place > position and syntax.norm(place - 1) in grammar.negation
            return place - 1 if is_negated else place
        if syntax.is_marked(place) or norm in stops or syntax.text(place) == ":":
            return None
    return None


def _opens_infinitive(syntax: Syntax, position: int) -> bool:
    grammar = syntax.lexicon.grammar
    position += syntax.norm(position) in grammar.negation
    return syntax.norm(position) in grammar.infinitive


def _skip_time(syntax: Syntax, position: int) -> int:
    """Past "on Thursday", "again", "last week"."""
    grammar = syntax.lexicon.grammar
    while position < syntax.end:
        is_adverb = syntax.norm(position).endswith(grammar.adverb_ending)
        if syntax.norm(position) in grammar.time or is_adverb:
            position += 1
        elif (
            syntax.norm(position) in either(grammar.time_modifier, grammar.preposition)
            and syntax.norm(position + 1) in grammar.time
        ):
            position += 2
        else:
            break
    if (
        syntax.norm(position - 1) in either(grammar.determiner, grammar.complementiser)
        and syntax.norm(position - 1) in grammar.time
        and position < syntax.end
    ):
        return position - 1  # "said this policy", not "said this week"
    return position


def _after_addressee(syntax: Syntax, position: int) -> int:
    """Past "reporters", "the court", "Fox News", "her"."""
    grammar = syntax.lexicon.grammar
    while position < syntax.end and syntax.norm(position) in grammar.determiner:
        position += 1
    if position < syntax.end and not syntax.items[position].is_capital:
        return position + 1
    while position < syntax.end and (
        syntax.items[position].is_capital or syntax.norm(position) in grammar.noun_link
    ):
        position += 1
    return position
