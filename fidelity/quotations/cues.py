"""Words that report, and who stands as their subject, in one sentence."""

from dataclasses import dataclass, field

from fidelity.quotations.classes import (
    ADVERB,
    ADVERBIAL,
    AGENT,
    AUXILIARY,
    CAPITAL,
    CLITIC_PRONOUN,
    COLON,
    COMMA,
    COMPLEMENTISER,
    CONTRACTED,
    COORDINATOR,
    DASH,
    DETERMINER,
    FINITE,
    INFINITIVE,
    INTERROGATIVE,
    IRREGULAR_PAST,
    MARKED,
    MODAL,
    NEGATED,
    NEGATION,
    PASSIVE,
    PLURAL,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SEMICOLON,
    SUBJECT_PRONOUN,
    TIME,
    VERB,
    WORD,
)
from fidelity.quotations.lexicon import Form, Frame
from fidelity.quotations.subjects import inverted_subject, is_adjunct, speaker_after, subject_before
from fidelity.quotations.syntax import Range, Syntax

# "teilte die Polizei am Montag in Bruhn mit"
_FARTHEST_PARTICLE = 14
# "to plan" and "to hope" tell no intention of anybody's
_NEVER_INFINITIVE = Frame.ATTITUDE | Frame.INTENTION | Frame.CONTENT
_VERBAL = AUXILIARY | FINITE | ADVERB | NEGATION
_BEFORE_GERUND = COMMA | DASH | MARKED | PREPOSITION | COORDINATOR
_AFTER_GERUND = COMPLEMENTISER | MARKED | COLON | COMMA
_HELPS = AUXILIARY | CONTRACTED
_NEGATES = NEGATION | NEGATED
# "a long phone call": words that are no verbs, and no names
_NOUN = WORD | VERB | FINITE | AUXILIARY | CAPITAL | SUBJECT_PRONOUN | DETERMINER | PREPOSITION
_LONGEST_COUNTED = 4
_BREAKS = COMMA | COLON | SEMICOLON | MARKED


@dataclass(slots=True)
class Cue:
    """A reporting verb in a sentence; all numbers are item indices, ends exclusive.

    Attributes:
        group: first item of the verb group ("had", in "had not said").
        start: the verb itself.
        end: past the verb and its particle.
        form: the verb's entry in the lexicon.
        frames: how reported words may stand to the verb, as bits.
        subject: the items that name the speaker.
        is_inverted: the speaker comes after the verb (", said X").
        is_gerund: "adding", "warning": the subject is that of the verb before.
        particle: past the particle of a split verb; 0 for other verbs.
        is_negated: "did not say".
        is_passive: "was told": the subject is not the speaker.
        is_infinitive: "to say": nobody has said it yet.
        is_modal: "would say": no tag after a quotation.
        carries_content: the verb is part of what is reported ("denied having asked").
        first: the first item of subject and verb together, where the subject comes first.
        last: past the verb and, where that comes second, its subject.
    """

    group: int
    start: int
    end: int
    form: Form
    subject: Range | None = None
    is_inverted: bool = False
    is_gerund: bool = False
    particle: int = 0
    is_negated: bool = False
    is_passive: bool = False
    is_infinitive: bool = False
    is_modal: bool = False
    carries_content: bool = False
    frames: int = field(init=False)
    first: int = field(init=False)
    last: int = field(init=False)

    def __post_init__(self) -> None:
        self.frames = self.form.frames
        self.first = self.group
        self.last = self.end
        if self.subject is not None:
            begins, ends = self.subject
            if ends <= self.group and not self.is_gerund:
                self.first = begins
            if self.is_inverted or begins >= self.end:
                self.last = ends
        if self.particle:
            self.last = max(self.last, self.particle)

    def opens(self, syntax: Syntax) -> int | None:
        """Where ", she said" begins; without a list of finite verbs ", said she" does, too."""
        if self.subject is None or syntax.lexicon.grammar.finite:
            return self.subject and self.subject[0]
        return min(self.group, self.subject[0])


def find_cues(syntax: Syntax) -> list[Cue]:
    """The reporting verbs of a sentence, in order; nouns of the same form are left out."""
    found: list[Cue] = []
    after = 0  # past the last verb
    for index in syntax.clued:
        if index < after or not syntax.classes[index] & VERB:
            continue
        form = _form_at(syntax, index)
        if form is None or _is_noun(syntax, index, form):
            continue
        if form.is_also_noun and found and found[-1].carries_content and index == found[-1].end:
            continue  # "rejected claims that"
        cue = _cue(syntax, index, form, found[-1] if found else None)
        if cue:
            found.append(cue)
        after = index + form.length
    return found


def with_object_first(syntax: Syntax, cue: Cue) -> tuple[Range, ...]:
    """The whole of "Einen Verkauf schloss Moll aus", where what is ruled out stands first."""
    is_second = cue.carries_content and "second" in syntax.lexicon.grammar.verb_place
    is_object_first = is_second and cue.group and cue.subject and cue.subject[0] >= cue.start
    return syntax.trimmed(0, syntax.end) if is_object_first else ()


