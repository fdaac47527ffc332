"""Words of one meaning as groups, and words of opposite meaning, from dictionaries and wordnets."""

import gzip
import lzma
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fidelity.encoders.datasets import read_opposites, read_synsets
from fidelity.encoders.heldout import held_out_triples, is_held_out
from fidelity.training.corpus import LANGUAGES, Corpus

_SMALL_SYNSET = 24
_OMW = {
    "fra": "fr", "deu": "de", "spa": "es", "rus": "ru", "ukr": "uk",
    "ces": "cs", "pol": "pl", "ita": "it", "por": "pt", "nld": "nl",
}  # fmt: skip
_TEXT_ROW = re.compile(r"^(?P<word>[^{(\[/]+?) (?:\{|\(|/|::)")
_GLOSS = re.compile(r"\((?P<gloss>[^()]*(?:\([^()]*\)[^()]*)*)\) *$")
_NOTE = re.compile(r"\{[^}]*\}|\[[^\]]*\]|\([^)]*\)|/[^/]*/|<[^>]*>|[<>{}()\[\]~\\]")
_DSL_MEANING = re.compile(r"\[m1\](?P<body>.*)\[/m\]")
_DSL_ASIDE = re.compile(r"\[(?:p|c gray|i)\].*?\[/(?:p|c|i)\]|\[[^\]]*\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Antonyms:
    """Directed pairs of opposite meaning; `words[i]` and `opposites[i]` go together."""

    words: tuple[str, ...]
    opposites: tuple[str, ...]


def read_lexicon(data: Path) -> Corpus:
    """Groups of words, phrases and definitions that share one sense, in all languages.

    From `oewn` and `omw` (a synset is a group), `wiktionary-dict` (a sense is a group across the
    dictionaries) and the training part of `bli-dicts`. Left out is every synset in which a held-out
    word meets its held-out synonym.
    """
    groups: list[dict[str, str]] = [*_synset_groups(data), *_dictionary_groups(data)]
    kept = [group for group in groups if len(group) > 1]
    return Corpus(
        texts=tuple(text for group in kept for text in group),
        languages=tuple(language for group in kept for language in group.values()),
        groups=tuple(number for number, group in enumerate(kept) for _ in group),
    )


def read_training_antonyms(data: Path) -> Antonyms:
    """The antonym rows of `oewn` that are not held out; empty when the folder is absent."""
    kept = [row for row in read_opposites(data) if not is_held_out(row.word, row.antonym)]
    return Antonyms(
        words=tuple(row.word for row in kept), opposites=tuple(row.antonym for row in kept)
    )


def _synset_groups(data: Path) -> Iterator[dict[str, str]]:
    banned = {frozenset((triple.anchor, triple.synonym)) for triple in held_out_triples(data)}
    words_of = {word for pair in banned for word in pair}
    foreign = _wordnet_lemmas(data)
    for synset in read_synsets(data):
        touched = [member for member in synset.members if member in words_of]
        if any(frozenset((a, b)) in banned for a in touched for b in touched):
            continue
        group = dict.fromkeys(synset.members, "en")
        for lemma, language in foreign.get(synset.identifier, {}).items():
            group.setdefault(lemma, language)
        if synset.definition and len(group) < _SMALL_SYNSET:
            group.setdefault(synset.definition, "gloss")
        yield group


def _wordnet_lemmas(data: Path) -> dict[str, dict[str, str]]:
    """Foreign lemma -> language, by synset of Open English WordNet."""
    path = data / "oewn" / "ili-map-pwn30.tab.gz"
    lemmas: dict[str, dict[str, str]] = defaultdict(dict)
    if not path.is_file():
        return lemmas
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        cells = [row.split() for row in rows]
    ili_of = {row[1].replace("-s", "-a"): row[0] for row in cells if len(row) == 2}
    of_ili = {row.ili: row.identifier for row in read_synsets(data)}
    for tab in sorted((data / "omw").glob("*/*.tab.gz")):
        with gzip.open(tab, "rt", encoding="utf-8") as rows:
            for row in rows:
                fields = row.rstrip("\n").split("\t")
                if len(fields) != 3 or not fields[1].endswith(":lemma"):
                    continue
                language = _OMW.get(fields[1].split(":")[0])
                synset = of_ili.get(ili_of.get(fields[0].replace("-s", "-a"), ""))
                if language and synset:
                    lemmas[synset].setdefault(fields[2].replace("_", " "), language)
    return lemmas


def _dictionary_groups(data: Path) -> Iterator[dict[str, str]]:
    senses: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    rows = [*_text_dictionaries(data), *_dsl_dictionaries(data), *_word_lists(data)]
    for word, gloss, translations, language in rows:
        group = senses[word, gloss]
        group.setdefault(word, "en")
        if gloss:
            group.setdefault(gloss, "gloss")
        for translation in translations:
            group.setdefault(translation, language)
    yield from senses.values()


def _text_dictionaries(data: Path) -> Iterator[tuple[str, str, list[str], str]]:
    for path in sorted((data / "wiktionary-dict" / "src").glob("*-enwiktionary.txt.xz")):
        source, target = path.name.split("-")[:2]
        with lzma.open(path, "rt", encoding="utf-8") as rows:
            for row in rows:
                head, _, tail = row.partition(" :: ")
                word = _TEXT_ROW.match(head + " ::")
                if not word or not tail.strip():
                    continue
                gloss = _GLOSS.search(head)
                answers = _split(tail)
                if source == "en":
                    yield word["word"], gloss["gloss"] if gloss else "", answers, target
                else:
                    for answer in answers:
                        yield answer, "", [word["word"]], source


def _dsl_dictionaries(data: Path) -> Iterator[tuple[str, str, list[str], str]]:
    for path in sorted((data / "wiktionary-dict").glob("en-*-enwiktionary.dsl.utf8.xz")):
        word, gloss, language = "", "", path.name.split("-")[1]
        with lzma.open(path, "rt", encoding="utf-8") as rows:
            for row in rows:
                line = row.strip("\ufeff\n")
                meaning = _DSL_MEANING.search(line)
                if line and not line.startswith(("\t", " ", "#")):
                    word = line
                elif meaning and word:
                    body = _DSL_ASIDE.sub(" ", meaning["body"])
                    yield word, gloss, _split(body), language
                elif line.strip():
                    bare = re.sub(r"\[/?(?:b|i|c|c [a-z]+)\]", "", line)
                    found = _GLOSS.search(bare)
                    gloss = found["gloss"] if found else ""


def _word_lists(data: Path) -> Iterator[tuple[str, str, list[str], str]]:
    for path in sorted((data / "bli-dicts").glob("en-*/yacle.train*.tsv")):
        language = path.parent.name.split("-")[1]
        if language not in LANGUAGES:
            continue
        for row in path.read_text(encoding="utf-8").splitlines():
            cells = row.split("\t")
            if len(cells) == 2:
                yield cells[0], "", [cells[1]], language


def _split(answers: str) -> list[str]:
    plain = _NOTE.sub(" ", answers)
    found = (" ".join(part.split()) for part in re.split(r"[,;]", plain))
    return [part for part in found if part and len(part) < 60 and any(map(str.isalpha, part))]
