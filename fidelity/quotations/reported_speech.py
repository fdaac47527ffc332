"""What each reporting word of a sentence reports: clauses, quotations, or both."""

from collections.abc import Iterator
from dataclasses import dataclass

from fidelity.quotations.cues import Cue, find_cues, speaker_after
from fidelity.quotations.endings import object_end, right_end
from fidelity.quotations.lexicon import Form, Frame, ReportingLexicon
from fidelity.quotations.openings import object_of, right_of
from fidelity.quotations.outline import Sentence
from fidelity.quotations.syntax import COMMA, DASHES, Range, Syntax

# A clause before ", she said" has at least so many words; shorter ones are adjuncts.
_SHORTEST_LEFT = 3
# "Guardian: " before a headline has at most so many items.
_LONGEST_LABEL = 6
_LONGEST_COLON_SPEAKER = 8
_STANCES = frozenset({Frame.DESCRIBE, Frame.INTENTION})
_THOUGHTS = frozenset({Frame.ATTITUDE, *_STANCES})
_NOUN_FORM = Form((), "", frozenset({Frame.SPEECH}))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedClause:
    """Reported words in one sentence; all ranges are of item indices, ends exclusive.

    Attributes:
        contents: the reported words, in order; two ranges where ", she said," interrupts.
        cue: the words that report; None for a colon alone.
        speaker: the words that name the speaker.
        is_attitude: a thought or an intention, not speech.
        is_same_speaker: of the report before (", adding that").
        fragments_only: nothing is reported but what stands in marks.
    """

    contents: tuple[Range, ...]
    cue: Range | None
    speaker: Range | None
    is_attitude: bool = False
    is_same_speaker: bool = False
    fragments_only: bool = False


def read(sentence: Sentence, lexicon: ReportingLexicon) -> tuple[ReportedClause, ...]:
    """The reported clauses of one sentence, in order of their cues."""
    syntax = Syntax.of(sentence, lexicon)
    cues = find_cues(syntax)
    found = [*_according(syntax)]
    found.extend(c for index in range(len(cues)) if (c := _by_verb(syntax, cues, index)))
    found.extend(_by_noun(syntax, cues))
    if not found:
        found.extend(_by_colon(syntax))
    return tuple(found)


def _by_verb(syntax: Syntax, cues: tuple[Cue, ...], index: int) -> ReportedClause | None:
    cue = cues[index]
    left = _left(syntax, cues, index)
    if cue.is_inverted and left is None:
        return None
    contents = (left,) if left else ()
    if left and not syntax.has_marked(*left) and _quotation_follows(syntax, cue):
        left = None
        contents = ()
    start = right_of(syntax, cue, left=left)
    if start is None and left and not _closes(syntax, cue, left):
        return None
    if start is not None:
        end = right_end(syntax, cues, index, start)
        if cue.carries_content and not left and syntax.text(start - 1) != ":":
            start = cue.group
        contents += _coordinate_clauses(syntax, start, end)
    if not contents or cue.frames <= _STANCES:
        return _stance(syntax, cue) if not left else None
    return ReportedClause(
        contents=contents,
        cue=(cue.start, cue.end),
        speaker=_agent(syntax, cue) if cue.is_passive else cue.subject,
        is_attitude=cue.frames <= _THOUGHTS and left is None and not cue.carries_content,
        is_same_speaker=cue.is_gerund and index > 0,
    )


def _stance(syntax: Syntax, cue: Cue) -> ReportedClause | None:
    """What somebody praises, opposes or means to do: speech only where it is quoted."""
    start = object_of(syntax, cue)
    if start is None:
        return None
    contents = syntax.trimmed(start, object_end(syntax, start))
    is_quoted = any(syntax.has_marked(*span) for span in contents)
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
    grammar = syntax.lexicon.grammar
    cuts = [start]
    for place in range(start + 1, end - 1):
        if (
            syntax.norm(place) in grammar.coordinator
            and syntax.norm(place + 1) in grammar.complementiser
        ):
            cuts += [place, place + 2]
    cuts.append(end)
    spans = zip(cuts[::2], cuts[1::2], strict=True)
    return tuple(part for span in spans for part in syntax.trimmed(*span))