def _form_at(syntax: Syntax, index: int) -> Form | None:
    for form in syntax.items[index].forms:
        if len(form.words) == 1:
            return form
        if _particle(syntax, index, form) if form.is_split else syntax.matches(index, form.words):
            return form
    return None


def _particle(syntax: Syntax, index: int, form: Form) -> int:
    """Past the "mit" of "teilte die Polizei am Montag mit"; 0 where none ends the clause."""
    for place in range(index + 1, min(index + _FARTHEST_PARTICLE, syntax.end)):
        if syntax.items[place].norm == form.words[-1]:
            following = syntax.classes[place + 1]
            if not following & WORD or following & (COMPLEMENTISER | COORDINATOR):
                return place + 1
        if syntax.classes[place] & _BREAKS:
            return 0
    return 0


def _is_noun(syntax: Syntax, index: int, form: Form) -> bool:
    """Whether this word is no finite verb here ("the claim", "to say", "The Post")."""
    if syntax.classes[index] & CAPITAL and index and not syntax.is_headline():
        return True
    before = syntax.classes[index - 1]
    if before & INFINITIVE:
        return not form.frames & ~_NEVER_INFINITIVE
    is_in_phrase = before & DETERMINER or before & (POSSESSIVE | CONTRACTED) == POSSESSIVE
    is_after_preposition = before & PREPOSITION and form.is_gerund  # "by saying"
    if is_in_phrase and form.may_be_noun and not is_after_preposition:
        return True
    if not form.is_also_noun or len(form.words) > 1:
        return False
    if index and syntax.items[index - 1].text.isdecimal():
        return True  # "12 charges"
    return not _takes_object(syntax, index, form)


def _takes_object(syntax: Syntax, index: int, form: Form) -> bool:
    """Whether a form that may be a noun stands like a verb: before a clause or an object."""
    after = syntax.classes[index + 1]
    is_after_subject = bool(syntax.classes[index - 1] & (SUBJECT_PRONOUN | RELATIVE | FINITE))
    if after & (MARKED | COMPLEMENTISER | INTERROGATIVE | COLON):
        return index > 0 and not _is_counted(syntax, index, form)
    if after & INFINITIVE and form.frames & Frame.INTENTION:
        return index > 0 and _agrees(syntax, index, form, is_after_subject=is_after_subject)
    if not after & WORD or after & PREPOSITION:
        is_verb = is_after_subject or _is_tag(syntax, index)
        return is_verb and not _opens_clause(syntax, index)
    if not _agrees(syntax, index, form, is_after_subject=is_after_subject):
        return False
    if after & (VERB | FINITE):
        return is_after_subject
    return index > 0 and not after & IRREGULAR_PAST


def _opens_clause(syntax: Syntax, index: int) -> bool:
    """Whether a noun follows "that", with nobody before it who could do it: "that demand falls"."""
    is_behind = syntax.classes[index - 1] & COMPLEMENTISER
    return bool(is_behind and not syntax.classes[index - 2] & (PLURAL | CAPITAL))


def _is_counted(syntax: Syntax, index: int, form: Form) -> bool:
    """Whether a base form ends a phrase with an article: "a phone call", not "the men call"."""
    place = index - 1
    while place > max(0, index - _LONGEST_COUNTED) and syntax.classes[place] & _NOUN == WORD:
        place -= 1
    is_phrase = place < index - 1 and syntax.classes[place] & DETERMINER
    is_base = form.words[0] == form.lemma
    return bool(is_phrase and is_base) and not syntax.classes[index - 1] & PLURAL


def _agrees(syntax: Syntax, index: int, form: Form, *, is_after_subject: bool) -> bool:
    """A base form needs a plural before it ("the state attorney" has none), an -s form none."""
    if not syntax.lexicon.grammar.plural_ending or syntax.classes[index + 1] & PRONOUN:
        return True  # "Moss and Brandt call them"
    before = syntax.classes[index - 1]
    if syntax.classes[index] & PLURAL:
        return before & (PLURAL | CAPITAL) != PLURAL
    return bool(form.words[0] != form.lemma or is_after_subject or before & PLURAL)


def _is_tag(syntax: Syntax, index: int) -> bool:
    """Whether a short subject parts this word from a comma or a quotation (", Solheim notes")."""
    start = max(0, index - 4)
    return syntax.shows(COMMA | MARKED, start, index)


