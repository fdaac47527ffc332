"""The word lists that this room reads, in the shape in which it asks for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from fidelity import lexicons


class Frame(Enum):
    """How reported words stand to the word that reports them; a section of `reporting.txt`."""

    SPEECH = "speech"
    ADDRESS = "address"
    ORDER = "order"
    QUESTION = "question"
    CONTENT = "content"
    ATTITUDE = "attitude"
    DESCRIBE = "describe"
    INTENTION = "intention"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a reporting verb.

    `is_bare`: whatever follows it is reported; `needs_infinitive`: it reports only before "to
    do"; `inverts`: it reports in ", believes X".
    """

    words: tuple[str, ...]
    lemma: str
    frames: frozenset[Frame]
    is_bare: bool = False
    needs_infinitive: bool = False
    inverts: bool = True


# sections that are endings or phrases, not words
_ORDERED = frozenset(
    "finite_ending gerund_ending adverb_ending negated_ending plural_ending "
    "according stance purpose appearance pointer".split()
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Closed word classes; each field is a section of `reporting_grammar.txt`.

    A section that a language lacks is empty. The `_ending` fields are endings of open classes.
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
    connective: frozenset[str]
    continuation: frozenset[str]
    obligation: frozenset[str]
    noun: frozenset[str]
    thought_noun: frozenset[str]
    infinitive: frozenset[str]
    modal: frozenset[str]
    utterance: frozenset[str]
    label: frozenset[str]
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
    according: tuple[tuple[str, ...], ...]
    stance: tuple[tuple[str, ...], ...]
    purpose: tuple[tuple[str, ...], ...]
    appearance: tuple[tuple[str, ...], ...]
    pointer: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ReportingLexicon:
    """Everything that a language tells about reporting.

    `forms` maps the first word of a form to the forms that begin with it, longest first;
    `words` are those first words; `genders` maps a pronoun to m, f or p(lural).
    """

    language: str
    forms: Mapping[str, tuple[Form, ...]]
    words: frozenset[str]
    grammar: Grammar
    genders: Mapping[str, str]


def exists(language: str) -> bool:
    """Whether there are reporting words for the language."""
    return lexicons.exists(language, "reporting")


@cache
def load(language: str) -> ReportingLexicon:
    """The lexicon of a language that `exists`."""
    by_first: dict[str, list[Form]] = {}
    for form in _forms(language):
        by_first.setdefault(form.words[0], []).append(form)
    pronouns = lexicons.sections(language, "reporting_grammar").get("third_person", ())
    return ReportingLexicon(
        language=language,
        forms={
            first: tuple(sorted(forms, key=lambda form: -len(form.words)))
            for first, forms in by_first.items()
        },
        words=frozenset(by_first),
        grammar=_grammar(language),
        genders={row[0]: row[1] for row in pronouns},
    )


def _forms(language: str) -> list[Form]:
    found: dict[tuple[str, ...], Form] = {}
    for section, rows in lexicons.sections(language, "reporting").items():
        for lemma, forms, *flags in rows:
            for phrase in forms.split(", "):
                words = tuple(phrase.split())
                known = found.get(words)
                is_thought = (
                    section in ("attitude", "content", "intention") and "inverts" not in flags
                )
                found[words] = Form(
                    words=words,
                    lemma=known.lemma if known else lemma,
                    frames=frozenset({Frame(section)}) | (known.frames if known else frozenset()),
                    is_bare="bare" in flags or (known is not None and known.is_bare),
                    needs_infinitive="infinitive" in flags
                    or (known is not None and known.needs_infinitive),
                    inverts=not is_thought or (known is not None and known.inverts),
                )
    return list(found.values())


def _grammar(language: str) -> Grammar:
    sections = lexicons.sections(language, "reporting_grammar")
    rows = {
        name: tuple(row[0] for row in sections.get(name, ()))
        for name in Grammar.__dataclass_fields__
    }
    return Grammar(
        **{name: frozenset(words) for name, words in rows.items() if name not in _ORDERED},
        finite_ending=rows["finite_ending"],
        gerund_ending=rows["gerund_ending"],
        adverb_ending=rows["adverb_ending"],
        negated_ending=rows["negated_ending"],
        plural_ending=rows["plural_ending"],
        according=tuple(tuple(phrase.split()) for phrase in rows["according"]),
        stance=tuple(tuple(phrase.split()) for phrase in rows["stance"]),
        purpose=tuple(tuple(phrase.split()) for phrase in rows["purpose"]),
        appearance=tuple(tuple(phrase.split()) for phrase in rows["appearance"]),
        pointer=tuple(tuple(phrase.split()) for phrase in rows["pointer"]),
    )
