"""The word lists that this room reads, in the shape in which it asks for them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from fidelity import lexicons

# Phrases by their first words, in the order of the list.
Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
# Stands between a verb and the particle that ends its clause.
_GAP = "…"


class Frame:
    """How reported words stand to their verb: a bit for each section of `reporting.txt`."""

    SPEECH: Final = 1 << 0
    ADDRESS: Final = 1 << 1
    ORDER: Final = 1 << 2
    QUESTION: Final = 1 << 3
    CONTENT: Final = 1 << 4
    ATTITUDE: Final = 1 << 5
    DESCRIBE: Final = 1 << 6
    INTENTION: Final = 1 << 7
    ACCUSATION: Final = 1 << 8


@dataclass(slots=True)
class Form:
    """One form of a reporting verb.

    `frames` are its bits of `Frame`; `is_bare`: whatever follows it is reported;
    `needs_infinitive`: it reports only before "to do"; `needs_opening`: only what "that", a
    colon or marks open; `is_act`: who agrees "to do" it has said so; `inverts`: it reports in
    ", believes X"; `is_split`: its second word stands at the end of its clause ("teilte … mit");
    `before_deed`: the word that parts the accused from the deed ("accused the firm of").

    Told from the grammar: `length` is how many items stand together; `may_be_noun` goes by the
    ending, `is_also_noun` by the list; `is_gerund`, `is_participle` and `reports_negated` ("did
    not deny" reports) go by the first word.
    """

    words: tuple[str, ...]
    lemma: str
    frames: int
    is_bare: bool = False
    needs_infinitive: bool = False
    needs_opening: bool = False
    is_act: bool = False
    inverts: bool = True
    is_split: bool = False
    length: int = 1
    may_be_noun: bool = False
    is_also_noun: bool = False
    is_gerund: bool = False
    is_participle: bool = False
    reports_negated: bool = False
    before_deed: str = ""


_NEVER_INVERTED = frozenset(["attitude", "content", "intention", "accusation"])
# sections that are endings or phrases, not words
_ORDERED = frozenset(
    "finite_ending gerund_ending adverb_ending negated_ending plural_ending "
    "according stance purpose appearance pointer question adjunct clitic clitic_pronoun".split()
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Closed word classes; each field is a section of `reporting_grammar.txt`.

    A section that a language lacks is empty. The `_ending` fields are endings of open classes;
    `adjunct` holds what opens an adjunct or a clause, and is part of no noun phrase; `oblique`
    what opens a noun phrase that is no subject; `capitals` holds "nouns" where all nouns are
    written with capitals, and `verb_place` "second" where the verb of a main clause comes second,
    its subject before or behind it; `reported_mood` verbs that tell by their form that somebody
    else is reported.
    """

    complementiser: frozenset[str]
    interrogative: frozenset[str]
    coordinator: frozenset[str]
    subordinator: frozenset[str]
    relative: frozenset[str]
    determiner: frozenset[str]
    preposition: frozenset[str]
    time: frozenset[str]
    time_modifier: frozenset[str]
    auxiliary: frozenset[str]
    passive: frozenset[str]
    adverb: frozenset[str]
    negation: frozenset[str]
    finite: frozenset[str]
    irregular_past: frozenset[str]
    also_noun: frozenset[str]
    subject_pronoun: frozenset[str]
    first_person: frozenset[str]
    second_person: frozenset[str]
    connective: frozenset[str]
    continuation: frozenset[str]
    obligation: frozenset[str]
    reported_mood: frozenset[str]
    noun: frozenset[str]
    thought_noun: frozenset[str]
    infinitive: frozenset[str]
    modal: frozenset[str]
    utterance: frozenset[str]
    label: frozenset[str]
    possessed: frozenset[str]
    contracted: frozenset[str]
    indefinite: frozenset[str]
    participle: frozenset[str]
    clause_infinitive: frozenset[str]
    agent: frozenset[str]
    noun_link: frozenset[str]
    degree: frozenset[str]
    reported_negated: frozenset[str]
    finite_ending: tuple[str, ...]
    gerund_ending: tuple[str, ...]
    adverb_ending: tuple[str, ...]
    negated_ending: tuple[str, ...]
    plural_ending: tuple[str, ...]
    according: Phrases
    stance: Phrases
    purpose: Phrases
    appearance: Phrases
    pointer: Phrases
    question: Phrases
    clitic: tuple[str, ...]
    clitic_pronoun: frozenset[str]
    adjunct: frozenset[str]
    oblique: frozenset[str]
    capitals: frozenset[str]
    verb_place: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReportingLexicon:
    """Everything that a language tells about reporting.

    `forms` maps the first word of a form to the forms that begin with it, longest first;
    `words` are those first words; `genders` maps a pronoun to m, f or p(lural); `is_finite` tells
    of a lower-case word whether it is known to be a finite verb, or a pronoun that needs one.
    """

    language: str
    forms: Mapping[str, tuple[Form, ...]]
    words: frozenset[str]
    grammar: Grammar
    genders: Mapping[str, str]
    is_finite: Callable[[str], bool]


def exists(language: str) -> bool:
    """Whether there are reporting words for the language."""
    return lexicons.exists(language, "reporting")


@cache
def load(language: str) -> ReportingLexicon:
    """The lexicon of a language that `exists`."""
    grammar = _grammar(language)
    by_first: dict[str, list[Form]] = {}
    for form in _forms(language, grammar):
        by_first.setdefault(form.words[0], []).append(form)
    pronouns = lexicons.sections(language, "reporting_grammar").get("third_person", ())
    words = frozenset(by_first)
    return ReportingLexicon(
        language=language,
        forms={
            first: tuple(sorted(forms, key=lambda form: -len(form.words)))
            for first, forms in by_first.items()
        },
        words=words,
        grammar=grammar,
        genders={row[0]: row[1] for row in pronouns},
        is_finite=_finite_test(words, grammar),
    )


def _finite_test(words: frozenset[str], grammar: Grammar) -> Callable[[str], bool]:
    known = (
        grammar.finite | grammar.contracted | grammar.irregular_past | grammar.subject_pronoun
    ) | (words - grammar.also_noun)

    def is_finite(norm: str) -> bool:
        return norm in known or (norm.endswith(grammar.finite_ending) and len(norm) > 4)

    return is_finite


def _phrases(rows: tuple[str, ...]) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in rows:
        words = tuple(row.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(phrases) for first, phrases in found.items()}


def _forms(language: str, grammar: Grammar) -> list[Form]:
    found: dict[tuple[str, ...], Form] = {}
    for section, rows in lexicons.sections(language, "reporting").items():
        for lemma, forms, *flags in rows:
            for phrase in forms.split(", "):
                words = tuple(word for word in phrase.split() if word != _GAP)
                is_thought = section in _NEVER_INVERTED and "inverts" not in flags
                if words not in found:
                    found[words] = _form(words, lemma, grammar)
                form = found[words]
                form.frames |= getattr(Frame, section.upper())
                form.is_bare |= "bare" in flags
                form.needs_infinitive |= "infinitive" in flags
                form.needs_opening |= "opened" in flags
                form.is_act |= "act" in flags
                form.inverts |= not is_thought
                if section == "accusation":
                    form.before_deed = flags[0]
                form.is_split = _GAP in phrase
                form.length = 1 if form.is_split else len(words)
    return list(found.values())


def _form(words: tuple[str, ...], lemma: str, grammar: Grammar) -> Form:
    first = words[0]
    is_also_noun = first in grammar.also_noun
    return Form(
        words=words,
        lemma=lemma,
        frames=0,
        inverts=False,
        may_be_noun=is_also_noun or first.endswith(grammar.finite_ending + grammar.gerund_ending),
        is_also_noun=is_also_noun,
        is_gerund=first.endswith(grammar.gerund_ending),
        is_participle=first in grammar.participle,
        reports_negated=lemma in grammar.reported_negated,
    )


def _grammar(language: str) -> Grammar:
    sections = lexicons.sections(language, "reporting_grammar")
    rows = {
        name: tuple(row[0] for row in sections.get(name, ()))
        for name in Grammar.__dataclass_fields__
    }
    opens_adjunct = {*rows["preposition"], *rows["subordinator"]}
    return Grammar(
        **{name: frozenset(words) for name, words in rows.items() if name not in _ORDERED},
        adjunct=frozenset(opens_adjunct.difference(rows["noun_link"])),
        finite_ending=rows["finite_ending"],
        gerund_ending=rows["gerund_ending"],
        adverb_ending=rows["adverb_ending"],
        negated_ending=rows["negated_ending"],
        plural_ending=rows["plural_ending"],
        clitic=rows["clitic"],
        clitic_pronoun=frozenset(row.rsplit("-", 1)[1] for row in rows["clitic"]),
        according=_phrases(rows["according"]),
        stance=_phrases(rows["stance"]),
        purpose=_phrases(rows["purpose"]),
        appearance=_phrases(rows["appearance"]),
        pointer=_phrases(rows["pointer"]),
        question=_phrases(rows["question"]),
    )
