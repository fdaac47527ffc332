"""Words that report, and who stands as their subject, in one sentence."""

from typing import NamedTuple

from fidelity.quotations.lexicon import Form, Frame, either
from fidelity.quotations.subjects import inverted_subject, subject_before
from fidelity.quotations.syntax import COMMA, DASHES, Range, Syntax

# "teilte die Polizei am Montag in Bruhn mit"
_FARTHEST_PARTICLE = 14
# "to plan" and "to hope" tell no intention of anybody's
_NEVER_INFINITIVE = frozenset({Frame.ATTITUDE, Frame.INTENTION, Frame.CONTENT})


class Cue(NamedTuple):
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
        is_infinitive: "to say": nobody has said it yet.
        is_modal: "would say": no tag after a quotation.
        particle: past the particle of a split verb; 0 for other verbs.
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
    is_infinitive: bool = False
    is_modal: bool = False
    particle: int = 0
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
        inverted = self.subject[1] if self.is_inverted and self.subject else self.end
        return max(inverted, self.particle)


def find_cues(syntax: Syntax) -> tuple[Cue, ...]:
    """The reporting verbs of a sentence, in order; nouns of the same form are left out."""
    words = syntax.lexicon.words
    if syntax.norms.isdisjoint(words):
        return ()
    found: list[Cue] = []
    after = 0  # past the last verb
    for index, item in enumerate(syntax.items):
        if item.norm not in words or index < after:
            continue
        form = _form_at(syntax, index)
        if form is None or _is_noun(syntax, index, form):
            continue
        cue = _cue(syntax, index, form, found[-1] if found else None)
        if cue:
            found.append(cue)
        after = index + (1 if form.is_split else len(form.words))
    return tuple(found)


def _form_at(syntax: Syntax, index: int) -> Form | None:
    for form in syntax.lexicon.forms.get(syntax.norm(index), ()):
        if _particle(syntax, index, form) if form.is_split else syntax.matches(index, form.words):
            return form
    return None


def _particle(syntax: Syntax, index: int, form: Form) -> int:
    """Past the "mit" of "teilte die Polizei am Montag mit"; 0 where none ends the clause."""
    for place in range(index + 1, min(index + _FARTHEST_PARTICLE, syntax.end)):
        following = syntax.norm(place + 1)
        ends = not following or following in either(
            syntax.lexicon.grammar.complementiser, syntax.lexicon.grammar.coordinator
        )
        if syntax.norm(place) == form.words[-1] and (ends or not following[0].isalnum()):
            return place + 1
        if syntax.text(place) in {COMMA, ";", ":"} or syntax.is_marked(place):
            return 0
    return 0


def _is_noun(syntax: Syntax, index: int, form: Form) -> bool:
    """Whether this word is no finite verb here ("the claim", "to say", "The Post")."""
    grammar = syntax.lexicon.grammar
    item, before = syntax.items[index], syntax.norm(index - 1)
    if item.is_capital and index and not syntax.is_headline():
        return True
    may_be_noun = item.norm in grammar.also_noun or item.norm.endswith(
        grammar.finite_ending + grammar.gerund_ending
    )
    is_in_phrase = before in grammar.determiner or (
        before.endswith("'s") and before not in grammar.contracted
    )
    if before in grammar.infinitive:
        return form.frames <= _NEVER_INFINITIVE
    is_after_preposition = before in grammar.preposition and item.norm.endswith(
        grammar.gerund_ending
    )  # "by saying"
    if is_in_phrase and may_be_noun and not is_after_preposition:
        return True
    if item.norm not in grammar.also_noun or len(form.words) > 1:
        return False
    return not _takes_object(syntax, index, form)


def _takes_object(syntax: Syntax, index: int, form: Form) -> bool:
    """Whether a form that may be a noun stands like a verb: before a clause or an object."""
    grammar = syntax.lexicon.grammar
    before, after = syntax.norm(index - 1), syntax.norm(index + 1)
    is_after_subject = (
        before in grammar.subject_pronoun or before in grammar.relative or before in grammar.finite
    )
    if (
        syntax.is_marked(index + 1)
        or syntax.text(index + 1) == ":"
        or after in either(grammar.complementiser, grammar.interrogative)
    ):
        return index > 0
    if after in grammar.infinitive and Frame.INTENTION in form.frames:
        return index > 0 and _agrees(syntax, index, form, is_after_subject=is_after_subject)
    if not after or not syntax.items[index + 1].is_word or after in grammar.preposition:
        return is_after_subject or _is_tag(syntax, index)
    if not _agrees(syntax, index, form, is_after_subject=is_after_subject):
        return False
    if after in syntax.lexicon.words or after in grammar.finite:
        return is_after_subject
    return index > 0 and after not in grammar.irregular_past