def _closes(syntax: Syntax, cue: Cue, left: Range) -> bool:
    """Whether the verb reports what stands before it although nothing follows it."""
    return (
        syntax.has_marked(*left)
        or not cue.frames <= _THOUGHTS | {Frame.CONTENT, Frame.ORDER}
        or cue.is_inverted
    )


def _agent(syntax: Syntax, cue: Cue) -> Range | None:
    """The speaker of "was asked by the prosecutor"."""
    if syntax.norm(cue.end) in syntax.lexicon.grammar.agent:
        return speaker_after(syntax, cue.end + 1)
    return None


# what stands left of the cue


def _left(syntax: Syntax, cues: tuple[Cue, ...], index: int) -> Range | None:
    """The words before ", she said", where what comes before the comma can be reported."""
    cue = cues[index]
    end = cue.first
    if end == 0 or cue.is_gerund or cue.is_passive:
        return None
    if any(earlier.last == end - 1 for earlier in cues[:index]):
        return None  # "explained, the files agreed": the comma stands for "that"
    if not (syntax.is_marked(end - 1) or syntax.text(end - 1) in {COMMA, "?", "!", *DASHES}):
        return None
    start = max((c.last for c in cues[:index] if _is_postposed(syntax, c)), default=0)
    start = _skip_opening(syntax, start, end)
    trimmed = syntax.trimmed(start, end)
    if not trimmed:
        return None
    opens_adjunct = syntax.norm(start) in _adjunct_words(syntax) and not cue.is_inverted
    if syntax.has_marked(*trimmed[0]):
        is_adjunct = opens_adjunct and not syntax.has_finite(*trimmed[0])
        if is_adjunct and right_of(syntax, cue) is not None:
            return None  # "On CBS's “Face the Nation,” Ryan said that …"
        return _without_lead_in(syntax, trimmed[0])
    is_clause = cue.is_inverted or (
        not cue.is_modal
        and syntax.word_count(start, end) >= _SHORTEST_LEFT
        and syntax.has_finite(start, end)
    )
    is_closed = cue.last >= syntax.end or syntax.text(cue.last) == COMMA
    if is_clause and (is_closed or not opens_adjunct) and not _has_own_clause(syntax, cue):
        return trimmed[0]
    is_interruption = syntax.text(cue.last) == COMMA and cue.last - cue.first <= 4
    return trimmed[0] if is_interruption else None


def _without_lead_in(syntax: Syntax, left: Range) -> Range:
    """Only the quotation of `On taxes, "We will not raise them," she said`."""
    last = left[1] - 1
    if not syntax.is_marked(last) or syntax.text(last - 1) not in {COMMA, ":"}:
        return left
    inner = syntax.text(last)[1:-1].strip()
    is_sentence = inner[:1].isupper() and len(inner.split()) >= _SHORTEST_LEFT
    return (last, left[1]) if is_sentence and not syntax.has_marked(left[0], last) else left


def _quotation_follows(syntax: Syntax, cue: Cue) -> bool:
    """Whether a quotation stands right after the verb, one comma or colon between."""
    place = cue.last + (syntax.text(cue.last) in {COMMA, ":"})
    return syntax.is_marked(place)


def _adjunct_words(syntax: Syntax) -> frozenset[str]:
    grammar = syntax.lexicon.grammar
    return grammar.subordinator | grammar.preposition | grammar.time


def _has_own_clause(syntax: Syntax, cue: Cue) -> bool:
    """Whether a clause follows the verb ("Last week, when it fell, he said it would rise")."""
    return (
        not cue.is_inverted
        and right_of(syntax, cue) is not None
        and (syntax.text(cue.last) != COMMA)
    )


def _is_postposed(syntax: Syntax, cue: Cue) -> bool:
    before = cue.first - 1
    return (
        before >= 0
        and (syntax.is_marked(before) or syntax.text(before) == COMMA)
        and (cue.last >= syntax.end or syntax.text(cue.last) == COMMA)
    )


