"""Reports without a verb: "according to X", a noun ("the warning that"), a colon."""

from collections.abc import Iterator
from typing import NamedTuple

from fidelity.quotations.cues import Cue
from fidelity.quotations.endings import after_quotation, object_end, right_end
from fidelity.quotations.lexicon import Form, Frame, either
from fidelity.quotations.subjects import with_apposition
from fidelity.quotations.syntax import COMMA, Range, Syntax

# "Guardian: " before a headline has at most so many items.
_LONGEST_LABEL = 6
_LONGEST_COLON_SPEAKER = 8
# "Secretary General Anders Rasmussen: " before what is said, at least so many items
_LONGEST_NAME = 5
_SHORTEST_LABELLED = 4
_NOUN_FORM = Form((), "", frozenset({Frame.SPEECH}))


class ReportedClause(NamedTuple):
    """Reported words in one sentence; all ranges are of item indices, ends exclusive.

    Attributes:
        contents: the reported words, in order; two ranges where ", she said," interrupts.
        cue: the words that report; None for a colon alone.
        speaker: the words that name the speaker.
        is_attitude: a thought or an intention, not speech.
        is_same_speaker: of the report before (", adding that").
        is_anonymous: a passive without an agent ("was told not to"): nobody can be named.
        fragments_only: nothing is reported but what stands in marks.
    """

    contents: tuple[Range, ...]
    cue: Range | None
    speaker: Range | None
    is_attitude: bool = False
    is_same_speaker: bool = False
    is_anonymous: bool = False
    fragments_only: bool = False


def skip_opening(syntax: Syntax, start: int, end: int) -> int:
    """Leave out "However," and a headline's "Guardian:"."""
    for position in range(start, min(start + _LONGEST_LABEL, end)):
        if syntax.text(position) == ":":
            return position + 1
    if start < end and syntax.norm(start) in syntax.lexicon.grammar.connective:
        start += 1
        if syntax.text(start) == COMMA:
            start += 1
    return start


def by_source(syntax: Syntax) -> Iterator[ReportedClause]:
    """What "according to X" reports: the rest of its sentence, on both sides."""
    grammar = syntax.lexicon.grammar
    openings = grammar.according.keys()
    if syntax.norms.isdisjoint(openings):
        return
    for index, item in enumerate(syntax.items[:-1]):
        if item.norm not in openings:
            continue
        length = syntax.phrase_at(index, grammar.according)
        if length == 0 or (length == 1 and not _names_source(syntax, index)):
            continue
        start = index + length
        is_first = syntax.word_count(0, index) == 0 and not syntax.has_marked(0, index)
        end = _source_end(syntax, start, is_first=is_first)
        end = end if is_first else with_apposition(syntax, end)
        contents: tuple[Range, ...] = ()
        if not is_first:
            contents += syntax.trimmed(skip_opening(syntax, 0, index), index)
        if end + 1 < syntax.end and (is_first or syntax.text(end) == COMMA):
            rest = end + (syntax.text(end) == COMMA)
            goes_on = syntax.has_finite(rest, syntax.end) or syntax.has_marked(rest, syntax.end)
            if is_first or goes_on:
                contents += syntax.trimmed(rest, after_quotation(syntax, rest, syntax.end))
        if contents and start < end:
            yield ReportedClause(contents=contents, cue=(index, start), speaker=(start, end))
        return


def by_possession(syntax: Syntax) -> Iterator[ReportedClause]:
    """What "in Moss's words" and "in her view" report: the rest of the sentence."""
    grammar = syntax.lexicon.grammar
    if syntax.norms.isdisjoint(grammar.possessed):
        return
    for place in range(2, syntax.end):
        if syntax.norm(place) not in grammar.possessed or not _owns(syntax, place - 1):
            continue
        start = next(
            (
                k
                for k in range(place - 2, max(-1, place - _LONGEST_NAME - 2), -1)
                if syntax.norm(k) == "in"
            ),
            None,
        )
        is_first = start == 0
        if start is None or not (is_first or syntax.text(start - 1) == COMMA):
            continue
        contents = () if is_first else syntax.trimmed(skip_opening(syntax, 0, start), start)
        rest = place + 1 + (syntax.text(place + 1) == COMMA)
        if is_first or (rest > place + 1 and syntax.has_finite(rest, syntax.end)):
            contents += syntax.trimmed(rest, after_quotation(syntax, rest, syntax.end))
        if contents:
            yield ReportedClause(
                contents=contents, cue=(start, place + 1), speaker=(start + 1, place)
            )
        return


def _names_source(syntax: Syntax, index: int) -> bool:
    """Whether a single word, such as French "selon", stands where it names a source.

    It opens the sentence, or follows a comma and stands before a name or an article (Italian
    "secondo" is "second", too).
    """
    grammar = syntax.lexicon.grammar
    if index == 0:
        return True
    opens_name = (
        not grammar.determiner
        or any(item.is_capital for item in syntax.items[index + 1 : index + 3])
        or syntax.norm(index + 1) in grammar.determiner | syntax.lexicon.genders.keys()
    )
    return syntax.text(index - 1) == COMMA and opens_name


def _source_end(syntax: Syntax, start: int, *, is_first: bool) -> int:
    """Up to the comma, or without one to where a second noun phrase begins."""
    grammar = syntax.lexicon.grammar
    for place in range(start, syntax.end):
        if syntax.text(place) in {COMMA, ";", ":"} or syntax.is_marked(place):
            return place
        starts_phrase = syntax.norm(place) in either(
            grammar.determiner, grammar.subject_pronoun
        ) and (syntax.norm(place) not in grammar.preposition)
        if is_first and place > start and starts_phrase and syntax.items[place - 1].is_capital:
            return place
        if is_first and place > start and syntax.norm(place) in grammar.auxiliary:
            # "Laut Ministerium | ist die Straße sicher"
            return place if grammar.determiner else _without_articles(syntax, start, place)
    if is_first and not grammar.determiner:
        return _without_articles(syntax, start, syntax.end)
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