def _agrees(syntax: Syntax, index: int, form: Form, *, is_after_subject: bool) -> bool:
    """A base form needs a plural before it ("the state attorney" has none), an -s form none."""
    plural = syntax.lexicon.grammar.plural_ending
    if not plural:
        return True
    before, norm = syntax.norm(index - 1), syntax.norm(index)
    if syntax.norm(index + 1) in syntax.lexicon.genders:
        return True  # "Moss and Brandt call them"
    if norm.endswith(plural):
        return not before.endswith(plural) or syntax.items[index - 1].is_capital
    return norm != form.lemma or is_after_subject or before.endswith(plural)


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
    is_ing = form.words[0].endswith(grammar.gerund_ending)
    is_gerund = is_ing and not any(
        word in grammar.auxiliary or word in grammar.contracted for word in auxiliaries
    )
    if is_gerund and not (form.is_bare or _gerund_reports(syntax, group, index + len(form.words))):
        return None
    if form.words[0] in grammar.participle and not auxiliaries:
        return None
    is_passive = not is_ing and any(word in grammar.passive for word in auxiliaries)
    is_negated = any(
        w in grammar.negation or w.endswith(grammar.negated_ending) for w in auxiliaries
    )
    particle = _particle(syntax, index, form) if form.is_split else 0
    end = index + (1 if form.is_split else len(form.words))
    inverted = None
    if index - group > 1 and syntax.norm(index - 1) in grammar.clitic_pronoun:
        subject: Range | None = (index - 1, index)
    elif is_gerund:
        subject = before.subject if before else syntax.sentence_subject(index)
    else:
        inverted = inverted_subject(syntax, group, end, form)
        if particle and inverted:
            inverted = (inverted[0], max(inverted[0] + 1, min(inverted[1], particle - 1)))
        end = end if inverted else max(end, particle)
        subject = inverted or subject_before(
            syntax,
            group,
            floor=before.last if before else 0,
            shared=before.subject if before and not before.is_passive else None,
        )
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
        is_infinitive=syntax.norm(index - 1) in grammar.infinitive,
        is_modal=any(word in grammar.modal for word in auxiliaries),
        particle=particle,
        carries_content=Frame.CONTENT in form.frames
        or (is_negated and form.lemma in grammar.reported_negated),
    )


def _gerund_reports(syntax: Syntax, group: int, after: int) -> bool:
    """After a comma, a dash or a quotation, or before a clause or quotation of its own."""
    grammar = syntax.lexicon.grammar
    before = syntax.text(group - 1)
    if before == COMMA or before in DASHES or syntax.is_marked(group - 1):
        return True
    opens = syntax.norm(after) in grammar.complementiser or syntax.text(after) in {":", COMMA}
    is_linked = syntax.norm(group - 1) in either(grammar.preposition, grammar.coordinator)
    return opens or is_linked or syntax.is_marked(after)


def _group_start(syntax: Syntax, index: int) -> int:
    """Walk left over auxiliaries, adverbs and a time between them ("had on Monday testified")."""
    grammar = syntax.lexicon.grammar
    verbal = either(grammar.auxiliary, grammar.finite, grammar.adverb, grammar.negation)
    start = index
    if (
        syntax.norm(index - 1) in grammar.clitic_pronoun
        and syntax.norm(index - 2) in grammar.auxiliary
    ):
        return index - 2  # "a-t-elle ajouté"
    while start > 0:
        norm = syntax.norm(start - 1)
        is_adverb = norm.endswith(grammar.adverb_ending) and not syntax.items[start - 1].is_capital
        if norm in grammar.subject_pronoun or not (norm in verbal or is_adverb):
            break
        start -= 1
    if start == index and syntax.norm(index - 1) in grammar.time:
        place = index - 2 if syntax.norm(index - 2) in grammar.preposition else index - 1
        if syntax.norm(place - 1) in grammar.auxiliary:
            return _group_start(syntax, place)
    return start
