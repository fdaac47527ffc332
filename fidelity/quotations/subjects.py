"""The words of a sentence that name a speaker, seen from the verb that reports."""

from fidelity.quotations.classes import (
    ACCORDING,
    ADJUNCT,
    ADVERB,
    ALSO_NOUN,
    AUXILIARY,
    CAPITAL,
    CLAUSE_INFINITIVE,
    COLON,
    COMMA,
    COMPLEMENTISER,
    CONTRACTED,
    COORDINATOR,
    DASH,
    DETERMINER,
    EXCLAIMS,
    FINITE,
    INTERROGATIVE,
    IRREGULAR_PAST,
    MARKED,
    NAME_SIGN,
    NEGATION,
    NOUN_LINK,
    PLURAL,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SHOWS_FINITE,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    TIME,
    TIME_MODIFIER,
    VERB,
    WORD,
)
from fidelity.quotations.lexicon import Form, Frame
from fidelity.quotations.syntax import Range, Syntax

_LONGEST_APPOSITION = 36
_LONGEST_SPEAKER = 16
_LONGEST_NAME = 4
_LONGEST_TITLE = 2
# verbs whose object follows: ", blasted Clinton" names no speaker
_STANCES = Frame.DESCRIBE | Frame.INTENTION
# what may part the reported words from ", said X"
_AFTER_WORDS = COMMA | EXCLAIMS | DASH
# "NATO countries likely to send troops, warns former chief": a headline needs no finite verb.
_SHORTEST_HEADLINE = 4
_AFTER_SPEAKER = RELATIVE | INTERROGATIVE | TIME | COMPLEMENTISER | ADJUNCT
_AFTER_APPOSITION = RELATIVE | FINITE | COORDINATOR
_LONGEST_SECOND_PHRASE = 10
_OPENS_CLAUSE = COMPLEMENTISER | DETERMINER | RELATIVE
_LINKS_NOUN = PREPOSITION | NOUN_LINK | COORDINATOR
_IN_NOUN = DETERMINER | POSSESSIVE | CAPITAL
# what a noun phrase that goes on may have before an article or a name
_BEFORE_NOUN = _LINKS_NOUN | DETERMINER | POSSESSIVE | CAPITAL | ADVERB | PRONOUN
_FOLLOWS_NOUN = CAPITAL | PREPOSITION | DETERMINER | NOUN_LINK | COORDINATOR | ADVERB | TIME


def inverted_subject(syntax: Syntax, group: int, end: int, form: Form) -> Range | None:
    """The speaker of ", said X", where a quotation or a clause stands before the verb."""
    if group == 0:
        return _after_opening_verb(syntax, end, form)
    before = group - 1
    while before > 0 and syntax.classes[before] & _AFTER_WORDS:
        before -= 1
    is_after_marks = syntax.marked[before]
    is_parted = is_after_marks or before < group - 1
    speaker = speaker_after(syntax, end) if is_parted else None
    if speaker is None or is_after_marks:
        return speaker
    if form.frames & ~_STANCES == 0 or _is_object(syntax, group, speaker):
        return None
    if syntax.classes[0] & DASH:
        return speaker  # a line of dialogue: "— Wait, said Ada"
    closes = speaker[1] >= syntax.end and syntax.has_words(_SHORTEST_HEADLINE, 0, group)
    is_incise = syntax.classes[speaker[1]] & COMMA and not form.frames & Frame.ADDRESS
    is_clause = form.inverts and (closes or is_incise or syntax.has_finite(0, group))
    return speaker if is_clause and _names_speaker(syntax, speaker) else None


def _is_object(syntax: Syntax, group: int, phrase: Range) -> bool:
    """Whether the phrase after a verb is its object, since its subject stands before it."""
    start, end = phrase
    return (
        # `"…," Cyril, who leads the centre, told The Post`
        syntax.has_marked(0, group)
        # `Dahl, an economist, called the statement "…"`, `who came late, told her voters, "…"`
        or syntax.marked[end + bool(syntax.classes[end] & (COMMA | COLON))]
        or _is_relative_clause(syntax, group)
        or _is_name_with_apposition(syntax, group - 1)
        # "who watched it, said the event brought back memories"
        or syntax.shows(
            SHOWS_FINITE, start + bool(syntax.classes[start] & PRONOUN), min(end + 1, syntax.end)
        )
    )


