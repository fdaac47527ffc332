"""Words that report, and who stands as their subject, in one sentence."""

from dataclasses import dataclass

from fidelity.quotations.lexicon import Form, Frame
from fidelity.quotations.syntax import COMMA, DASHES, Range, Syntax

_LONGEST_APPOSITION = 36
_LONGEST_SPEAKER = 16
# "NATO countries likely to send troops, warns former chief": a headline needs no finite verb.
_SHORTEST_HEADLINE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A reporting verb in a sentence; all numbers are item indices, ends exclusive.

    Attributes:
        group: first item of the verb group ("had", in "had not said").
        start: the verb itself.
        end: past the verb and its particle.
        form: the verb's entry in the lexicon.
        subject: the items that name the speaker.
        is_inverted: the speaker comes after the verb (", said X").
        is_gerund: "adding", "warning": the subject is that of the verb before.
        is_negated: "did not say".
        is_passive: "was told": the subject is not the speaker.
        is_modal: "would say": no tag after a quotation.
        carries_content: the verb is part of what is reported ("denied having asked").
    """

    group: int
    start: int
    end: int
    form: Form
    subject: Range | None = None
    is_inverted: bool = False
    is_gerund: bool = False
    is_negated: bool = False
    is_passive: bool = False
    is_modal: bool = False
    carries_content: bool = False

    @property
    def frames(self) -> frozenset[Frame]:
        """How reported words may stand to the verb."""
        return self.form.frames

    @property
    def first(self) -> int:
        """The first item of subject and verb together, where the subject comes first."""
        if self.subject and self.subject[1] <= self.group and not self.is_gerund:
            return self.subject[0]
        return self.group

    @property
    def last(self) -> int:
        """Past the verb and, where it is inverted, its subject."""
        return self.subject[1] if self.is_inverted and self.subject else self.end


def find_cues(syntax: Syntax) -> tuple[Cue, ...]:
    """The reporting verbs of a sentence, in order; nouns of the same form are left out."""
    found: list[Cue] = []
    index = 0
    is_headline = syntax.is_headline()
    while index < syntax.end:
        form = _form_at(syntax, index)
        if form is None or _is_noun(syntax, index, form, is_headline=is_headline):
            index += 1
            continue
        cue = _cue(syntax, index, form, found[-1] if found else None)
        if cue:
            found.append(cue)
        index += len(form.words)
    return tuple(found)


def _form_at(syntax: Syntax, index: int) -> Form | None:
    for form in syntax.lexicon.forms.get(syntax.norm(index), ()):
        if syntax.phrase_at(index, (form.words,)):
            return form
    return None


def _is_noun(syntax: Syntax, index: int, form: Form, *, is_headline: bool) -> bool:
    """Whether this word is no finite verb here ("the claim", "to say", "The Post")."""
    grammar = syntax.lexicon.grammar
    item, before = syntax.items[index], syntax.norm(index - 1)
    if item.is_capital and index and not is_headline:
        return True
    if before in grammar.determiner or before in grammar.infinitive or before.endswith("'s"):
        return True
    if item.norm not in grammar.also_noun or len(form.words) > 1:
        return False
    return not _takes_object(syntax, index)


def _takes_object(syntax: Syntax, index: int) -> bool:
    """Whether a form that may be a noun stands like a verb: before a clause or an object."""
    grammar = syntax.lexicon.grammar
    after = syntax.norm(index + 1)
    before = syntax.norm(index - 1)
    is_after_subject = (
        before in grammar.subject_pronoun or before in grammar.relative or before in grammar.finite
    )
    if syntax.is_marked(index + 1) or syntax.text(index + 1) == ":":
        return index > 0
    if after in grammar.complementiser or after in grammar.interrogative:
        return index > 0
    if not after or not syntax.items[index + 1].is_word or after in grammar.preposition:
        return is_after_subject or _is_tag(syntax, index)
    is_plural = before.endswith("s") and not syntax.items[index - 1].is_capital
    is_base_form = not syntax.norm(index).endswith(("s", "t", "ing"))
    if is_base_form and not (is_after_subject or before.endswith("s")):
        return False  # "judge Okafor", "the state attorney": a base form needs a plural
    if syntax.norm(index).endswith("s") and is_plural:
        return False  # "the protests demands"
    if after in grammar.irregular_past:
        return False
    if after in syntax.lexicon.words or after in grammar.finite:
        return is_after_subject
    return index > 0


def _is_tag(syntax: Syntax, index: int) -> bool:
    """Whether a short subject parts this word from a comma or a quotation (", Solheim notes")."""
    return any(
        syntax.text(place) == COMMA or syntax.is_marked(place)
        for place in range(max(0, index - 4), index)
    )


def _cue(syntax: Syntax, index: int, form: Form, before: Cue | None) -> Cue | None:
    grammar = syntax.lexicon.grammar
    group = _group_start(syntax, index)
    auxiliaries = [syntax.norm(place) for place in range(group, index)]
    is_ing = form.words[0].endswith("ing")
    is_gerund = is_ing and not any(
        word in grammar.auxiliary or word in grammar.contracted for word in auxiliaries
    )
    if is_gerund and not _gerund_reports(syntax, index, len(form.words)):
        return None
    is_passive = not is_ing and any(word in grammar.passive for word in auxiliaries)
    is_negated = any(w in grammar.negation or w.endswith("n't") for w in auxiliaries)
    end = index + len(form.words)
    inverted = None
    if is_gerund:
        subject = before.subject if before else syntax.sentence_subject(index)
    else:
        inverted = _inverted_subject(syntax, group, end, form)
        subject = inverted or _subject(syntax, group, before)
    return Cue(
        group=group,
        start=index,
        end=end,
        form=form,
        subject=subject,
        is_inverted=inverted is not None,
        is_gerund=is_gerund,
        is_negated=is_negated,
        is_passive=is_passive,
        is_modal=any(word in grammar.modal for word in auxiliaries),
        carries_content=Frame.CONTENT in form.frames
        or (is_negated and form.lemma in grammar.reported_negated),
    )


def _gerund_reports(syntax: Syntax, index: int, length: int) -> bool:
    """After a comma, a dash or a quotation, or before a clause or quotation of its own."""
    grammar = syntax.lexicon.grammar
    before, after = syntax.text(index - 1), index + length
    if before == COMMA or before in DASHES or syntax.is_marked(index - 1):
        return True
    opens = syntax.norm(after) in grammar.complementiser or syntax.text(after) in {":", COMMA}
    is_linked = syntax.norm(index - 1) in grammar.preposition | grammar.coordinator
    return opens or (is_linked and index > 0) or syntax.is_marked(after)


def _group_start(syntax: Syntax, index: int) -> int:
    """Walk left over auxiliaries, adverbs and a time between them ("had on Monday testified")."""
    grammar = syntax.lexicon.grammar
    verbal = grammar.auxiliary | grammar.finite | grammar.adverb | grammar.negation
    start = index
    while start > 0:
        norm = syntax.norm(start - 1)
        is_adverb = norm.endswith("ly") and not syntax.items[start - 1].is_capital
        if norm in grammar.subject_pronoun or not (norm in verbal or is_adverb):
            break
        start -= 1
    if start == index and syntax.norm(index - 1) in grammar.time:
        place = index - 2 if syntax.norm(index - 2) in grammar.preposition else index - 1
        if syntax.norm(place - 1) in grammar.auxiliary:
            return _group_start(syntax, place)
    return start


def _inverted_subject(syntax: Syntax, group: int, end: int, form: Form) -> Range | None:
    """The speaker of ", said X", where a quotation or a clause stands before the verb."""
    if group == 0:
        return None
    previous = syntax.text(group - 1)
    is_after_comma = previous in {COMMA, "?", "!", *DASHES}
    is_after_marks = syntax.is_marked(group - 1) or (is_after_comma and syntax.is_marked(group - 2))
    if not (is_after_marks or is_after_comma):
        return None
    speaker = speaker_after(syntax, end)
    if speaker is None or is_after_marks:
        return speaker
    if syntax.has_finite(speaker[0], min(speaker[1] + 1, syntax.end)):
        return None  # "who watched it, said the event brought back memories"
    if syntax.has_marked(0, group):
        return None  # `"…," Cyril, who leads the centre, told The Post`
    closes = speaker[1] >= syntax.end and syntax.word_count(0, group) >= _SHORTEST_HEADLINE
    is_clause = form.inverts and (closes or syntax.has_finite(0, group))
    return speaker if is_clause and _names_speaker(syntax, speaker) else None


def _names_speaker(syntax: Syntax, span: Range) -> bool:
    """Whether a phrase without context may name somebody: a name, or an article or pronoun."""
    grammar = syntax.lexicon.grammar
    first = syntax.norm(span[0])
    return (
        first in grammar.determiner
        or first in syntax.lexicon.genders
        or any(item.is_capital for item in syntax.items[slice(*span)])
        or span[1] >= syntax.end
    )


def speaker_after(syntax: Syntax, start: int) -> Range | None:
    """A noun phrase that names a speaker, up to a comma, an adjunct or a relative clause."""
    grammar = syntax.lexicon.grammar
    end = start
    while end < syntax.end and end - start < _LONGEST_SPEAKER:
        item = syntax.items[end]
        if item.marked or not (item.is_word or item.text in ".'’&/-"):
            break
        if item.norm in grammar.finite | grammar.irregular_past or (
            item.norm in syntax.lexicon.words and item.norm not in grammar.also_noun
        ):
            return None
        if item.norm in grammar.relative | grammar.time | grammar.complementiser:
            break
        if item.norm in grammar.preposition | grammar.subordinator:
            if item.norm not in grammar.noun_link:
                break
        end += 1
    if start == end:
        return None
    return start, _with_apposition(syntax, end)


def _with_apposition(syntax: Syntax, end: int) -> int:
    """ "said the jury's president, the actor Sunil Varghese"."""
    if syntax.text(end) != COMMA:
        return end
    stop = end + 1
    grammar = syntax.lexicon.grammar
    while stop < syntax.end and stop - end < 10 and syntax.items[stop].is_word:
        if syntax.norm(stop) in grammar.relative | grammar.finite | grammar.coordinator:
            break
        if syntax.norm(stop) in syntax.lexicon.words and not syntax.items[stop].is_capital:
            return end
        stop += 1
    return stop if any(item.is_capital for item in syntax.items[end + 1 : stop]) else end


def _subject(syntax: Syntax, group: int, before: Cue | None) -> Range | None:
    """The items left of the verb group that name the speaker."""
    grammar = syntax.lexicon.grammar
    if syntax.norm(group) in grammar.contracted:
        return group, group + 1
    if group == 0:
        return None
    floor = before.last if before else 0
    group = _before_time(syntax, group)
    previous = group - 1
    if syntax.norm(previous) in grammar.coordinator:
        return before.subject if before else syntax.sentence_subject(previous)
    if syntax.norm(previous) in grammar.relative:
        return _before_relative(syntax, previous, floor)
    if syntax.is_marked(previous) or syntax.text(previous) == COMMA:
        return _before_apposition(syntax, previous, floor)
    start = syntax.phrase_start(group, floor)
    return (start, group) if start < group else None


def _before_time(syntax: Syntax, group: int) -> int:
    """Left of "last week", in "who last week had urged"."""
    place = group
    while place > 1 and syntax.norm(place - 1) in syntax.lexicon.grammar.time:
        place -= 1
    return place


def _before_relative(syntax: Syntax, relative: int, floor: int) -> Range | None:
    end = relative - 1 if syntax.text(relative - 1) == COMMA else relative
    start = syntax.phrase_start(end, floor)
    return (start, end) if start < end else None


def _before_apposition(syntax: Syntax, last: int, floor: int) -> Range | None:
    """The noun phrase before the apposition or relative clause that ends at `last`.

    "Lunde, the deputy governor," and "Brekke, who had called for “air”," name Lunde and Brekke.
    """
    lowest = max(0, last - _LONGEST_APPOSITION)
    for comma in range(last - 1, lowest - 1, -1):
        if syntax.text(comma) != COMMA or comma + 1 == last:
            continue
        start = syntax.phrase_start(comma, lowest if floor > comma else floor)
        if start < comma and not syntax.has_finite(start, comma):
            return start, last if not syntax.is_marked(last) and last - comma < 12 else comma
    return None
