"""What each reporting word of a sentence reports: clauses, quotations, or both."""

from collections.abc import Iterator, Sequence

from fidelity.quotations.classes import (
    ACCORDING,
    AGENT,
    APPEARANCE,
    CLOSING_BRACKET,
    COLON,
    COMMA,
    COMPLEMENTISER,
    COORDINATOR,
    DASH,
    EXCLAIMS,
    GERUND,
    INFINITIVE,
    MARKED,
    NOUN,
    OPENING_BRACKET,
    POSSESSED,
    PREPOSITION,
    PURPOSE,
    SEMICOLON,
    SHOWS_FINITE,
    STANCE,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    TIME,
    VERB,
    WORD,
)
from fidelity.quotations.cues import Cue, find_cues, with_object_first
from fidelity.quotations.endings import object_end, right_end
from fidelity.quotations.lexicon import Frame, ReportingLexicon
from fidelity.quotations.openings import object_of, right_of
from fidelity.quotations.other_reports import (
    ReportedClause,
    by_appearance,
    by_colon,
    by_label,
    by_noun,
    by_possession,
    by_stance,
    skip_opening,
)
from fidelity.quotations.outline import Sentence
from fidelity.quotations.questions import Question, find_question
from fidelity.quotations.source_reports import by_source
from fidelity.quotations.subjects import is_name_in_marks, speaker_after
from fidelity.quotations.syntax import Range, Syntax

# A clause before ", she said" has at least so many words; shorter ones are adjuncts.
_SHORTEST_LEFT = 3
# ", she said," with its commas has at most so many items when it interrupts a clause.
_LONGEST_TAG = 4
# words of the accused, in "accused the two former directors of"
_FARTHEST_DEED = 8
_STANCES = Frame.DESCRIBE | Frame.INTENTION
_THOUGHTS = _STANCES | Frame.ATTITUDE
_OPENS_STANCE = STANCE | PURPOSE
_NOMINAL = NOUN | _OPENS_STANCE | APPEARANCE
_ADJUNCTS = SUBORDINATOR | PREPOSITION | TIME
_GOES_ON = PREPOSITION | SUBORDINATOR | COORDINATOR
_AFTER_WORDS = COMMA | EXCLAIMS | DASH | MARKED


def read(sentence: Sentence, lexicon: ReportingLexicon) -> Sequence[ReportedClause]:
    """The reported clauses of one sentence, in order of their cues."""
    if not sentence.clues:
        return ()
    question = find_question(sentence, lexicon)
    if question is None:
        return _read(Syntax(sentence, lexicon))
    found = []
    for part in sorted([question.words, question.answer]):
        clauses = [clause.moved(part[0]) for clause in _read(Syntax(sentence, lexicon, part))]
        if part == question.words:
            clauses = [_asked(clause) for clause in clauses if _asks(clause, question)]
        found += clauses
    return found


def _asks(clause: ReportedClause, question: Question) -> bool:
    """Whether the phrase that opens a question reports it ("asked whether")."""
    return clause.cue is not None and clause.cue[0] < question.opened and clause.speaker is None


def _asked(clause: ReportedClause) -> ReportedClause:
    """A question that somebody asks who is not named."""
    return clause._replace(is_anonymous=True, is_attitude=True)


def _read(syntax: Syntax) -> list[ReportedClause]:
    clues = syntax.clues
    cues = find_cues(syntax) if clues & VERB else []
    found: list[ReportedClause] = []
    if clues & (ACCORDING | VERB):
        found += by_source(syntax, cues)
    claimed = [clause.cue for clause in found if clause.cue is not None]
    if clues & POSSESSED:
        found += by_possession(syntax)
    for index, cue in enumerate(cues):
        clause = None if (cue.start, cue.end) in claimed else _by_verb(syntax, cues, index)
        if clause is not None and not any(map(clause.holds, claimed)):
            found.append(clause)
    if clues & _NOMINAL:
        found += _by_nouns(syntax, cues)
    if clues & COLON:
        if not found:
            found += by_colon(syntax)
        # "Guardian: Some may send troops, warns former chief": the paper says nothing
        said = {clause.contents[0][0] for clause in found}
        found += [label for label in by_label(syntax) if label.contents[0][0] not in said]
    return found