def _cue(syntax: Syntax, index: int, form: Form, before: Cue | None) -> Cue | None:
    group = _group_start(syntax, index)
    auxiliaries = 0  # the classes of all of them
    for place in range(group, index):
        auxiliaries |= syntax.classes[place]
    is_gerund = form.is_gerund and not auxiliaries & _HELPS
    if is_gerund and not (form.is_bare or _gerund_reports(syntax, group, index + len(form.words))):
        return None
    if form.is_participle and group == index:
        return None
    particle = _particle(syntax, index, form) if form.is_split else 0
    end = index + form.length
    inverted = None
    if index - group > 1 and syntax.classes[index - 1] & CLITIC_PRONOUN:
        subject: Range | None = (index - 1, index)
    elif is_gerund:
        subject = before.subject if before else syntax.sentence_subject(index)
    else:
        inverted = inverted_subject(syntax, group, end, form)
        if particle:
            inverted = _before_particle(inverted, particle)
        subject = inverted or _subject_before(syntax, group, before)
        has_no_auxiliary = group == index or (group == 0 and index == 1)
        if has_no_auxiliary and not inverted and _subject_follows(syntax, index, subject):
            second = _before_particle(speaker_after(syntax, end), particle)
            subject = second or subject
        if not (inverted or (subject and subject[0] >= end)):
            end = max(end, particle)
    cue = Cue(group, index, end, form, subject, inverted is not None, is_gerund, particle)
    cue.is_passive = _is_asked_passive(syntax, cue)
    if auxiliaries:
        cue.is_negated = bool(auxiliaries & _NEGATES)
        cue.is_passive = bool(auxiliaries & PASSIVE) and not form.is_gerund
        cue.is_modal = bool(auxiliaries & MODAL)
    cue.is_infinitive = bool(syntax.classes[index - 1] & INFINITIVE)
    cue.carries_content = (
        bool(form.frames & Frame.CONTENT)
        or (cue.is_negated and form.reports_negated)
        or (form.is_act and not cue.is_passive and _opens_deed(syntax, end))
    )
    return cue


def _opens_deed(syntax: Syntax, end: int) -> bool:
    """Whether "to do" or "not to do" follows: "agreed | not to go"."""
    return bool(syntax.classes[end + bool(syntax.classes[end] & NEGATION)] & INFINITIVE)


def _is_asked_passive(syntax: Syntax, cue: Cue) -> bool:
    """Whether a question splits the verb: "Was the bridge ordered too late?"."""
    is_split = bool(syntax.classes[0] & PASSIVE) and cue.subject == (1, cue.group)
    return is_split and not cue.is_gerund


def _subject_before(syntax: Syntax, group: int, before: Cue | None) -> Range | None:
    if before is None:
        return subject_before(syntax, group, floor=0, shared=None)
    if before.is_passive and before.end == group and syntax.classes[group] & INFINITIVE:
        return before.subject  # "the chair is said | to have told them"
    shared = None if before.is_passive else before.subject
    subject = subject_before(syntax, group, floor=before.last, shared=shared)
    if subject and _is_its_infinitive(syntax, before, subject):
        return before.subject
    return subject


def _is_its_infinitive(syntax: Syntax, before: Cue, phrase: Range) -> bool:
    """Whether "to remain anonymous" stands before the verb: "a man who wished | to … | said"."""
    start = phrase[0] + bool(syntax.classes[phrase[0]] & NEGATION)
    return bool(syntax.classes[start] & INFINITIVE and syntax.classes[before.group - 1] & RELATIVE)


def _subject_follows(syntax: Syntax, verb: int, before: Range | None) -> bool:
    """Whether what stands before the verb, if anything does, leaves its subject to come."""
    if before is None and verb == 0:
        return syntax.is_answer  # "Auf die Frage, ob …, | sagte Moll"
    if before is None:  # "Danach sagte Moll"
        return bool(
            "second" in syntax.lexicon.grammar.verb_place
            and syntax.classes[0] & (ADVERB | TIME)
            and verb == 1
        )
    return bool(syntax.lexicon.grammar.verb_place) and is_adjunct(syntax, before)


def _before_particle(subject: Range | None, particle: int) -> Range | None:
    """A subject after its verb ends before the particle of the verb: "kündigte Moll an"."""
    if subject is None or not particle:
        return subject
    return subject[0], max(subject[0] + 1, min(subject[1], particle - 1))


def _gerund_reports(syntax: Syntax, group: int, after: int) -> bool:
    """After a comma, a dash or a quotation, or before a clause or quotation of its own.

    "Under questioning by the prosecutor" has a noun.
    """
    if syntax.classes[group - 1] & PREPOSITION and syntax.classes[after] & AGENT:
        return False
    return bool(syntax.classes[group - 1] & _BEFORE_GERUND or syntax.classes[after] & _AFTER_GERUND)


def _group_start(syntax: Syntax, index: int) -> int:
    """Walk left over auxiliaries, adverbs and a time between them ("had on Monday testified")."""
    classes = syntax.classes
    if classes[index - 1] & CLITIC_PRONOUN and classes[index - 2] & AUXILIARY:
        return index - 2  # "a-t-elle ajouté"
    start = index
    while start > 0:
        before = classes[start - 1]
        is_adverb = before & (ADVERBIAL | CAPITAL) == ADVERBIAL
        if before & SUBJECT_PRONOUN or not (before & _VERBAL or is_adverb):
            break
        start -= 1
    if start == index and classes[index - 1] & TIME:
        place = index - 2 if classes[index - 2] & PREPOSITION else index - 1
        if classes[place - 1] & AUXILIARY:
            return _group_start(syntax, place)
    return start