def _is_name_with_apposition(syntax: Syntax, end: int) -> bool:
    """Whether all before the verb is a name and who that is: "Ada Moll, chair of the board,"."""
    comma = next((k for k in range(1, min(_LONGEST_NAME + 1, end)) if _is_comma(syntax, k)), 0)
    return (
        0 < comma < end - 1
        and all(
            syntax.classes[k] & CAPITAL and not syntax.classes[k] & (DETERMINER | PRONOUN)
            for k in range(comma)
        )
        and not any(_is_comma(syntax, k) for k in range(comma + 1, end))
        and not syntax.shows(AUXILIARY | SHOWS_FINITE, comma, end)
    )


def _is_comma(syntax: Syntax, index: int) -> bool:
    return bool(syntax.classes[index] & COMMA)


def _after_opening_verb(syntax: Syntax, end: int, form: Form) -> Range | None:
    """The speaker of `Said Ada Moss, who came late, “…”`."""
    reports = form.frames & Frame.SPEECH and not form.is_gerund
    if not reports or opening_quotation(syntax, end) is None:
        return None
    speaker = speaker_after(syntax, end)
    return speaker if speaker and syntax.classes[speaker[0]] & CAPITAL else None


def opening_quotation(syntax: Syntax, start: int) -> int | None:
    """The quotation that ends a sentence after a comma or a colon, with no other before it."""
    last = syntax.end - 1
    is_opened = start <= last and syntax.marked[last] and syntax.classes[last - 1] & (COMMA | COLON)
    return last if is_opened and not syntax.has_marked(start, last) else None


def _is_relative_clause(syntax: Syntax, group: int) -> bool:
    """Whether the verb's own subject stands before a relative clause ("Murphy, who …, argued")."""
    return any(
        syntax.classes[place] & COMMA
        and syntax.classes[place + 1] & RELATIVE
        and not syntax.shows(SHOWS_FINITE, 0, place)
        for place in range(1, group - 1)
    )


def _names_speaker(syntax: Syntax, span: Range) -> bool:
    """Whether a phrase without context may name somebody: a name, or an article or pronoun."""
    return (
        bool(syntax.classes[span[0]] & (DETERMINER | PRONOUN))
        or syntax.shows(CAPITAL, *span)
        or span[1] >= syntax.end
    )


def speaker_after(syntax: Syntax, start: int) -> Range | None:
    """A noun phrase that names a speaker, up to a comma, an adjunct or a relative clause."""
    classes = syntax.classes
    while classes[start] & TIME or syntax.is_dated(start):
        start += 2 if syntax.is_dated(start) else 1
    if classes[start] & CLAUSE_INFINITIVE:
        return None
    if classes[start] & SUBJECT_PRONOUN and classes[start + 1] & DETERMINER:
        return start, start + 1  # "sagte sie dem Sender"
    end = start
    last = min(syntax.end, start + _LONGEST_SPEAKER)
    while end < last:
        here = classes[end]
        if not here & (WORD | NAME_SIGN) and not is_name_in_marks(syntax, end):
            break
        is_verb = here & (FINITE | IRREGULAR_PAST) or here & (VERB | ALSO_NOUN) == VERB
        if is_verb and not here & CAPITAL:  # "said Chief Fire Officer Ada Moss"
            return None
        is_article = end == start and here & DETERMINER  # Portuguese "a", "o"
        is_denied = end > start and here & NEGATION  # "schloss Moll | nicht aus"
        if is_denied or (here & _AFTER_SPEAKER and not is_article):
            break
        end += 1
    if start == end:
        return None
    return start, with_apposition(syntax, end)


def is_name_in_marks(syntax: Syntax, index: int) -> bool:
    """Whether a name of a word or two stands in marks before a person's: "du « Soir » Moll"."""
    if not index or not syntax.marked[index] or not syntax.classes[index - 1] & WORD:
        return False
    inner = syntax.inner(index)
    return (
        bool(syntax.classes[index + 1] & CAPITAL)
        and inner[:1].isupper()
        and inner[-1:].isalnum()
        and len(inner.split()) <= _LONGEST_TITLE
    )