def _by_nouns(syntax: Syntax, cues: Sequence[Cue]) -> Iterator[ReportedClause]:
    if syntax.clues & NOUN:
        yield from by_noun(syntax, cues)
    if syntax.clues & _OPENS_STANCE:
        yield from by_stance(syntax, cues)
    if syntax.clues & APPEARANCE:
        yield from by_appearance(syntax)


def _by_verb(syntax: Syntax, cues: Sequence[Cue], index: int) -> ReportedClause | None:
    cue = cues[index]
    left = _left(syntax, cues, index)
    if cue.is_inverted and left is None and cue.group:
        return None
    reports_on = any(later.group == cue.end for later in cues[index + 1 :])  # "to have told them"
    if cue.is_passive and not reports_on and (expected := _expected(syntax, cue)) is not None:
        return expected
    if cue.form.before_deed and (accusation := _accusation(syntax, cue)) is not None:
        return accusation
    contents: tuple[Range, ...] = (left,) if left else ()
    if left and _is_before_quotation(syntax, cue, left):
        left, contents = None, ()  # an adjunct before `she said, "…"`
    start = right_of(syntax, cue, left=left)
    if start is not None and syntax.classes[start - 1] & COMMA:
        start = None if _is_tag(syntax, cues[index + 1 :], start) else start
    if start is None and left and not _closes(syntax, cue, left):
        return None
    if start is not None:
        end = right_end(syntax, cues, index, start)
        if cue.carries_content and not left and not syntax.classes[start - 1] & COLON:
            start = cue.group if cue.is_negated else cue.start
        contents += _coordinate_clauses(syntax, start, end)
    contents = contents or with_object_first(syntax, cue)
    if not contents or not cue.frames & ~_STANCES:
        return _stance(syntax, cues, index) if not left else None
    speaker = _agent(syntax, cue) if cue.is_passive else cue.subject
    is_attitude = cue.is_infinitive or (
        not cue.frames & ~_THOUGHTS and left is None and not cue.carries_content
    )
    is_same = cue.is_gerund and index > 0
    is_anonymous = cue.is_passive and speaker is None
    return ReportedClause(
        contents, (cue.start, cue.end), speaker, is_attitude, is_same, is_anonymous
    )


def _is_tag(syntax: Syntax, cues: Sequence[Cue], start: int) -> bool:
    """Whether what follows the comma is ", he said", at the end or before another comma."""
    own = [one for one in cues if start == one.opens(syntax)]
    return any(cue.last >= syntax.end - 1 or syntax.classes[cue.last] & COMMA for cue in own)


def _expected(syntax: Syntax, cue: Cue) -> ReportedClause | None:
    """Both parts of "rates are expected to fall": somebody, unnamed, thinks so."""
    is_thought = cue.frames & (Frame.ATTITUDE | Frame.SPEECH) and not cue.frames & Frame.ADDRESS
    if not is_thought or cue.subject is None or not syntax.classes[cue.end] & INFINITIVE:
        return None
    end = object_end(syntax, cue.end)
    return ReportedClause(
        contents=(cue.subject, *syntax.trimmed(cue.end, end)),
        cue=(cue.group, cue.end),
        speaker=None,
        is_attitude=True,
        is_anonymous=True,
    )


def _accusation(syntax: Syntax, cue: Cue) -> ReportedClause | None:
    """What somebody is said to have done: "is accused of | taking bribes".

    Where it is told who says so, the verb and the accused belong to what is said ("accused the firm
    of bad faith"); what stands in marks is left to the verb's other uses.
    """
    last = cue.end if cue.is_passive else min(cue.end + _FARTHEST_DEED, syntax.end - 1)
    places = range(cue.end, min(last + 1, syntax.end - 1))
    before = next((k for k in places if syntax.items[k].norm == cue.form.before_deed), None)
    if before is None or syntax.shows(COMMA | MARKED | SHOWS_FINITE, cue.end, before):
        return None
    deed = before + 1
    end = object_end(syntax, deed)
    if syntax.has_marked(deed, end):
        return None
    if cue.is_passive and syntax.classes[deed] & GERUND:
        return ReportedClause(
            syntax.trimmed(deed, end), (cue.group, deed), speaker=None, is_anonymous=True
        )
    if cue.is_passive or cue.is_infinitive or before == cue.end:
        return None
    start = cue.group if cue.is_negated else cue.start
    return ReportedClause(syntax.trimmed(start, end), (cue.start, cue.end), cue.subject)