def _skip_opening(syntax: Syntax, start: int, end: int) -> int:
    """Leave out "However," and a headline's "Guardian:"."""
    for position in range(start, min(start + _LONGEST_LABEL, end)):
        if syntax.text(position) == ":":
            return position + 1
    if start < end and syntax.norm(start) in syntax.lexicon.grammar.connective:
        start += 1
        if syntax.text(start) == COMMA:
            start += 1
    return start


# other ways to report


def _according(syntax: Syntax) -> Iterator[ReportedClause]:
    grammar = syntax.lexicon.grammar
    for index in range(syntax.end - 1):
        length = syntax.phrase_at(index, grammar.according)
        if length == 0 or (length == 1 and syntax.text(index - 1) != COMMA):
            continue
        start = index + length
        is_first = syntax.word_count(0, index) == 0 and not syntax.has_marked(0, index)
        end = _source_end(syntax, start, is_first=is_first)
        contents: tuple[Range, ...] = ()
        if not is_first:
            contents += syntax.trimmed(_skip_opening(syntax, 0, index), index)
        if end + 1 < syntax.end and (is_first or syntax.text(end) == COMMA):
            rest = end + (syntax.text(end) == COMMA)
            if is_first or syntax.has_finite(rest, syntax.end):
                contents += syntax.trimmed(rest, syntax.end)
        if contents:
            yield ReportedClause(contents=contents, cue=(index, start), speaker=(start, end))
        return


def _source_end(syntax: Syntax, start: int, *, is_first: bool) -> int:
    """Up to the comma, or without one to where a second noun phrase begins."""
    grammar = syntax.lexicon.grammar
    for place in range(start, syntax.end):
        if syntax.text(place) in {COMMA, ";", ":"} or syntax.is_marked(place):
            return place
        starts_phrase = syntax.norm(place) in grammar.determiner | grammar.subject_pronoun and (
            syntax.norm(place) not in grammar.preposition
        )
        if is_first and place > start and starts_phrase and syntax.items[place - 1].is_capital:
            return place
    return syntax.end


def _by_noun(syntax: Syntax, cues: tuple[Cue, ...]) -> Iterator[ReportedClause]:
    """ "a stark warning that …": a noun that reports, before a clause or a quotation."""
    grammar = syntax.lexicon.grammar
    for index in range(1, syntax.end - 2):
        if syntax.norm(index) not in grammar.noun or any(c.start == index for c in cues):
            continue
        if syntax.norm(index + 1) not in grammar.complementiser:
            continue
        start = index + 2
        if syntax.norm(start) in grammar.finite or not syntax.has_finite(start, syntax.end):
            continue
        end = right_end(syntax, (_as_cue(index), *cues), 0, start)
        subject = syntax.sentence_subject(index)
        owner = next(
            ((k, k + 1) for k in range(index - 1, max(-1, index - 4), -1) if _owns(syntax, k)),
            None,
        )
        yield ReportedClause(
            contents=syntax.trimmed(start, end),
            cue=(index, index + 1),
            speaker=owner or subject,
            is_attitude=syntax.norm(index) in grammar.thought_noun,
        )


def _owns(syntax: Syntax, index: int) -> bool:
    norm = syntax.norm(index)
    return norm.endswith("'s") or (
        norm in syntax.lexicon.genders and norm in syntax.lexicon.grammar.determiner
    )


def _as_cue(index: int) -> Cue:
    """A noun in the place of a verb, for finding where its clause ends."""
    return Cue(group=index, start=index, end=index + 1, form=_NOUN_FORM)


def _by_colon(syntax: Syntax) -> Iterator[ReportedClause]:
    """ "Chair Liv Torsen: “No one …”": a speaker, a colon, and a quotation to the end."""
    for index in range(1, syntax.end - 1):
        if syntax.text(index) != ":" or not syntax.is_marked(index + 1):
            continue
        start = max((k + 1 for k in range(index) if syntax.text(k) in {COMMA, ";"}), default=0)
        is_named = any(item.is_capital for item in syntax.items[start:index])
        if syntax.word_count(index + 1, syntax.end) == 0:
            yield ReportedClause(
                contents=syntax.trimmed(index + 1, syntax.end),
                cue=None,
                speaker=(start, index)
                if is_named and index - start <= _LONGEST_COLON_SPEAKER
                else None,
            )
        return