def with_apposition(syntax: Syntax, end: int) -> int:
    """Past the second phrase of "the jury's president, the actor Sunil Varghese"."""
    classes = syntax.classes
    following = classes[end + 1]
    if not classes[end] & COMMA or following & _OPENS_CLAUSE == COMPLEMENTISER:
        return end
    if following & (COORDINATOR | SUBORDINATOR) and not following & (DETERMINER | CAPITAL):
        return end  # "sagte Moll, denn sie nutzten andere Räume"
    stop = end + 1
    last = min(syntax.end, end + _LONGEST_SECOND_PHRASE)
    while stop < last and classes[stop] & WORD and not classes[stop] & _AFTER_APPOSITION:
        if classes[stop] & (VERB | CAPITAL) == VERB or _is_verb_by_place(syntax, stop):
            return end
        if classes[stop] & AUXILIARY:
            return end  # "sagte Moll, die Daten seien gut": a clause
        stop += 1
    return stop if syntax.shows(CAPITAL, end + 1, stop) else end


def _is_verb_by_place(syntax: Syntax, index: int) -> bool:
    """Whether a word in lower case after a noun is a verb: "der Hafen öffne im Mai".

    Only where nouns have capitals and the small words that may follow one are listed.
    """
    classes = syntax.classes
    return bool(
        syntax.lexicon.grammar.capitals
        and classes[index - 1] & CAPITAL
        and not classes[index] & _FOLLOWS_NOUN
        and syntax.items[index].text[0].isalpha()
    )


def subject_before(syntax: Syntax, group: int, *, floor: int, shared: Range | None) -> Range | None:
    """The items left of the verb group that name the speaker.

    Args:
        syntax: the sentence.
        group: the first item of the verb group.
        floor: past the verb before; no phrase reaches further left.
        shared: the subject that "and added" shares with the verb before, if there is one.
    """
    if syntax.classes[group] & CONTRACTED:
        return group, group + 1
    if group == 0:
        return None
    group = _before_time(syntax, group)
    previous = group - 1
    if syntax.classes[previous] & COORDINATOR:
        return shared or syntax.sentence_subject(previous)
    if syntax.classes[previous] & RELATIVE:
        return _before_relative(syntax, previous, floor)
    if syntax.classes[previous] & (MARKED | COMMA):
        return _before_apposition(syntax, previous, floor)
    if syntax.classes[previous] & SUBJECT_PRONOUN and not syntax.classes[previous] & _IN_NOUN:
        start = previous  # "over tea in the flat | she told us why"
    else:
        start = _past_adjunct(syntax, syntax.phrase_start(group, floor), group)
    if start < group and syntax.classes[start - 1] & COMMA:
        start = _after_quotation(syntax, start) or start
    if start > 1 and _is_verb_phrase(syntax, start, floor):
        found = syntax.sentence_subject(start - 1)
    elif start > 2 and floor == 0 and _ends_relative_clause(syntax, start):
        found = syntax.sentence_subject(start - 2)
    else:
        found = (start, group) if start < group else None
    return found


def _is_verb_phrase(syntax: Syntax, start: int, floor: int) -> bool:
    """Whether a relative clause begins here: "the ferry that | hit rocks off the point told …"."""
    classes = syntax.classes
    return bool(
        floor == 0
        and classes[start - 1] & (RELATIVE | COMPLEMENTISER)
        and not classes[start] & (DETERMINER | CAPITAL | PRONOUN | POSSESSIVE | PLURAL)
        and classes[start - 2] & WORD
        and not classes[start - 2] & (VERB | FINITE | PREPOSITION | COMMA)
        and syntax.lexicon.grammar.plural_ending
    )


def _ends_relative_clause(syntax: Syntax, start: int) -> bool:
    """Whether "who was" stands before this phrase: "someone who was | at the meeting said"."""
    classes = syntax.classes
    return bool(
        classes[start - 1] & (AUXILIARY | FINITE)
        and classes[start - 2] & RELATIVE
        and classes[start] & PREPOSITION
        and not classes[start - 3] & COMMA
    )


def is_adjunct(syntax: Syntax, phrase: Range) -> bool:
    """Whether what stands before the verb is no subject, where the verb comes second.

    "Am Dienstag sagte Moll", "dem Sender sagte Moll": there the subject follows.
    """
    grammar = syntax.lexicon.grammar
    first = phrase[0]
    opens_adjunct = (
        syntax.classes[first] & (PREPOSITION | TIME | ADVERB)
        or syntax.items[first].norm in grammar.oblique
    )
    return bool(
        "second" in grammar.verb_place and opens_adjunct and not syntax.shows(COMMA, *phrase)
    )


