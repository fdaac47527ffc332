"""Reports by their source: "according to X", "in her view", "as X said", "X zufolge"."""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.quotations.classes import (
    ACCORDING,
    AUXILIARY,
    CAPITAL,
    COLON,
    COMMA,
    COMPLEMENTISER,
    COORDINATOR,
    DETERMINER,
    MARKED,
    NOUN_LINK,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SEMICOLON,
    SHOWS_FINITE,
    SUBJECT_PRONOUN,
    TIME,
    VERB,
    WORD,
)
from fidelity.quotations.cues import Cue
from fidelity.quotations.endings import after_quotation
from fidelity.quotations.lexicon import Frame
from fidelity.quotations.other_reports import ReportedClause, skip_opening
from fidelity.quotations.subjects import speaker_after, with_apposition
from fidelity.quotations.syntax import Range, Syntax

# "Secretary General Anders Rasmussen" has at most so many items
_LONGEST_NAME = 5
# ", a councillor for the north,"
_LONGEST_APPOSITION = 8
_LONGEST_MODIFIERS = 2  # "den | örtlichen kleinen | Betrieben zufolge"
_LONGEST_SOURCE = 14  # from "wie" to its "mitteilte"
_SHORTEST_REPORTED = 3
_BREAKS = COMMA | COLON | SEMICOLON | MARKED
_AFTER_NOUN = CAPITAL | PREPOSITION | DETERMINER | COORDINATOR | NOUN_LINK


def by_source(syntax: Syntax, cues: Sequence[Cue]) -> Iterator[ReportedClause]:
    """What "according to X", "as X said" and "X zufolge" report: the rest of the sentence."""
    if syntax.clues & ACCORDING:
        yield from _by_phrase(syntax)
        yield from _by_postposition(syntax)
    yield from _by_clause(syntax, cues)


def _by_phrase(syntax: Syntax) -> Iterator[ReportedClause]:
    """What "according to X" and "in her view" report."""
    for index in syntax.clued:
        if not syntax.classes[index] & ACCORDING or index == syntax.end - 1:
            continue
        length = syntax.phrase_at(index, syntax.lexicon.grammar.according)
        if length == 0 or (length == 1 and not _names_source(syntax, index)):
            continue
        if _listed(syntax, index, index + length, "as") and _is_verb(syntax, index + length):
            continue  # "según anunció Moll"
        start = index + length
        is_first = not syntax.shows(WORD | MARKED, 0, index)
        is_own = _listed(syntax, index, start, "own view")
        end = start if is_own else _source_end(syntax, start, is_first=is_first)
        end = end if is_first or is_own else with_apposition(syntax, end)
        contents: tuple[Range, ...] = ()
        if not is_first:
            contents += syntax.trimmed(skip_opening(syntax, 0, index), index)
        if not is_first and end < syntax.end and syntax.classes[end] & WORD:
            contents += syntax.trimmed(end, syntax.end)  # "ist nach Angaben der Bahn | gesperrt"
        elif end + 1 < syntax.end and (is_first or syntax.classes[end] & COMMA):
            rest = _past_aside(syntax, end + bool(syntax.classes[end] & COMMA))
            goes_on = syntax.has_finite(rest, syntax.end) or syntax.has_marked(rest, syntax.end)
            if is_first or goes_on:
                contents += syntax.trimmed(rest, after_quotation(syntax, rest, syntax.end))
        if contents and (is_own or start < end):
            speaker = None if is_own else (start, end)
            yield ReportedClause(contents=contents, cue=(index, start), speaker=speaker)
        return


def _is_verb(syntax: Syntax, index: int) -> bool:
    return syntax.classes[index] & (VERB | CAPITAL) == VERB


def _listed(syntax: Syntax, start: int, end: int, section: str) -> bool:
    known = lexicons.listed(syntax.lexicon.language, "reporting_grammar", section)
    return " ".join(syntax.items[k].norm for k in range(start, end)) in known


def _by_postposition(syntax: Syntax) -> Iterator[ReportedClause]:
    """What "den Stadtwerken zufolge" reports, its source before it."""
    for index in syntax.clued:
        if not syntax.classes[index] & ACCORDING or not _listed(
            syntax, index, index + 1, "postposed"
        ):
            continue
        start = index
        while start > 0 and syntax.classes[start - 1] & CAPITAL:
            start -= 1
        nearby = range(start - 1, max(-1, start - _LONGEST_MODIFIERS - 1), -1)
        article = next((k for k in nearby if syntax.classes[k] & DETERMINER), None)
        start = start if article is None or syntax.shows(COMMA, article, start) else article
        if start == index:
            continue
        end = index + 1 + bool(syntax.classes[index + 1] & COMMA)
        before = syntax.trimmed(skip_opening(syntax, 0, start), start)
        contents = (*before, *syntax.trimmed(end, syntax.end))
        if contents:
            yield ReportedClause(contents=contents, cue=(index, index + 1), speaker=(start, index))
        return


