"""From reported clauses and marked stretches to quotations whose speakers are still mentions."""

from collections.abc import Iterator, Sequence

from fidelity.quotations import dialogue, fragments, lost_marks, reported_mood
from fidelity.quotations.classes import (
    CONTINUATION,
    MARKED,
    OBLIGATION,
    POINTER,
    WORD,
)
from fidelity.quotations.draft import (
    Draft,
    ending_before,
    extended,
    extent,
    is_open,
    trimmed_sentence,
    with_nesting,
)
from fidelity.quotations.incises import without_incise
from fidelity.quotations.lexicon import ReportingLexicon
from fidelity.quotations.other_reports import ReportedClause
from fidelity.quotations.outline import Sentence
from fidelity.quotations.reported_speech import read
from fidelity.quotations.sources import source_of, with_source
from fidelity.quotations.syntax import Range
from fidelity.quotations.tags import find_tag, is_pointer
from fidelity.quotations.words import DASHES, Word
from fidelity.records import QuotationKind, Span

# named here, because to look up a member of an enum costs more than what is done with it
_DIRECT, _MIXED, _INDIRECT = QuotationKind
# a straight mark after curly ones: not the same text going on but a quotation set apart
_OTHER_STYLE = frozenset({'“"', '"“'})


def draft(text: str, sentences: Sequence[Sentence], lexicon: ReportingLexicon) -> tuple[Draft, ...]:
    """All quotations of a document in order of appearance."""
    found: list[Draft] = []
    for index, sentence in enumerate(sentences):
        last = ending_before(index, found)
        in_mood = reported_mood.goes_on(sentences, index, lexicon)
        if sentence.clues or sentence.marked or last or in_mood:
            reading = _SentenceDrafts(
                text, sentences, index, lexicon, found, last=last, in_mood=in_mood
            )
            found.extend(reading.drafts())
    found = [without_incise(text, one, lexicon) for one in found]
    return tuple(sorted(found, key=lambda d: (d.contents[0].start, d.contents[-1].end)))