def _stance(syntax: Syntax, cues: Sequence[Cue], index: int) -> ReportedClause | None:
    """What somebody praises, opposes or means to do: speech only where it is quoted."""
    cue = cues[index]
    start = object_of(syntax, cue)
    if start is None:
        return None
    # in "a man who wished to stay unnamed | said", the relative clause ends with the verb
    ends = [
        later.group
        for later in cues[index + 1 :]
        if cue.subject is not None and later.subject == cue.subject and not later.is_gerund
    ]
    contents = syntax.trimmed(start, min([object_end(syntax, start), *ends]))
    is_quoted = syntax.marks != [] and any(syntax.has_marked(*span) for span in contents)
    return (
        ReportedClause(
            contents=contents,
            cue=(cue.start, cue.end),
            speaker=cue.subject,
            is_attitude=not is_quoted,
            is_same_speaker=cue.is_gerund,
            fragments_only=is_quoted,
        )
        if contents
        else None
    )


def _coordinate_clauses(syntax: Syntax, start: int, end: int) -> tuple[Range, ...]:
    """One range for each clause of "that A and that B"."""
    classes = syntax.classes
    if not syntax.shows(COMPLEMENTISER, start + 2, end):
        return syntax.trimmed(start, end)
    cuts = [start]
    for place in range(start + 1, end - 1):
        if classes[place] & COORDINATOR and classes[place + 1] & COMPLEMENTISER:
            cuts += [place, place + 2]
    cuts.append(end)
    spans = zip(cuts[::2], cuts[1::2], strict=True)
    return tuple(part for span in spans for part in syntax.trimmed(*span))


def _closes(syntax: Syntax, cue: Cue, left: Range) -> bool:
    """Whether the verb reports what stands before it although nothing follows it."""
    return (
        syntax.has_marked(*left)
        or bool(cue.frames & ~(_THOUGHTS | Frame.CONTENT | Frame.ORDER))
        or cue.is_inverted
    )


def _agent(syntax: Syntax, cue: Cue) -> Range | None:
    """The speaker of "was asked by the prosecutor"."""
    if syntax.classes[cue.end] & AGENT:
        return speaker_after(syntax, cue.end + 1)
    return None


# what stands left of the cue


def _left(syntax: Syntax, cues: Sequence[Cue], index: int) -> Range | None:
    """The words before ", she said", where what comes before the comma can be reported."""
    cue, end = cues[index], cues[index].first
    if not _may_follow(syntax, cues, index):
        return None
    start = 0
    if index:
        start = max((c.last for c in cues[:index] if _is_postposed(syntax, c)), default=0)
    start = skip_opening(syntax, start, end)
    start = _after_parenthesis(syntax, start, end)
    trimmed = syntax.trimmed(start, end)
    if not trimmed:
        return None
    opens_adjunct = bool(syntax.classes[start] & _ADJUNCTS) and not cue.is_inverted
    if syntax.has_marked(*trimmed[0]):
        is_adjunct = opens_adjunct and not syntax.has_finite(*trimmed[0])
        if is_adjunct and right_of(syntax, cue) is not None:
            return None  # "On CBS's “Face the Nation,” Ryan said that …"
        left, right = trimmed[0]
        if not cue.is_inverted and _ends_in_comma(syntax, left, right):
            return (left, left + 1)  # `"…," the bespectacled, 71-year-old diplomat said`
        return _without_lead_in(syntax, trimmed[0])
    is_interruption = syntax.classes[cue.last] & COMMA and cue.last - cue.first <= _LONGEST_TAG
    is_clause = _is_clause(syntax, cue, start, opens_adjunct=opens_adjunct)
    return trimmed[0] if is_clause or is_interruption else None


