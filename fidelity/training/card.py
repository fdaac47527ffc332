"""The model card: what the vectors were made from, under which licences, and their limits."""

from collections import Counter

from fidelity.training.material import Material
from fidelity.training.settings import TrainingSettings

FIGURES_MARK = "<!-- figures -->"
"""Where `with_figures` puts the measured numbers."""

_SOURCES = (
    (
        "`parallel`: newstest 2008-2020, WMT21-24 references, Tatoeba, TICO-19, Multi30k, FLORES",
        "sentences that translate each other, through their English line",
        "WMT and Multi30k research use; Tatoeba CC BY 2.0 FR; TICO-19 CC0; FLORES CC BY-SA 4.0",
    ),
    (
        "`mt-clusters`: WMT21-23 system outputs and references",
        "several English versions of one sentence",
        "WMT research use",
    ),
    ("`oewn`: Open English WordNet", "synonyms, definitions, antonyms", "CC BY 4.0"),
    (
        "`omw`: WOLF, MultiWordNet, plWordNet, Wiktionary wordnets",
        "words of ten languages by sense",
        "CeCILL-C, CC BY 3.0, plWordNet licence, CC BY-SA 3.0",
    ),
    (
        "`wiktionary-dict`",
        "words of German, Spanish, French and Russian by sense, with glosses",
        "CC BY-SA 3.0, GFDL",
    ),
    ("`bli-dicts`, training part", "frequent word translations", "none stated"),
    ("`countries`", "names of countries and of their people", "ODbL 1.0"),
    ("`name-translit`, larger part", "names of people in Latin and Cyrillic letters", "CC0"),
    (
        "`frequency-words`",
        "which words deserve a piece; which inflected forms exist",
        "CC BY-SA 4.0",
    ),
    ("simplemma, a library", "which lemma a form belongs to", "MIT"),
)

_STARTED = (
    ", beginning with the vectors of earlier models side by side (`--start`, {count} of them)"
)
_TAUGHT = ", and following their cosines (`--teacher`, {count} of them)"

_RATED_STAGE = "then a pass that also puts rated pairs in order (CoSENT); "

_RATED_SOURCE = (
    "`stsb-multi-mt`, train split (en, de, fr, es, ru)",
    "rated pairs, second pass",
    "CC BY-SA 4.0 (scores), texts vary",
)

_LIMITS = """\
- A text is the weighted mean of its pieces. Word order, negation and who did what to whom are
  invisible: "dog bites man" and "man bites dog" have the same vector.
- "not fat" is not near "thin", and a high cosine never proves that two texts say the same. Use it
  to find the passage that a quotation renders, not to judge the rendering.
- Words of several meanings have one vector.
- Polish, Ukrainian, Dutch, Swedish, Romanian, Portuguese and Arabic saw ten to twenty thousand
  sentence pairs each, most of them news and everyday phrases; other fields are weaker.
- Case is lost: "Polish" and "polish" are one word. Numbers are pieces like any other, so a changed
  number moves the vector little.
- A text in a script it has never seen has the same vector as every other such text.
"""


def model_card(settings: TrainingSettings, material: Material, *, steps: int, rated: bool) -> str:
    """The card of a run, with a mark where `with_figures` puts the measurements."""
    counts = Counter(material.corpus.languages)
    languages = ", ".join(f"{name} {counts[name]:,}" for name in sorted(counts))
    options = ", ".join(
        f"{name} {getattr(settings, name)}"
        for name in (
            "seed", "steps", "rated_steps", "pieces", "dimension", "sentences", "words",
            "antonyms", "rate", "rated_rate", "temperature", "word_share", "antonym_share",
            "rated_share", "teacher_share", "rated_mix", "start_mix", "evened",
            "negated", "gap", "drop",
            "split", "inflect", "rarity",
        )
    )  # fmt: skip
    return f"""\
---
library_name: sentence-transformers
pipeline_tag: sentence-similarity
tags: [sentence-transformers, static-embeddings, multilingual]
---
# A static multilingual sentence encoder

{settings.pieces:,} pieces, {settings.dimension} dimensions of a byte. A text's vector is the mean
of the vectors of its pieces at unit length. No network of any kind runs: it reads a table.

```python
from fidelity import load_encoder
vectors = load_encoder("builtin").encode(["Er lehnte ab.", "He refused."])
```

The folder is also a model for sentence-transformers 6.2: `SentenceTransformer(folder)`.

## How it was made

`fidelity encoder train --data FOLDER --out FOLDER`, {steps:,} steps\
{_STARTED.format(count=len(settings.start)) if settings.start else ""}\
{_TAUGHT.format(count=len(settings.teachers)) if settings.teachers else ""}: {options}.

In-batch contrast over sentences that translate or paraphrase each other, and over words, phrases
and definitions that share a sense, with inflected forms put in for lemmas; a margin between
synonyms and antonyms; {_RATED_STAGE if rated else ""}\
each piece is its own vector plus the mean of its character n-grams, summed up at the end, and a
negating prefix before another piece counts no less than the n-grams; and pieces that are frequent
in a language count less. At the end the directions in which sentences differ most are shortened (a
part of a whitening, Su et al. 2021), and words behind a negating prefix lose a part of what they
have in common with the word itself; that step looks at the form of words alone, so it reaches
held-out antonyms, too. The vectors are rounded to a byte a number, each by its own largest one.

Texts by language: {languages}. Lexicon: {len(material.lexicon.texts):,} entries in
{len(set(material.lexicon.groups)):,} senses; {len(material.antonyms):,} antonym rows.

## Data and licences

{_sources(rated=rated)}
The adjectives, adverbs and verbs of WordNet and its frequent nouns have a piece of their own; a
word in several is cut from left to right, the longest piece first. Antonyms are the pairs of
WordNet, the satellites of an adjective against its antonym, and words against themselves with a
negating prefix, also in ten other languages.

Never trained on: NTREX and every line it shares with other sets (so newstest 2019 is out),
sentences of the development and test parts of the STS benchmark, SemAntoNeg, a quarter of the
WordNet antonym pairs however they are come by, and the synonym, in its synset with the word, of
each held-out word.

## Figures

{FIGURES_MARK}

## Limits

{_LIMITS}"""


def _sources(*, rated: bool) -> str:
    rows = [("set", "used for", "licence"), ("---", "---", "---"), *_SOURCES]
    if rated:
        rows.append(_RATED_SOURCE)
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def with_figures(card: str, table: str) -> str:
    """The card with a table of measurements in place of the mark, or of the table before it."""
    head, _, tail = card.partition("## Figures\n")
    _, _, limits = tail.partition("## Limits\n")
    return f"{head}## Figures\n\n{FIGURES_MARK}\n{table.strip()}\n\n## Limits\n{limits}"