class _SentenceDrafts:
    """The drafts of one sentence, in the light of those before it."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        index: int,
        lexicon: ReportingLexicon,
        before: list[Draft],
        *,
        last: Draft | None,
        in_mood: bool,
    ) -> None:
        self.text = text
        self.index = index
        self.sentences = sentences
        self.sentence = sentences[index]
        self.previous = sentences[index - 1] if index else None
        self.items = self.sentence.items
        self.marked = self.sentence.marked
        self.lexicon = lexicon
        self.before = before  # earlier drafts; a continuation replaces the last of them
        self.last = last
        self.in_mood = in_mood

    def drafts(self) -> list[Draft]:
        is_sign = len(self.items) == 1 and not self.items[0].classes & (WORD | MARKED)
        if is_sign or (self.sentence.classes[0] & POINTER and is_pointer(self.items, self.lexicon)):
            return []
        last = self.last
        if last and last.mention and self.sentence.start <= last.mention.start:
            return []  # "— Ada Moll, nurse", under what she says
        clauses = read(self.sentence, self.lexicon)
        if last is not None:
            if last.cue is None and dialogue.is_transcript(
                self.text, self.sentences, self.index, last
            ):
                self._replace(last, extended(last, self.sentence))
                nested = (self._from_clause(clause) for clause in clauses)
                return [d._replace(is_nested=True) for d in nested if d]
            if self._has_lost_marks(last):
                if not any(lost_marks.is_third_person(self.items, c.speaker) for c in clauses):
                    return list(self._unmarked())
            elif not clauses and dialogue.goes_on(self.sentences, self.index, last):
                self._replace(last, dialogue.with_line(last, self.sentence, self.index))
                return []
        found = self._from_clauses(clauses)
        if self.marked:
            self._add_loose(found)
        if not found:
            found.extend(self._unmarked())
        return found

    def _from_clauses(self, clauses: Sequence[ReportedClause]) -> list[Draft]:
        found: list[Draft] = []
        for clause in clauses:
            made = self._from_clause(clause)
            if made and made not in found:
                found.append(made)
        return with_nesting(found) if len(found) > 1 else found

    def _add_loose(self, found: list[Draft]) -> None:
        """Add what stands in marks that no reporting word claims."""
        claimed = [span for d in found for span in (*d.fragments, *d.contents)]
        for place in self.marked:
            item = self.items[place]
            if item.marked is not None and item.marked.is_answer:
                if not item.part:
                    whole = self._draft(kind=_DIRECT, contents=item.marked.parts)
                    found.append(whole._replace(is_interviewed=True))
                continue
            inner = fragments.inner(item)
            if any(span.overlap(inner) for span in claimed):
                continue
            if (resumed := self._resumes(place, found)) is not None:
                found[resumed] = self._joined(found[resumed], place)
            else:
                found.extend(self._from_loose(place, has_report=bool(found)))

    def _replace(self, old: Draft, new: Draft) -> None:
        """Put `new` in the place of one of the last drafts."""
        for place in range(len(self.before) - 1, -1, -1):
            if self.before[place] is old:
                self.before[place] = new
                break
        self.last = ending_before(self.index, self.before)

    def _has_lost_marks(self, last: Draft) -> bool:
        return lost_marks.goes_on(self.sentence, self.previous, last.kind)

    # reported clauses

    def _from_clause(self, clause: ReportedClause) -> Draft | None:
        quoted, is_direct = self._quoted(clause) if self.marked else ([], False)
        fragments_only = clause.fragments_only
        if (is_direct or fragments_only) and not quoted:
            return None
        kind = _MIXED if quoted else _INDIRECT
        if is_direct and not fragments_only:
            kind, contents = _DIRECT, fragments.inner_spans(self.text, quoted)
        elif is_direct:
            contents = fragments.inner_spans(self.text, quoted, is_fragment=True)
        else:
            contents = tuple([self.sentence.span(a, b - 1) for a, b in clause.contents])
        if kind is _INDIRECT and self.items[0].text in DASHES:
            kind = _DIRECT  # a line of dialogue
        return self._draft(
            kind=kind,
            contents=contents,
            fragments=fragments.inner_spans(self.text, quoted, is_fragment=True)
            if kind is _MIXED
            else (),
            cue=self._span(clause.cue),
            mention=self._span(clause.speaker),
            # a sentence in marks was said, whatever verb leads to it
            is_attitude=clause.is_attitude and kind is not _DIRECT,
            is_carried=clause.speaker is None and not clause.is_anonymous,
        )

    def _quoted(self, clause: ReportedClause) -> tuple[list[Word], bool]:
        """The marked stretches among the reported words, and whether there is nothing else."""
        ranges = [self.items[a:b] for a, b in clause.contents]
        quoted = [
            item
            for items in ranges
            for item in items
            if item.marked
            and (
                clause.fragments_only
                or self._utters(clause)
                or not fragments.is_title(self.text, item)
            )
        ]
        return quoted, all(fragments.only_marked(items) for items in ranges)

    def _utters(self, clause: ReportedClause) -> bool:
        """Whether marked words right after the verb are called out: `chanting “Stop The Road”`."""
        if clause.cue is None or clause.contents[0][0] < clause.cue[1]:
            return False
        between = self.items[clause.cue[1] : clause.contents[0][0]]
        verb = self.items[clause.cue[0]].norm
        return verb in self.lexicon.grammar.utterance and all(i.text in ",:" for i in between)

    def _span(self, items: Range | None) -> Span | None:
        return self.sentence.span(items[0], items[1] - 1) if items else None

    def _draft(
        self,
        *,
        kind: QuotationKind,
        contents: tuple[Span, ...],
        fragments: tuple[Span, ...] = (),
        cue: Span | None = None,
        mention: Span | None = None,
        is_attitude: bool = False,
        is_carried: bool = False,
        is_answer: bool = False,
        marks_lost: bool = False,
    ) -> Draft:
        return Draft(
            kind=kind,
            contents=contents,
            fragments=fragments,
            cue=cue,
            mention=mention,
            extent=extent(self.sentence, contents, cue, mention),
            sentence=self.index,
            ends=self.index,
            is_attitude=is_attitude,
            is_carried=is_carried,
            is_answer=is_answer,
            marks_lost=marks_lost,
        )

    # marked stretches that no reporting word claims

    def _resumes(self, place: int, found: list[Draft]) -> int | None:
        """Which quotation goes on after `"The risk," said Moss, who lost, "is that …"`."""
        if not fragments.resumes(self.text, self.items, place):
            return None
        first = fragments.inner(self.items[0])
        return next(
            (
                index
                for index, draft in enumerate(found)
                if draft.kind is _DIRECT
                and len(draft.contents) == 1
                and draft.contents[0].overlap(first)
            ),
            None,
        )

    def _from_loose(self, place: int, *, has_report: bool) -> Iterator[Draft]:
        item = self.items[place]
        if fragments.is_title(self.text, item):
            return
        stands_alone = fragments.only_marked(self.items)
        is_first = stands_alone and place == item.part == 0
        source = source_of(self.sentences, self.index, self.lexicon) if is_first else None
        continued = self._continued(place) if stands_alone and source is None else None
        if continued is not None:
            self._replace(continued, self._joined(continued, place))
        elif source is not None:
            yield with_source(self._loose(place, _DIRECT), source)
        elif stands_alone and fragments.is_utterance(self.text, item):
            yield self._loose(place, _DIRECT)
        elif (
            tag := find_tag(self.text, self.sentence, place, self.lexicon)
        ) or self._follows_colon(place):
            yield self._draft(
                kind=_DIRECT,
                contents=fragments.inner_spans(self.text, [item]),
                cue=tag.cue if tag else None,
                mention=tag.mention if tag else None,
                is_carried=True,
            )
        elif has_report:
            return
        elif (self._continues_report() or self.in_mood) and not fragments.is_scare(
            self.text, self.items, place, self.lexicon
        ):
            yield self._draft(
                kind=_MIXED,
                contents=(trimmed_sentence(self.sentence),),
                fragments=fragments.inner_spans(self.text, [item], is_fragment=True),
                is_carried=True,
            )
        elif fragments.is_clause(self.text, item):
            yield self._loose(place, _MIXED)

    def _follows_colon(self, place: int) -> bool:
        """Whether a whole sentence in marks follows a colon and ends the sentence."""
        return (
            place > 0
            and self.items[place - 1].text == ":"
            and fragments.only_marked(self.items[place:])
            and fragments.is_utterance(self.text, self.items[place])
        )

    def _loose(self, place: int, kind: QuotationKind) -> Draft:
        is_fragment = kind is _MIXED
        contents = fragments.inner_spans(self.text, [self.items[place]], is_fragment=is_fragment)
        return self._draft(
            kind=kind,
            contents=contents,
            fragments=contents if is_fragment else (),
            is_carried=True,
            is_answer=self.sentence.after_dash or self._answers(),
        )

    def _answers(self) -> bool:
        """Whether a quotation alone in its paragraph follows a question alone in its own."""
        last = self.last
        return (
            last is not None
            and last.kind is _DIRECT
            and self.previous is not None
            and self.previous.paragraph == self.sentence.paragraph - 1
            and self.text[last.contents[-1].end - 1] == "?"
        )

    def _continued(self, place: int) -> Draft | None:
        """The direct quotation that this stretch goes on with, after "…," he said."""
        if self.sentence.after_dash:
            return None
        is_part = self.items[place].part > 0
        for last in reversed(self.before[-4:]):
            if not is_open(last) or last.contents[-1].end > self.sentence.starts[place]:
                continue
            is_tagged = (
                last.cue is not None
                or last.mention is not None
                or self.text.startswith(",", last.contents[-1].end)
            )
            if is_part or (is_tagged and place == 0 and self._follows(last)):
                return last
        return None

    def _follows(self, last: Draft) -> bool:
        """Whether this sentence goes on after a quotation of its paragraph or of the last.

        One plain sentence may part them inside a paragraph.
        """
        between = self.index - 1 - last.ends
        gap = self.sentence.paragraph - self.sentences[last.ends].paragraph
        if gap == 0:
            return between == 0 or (between == 1 and self._is_plain(self.index - 1))
        opened = self.text[last.contents[-1].start - 1] + self.items[0].text[0]
        return (
            gap == 1
            and between == 0
            and last.kind is _DIRECT
            and opened not in _OTHER_STYLE
            and not self._answers()
        )

    def _is_plain(self, index: int) -> bool:
        """Whether a sentence holds no marks and no speech."""
        return not self.sentences[index].marked and all(
            d.is_attitude for d in self.before[-4:] if d.sentence == index
        )

    def _joined(self, last: Draft, place: int) -> Draft:
        end = max(last.extent.end, self.sentence.span(place, place).end)
        return last._replace(
            contents=(*last.contents, *fragments.inner_spans(self.text, [self.items[place]])),
            extent=Span(last.extent.start, end),
            ends=self.index,
        )

    def _unmarked(self) -> Iterator[Draft]:
        last = self.last
        if self.marked or (last is None and not self.in_mood):
            return
        if last is not None and self._has_lost_marks(last):
            if last.marks_lost:
                self._replace(last, extended(last, self.sentence))
            else:
                yield self._draft(
                    kind=_DIRECT,
                    contents=(trimmed_sentence(self.sentence),),
                    is_carried=True,
                    marks_lost=True,
                )
        elif self.in_mood or (
            self._continues_report() and any(item.classes & OBLIGATION for item in self.items[:8])
        ):
            yield self._draft(
                kind=_INDIRECT,
                contents=(trimmed_sentence(self.sentence),),
                is_carried=True,
            )

    def _continues_report(self) -> bool:
        """Whether this sentence goes on with the indirect speech of the one before."""
        last = self.last
        return (
            last is not None
            and not last.is_attitude
            and last.kind is not _DIRECT
            and self.previous is not None
            and self.previous.paragraph == self.sentence.paragraph
            and bool(self.items[0].classes & CONTINUATION)
        )