def _by_clause(syntax: Syntax, cues: Sequence[Cue]) -> Iterator[ReportedClause]:
    """What "as Moll said", "wie Moll mitteilte" and "según anunció Moll" report."""
    opening = lexicons.listed(syntax.lexicon.language, "reporting_grammar", "as")
    if not opening:
        return
    for cue in cues:
        if not cue.form.frames & Frame.SPEECH or cue.is_passive or cue.is_negated:
            continue
        near = range(cue.start - 1, max(-1, cue.start - _LONGEST_SOURCE), -1)
        start = next((k for k in near if syntax.items[k].norm in opening), None)
        if start is None or syntax.shows(COMMA | MARKED | SEMICOLON, start, cue.start):
            continue
        if syntax.phrase_at(start, syntax.lexicon.grammar.according) > 1:
            continue  # "как сообщает Moll", told above
        is_parted = start == 0 or syntax.classes[start - 1] & (COMMA | MARKED)
        end = syntax.comma(cue.start, syntax.end)
        if not is_parted or syntax.shows(COMPLEMENTISER | MARKED | COLON, cue.end, end):
            continue
        contents = () if start == 0 else syntax.trimmed(skip_opening(syntax, 0, start), start)
        contents += syntax.trimmed(end + 1, syntax.end)
        if sum(last - first for first, last in contents) >= _SHORTEST_REPORTED:
            yield ReportedClause(
                contents=contents,
                cue=(cue.start, min(cue.end, end)),
                speaker=_who_said(syntax, (start + 1, cue, end)),
            )


def _who_said(syntax: Syntax, clause: tuple[int, Cue, int]) -> Range | None:
    """The subject of "wie | die Bahn am Montag | mitteilte", or that behind "comme l'a dit"."""
    start, cue, end = clause
    behind = cue.end
    while syntax.classes[behind] & DETERMINER and syntax.classes[behind + 1] & TIME:
        behind += 2  # "según anunció | el martes | la Confederación"
    found = speaker_after(syntax, behind) if behind < end else None
    if found is not None and found[0] < end:
        return found[0], with_apposition(syntax, end) if found[1] >= end else found[1]
    last = next(
        (
            k
            for k in range(start, cue.group)
            if syntax.classes[k] & (PREPOSITION | TIME) and k > start
        ),
        cue.group,
    )
    return (start, last) if start < last else None


def _past_aside(syntax: Syntax, start: int) -> int:
    """Past what tells who Moll is: "according to Moll, who chairs it, |", "Moll, a nurse, |"."""
    after = min(syntax.comma(start, syntax.end) + 1, syntax.end)
    if syntax.classes[start] & RELATIVE and not syntax.classes[start] & COMPLEMENTISER:
        return after
    is_apposition = (
        syntax.classes[start] & DETERMINER
        and after - start <= _LONGEST_APPOSITION
        and not syntax.shows(SHOWS_FINITE | AUXILIARY | MARKED, start, after)
        and syntax.has_finite(after, syntax.end)
    )
    return after if is_apposition else start


def _names_source(syntax: Syntax, index: int) -> bool:
    """Whether a single word, such as French "selon", stands where it names a source.

    It opens the sentence, or follows a comma and stands before a name or an article (Italian
    "secondo" is "second", too).
    """
    if index == 0:
        return True
    opens_name = (
        not syntax.lexicon.grammar.determiner
        or syntax.shows(CAPITAL, index + 1, index + 3)
        or syntax.classes[index + 1] & (DETERMINER | PRONOUN)
    )
    is_last = index + 2 == syntax.end  # ", d'après lui"
    return bool((opens_name or is_last) and syntax.classes[index - 1] & COMMA)


def _source_end(syntax: Syntax, start: int, *, is_first: bool) -> int:
    """Up to the comma, or without one to where a second noun phrase begins."""
    has_articles = bool(syntax.lexicon.grammar.determiner)
    has_noun_capitals = "nouns" in syntax.lexicon.grammar.capitals
    for place in range(start, syntax.end):
        classes = syntax.classes[place]
        if classes & _BREAKS:
            return place
        if place == start or not (is_first or has_noun_capitals):
            continue
        starts_phrase = classes & (DETERMINER | SUBJECT_PRONOUN) and not classes & PREPOSITION
        # "Nach Angaben des Ministeriums | nutzten": past a noun, a small word is a verb
        is_verb = has_noun_capitals and not classes & _AFTER_NOUN
        if (is_verb or (is_first and starts_phrase)) and syntax.classes[place - 1] & CAPITAL:
            return place
        if not is_first:
            continue
        if classes & AUXILIARY:
            # "Laut Ministerium | ist die Straße sicher"
            return place if has_articles else _without_articles(syntax, start, place)
    if is_first and not has_articles:
        return _without_articles(syntax, start, syntax.end)
    if is_first and "second" in syntax.lexicon.grammar.verb_place:
        # "Volgens het ministerie | gebruikten": the verb comes second, whatever it is
        return start + 1 + bool(syntax.classes[start] & DETERMINER)
    return syntax.end


def _without_articles(syntax: Syntax, start: int, stop: int) -> int:
    """Where a source ends in a language without articles: "Według rzecznika Jana Nowaka | most".

    With the first name, if one is near; else one word names the source.
    """
    end = start + 1
    near = range(start, min(start + _LONGEST_NAME, stop))
    first = next((k for k in near if syntax.items[k].is_capital), None)
    if first is not None:
        end = first + 1
        while end < stop and syntax.items[end].is_capital:
            end += 1
    return end
