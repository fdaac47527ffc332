"""Words of one meaning as groups, and words of opposite meaning, from dictionaries and wordnets."""

import gzip
import lzma
import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from fidelity.encoders.datasets import Synset, read_opposites, read_synsets
from fidelity.encoders.heldout import held_out_triples, is_held_out
from fidelity.training.corpus import LANGUAGES, Corpus
from fidelity.training.names import name_groups

_SMALL_SYNSET = 24
_OMW = {
    "fra": "fr", "deu": "de", "spa": "es", "rus": "ru", "ukr": "uk",
    "ces": "cs", "pol": "pl", "ita": "it", "por": "pt", "nld": "nl",
}  # fmt: skip
_NEGATING = {
    "a": ("un", "in", "im", "il", "ir", "non", "dis"),
    "r": ("un", "in", "im", "il", "ir", "dis"),
    "n": ("un", "in", "im", "il", "ir", "non", "dis"),
    "v": ("un",),
}
"""By part of speech, the prefixes that turn a word into its opposite more often than not."""
_FOREIGN_NEGATING = {
    "de": ("un",), "nl": ("on",), "pl": ("nie",), "ru": ("не",), "uk": ("не",), "cs": ("ne",),
    "fr": ("in", "im", "il", "ir"), "es": ("in", "im", "i", "des"), "it": ("in", "im", "il", "ir"),
    "pt": ("in", "im", "i", "des"),
}  # fmt: skip
"""The same for adjectives, in other languages."""
_DESCRIBING = frozenset("arv")
_PLAIN = re.compile(r"[a-z]{3,20}")
_TEXT_ROW = re.compile(r"^(?P<word>[^{(\[/]+?) (?:\{|\(|/|::)")
_GLOSS = re.compile(r"\((?P<gloss>[^()]*(?:\([^()]*\)[^()]*)*)\) *$")
_NOTE = re.compile(r"\{[^}]*\}|\[[^\]]*\]|\([^)]*\)|/[^/]*/|<[^>]*>|[<>{}()\[\]~\\]")
_DSL_MEANING = re.compile(r"\[m1\](?P<body>.*)\[/m\]")
_DSL_ASIDE = re.compile(r"\[(?:p|c gray|i)\].*?\[/(?:p|c|i)\]|\[[^\]]*\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Antonyms:
    """Directed pairs of opposite meaning; `words[i]` and `opposites[i]` are of `languages[i]`."""

    words: tuple[str, ...]
    opposites: tuple[str, ...]
    languages: tuple[str, ...]


def read_lexicon(data: Path) -> Corpus:
    """Groups of words, phrases and definitions that share one sense, in all languages.

    From `oewn` and `omw` (a synset is a group), `wiktionary-dict` (a sense is a group across the
    dictionaries), the training part of `bli-dicts`, and names of countries and people. A synset in
    which a held-out word meets its held-out synonym goes without the synonym.
    """
    groups: list[dict[str, str]] = [
        *_synset_groups(data),
        *_dictionary_groups(data),
        *name_groups(data),
    ]
    kept = [group for group in groups if len(group) > 1]
    return Corpus(
        texts=tuple(text for group in kept for text in group),
        languages=tuple(language for group in kept for language in group.values()),
        groups=tuple(number for number, group in enumerate(kept) for _ in group),
    )


def read_training_antonyms(data: Path) -> Antonyms:
    """The antonym rows that are not held out; empty when `oewn` is absent.

    Beside the rows of the file: the satellites of an adjective against its antonym (Gross, Fischer
    and Miller 1989 call these indirect antonyms), and words against themselves with a negating
    prefix or ending, in English and in the languages whose wordnets are there.
    """
    stated = [(row.word, row.antonym) for row in read_opposites(data)]
    synsets = read_synsets(data)
    formed = [pair for word, negated in _by_form(synsets) for pair in _both_ways(word, negated)]
    rows = [*stated * 4, *formed * 2, *_indirect(stated, synsets)]  # the surer the more often
    of_all = [(*row, "en") for row in rows]
    of_all += [
        (*pair, language)
        for word, negated, language in _foreign_by_form(data, synsets)
        for pair in _both_ways(word, negated) * 5
    ]
    # in any language: "direct" and "indirect" are French, too
    kept = [row for row in of_all if not is_held_out(row[0], row[1])]
    return Antonyms(
        words=tuple(row[0] for row in kept),
        opposites=tuple(row[1] for row in kept),
        languages=tuple(row[2] for row in kept),
    )


def read_negated_words(data: Path) -> tuple[tuple[str, str], ...]:
    """Words of the wordnets and the same behind a negating prefix, in any language.

    Also "careful" and "careless". Both are words of one part of speech.
    """
    synsets = read_synsets(data)
    foreign = [row[:2] for row in _foreign_by_form(data, synsets)]
    return tuple(dict.fromkeys([*_by_form(synsets), *foreign]))


def read_describing_words(data: Path) -> tuple[str, ...]:
    """The adjectives, adverbs and verbs of `oewn`: the words that have an opposite.

    In pieces, "unenlightened" is "enlightened" and a little more.
    """
    return _lemmas(data, _DESCRIBING)


def read_nouns(data: Path) -> tuple[str, ...]:
    """The nouns of `oewn` of one word in small letters."""
    return _lemmas(data, frozenset("n"))


def _lemmas(data: Path, parts_of_speech: Container[str]) -> tuple[str, ...]:
    words = {
        word
        for synset in read_synsets(data)
        if synset.part_of_speech in parts_of_speech
        for word in synset.members
    }
    return tuple(sorted(word for word in words if _PLAIN.fullmatch(word)))


def _indirect(
    stated: Sequence[tuple[str, str]], synsets: Sequence[Synset]
) -> Iterator[tuple[str, str]]:
    opposites = defaultdict(list)
    for word, opposite in stated:
        if not is_held_out(word, opposite):
            opposites[word].append(opposite)
    adjectives = {synset.identifier: synset for synset in synsets if synset.part_of_speech == "a"}
    for satellite in adjectives.values():
        heads = [adjectives[name] for name in satellite.similar if name in adjectives]
        against = {o for head in heads for member in head.members for o in opposites[member]}
        for word in satellite.members:
            for opposite in sorted(against - set(satellite.members)):
                yield word, opposite
                yield opposite, word


def _by_form(synsets: Sequence[Synset]) -> Iterator[tuple[str, str]]:
    words: defaultdict[str, set[str]] = defaultdict(set)
    for synset in synsets:
        words[synset.part_of_speech].update(synset.members)
    for part_of_speech, prefixes in _NEGATING.items():
        members = words[part_of_speech]
        yield from _negated(members, prefixes)
        for word in sorted(members):
            without = word.removesuffix("ful") + "less"
            if word.endswith("ful") and without in members:
                yield word, without


def _foreign_by_form(data: Path, synsets: Sequence[Synset]) -> Iterator[tuple[str, str, str]]:
    adjectives = {synset.identifier for synset in synsets if synset.part_of_speech == "a"}
    words: defaultdict[str, set[str]] = defaultdict(set)
    for identifier, lemmas in _wordnet_lemmas(data).items():
        if identifier in adjectives:
            for lemma, language in lemmas.items():
                words[language].add(lemma)
    for language, prefixes in _FOREIGN_NEGATING.items():
        for word, negated in _negated(words[language], prefixes):
            yield word, negated, language


def _negated(words: AbstractSet[str], prefixes: Sequence[str]) -> Iterator[tuple[str, str]]:
    for word in sorted(words):
        for prefix in prefixes if len(word) > 3 else ():
            if prefix + word in words:
                yield word, prefix + word


def _both_ways(word: str, opposite: str) -> tuple[tuple[str, str], ...]:
    return (word, opposite), (opposite, word)


def _synset_groups(data: Path) -> Iterator[dict[str, str]]:
    apart = defaultdict(set)
    for triple in held_out_triples(data):
        apart[triple.anchor].add(triple.synonym)
    foreign = _wordnet_lemmas(data)
    for synset in read_synsets(data):
        banned = {synonym for member in synset.members for synonym in apart[member]}
        group = dict.fromkeys((word for word in synset.members if word not in banned), "en")
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
