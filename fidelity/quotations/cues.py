"""Words that report, and who stands as their subject, in one sentence."""

from dataclasses import dataclass

from fidelity.quotations.lexicon import Form, Frame, Grammar, ReportingLexicon
from fidelity.quotations.outline import Item, Sentence

# A noun phrase longer than this is more likely a clause that was misread.
_LONGEST_SUBJECT = 18
_GERUND_BEFORE = frozenset({",", "–", "—", "--", "-", ";"})
# verbs whose negation is itself what is reported: "would not say whether"
_REPORTED_NEGATED = frozenset(
    {"say", "specify", "disclose", "reveal", "confirm", "elaborate", "deny", "comment", "exclude",
     "rule out", "see", "know"}
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A reporting verb in a sentence; all numbers are item indices, ends exclusive.

    Attributes:
        group: first item of the verb group ("had", in "had not said").
        start: the verb itself.
        end: past the verb and its particle.
        lemma: dictionary form of the verb.
        frames: how reported words may stand to it.
        subject: the items that name the speaker, when they precede the verb.
        is_inverted: the speaker comes after the verb (", said X").
        is_gerund: "adding", "warning": the subject is that of the verb before.
        is_negated: "did not say".
        is_passive: "was told": the subject is not the speaker.
        is_relative: the subject is taken up by "who".
    """

    group: int
    start: int
    end: int
    lemma: str
    frames: frozenset[Frame]
    subject: tuple[int, int] | None = None
    is_inverted: bool = False
    is_gerund: bool = False
    is_negated: bool = False
    is_passive: bool = False
    is_relative: bool = False

    @property
    def first(self) -> int:
        """The first item of subject and verb together."""
        return self.subject[0] if self.subject else self.group

    @property
    def carries_content(self) -> bool:
        """Whether the verb is part of what is reported ("denied having asked")."""
        return Frame.CONTENT in self.frames or (self.is_negated and self.lemma in _REPORTED_NEGATED)


def find_cues(sentence: Sentence, lexicon: ReportingLexicon) -> tuple[Cue, ...]:
    """The reporting verbs of a sentence, in order; nouns of the same form are left out."""
    found: list[Cue] = []
    items = sentence.items
    index = 0
    while index < len(items):
        form = _form_at(items, index, lexicon)
        if form is None or _is_noun(items, index, lexicon):
            index += 1
            continue
        cue = _cue(items, index, form, lexicon, found)
        if cue:
            found.append(cue)
        index += len(form.words)
    return tuple(found)


def _form_at(items: tuple[Item, ...], index: int, lexicon: ReportingLexicon) -> Form | None:
    for form in lexicon.forms.get(items[index].norm, ()):
        after = items[index : index + len(form.words)]
        if tuple(item.norm for item in after) == form.words:
            return form
    return None


def _is_noun(items: tuple[Item, ...], index: int, lexicon: ReportingLexicon) -> bool:
    """Whether this word is no finite verb here ("the claim", "to say", "a joke")."""
    grammar = lexicon.grammar
    norm = items[index].norm
    if index:
        before = items[index - 1].norm
        if before in grammar.determiner or before.endswith("'s") or before == "to":
            return True
    if index + 1 < len(items):
        after = items[index + 1]
        is_noun_form = not norm.endswith(("ed", "ing")) and after.norm != norm
        if is_noun_form and index and (after.norm in lexicon.words or after.norm in grammar.finite):
            return norm not in ("say", "said", "says") or after.norm in grammar.finite
    return False


def _cue(
    items: tuple[Item, ...], index: int, form: Form, lexicon: ReportingLexicon, before: list[Cue]
) -> Cue | None:
    grammar = lexicon.grammar
    group = _group_start(items, index, grammar)
    auxiliaries = [item.norm for item in items[group:index]]
    is_gerund = form.words[0].endswith("ing") and not any(
        a in grammar.auxiliary for a in auxiliaries
    )
    is_passive = (
        any(word in grammar.passive for word in auxiliaries)
        and not form.words[0].endswith("ing")
        and not items[index - 1].norm == "to"
    )
    if is_gerund and not _gerund_reports(items, index):
        return None
    subject, is_relative = (None, False) if is_gerund else _subject(items, group, grammar, before)
    if is_gerund and before:
        subject = before[-1].subject
    return Cue(
        group=group,
        start=index,
        end=index + len(form.words),
        lemma=form.lemma,
        frames=form.frames,
        subject=None if is_gerund else subject,
        is_inverted=subject is None and not is_gerund,
        is_gerund=is_gerund,
        is_negated=any(w in grammar.negation or w.endswith("n't") for w in auxiliaries),
        is_passive=is_passive,
        is_relative=is_relative,
    )


def _gerund_reports(items: tuple[Item, ...], index: int) -> bool:
    return index > 0 and (
        items[index - 1].text in _GERUND_BEFORE
        or items[index - 1].norm in ("by", "and", "in", "but")
        or items[index - 1].marked is not None
    )


def _group_start(items: tuple[Item, ...], index: int, grammar: Grammar) -> int:
    """Walk left over auxiliaries and adverbs; an adverb alone belongs to the group too."""
    start = index
    while start > 0:
        norm = items[start - 1].norm
        is_part = (
            norm in grammar.auxiliary
            or norm in grammar.finite
            or norm in grammar.adverb
            or norm in grammar.negation
            or (norm.endswith("ly") and not items[start - 1].is_capital)
        )
        if not is_part or "'" in norm and norm not in grammar.finite:
            break
        if norm in grammar.subject_pronoun:
            break
        start -= 1
    return start


def _subject(
    items: tuple[Item, ...], group: int, grammar: Grammar, before: list[Cue]
) -> tuple[tuple[int, int] | None, bool]:
    """The items left of the verb group that name the speaker, and whether "who" stands between."""
    if group == 0:
        return None, False
    end = group
    floor = before[-1].end if before else 0
    previous = items[end - 1]
    if previous.marked:
        return None, False
    if previous.norm in grammar.coordinator:
        return (before[-1].subject, False) if before else (None, False)
    if previous.norm in grammar.relative and end >= 2:
        return _relative_subject(items, end - 1, floor, grammar)
    if previous.text == ",":
        opening = _comma_before(items, end - 1, floor)
        if opening is None:
            return None, False
        start = _phrase_start(items, opening, floor, grammar)
        return ((start, end - 1), False) if start < opening else (None, False)
    start = _phrase_start(items, end, floor, grammar)
    if start == end:
        return None, False
    if start >= 2 and items[start - 1].text == "," and items[start].is_capital:
        # "its governor, Ingrid Solheim said" is an apposition with one comma lost
        return (start, end), False
    return (start, end), False


def _relative_subject(
    items: tuple[Item, ...], relative: int, floor: int, grammar: Grammar
) -> tuple[tuple[int, int] | None, bool]:
    end = relative - 1 if items[relative - 1].text == "," else relative
    start = _phrase_start(items, end, floor, grammar)
    return ((start, end), True) if start < end else (None, True)


def _comma_before(items: tuple[Item, ...], index: int, floor: int) -> int | None:
    """The comma that opens the apposition which `index` closes."""
    for position in range(index - 1, max(floor, index - 2 * _LONGEST_SUBJECT) - 1, -1):
        if items[position].text == ",":
            return position
        if items[position].marked and position == index - 1:
            return None
    return None


def _phrase_start(items: tuple[Item, ...], end: int, floor: int, grammar: Grammar) -> int:
    start = end
    while start > floor and end - start < _LONGEST_SUBJECT:
        item = items[start - 1]
        if item.marked or not (item.is_word or item.text in "-/&.'’()@#$%"):
            break
        if item.norm in grammar.complementiser or item.norm in grammar.interrogative:
            break
        if item.norm in grammar.coordinator and not _joins_names(items, start - 1):
            break
        if item.norm in grammar.finite and item.norm != "may":
            break
        start -= 1
    while start < end and items[start].norm in grammar.connective:
        start += 1
    return start


def _joins_names(items: tuple[Item, ...], index: int) -> bool:
    """Whether "and" stands inside one subject: "Poland and Germany said"."""
    if items[index].norm not in ("and", "or", "&") or not 0 < index < len(items) - 1:
        return False
    return items[index - 1].is_capital == items[index + 1].is_capital and items[index - 1].is_word