def _before_time(syntax: Syntax, group: int) -> int:
    """Left of "last week", in "who last week had urged"."""
    place = group
    while place > 1 and syntax.classes[place - 1] & TIME:
        place -= 1
    return place


def _before_relative(syntax: Syntax, relative: int, floor: int) -> Range | None:
    end = relative - 1 if syntax.classes[relative - 1] & COMMA else relative
    start = _past_adjunct(syntax, syntax.phrase_start(end, floor), end)
    if start > 1 and syntax.classes[start] & PREPOSITION and syntax.classes[start - 1] & COMMA:
        # "Ada Moll, | of Bruhn, who said": where somebody is from names nobody
        name = syntax.phrase_start(start - 1, floor)
        if name < start - 1 and syntax.shows(CAPITAL, name, start - 1):
            return name, start - 1
    return (start, end) if start < end else None


def _past_adjunct(syntax: Syntax, start: int, end: int) -> int:
    """Where the subject begins in "in a statement | a spokesman", "according to | Moll"."""
    classes, grammar = syntax.classes, syntax.lexicon.grammar
    timed = start
    while timed < end and classes[timed] & (TIME | TIME_MODIFIER):
        timed += 1
    if start < timed < end and classes[timed] & DETERMINER and classes[timed - 1] & TIME:
        return timed  # "last month | a chain of shops"
    if classes[start] & ACCORDING and (length := syntax.phrase_at(start, grammar.according)):
        return start + length if start + length < end else start
    if not classes[start] & PREPOSITION or "nouns" in grammar.capitals:
        return start
    for place in range(start + 2, end):
        opens = classes[place] & (DETERMINER | CAPITAL) and not classes[place] & _LINKS_NOUN
        is_timed = (
            classes[place - 1] & TIME and classes[place] & DETERMINER
        )  # "on Monday | the chain"
        if opens and (is_timed or not classes[place - 1] & _BEFORE_NOUN):
            return place
    return start


def _after_quotation(syntax: Syntax, start: int) -> int | None:
    """Where a chain of phrases begins that follows a quotation, commas between them.

    `"…," Anne Richter, secretary for trade, ports and fisheries, said` names Anne Richter.
    """
    place = start
    while place > 0 and syntax.classes[place - 1] & COMMA:
        before = syntax.phrase_start(place - 1, 0)
        if before == place - 1 or syntax.shows(SHOWS_FINITE, before, place - 1):
            return None
        place = before
    return place if syntax.marked[place - 1] else None


def _name_before(syntax: Syntax, start: int) -> int:
    """Where the name begins that an apposition before a relative clause belongs to, if it does.

    "Ada Moll, | an economist at the Bank of Bruhn, who was not asked, said" names Ada Moll.
    """
    comma = start - 1
    if comma < 1 or not syntax.classes[comma] & COMMA or syntax.marked[comma - 1]:
        return start
    name = syntax.phrase_start(comma, 0)
    is_name = 0 < comma - name <= _LONGEST_NAME and all(
        syntax.classes[place] & CAPITAL and not syntax.classes[place] & (DETERMINER | PREPOSITION)
        for place in range(name, comma)
    )
    return name if is_name and (name == 0 or comma - name > 1) else start


def _is_participle_as_noun(syntax: Syntax, index: int) -> bool:
    """Whether a verb form stands for people behind an article: "one of the injured, Ada Moll,"."""
    before = syntax.classes[index - 1] if index > 0 else 0
    is_article = bool(before & DETERMINER) and not before & PREPOSITION
    return is_article and bool(syntax.classes[index] & SHOWS_FINITE)


def _before_apposition(syntax: Syntax, last: int, floor: int) -> Range | None:
    """The noun phrase before the apposition or relative clause that ends at `last`.

    "Lunde, the deputy governor," and "Brekke, who had called for “air”," name Lunde and Brekke.
    """
    lowest = max(0, last - _LONGEST_APPOSITION)
    for comma in range(last - 1, lowest - 1, -1):
        if not syntax.classes[comma] & COMMA or comma + 1 == last:
            continue
        end = comma - _is_participle_as_noun(syntax, comma - 1)
        start = syntax.phrase_start(end, lowest if floor > comma else floor)
        if start < end and not syntax.shows(AUXILIARY | SHOWS_FINITE, start, end):
            start = _after_quotation(syntax, start) or _name_before(syntax, start)
            return start, last if not syntax.marked[last] and last - comma < 12 else comma
    return None
