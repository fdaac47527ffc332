"""The word lists that this room reads, in the shape in which it asks for them."""

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


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a reporting verb: its words, and the frames that the verb takes."""

    words: tuple[str, ...]
    lemma: str
    frames: frozenset[Frame]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Closed word classes; each field is a section of `reporting_grammar.txt`."""

    complementiser: frozenset[str]
    interrogative: frozenset[str]
    coordinator: frozenset[str]
    relative: frozenset[str]
    determiner: frozenset[str]
    preposition: frozenset[str]
    time: frozenset[str]
    auxiliary: frozenset[str]
    passive: frozenset[str]
    adverb: frozenset[str]
    negation: frozenset[str]
    finite: frozenset[str]
    subject_pronoun: frozenset[str]
    first_person: frozenset[str]
    connective: frozenset[str]
    continuation: frozenset[str]
    obligation: frozenset[str]
    opinion_noun: frozenset[str]
    noun: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    pointer: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ReportingLexicon:
    """Everything that a language tells about reporting.

    `forms` maps the first word of a form to the forms that begin with it, longest first.
    """

    language: str
    forms: dict[str, tuple[Form, ...]]
    words: frozenset[str]
    grammar: Grammar
    genders: dict[str, str]  # pronoun -> m, f or p(lural)


def exists(language: str) -> bool:
    """Whether there are reporting words for the language."""
    return lexicons.exists(language, "reporting")


@cache
def load(language: str) -> ReportingLexicon:
    """The lexicon of a language that `exists`."""
    frames: dict[tuple[str, ...], set[Frame]] = {}
    lemmas: dict[tuple[str, ...], str] = {}
    for section, rows in lexicons.sections(language, "reporting").items():
        for lemma, forms in rows:
            for form in forms.split(", "):
                words = tuple(form.split())
                frames.setdefault(words, set()).add(Frame(section))
                lemmas.setdefault(words, lemma)
    by_first: dict[str, list[Form]] = {}
    for words, chosen in frames.items():
        by_first.setdefault(words[0], []).append(Form(words, lemmas[words], frozenset(chosen)))
    return ReportingLexicon(
        language=language,
        forms={
            first: tuple(sorted(forms, key=lambda form: -len(form.words)))
            for first, forms in by_first.items()
        },
        words=frozenset(by_first),
        grammar=_grammar(language),
        genders={
            row[0]: row[1]
            for row in lexicons.sections(language, "reporting_grammar").get("third_person", ())
        },
    )


def _grammar(language: str) -> Grammar:
    sections = lexicons.sections(language, "reporting_grammar")
    words = {name: frozenset(row[0] for row in rows) for name, rows in sections.items()}
    phrases = {
        name: tuple(tuple(row[0].split()) for row in sections.get(name, ()))
        for name in ("according", "pointer")
    }
    single = {
        name: words.get(name, frozenset())
        for name in Grammar.__dataclass_fields__
        if name not in phrases
    }
    return Grammar(**single, according=phrases["according"], pointer=phrases["pointer"])
