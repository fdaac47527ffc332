"""From reported clauses and marked stretches to quotations whose speakers are still mentions."""

from collections.abc import Iterator, Sequence

from fidelity.quotations import dialogue, fragments, lost_marks
from fidelity.quotations.draft import Draft, extended, trimmed_sentence, with_nesting
from fidelity.quotations.lexicon import ReportingLexicon
from fidelity.quotations.other_reports import ReportedClause
from fidelity.quotations.outline import Item, Sentence
from fidelity.quotations.reported_speech import read
from fidelity.quotations.tags import find_tag
from fidelity.records import QuotationKind, Span

# a comma and a closing mark
_LONGEST_CLOSING = 3
# a straight mark after curly ones: not the same text going on but a quotation set apart
_OTHER_STYLE = frozenset({'“"', '"“'})


def draft(text: str, sentences: Sequence[Sentence], lexicon: ReportingLexicon) -> tuple[Draft, ...]:
    """All quotations of a document in order of appearance."""
    found: list[Draft] = []
    for index in range(len(sentences)):
        reading = _SentenceDrafts(text, sentences, index, lexicon, found)
        found.extend(reading.drafts())
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
    ) -> None:
        self.text = text
        self.index = index
        self.sentences = sentences
        self.sentence = sentences[index]
        self.previous = sentences[index - 1] if index else None
        self.items = self.sentence.items
        self.marked = [item for item in self.items if item.marked]
        self.lexicon = lexicon
        self.before = before  # earlier drafts; a continuation replaces the last of them

    def drafts(self) -> list[Draft]:
        if not self._may_report() or self._is_pointer():
            return []
        clauses = read(self.sentence, self.lexicon)
        if (said := self._in_transcript()) is not None:
            self._replace(said, extended(said, self.sentence))
            nested = (self._from_clause(clause) for clause in clauses)
            return [d._replace(is_nested=True) for d in nested if d]
        last = self._last()
        if self._has_lost_marks():
            if not any(self._is_third_person(c) for c in clauses):
                return list(self._unmarked())
        elif not clauses and last and dialogue.goes_on(self.sentences, self.index, last):
            self._replace(last, dialogue.with_line(last, self.sentence, self.index))
            return []
        drafts = {d: None for clause in clauses if (d := self._from_clause(clause))}
        found = with_nesting([*drafts])
        claimed = [span for d in found for span in (*d.fragments, *d.contents)]
        for item in self.marked:
            inner = fragments.inner(item)
            if any(span.overlap(inner) for span in claimed):
                continue
            if (place := self._resumes(item, found)) is not None:
                found[place] = self._joined(found[place], item)
            else:
                found.extend(self._from_loose(item, has_report=bool(found)))
        if not found:
            found.extend(self._unmarked())
        return found

    def _in_transcript(self) -> Draft | None:
        """The answer that this sentence goes on with, in a paragraph that begins with "MOSS:"."""
        last = self._last()
        if last is None or last.cue is not None or last.mention is None or self.previous is None:
            return None
        label = last.mention.of(self.text)
        is_label = label.isupper() and self.text[last.mention.end] == ":"
        is_same = self.previous.paragraph == self.sentence.paragraph
        return last if is_same and is_label and last.kind is not QuotationKind.DIRECT else None

    def _replace(self, old: Draft, new: Draft) -> None:
        """Put `new` in the place of one of the last drafts."""
        for place in range(len(self.before) - 1, -1, -1):
            if self.before[place] is old:
                self.before[place] = new
                return

    def _has_lost_marks(self) -> bool:
        last = self._last()
        return last is not None and lost_marks.goes_on(
            self.sentence, self.previous, last.kind, self.lexicon
        )

    def _is_third_person(self, clause: ReportedClause) -> bool:
        """Whether somebody other than "I" and "we" is the one who reports."""
        first_person = self.lexicon.grammar.first_person
        return clause.speaker is not None and not any(
            item.norm in first_person for item in self.items[slice(*clause.speaker)]
        )

    def _last(self) -> Draft | None:
        """The quotation that the sentence before ends with; None when it has none."""
        for draft in reversed(self.before):
            if not draft.is_nested:
                return draft if draft.last_sentence == self.index - 1 else None
        return None

    def _may_report(self) -> bool:
        first = self.items[0]
        return first.is_word or first.marked is not None or len(self.items) > 1

    # reported clauses

    def _from_clause(self, clause: ReportedClause) -> Draft | None:
        ranges = [self.items[a:b] for a, b in clause.contents]
        marked = [item for items in ranges for item in items if item.marked]
        quoted = [
            item
            for item in marked
            if clause.fragments_only
            or self._utters(clause)
            or not fragments.is_title(self.text, item)
        ]
        is_direct = all(fragments.only_marked(items) for items in ranges)
        if (is_direct or clause.fragments_only) and not quoted:
            return None
        if is_direct and not clause.fragments_only:
            kind, contents = QuotationKind.DIRECT, fragments.inner_spans(self.text, quoted)
        elif is_direct:
            kind = QuotationKind.MIXED
            contents = fragments.inner_spans(self.text, quoted, is_fragment=True)
        else:
            kind = QuotationKind.MIXED if quoted else QuotationKind.INDIRECT
            contents = tuple(Span(items[0].start, items[-1].end) for items in ranges)
        if self._is_spoken_line() and kind is QuotationKind.INDIRECT:
            kind = QuotationKind.DIRECT
        return self._draft(
            kind=kind,
            contents=contents,
            fragments=fragments.inner_spans(self.text, quoted, is_fragment=True)
            if kind is QuotationKind.MIXED
            else (),
            cue=self._span(clause.cue),
            mention=self._span(clause.speaker),
            is_attitude=clause.is_attitude,
            is_carried=clause.speaker is None and not clause.is_anonymous,
        )

    def _utters(self, clause: ReportedClause) -> bool:
        """Whether marked words right after the verb are called out: `chanting “Stop The Road”`."""
        if clause.cue is None or clause.contents[0][0] < clause.cue[1]:
            return False
        between = self.items[clause.cue[1] : clause.contents[0][0]]
        verb = self.items[clause.cue[0]].norm
        return verb in self.lexicon.grammar.utterance and all(i.text in ",:" for i in between)

    def _is_spoken_line(self) -> bool:
        """A line of dialogue: a dash in place of quotation marks."""
        return self.items[0].text in dialogue.DASHES

    def _span(self, items: tuple[int, int] | None) -> Span | None:
        return Span(self.items[items[0]].start, self.items[items[1] - 1].end) if items else None

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
        everything = [*contents, *([cue] if cue else []), *([mention] if mention else [])]
        everything.extend(
            item.span
            for item in self.marked
            if any(item.start < span.end and span.start < item.end for span in contents)
        )
        return Draft(
            kind=kind,
            contents=contents,
            fragments=fragments,
            cue=cue,
            mention=mention,
            extent=Span(min(s.start for s in everything), max(s.end for s in everything)),
            sentence=self.index,
            is_attitude=is_attitude,
            is_carried=is_carried,
            is_answer=is_answer,
            marks_lost=marks_lost,
        )

    # marked stretches that no reporting word claims

    def _resumes(self, item: Item, found: list[Draft]) -> int | None:
        """Which quotation goes on after `"The risk," said Moss, who lost, "is that …"`."""
        place = self.items.index(item)
        before = self.items[place - 1].text if place else ""
        is_parted = before == "," or before in dialogue.DASHES
        first = self.items[0]
        if (
            not is_parted
            or not first.marked
            or not fragments.inner(item).of(self.text)[0].islower()
        ):
            return None
        if not fragments.inner(first).of(self.text).endswith(","):
            return None
        return next(
            (
                index
                for index, draft in enumerate(found)
                if draft.kind is QuotationKind.DIRECT
                and len(draft.contents) == 1
                and draft.contents[0].overlap(fragments.inner(first))
            ),
            None,
        )

    def _from_loose(self, item: Item, *, has_report: bool) -> Iterator[Draft]:
        if fragments.is_title(self.text, item):
            return
        stands_alone = fragments.only_marked(self.items)
        continued = self._continued(item) if stands_alone else None
        if continued is not None:
            self._replace(continued, self._joined(continued, item))
        elif stands_alone and fragments.is_utterance(self.text, item):
            yield self._loose(item, QuotationKind.DIRECT)
        elif (tag := find_tag(self.text, self.items, item, self.lexicon)) or self._follows_colon(
            item
        ):
            yield self._draft(
                kind=QuotationKind.DIRECT,
                contents=fragments.inner_spans(self.text, [item]),
                cue=tag.cue if tag else None,
                mention=tag.mention if tag else None,
                is_carried=True,
            )
        elif has_report:
            return
        elif self._continues_report() and not self._is_scare(item):
            yield self._draft(
                kind=QuotationKind.MIXED,
                contents=(trimmed_sentence(self.sentence),),
                fragments=fragments.inner_spans(self.text, [item], is_fragment=True),
                is_carried=True,
            )
        elif fragments.is_clause(self.text, item):
            yield self._loose(item, QuotationKind.MIXED)

    def _follows_colon(self, item: Item) -> bool:
        """Whether a whole sentence in marks follows a colon and ends the sentence."""
        place = self.items.index(item)
        return (
            place > 0
            and self.items[place - 1].text == ":"
            and fragments.only_marked(self.items[place:])
            and fragments.is_utterance(self.text, item)
        )

    def _is_scare(self, item: Item) -> bool:
        place = self.items.index(item)
        return fragments.is_scare(self.text, self.items, place, self.lexicon)

    def _loose(self, item: Item, kind: QuotationKind) -> Draft:
        is_fragment = kind is QuotationKind.MIXED
        contents = fragments.inner_spans(self.text, [item], is_fragment=is_fragment)
        return self._draft(
            kind=kind,
            contents=contents,
            fragments=contents if is_fragment else (),
            is_carried=True,
            is_answer=self.sentence.after_dash or self._answers(),
        )

    def _answers(self) -> bool:
        """Whether a quotation alone in its paragraph follows a question alone in its own."""
        last = self._last()
        return (
            last is not None
            and last.kind is QuotationKind.DIRECT
            and self.previous is not None
            and self.previous.paragraph == self.sentence.paragraph - 1
            and self.text[last.contents[-1].end - 1] == "?"
        )

    def _continued(self, item: Item) -> Draft | None:
        """The direct quotation that this stretch goes on with, after "…," he said."""
        if self.sentence.after_dash:
            return None
        is_part = item.marked is not None and item.part > 0
        for last in reversed(self.before[-4:]):
            if not self._is_open(last) or last.contents[-1].end > item.start:
                continue
            is_tagged = (
                last.cue is not None
                or last.mention is not None
                or self.text[last.contents[-1].end] == ","
            )
            if is_part or (is_tagged and self.items[0] is item and self._follows(last)):
                return last
        return None

    def _follows(self, last: Draft) -> bool:
        """Whether this sentence goes on after a quotation of its paragraph or of the last.

        One plain sentence may part them inside a paragraph.
        """
        between = self.index - 1 - last.last_sentence
        gap = self.sentence.paragraph - self.sentences[last.last_sentence].paragraph
        if gap == 0:
            return between == 0 or (between == 1 and self._is_plain(self.index - 1))
        opened = self.text[last.contents[-1].start - 1] + self.items[0].text[0]
        return (
            gap == 1
            and between == 0
            and last.kind is QuotationKind.DIRECT
            and opened not in _OTHER_STYLE
            and not self._answers()
        )

    def _is_plain(self, index: int) -> bool:
        """Whether a sentence holds no marks and no speech."""
        return not any(item.marked for item in self.sentences[index].items) and all(
            d.is_attitude for d in self.before[-4:] if d.sentence == index
        )

    def _is_open(self, last: Draft) -> bool:
        """Whether a quotation in marks may go on: direct, or ending in marks before the verb."""
        if last.kind is QuotationKind.DIRECT:
            return True
        is_tagged = last.cue is not None and last.cue.start > last.contents[-1].end
        return bool(last.fragments) and is_tagged

    def _joined(self, last: Draft, item: Item) -> Draft:
        return last._replace(
            contents=(*last.contents, *fragments.inner_spans(self.text, [item])),
            extent=Span(last.extent.start, max(last.extent.end, item.end)),
            ends=self.index,
        )

    def _is_pointer(self) -> bool:
        """Whether a "Read more:" opens the sentence: what follows is a title."""
        pointers = self.lexicon.grammar.pointer.get(self.items[0].norm, ())
        norms = tuple(item.norm for item in self.items[:3]) if pointers else ()
        return any(norms[: len(p)] == p for p in pointers)

    # sentences with neither marks nor reporting words

    def _unmarked(self) -> Iterator[Draft]:
        last = self._last()
        if last is None or any(item.marked for item in self.items):
            return
        if self._has_lost_marks():
            if last.marks_lost:
                self._replace(last, extended(last, self.sentence))
            else:
                yield self._draft(
                    kind=QuotationKind.DIRECT,
                    contents=(trimmed_sentence(self.sentence),),
                    is_carried=True,
                    marks_lost=True,
                )
        elif self._continues_report() and self._has_obligation():
            yield self._draft(
                kind=QuotationKind.INDIRECT,
                contents=(trimmed_sentence(self.sentence),),
                is_carried=True,
            )

    def _continues_report(self) -> bool:
        """Whether this sentence goes on with the indirect speech of the one before."""
        last = self._last()
        return (
            last is not None
            and not last.is_attitude
            and last.kind is not QuotationKind.DIRECT
            and self.previous is not None
            and self.previous.paragraph == self.sentence.paragraph
            and self.items[0].norm in self.lexicon.grammar.continuation
        )

    def _has_obligation(self) -> bool:
        return any(item.norm in self.lexicon.grammar.obligation for item in self.items[:8])