def _after_parenthesis(syntax: Syntax, start: int, end: int) -> int:
    """Past a bracket that is still open at the verb (`rose ("…," Moss said)`)."""
    if not syntax.shown & OPENING_BRACKET:
        return start
    for place in range(end - 1, start - 1, -1):
        classes = syntax.classes[place]
        if classes & CLOSING_BRACKET:
            break
        if classes & OPENING_BRACKET:
            return place + 1
    return start


def _may_follow(syntax: Syntax, cues: Sequence[Cue], index: int) -> bool:
    """Whether the verb stands where it can report what comes before it."""
    cue = cues[index]
    before = cue.first - 1
    if before < 0 or cue.is_gerund or cue.is_passive:
        return False
    if index and not cue.is_inverted and any(one.last == before for one in cues[:index]):
        # "explained, the files agreed": the comma stands for "that"; not in "replied, he said"
        is_pronoun = cue.first + 1 == cue.group and syntax.classes[cue.first] & SUBJECT_PRONOUN
        return bool(is_pronoun and cue.form.is_bare)
    return bool(syntax.classes[before] & _AFTER_WORDS) and not is_name_in_marks(syntax, before)


def _is_clause(syntax: Syntax, cue: Cue, start: int, *, opens_adjunct: bool) -> bool:
    """Whether the unmarked words before the verb are a clause that it reports."""
    end = cue.first
    is_clause = cue.is_inverted or (
        not cue.is_modal
        and syntax.has_words(_SHORTEST_LEFT, start, end)
        and syntax.has_finite(start, end)
    )
    is_closed = cue.last >= syntax.end or bool(syntax.classes[cue.last] & (COMMA | SEMICOLON))
    return is_clause and (is_closed or not opens_adjunct) and not _has_own_clause(syntax, cue)


def _ends_in_comma(syntax: Syntax, start: int, end: int) -> bool:
    """Whether a quotation opens the words and ends in a comma that no adjunct follows."""
    return (
        syntax.marked[start]
        and syntax.inner(start).endswith(",")
        and not syntax.has_marked(start + 1, end)
        and not syntax.classes[start + 1] & _GOES_ON
    )


def _without_lead_in(syntax: Syntax, left: Range) -> Range:
    """Only the quotation of `On taxes, "We will not raise them," she said`."""
    last = left[1] - 1
    if (
        syntax.marked[last]
        and syntax.classes[last - 1] & DASH
        and not syntax.has_marked(left[0], last)
    ):
        return (last, left[1])
    if not syntax.marked[last] or not syntax.classes[last - 1] & (COMMA | COLON):
        return left
    inner = syntax.inner(last)
    is_sentence = inner[:1].isupper() and len(inner.split()) >= _SHORTEST_LEFT
    is_only = syntax.classes[last - 1] & COLON or not syntax.has_marked(left[0], last)
    return (last, left[1]) if is_sentence and is_only else left


def _quotation_follows(syntax: Syntax, cue: Cue) -> bool:
    """Whether a quotation stands right after the verb, one comma or colon between."""
    place = cue.last + bool(syntax.classes[cue.last] & (COMMA | COLON))
    return syntax.marked[place]


def _is_before_quotation(syntax: Syntax, cue: Cue, left: Range) -> bool:
    """Whether words before the verb are no part of the quotation right after it.

    Of `He could not, he said, "promise money"` they are: the quotation ends their clause.
    """
    if not syntax.shows(WORD, *left) or not _quotation_follows(syntax, cue):
        return False
    return not (
        syntax.classes[cue.last] & COMMA
        and syntax.inner(cue.last + 1)[:1].islower()
        and not syntax.classes[left[0]] & _ADJUNCTS
        and syntax.has_finite(*left)
    )


def _has_own_clause(syntax: Syntax, cue: Cue) -> bool:
    """Whether a clause follows the verb ("Last week, when it fell, he said it would rise")."""
    return (
        not cue.is_inverted
        and right_of(syntax, cue) is not None
        and (not syntax.classes[cue.last] & COMMA)
    )


def _is_postposed(syntax: Syntax, cue: Cue) -> bool:
    before = cue.first - 1
    return (
        before >= 0
        and bool(syntax.classes[before] & (MARKED | COMMA))
        and (cue.last >= syntax.end or bool(syntax.classes[cue.last] & COMMA))
    )
