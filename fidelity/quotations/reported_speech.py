"""What each reporting word of a sentence reports: clauses, quotations, or both."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fidelity.quotations.cues import Cue, find_cues
from fidelity.quotations.lexicon import Frame, Grammar, ReportingLexicon
from fidelity.quotations.outline import Item, Sentence

# How far a "that", a colon or a quotation may stand from its verb ("said in an interview with
# the Sundhavn paper on Monday that").
_FARTHEST_CLAUSE = 28
_LONGEST_SPEAKER = 16
_STOPS = frozenset({".", "!", "?", "…", "..."})
_TRAILING = frozenset({",", ".", ";", ":", "–", "—", "--", "-", "…", "...", "("})
Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedClause:
    """Reported words in one sentence; all ranges are of item indices, ends exclusive."""

    contents: tuple[Range, ...]
    cue: Range | None
    speaker: Range | None
    is_attitude: bool = False
    is_same_speaker: bool = False  # of the report before, in this sentence or an earlier one
    fragments_only: bool = False  # reports nothing but what stands in marks


class Reading:
    """One sentence, read for its reported clauses."""

    def __init__(self, sentence: Sentence, lexicon: ReportingLexicon) -> None:
        self.items = sentence.items
        self.sentence = sentence
        self.lexicon = lexicon
        self.grammar: Grammar = lexicon.grammar
        self.cues = find_cues(sentence, lexicon)
        last = len(self.items)
        while last and self.items[last - 1].text in _STOPS and self.items[last - 1].marked is None:
            last -= 1
        self.end = last

    def clauses(self) -> tuple[ReportedClause, ...]:
        """Every report of the sentence, in order of its cue."""
        found: list[ReportedClause] = list(self._according())
        for index in range(len(self.cues)):
            clause = self._clause(index)
            if clause and any(clause.contents):
                found.append(clause)
        if not found:
            found.extend(self._colon())
        return tuple(found)

    # the verb decides

    def _clause(self, index: int) -> ReportedClause | None:
        cue = self.cues[index]
        left = self._left(index)
        if cue.is_inverted and left is None and not self._colon_at(cue.end):
            return None
        if cue.is_inverted:
            return self._inverted(cue, left)
        contents: tuple[Range, ...] = ()
        start = None if cue.is_passive and Frame.ORDER not in cue.frames else self._right(index)
        if start is not None:
            contents = self._trimmed((start, self._right_end(index, start)))
        if left and (not contents or self._goes_on_after(cue, start)):
            contents = (left, *contents)
        if not contents:
            return None
        return self._judged(cue, contents, is_preposed=start is not None and contents[0] != left)

    def _judged(
        self, cue: Cue, contents: tuple[Range, ...], *, is_preposed: bool
    ) -> ReportedClause | None:
        has_marks = any(self._has_marked(r) for r in contents)
        is_bare_attitude = cue.frames <= {Frame.ATTITUDE} and is_preposed
        if cue.frames <= {Frame.DESCRIBE}:
            if not has_marks:
                return None
            return self._result(cue, contents, fragments_only=True)
        if cue.carries_content and is_preposed and not self._colon_at(cue.end):
            contents = ((cue.group, contents[-1][1]),)
        return self._result(cue, contents, is_attitude=is_bare_attitude)

    def _result(
        self,
        cue: Cue,
        contents: tuple[Range, ...],
        *,
        is_attitude: bool = False,
        fragments_only: bool = False,
    ) -> ReportedClause:
        return ReportedClause(
            contents=contents,
            cue=(cue.start, cue.end),
            speaker=None if cue.is_passive else cue.subject,
            is_attitude=is_attitude,
            is_same_speaker=cue.is_gerund,
            fragments_only=fragments_only,
        )

    def _inverted(self, cue: Cue, left: Range | None) -> ReportedClause | None:
        speaker = self._speaker_after(cue)
        contents: tuple[Range, ...] = (left,) if left else ()
        after = speaker[1] if speaker else cue.end
        start = self._marked_after(after)
        if start is not None:
            contents += self._trimmed((start, self.end))
        if not contents or (speaker is None and not self._has_marked(contents[0])):
            return None
        return ReportedClause(contents=contents, cue=(cue.start, cue.end), speaker=speaker)

    # what stands left of the cue

    def _left(self, index: int) -> Range | None:
        """The words before ", she said", where what comes before the comma can be reported."""
        cue = self.cues[index]
        end = cue.first
        if end == 0 or cue.is_gerund or cue.is_passive:
            return None
        previous = self.items[end - 1]
        if not (previous.marked or previous.text in {",", "?", "!", "–", "—", "-"}):
            return None
        start = 0
        for before in self.cues[:index]:
            if self._closes_before(before, end):
                start = max(start, before.end)
        start = self._skip_opening(start, end)
        trimmed = self._trimmed((start, end))
        if not trimmed:
            return None
        words = sum(item.is_word for item in self.items[start:end])
        return trimmed[0] if words >= 4 or self._has_marked(trimmed[0]) else None

    def _closes_before(self, cue: Cue, end: int) -> bool:
        """Whether an earlier ", she said," parts the sentence before this position."""
        return cue.end < end and (cue.first == 0 or self.items[cue.first - 1].text != ",")

    def _skip_opening(self, start: int, end: int) -> int:
        """Leave out "However," and a headline's "Guardian:"."""
        for position in range(start, min(start + 6, end)):
            if self.items[position].text == ":":
                return position + 1
        if start < end and self.items[start].norm in self.grammar.connective:
            start += 1
            if start < end and self.items[start].text == ",":
                start += 1
        return start

    def _goes_on_after(self, cue: Cue, start: int | None) -> bool:
        """Whether the quotation goes on after ", she said,"."""
        return start is not None and any(
            item.text in ",;" for item in self.items[cue.end : start] if not item.marked
        )

    # what stands right of the cue

    def _colon_at(self, position: int) -> bool:
        return position < len(self.items) and self.items[position].text == ":"

    def _right(self, index: int) -> int | None:
        """Where the reported words begin after the verb; None when there are none."""
        cue = self.cues[index]
        position = cue.end
        if Frame.ORDER in cue.frames and (found := self._infinitive(position)) is not None:
            return found
        if cue.is_passive:
            return None
        position = self._skip_time(position)
        if position >= self.end:
            return None
        if (found := self._opened_at(position)) is not None:
            return found
        if Frame.ADDRESS in cue.frames or Frame.ORDER in cue.frames:
            if (found := self._search_opening(position)) is not None:
                return found
            position = self._skip_time(self._after_addressee(position))
            if position >= self.end:
                return None
        item = self.items[position]
        if item.text in {",", "-", "–", "—", "("}:
            return self._after_comma(index, position)
        if item.norm in self.grammar.preposition and not cue.carries_content:
            return self._search_opening(position)
        if not (item.is_word or item.marked):
            return None
        if cue.carries_content:
            return position
        return position if self._is_clause(cue, position) else None

    def _opened_at(self, position: int) -> int | None:
        """Where the words begin if this item opens them."""
        item = self.items[position]
        if item.text == ":":
            return position + 1 if position + 1 < self.end else None
        if item.norm in self.grammar.complementiser:
            return position + 1
        if item.norm in self.grammar.interrogative and item.norm not in ("when", "which", "who"):
            return position
        return position if item.marked else None

    def _search_opening(self, position: int) -> int | None:
        """A "that", a colon or a quotation after adjuncts; not past a new clause."""
        for place in range(position, min(position + _FARTHEST_CLAUSE, self.end)):
            item = self.items[place]
            if (found := self._opened_at(place)) is not None and item.norm not in ("if", "how"):
                return found
            if item.norm in self.grammar.finite or item.text in {";", "."}:
                return None
            if item.text == "," and not self._only_adjunct(place):
                return (
                    place + 1
                    if self._has_finite(place + 1)
                    and position > 0
                    and not any(self.items[k].text == "," for k in range(place + 1, self.end))
                    and not self._left_side(position)
                    else None
                )
        return None

    def _left_side(self, position: int) -> bool:
        return any(self.items[k].text == "," or self.items[k].marked for k in range(position))

    def _only_adjunct(self, comma: int) -> bool:
        after = self.items[comma + 1 : comma + 2]
        return bool(after) and (
            after[0].marked is not None
            or after[0].norm in self.grammar.complementiser
            or after[0].norm in self.grammar.time
        )

    def _after_comma(self, index: int, comma: int) -> int | None:
        """Words after "she said,": a quotation, or the rest of a clause begun before the cue."""
        following = comma + 1
        if following >= self.end:
            return None
        item = self.items[following]
        if item.marked:
            return following
        if item.norm in self.grammar.complementiser:
            return following + 1
        is_next_cue = any(c.is_gerund and c.group <= following + 1 for c in self.cues[index + 1 :])
        if is_next_cue or item.norm.endswith("ing") or item.norm in self.grammar.preposition:
            return self._search_marked(following)
        if item.norm in self.grammar.relative or item.norm in self.grammar.interrogative:
            return None
        if item.norm in self.grammar.coordinator:
            following += 1
        return following if self._has_finite(following) else None

    def _search_marked(self, position: int) -> int | None:
        """A quotation right after an interrupting adjunct (`she said, laughing, "…"`)."""
        for place in range(position, min(position + 8, self.end - 1)):
            if self.items[place].text in {",", ":"} and self.items[place + 1].marked:
                return place + 1
            if self.items[place].marked:
                return None
        return None

    def _infinitive(self, position: int) -> int | None:
        for place in range(position, min(position + 10, self.end)):
            norm = self.items[place].norm
            if norm == "to" and place + 1 < self.end:
                after = self.items[place + 1]
                if after.marked:
                    return place + 1
                is_negated = (
                    place > position and self.items[place - 1].norm in self.grammar.negation
                )
                return place - 1 if is_negated else place
            if self.items[place].marked or norm in self.grammar.complementiser or norm == ":":
                return None
            if norm in self.grammar.finite or norm in self.grammar.interrogative:
                return None
        return None

    def _skip_time(self, position: int) -> int:
        """Past "on Thursday", "again", "last week"."""
        start = position
        while position < self.end:
            norm = self.items[position].norm
            if norm in self.grammar.time:
                position += 1
                if norm in ("last", "this", "next", "earlier", "later") and position < self.end:
                    if self.items[position].norm in ("week", "month", "year", "day", "morning"):
                        position += 1
                    elif norm in ("this", "last", "next") and (
                        self.items[position].norm not in self.grammar.time
                    ):
                        return max(start, position - 1)
            elif (
                norm == "on"
                and position + 1 < self.end
                and self.items[position + 1].norm in self.grammar.time
            ):
                position += 2
            else:
                break
        return position

    def _after_addressee(self, position: int) -> int:
        """Past "reporters", "the court", "Fox News", "her"."""
        item = self.items[position]
        if item.is_capital:
            while position < self.end and (
                self.items[position].is_capital or self.items[position].norm in ("of", "the", "'s")
            ):
                position += 1
            return position
        if item.norm in self.grammar.determiner or item.norm in ("a", "the"):
            return self._after_addressee(position + 1) if position + 1 < self.end else position
        return position + 1

    def _is_clause(self, cue: Cue, position: int) -> bool:
        """Whether these words are a clause that the verb reports, with no "that" before it."""
        words = sum(item.is_word for item in self.items[position : self.end])
        if Frame.DESCRIBE in cue.frames and len(cue.frames) == 1:
            return self._has_marked((position, self.end))
        if Frame.SPEECH in cue.frames and cue.lemma == "say":
            return words >= 2
        if self._has_marked((position, self.end)):
            return True
        return words >= 3 and self._has_finite(position)

    def _has_finite(self, position: int) -> bool:
        return any(
            item.norm in self.grammar.finite
            or item.norm in self.lexicon.words
            or (item.norm.endswith("ed") and len(item.norm) > 4)
            or item.norm in self.grammar.subject_pronoun
            for item in self.items[position : self.end]
            if not item.marked
        )

    def _right_end(self, index: int, start: int) -> int:
        """Where the reported words end: at the sentence's, or where a new report begins."""
        cue = self.cues[index]
        if cue.is_relative and cue.subject and self.items[cue.subject[1]].text == ",":
            for place in range(start, self.end):
                if self.items[place].text == ",":
                    return place
        for later in self.cues[index + 1 :]:
            if later.group < start:
                continue
            before = later.group - 1
            if later.is_gerund and not (cue.is_gerund and before < start):
                return max(before, start)
            if later.carries_content and cue.carries_content:
                continue
            head = self.items[before].norm
            if head in self.grammar.coordinator or (
                later.subject
                and later.subject[0] > start
                and self.items[later.subject[0] - 1].norm in self.grammar.coordinator
            ):
                cut = before if head in self.grammar.coordinator else later.subject[0] - 1
                if cut > start and not self._is_lower_attitude(later):
                    return cut
        return self._before_report_tag(start)

    def _is_lower_attitude(self, cue: Cue) -> bool:
        return cue.frames <= {Frame.ATTITUDE, Frame.DESCRIBE}

    def _before_report_tag(self, start: int) -> int:
        """A headline's ": Report" is no part of what is reported."""
        if self.end - start > 4 and self.items[self.end - 2].text == ":":
            return self.end - 2
        return self.end

    def _marked_after(self, position: int) -> int | None:
        for place in range(position, self.end):
            if self.items[place].marked:
                return place
            if place - position > 12:
                return None
        return None

    # other ways to name a speaker

    def _speaker_after(self, cue: Cue) -> Range | None:
        """The speaker of ", said X", up to a comma or an adjunct."""
        start = end = cue.end
        while end < self.end and end - start < _LONGEST_SPEAKER:
            item = self.items[end]
            if item.marked or item.text in {",", ";", ":", "(", "–", "—"}:
                break
            if (
                end > start
                and item.norm in self.grammar.preposition
                and item.norm not in ("of", "for", "to", "from", "at")
            ):
                break
            if item.norm in self.grammar.relative or item.norm in self.grammar.time:
                break
            if item.norm in self.grammar.finite:
                return None
            end += 1
        if start == end:
            return None
        end = self._with_apposition(end)
        first = self.items[start]
        is_name_like = (
            first.is_capital
            or first.norm in self.grammar.determiner
            or any(item.is_capital for item in self.items[start:end])
        )
        is_pronoun = first.norm in self.lexicon.genders
        return (start, end) if is_name_like or is_pronoun or end == self.end else None

    def _with_apposition(self, end: int) -> int:
        """ "said the jury's president, the actor Sunil Varghese"."""
        if end + 1 >= self.end or self.items[end].text != ",":
            return end
        after = end + 1
        if self.items[after].norm in ("the", "a", "an", "its", "his", "her") or (
            self.items[after].is_capital
        ):
            stop = after
            while stop < self.end and stop - after < 8 and self.items[stop].is_word:
                if self.items[stop].norm in self.grammar.preposition and self.items[
                    stop
                ].norm not in ("of", "for"):
                    break
                stop += 1
            if any(item.is_capital for item in self.items[after:stop]):
                return stop
        return end

    def _according(self) -> Iterator[ReportedClause]:
        for index in range(len(self.items) - 1):
            phrase = self._phrase_at(index, self.grammar.according)
            if phrase == 0:
                continue
            start = index + phrase
            is_first = not any(item.is_word or item.marked for item in self.items[:index])
            end = self._noun_phrase_end(start, is_open=is_first)
            contents: tuple[Range, ...] = ()
            if not is_first:
                contents += self._trimmed((self._skip_opening(0, index), index))
            if end + 1 < self.end and (is_first or self.items[end].text == ","):
                skip = 1 if self.items[end].text == "," else 0
                contents += self._trimmed((end + skip, self.end))
            if contents:
                yield ReportedClause(
                    contents=contents, cue=(index, start), speaker=(start, min(end, self.end))
                )
            return

    def _phrase_at(self, index: int, phrases: tuple[tuple[str, ...], ...]) -> int:
        for phrase in phrases:
            if tuple(i.norm for i in self.items[index : index + len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def _noun_phrase_end(self, start: int, *, is_open: bool) -> int:
        """Up to the comma, or without one to where a second noun phrase begins."""
        for place in range(start, self.end):
            item = self.items[place]
            if item.text in {",", ";", ":"} or item.marked:
                return place
            is_new_phrase = item.norm in ("the", "a", "an", "he", "she", "they", "it")
            if is_open and place > start and is_new_phrase and self._no_comma_soon(place):
                return place
        return self.end

    def _no_comma_soon(self, place: int) -> bool:
        return self.items[place - 1].is_capital and self.items[place - 1].norm not in ("of", "the")

    def _colon(self) -> Iterator[ReportedClause]:
        """ "Chair Liv Torsen: “No one …”": a speaker, a colon, a quotation."""
        for index, item in enumerate(self.items[:-1]):
            if item.text != ":" or not self.items[index + 1].marked:
                continue
            start = max(
                (k + 1 for k in range(index) if self.items[k].text in {",", ":", ";"}), default=0
            )
            capitals = [k for k in range(start, index) if self.items[k].is_capital]
            speaker = (start, index) if capitals else None
            yield ReportedClause(
                contents=self._trimmed((index + 1, self.end)), cue=None, speaker=speaker
            )
            return

    # ranges

    def _has_marked(self, span: Range) -> bool:
        return any(item.marked for item in self.items[span[0] : span[1]])

    def _trimmed(self, span: Range) -> tuple[Range, ...]:
        start, end = span
        while start < end and self._is_trailing(self.items[start]):
            start += 1
        while start < end and (
            self._is_trailing(self.items[end - 1])
            or (self.items[end - 1].norm in self.grammar.coordinator and end - start > 1)
        ):
            end -= 1
        return ((start, end),) if start < end else ()

    def _is_trailing(self, item: Item) -> bool:
        return item.marked is None and item.text in _TRAILING


def read(sentence: Sentence, lexicon: ReportingLexicon) -> tuple[ReportedClause, ...]:
    """The reported clauses of one sentence."""
    clauses = Reading(sentence, lexicon).clauses()
    return tuple(replace(clause) for clause in clauses)