def by_noun(syntax: Syntax, cues: tuple[Cue, ...]) -> Iterator[ReportedClause]:
    """What follows a noun that reports: "a stark warning that …"."""
    grammar = syntax.lexicon.grammar
    if syntax.norms.isdisjoint(grammar.noun):
        return
    for index, item in enumerate(syntax.items[:-2]):
        if index == 0 or item.norm not in grammar.noun or any(c.start == index for c in cues):
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


def by_stance(syntax: Syntax, cues: tuple[Cue, ...]) -> Iterator[ReportedClause]:
    """What an attitude is about: "her criticism of the plan", "wary of the bank"."""
    grammar = syntax.lexicon.grammar
    if syntax.norms.isdisjoint(grammar.stance) and syntax.norms.isdisjoint(grammar.purpose):
        return
    for index, item in enumerate(syntax.items[:-2]):
        is_opening = item.norm in grammar.stance or item.norm in grammar.purpose
        if not is_opening or any(cue.start == index for cue in cues):
            continue
        to_do = syntax.phrase_at(index, grammar.purpose)
        start = index + (to_do or syntax.phrase_at(index, grammar.stance))
        if start in (index, syntax.end) or syntax.is_marked(start):
            continue
        end = object_end(syntax, start)
        span = (start - 1, end) if to_do else (start, _before_predicate(syntax, start, end))
        owner = syntax.norm(index - 1)
        is_owned = owner.endswith("'s") or owner in syntax.lexicon.genders
        if contents := syntax.trimmed(*span):
            yield ReportedClause(
                contents=contents,
                cue=(index, start),
                speaker=(index - 1, index) if is_owned else syntax.sentence_subject(index),
                is_attitude=True,
            )


def _before_predicate(syntax: Syntax, start: int, end: int) -> int:
    """Where the verb begins whose subject the noun is: "opposition to the plan | has grown"."""
    grammar = syntax.lexicon.grammar
    opens_clause = either(
        grammar.relative, grammar.complementiser, grammar.interrogative, grammar.subject_pronoun
    )
    for place in range(start, end):
        if syntax.norm(place) in opens_clause:
            return end
        if place > start and syntax.norm(place) in grammar.finite:
            return place
    return end


def by_appearance(syntax: Syntax) -> Iterator[ReportedClause]:
    """Both parts of "the plan seems to work": somebody, unnamed, sees it so."""
    phrases = syntax.lexicon.grammar.appearance
    if syntax.norms.isdisjoint(phrases):
        return
    for index in range(syntax.end - 1):
        length = syntax.phrase_at(index, phrases)
        end = index + length
        if length == 0 or syntax.is_marked(end):
            continue
        start = end - (syntax.norm(end - 1) in syntax.lexicon.grammar.infinitive)
        verb = index
        while syntax.norm(verb - 1) in _before_verb(syntax):
            verb -= 1
        subject = syntax.trimmed(syntax.phrase_start(verb, 0), verb)
        contents = (*subject, *syntax.trimmed(start, object_end(syntax, end)))
        if subject and len(contents) > len(subject):
            yield ReportedClause(
                contents=contents,
                cue=(index, start),
                speaker=None,
                is_attitude=True,
                is_anonymous=True,
            )


def _before_verb(syntax: Syntax) -> frozenset[str]:
    grammar = syntax.lexicon.grammar
    return either(grammar.auxiliary, grammar.adverb, grammar.negation, grammar.modal)


def _owns(syntax: Syntax, index: int) -> bool:
    norm = syntax.norm(index)
    return norm.endswith("'s") or (
        norm in syntax.lexicon.genders and norm in syntax.lexicon.grammar.determiner
    )


def _as_cue(index: int) -> Cue:
    """A noun in the place of a verb, for finding where its clause ends."""
    return Cue(group=index, start=index, end=index + 1, form=_NOUN_FORM)


def by_label(syntax: Syntax) -> Iterator[ReportedClause]:
    """What a headline or a transcript puts behind a name: "Torsen: No one knew", "Q: Why?"."""
    colon = next(
        (k for k in range(1, min(_LONGEST_NAME + 1, syntax.end)) if syntax.text(k) == ":"), 0
    )
    if colon == 0 or colon + _SHORTEST_LABELLED > syntax.end or syntax.is_marked(colon + 1):
        return
    label = syntax.items[:colon]
    grammar = syntax.lexicon.grammar
    is_name = all(
        item.is_capital or item.norm in grammar.noun_link or item.text in "-.&" for item in label
    )
    is_heading = " ".join(item.norm for item in label) in grammar.label
    is_clause = syntax.items[colon + 1].is_capital and syntax.has_finite(colon + 1, syntax.end)
    # nouns have capitals in German: only a full name is sure there
    is_sure = bool(grammar.finite) or len(label) > 1 or label[0].text.isupper()
    is_sure = is_sure and (bool(grammar.finite) or label[0].norm not in grammar.determiner)
    if grammar.label and is_name and is_clause and is_sure and not is_heading:
        yield ReportedClause(
            contents=syntax.trimmed(colon + 1, syntax.end), cue=None, speaker=(0, colon)
        )


def by_colon(syntax: Syntax) -> Iterator[ReportedClause]:
    """A speaker, a colon, and a quotation to the end: "Chair Liv Torsen: “No one …”"."""
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
