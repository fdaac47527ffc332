"""Everything a run draws from, read and cut into pieces."""

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from fidelity.encoders.builtin import BOUNDARY
from fidelity.encoders.datasets import rated_pairs
from fidelity.errors import InputError
from fidelity.training.corpus import Corpus, read_corpus
from fidelity.training.inflections import forms_of, read_frequencies, word_counts
from fidelity.training.lexicon import (
    read_describing_words,
    read_lexicon,
    read_negated_words,
    read_nouns,
    read_training_antonyms,
)
from fidelity.training.settings import TrainingSettings
from fidelity.training.table import Bags
from fidelity.training.vocabulary import train_tokenizer

RATED_LANGUAGES = ("en", "de", "fr", "es", "ru")
_TOKENIZER_LINES = 100_000  # a language, from sentences and from the lexicon
_LIST_WORDS = 300_000  # what a list of frequencies adds up to, a language
_SHARES = {
    "en": 3.0, "ru": 2.0, "uk": 1.4, "pl": 1.5, "cs": 1.3,  # many forms need many words
    "sv": 0.6, "ro": 0.6, "tr": 0.6, "ar": 0.6, "zh": 0.3, "ja": 0.3,
}  # fmt: skip
_FREQUENT_NOUNS = 25_000  # a noun of WordNet has a piece if it is one of so many words
_CHUNK = 50_000


@dataclass(frozen=True, slots=True)
class Rated:
    """Rated pairs in five languages; line i of each language says the same.

    `bags` holds the texts: language after language, pair after pair, first then second.
    """

    bags: Bags
    scores: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Material:
    """What a run draws from.

    Attributes:
        corpus: Groups of sentences, and `sentences` as pieces.
        lexicon: Groups of words, phrases and definitions, and `words` as pieces. After the texts of
            the groups, `words` goes on with inflected forms.
        form_starts: (n_texts + 1,): the forms of text i are the bags from `form_starts[i]` to
            `form_starts[i + 1]`, counted behind the texts of the lexicon.
        antonyms: For each antonym row, the texts of the word and those of its opposite.
        rated: The STS train split; None when it is absent.
        frequencies: (n_pieces,): the highest relative frequency in any language.
        negated: (n, 2): pieces that are a word, and the same behind a negating prefix.
    """

    corpus: Corpus
    sentences: Bags
    lexicon: Corpus
    words: Bags
    form_starts: NDArray[np.int64]
    form_rows: NDArray[np.int64]
    antonyms: tuple[tuple[NDArray[np.int64], NDArray[np.int64]], ...]
    rated: Rated | None
    frequencies: NDArray[np.float64]
    negated: NDArray[np.int64]


def read_texts(settings: TrainingSettings) -> tuple[Corpus, Corpus]:
    """The sentences and the lexicon of the data folder.

    Raises:
        InputError: The folder holds no parallel text.
    """
    corpus = read_corpus(settings.data)
    if not corpus.texts:
        raise InputError(f"nothing to train on in '{settings.data}': expected parallel/en-*.tsv.xz")
    return corpus, read_lexicon(settings.data)


def build_tokenizer(settings: TrainingSettings, corpus: Corpus, lexicon: Corpus) -> Tokenizer:
    """A vocabulary with most room for English, through which all other languages are compared."""
    draw = random.Random(settings.seed)  # noqa: S311  (no secret hangs on it)
    texts: dict[str, list[str]] = defaultdict(list)
    for source in (corpus, lexicon):
        by_language: dict[str, list[str]] = defaultdict(list)
        for text, language in zip(source.texts, source.languages, strict=True):
            by_language["en" if language == "gloss" else language].append(text)
        for language in sorted(by_language):
            rows = by_language[language]
            texts[language] += draw.sample(rows, min(_TOKENIZER_LINES, len(rows)))
    for rows in texts.values():
        draw.shuffle(rows)
    listed = read_frequencies(settings.data, total=_LIST_WORDS)
    ranked = sorted(listed.get("en", {}).items(), key=lambda item: (-item[1], item[0]))
    frequent = {word for word, _ in ranked[:_FREQUENT_NOUNS]}
    nouns = [word for word in read_nouns(settings.data) if word in frequent]
    certain = (*read_describing_words(settings.data), *nouns)
    return train_tokenizer(
        texts, size=settings.pieces, words=listed, shares=_SHARES, certain=certain
    )


def prepare(
    settings: TrainingSettings,
    corpus: Corpus,
    lexicon: Corpus,
    tokenizer: Tokenizer,
    progress: Callable[[int, int], None],
) -> Material:
    """Cuts all texts into pieces and joins words with their forms and opposites."""
    forms = _forms(settings, corpus)
    rows: list[str] = []
    starts = [0]
    for text, language in zip(lexicon.texts, lexicon.languages, strict=True):
        rows += forms.get((language, text.lower()), ()) if " " not in text else ()
        starts.append(len(rows))
    distinct = {form: number for number, form in enumerate(dict.fromkeys(rows))}
    sentences = cut(tokenizer, corpus.texts, progress)
    words = cut(tokenizer, [*lexicon.texts, *distinct], progress)
    return Material(
        corpus=corpus,
        sentences=sentences,
        lexicon=lexicon,
        words=words,
        form_starts=np.array(starts, dtype=np.int64),
        form_rows=np.array([len(lexicon.texts) + distinct[form] for form in rows], dtype=np.int64),
        antonyms=_antonyms(settings, lexicon),
        rated=_rated(settings, tokenizer),
        frequencies=_frequencies(corpus, sentences, tokenizer.get_vocab_size()),
        negated=_numbers(tokenizer, read_negated_words(settings.data)),
    )


def cut(
    tokenizer: Tokenizer,
    texts: Sequence[str],
    progress: Callable[[int, int], None] | None = None,
) -> Bags:
    """The pieces of each text; a text without any has the unknown piece.

    Each distinct word is cut once, as no piece reaches over a space.
    """
    numbers: dict[str, int] = {}
    flat: list[NDArray[np.int64]] = []
    lengths: list[int] = []
    for start in range(0, len(texts), _CHUNK):
        rows = [text.split() or [""] for text in texts[start : start + _CHUNK]]
        lengths += [len(row) for row in rows]
        flat.append(
            np.fromiter(
                (numbers.setdefault(w, len(numbers)) for row in rows for w in row), np.int64
            )
        )
        if progress is not None:
            progress(start + len(rows), len(texts))
    words = _cut_words(tokenizer, list(numbers))
    pieces = words.take(np.concatenate([np.empty(0, np.int64), *flat]))
    ends = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    return Bags(pieces.ids, pieces.starts[ends])


def _cut_words(tokenizer: Tokenizer, words: Sequence[str]) -> Bags:
    ids: list[NDArray[np.int64]] = [np.empty(0, np.int64)]
    lengths: list[int] = []
    for start in range(0, len(words), _CHUNK):
        part = list(words[start : start + _CHUNK])
        rows = [e.ids or [0] for e in tokenizer.encode_batch_fast(part, add_special_tokens=False)]
        lengths += [len(row) for row in rows]
        ids.append(np.fromiter((i for row in rows for i in row), np.int64))
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    return Bags(np.concatenate(ids), starts)


def _forms(settings: TrainingSettings, corpus: Corpus) -> dict[tuple[str, str], tuple[str, ...]]:
    if not settings.inflect or not settings.words:
        return {}
    counts = word_counts(corpus)
    for language, listed in read_frequencies(settings.data, total=10**6).items():
        counts[language].update({word: max(count, 2) for word, count in listed.items()})
    ranked = {
        language: [
            word
            for word, count in sorted(words.items(), key=lambda item: (-item[1], item[0]))
            if count > 1
        ]
        for language, words in counts.items()
    }
    return forms_of(ranked)


def _antonyms(
    settings: TrainingSettings, lexicon: Corpus
) -> tuple[tuple[NDArray[np.int64], NDArray[np.int64]], ...]:
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, key in enumerate(zip(lexicon.texts, lexicon.languages, strict=True)):
        rows[key].append(number)
    found = read_training_antonyms(settings.data)
    pairs = [
        ((word, language), (opposite, language))
        for word, opposite, language in zip(
            found.words, found.opposites, found.languages, strict=True
        )
    ]
    return tuple(
        (np.array(rows[word]), np.array(rows[opposite]))
        for word, opposite in pairs
        if word in rows and opposite in rows
    )


def _numbers(tokenizer: Tokenizer, pairs: Sequence[tuple[str, str]]) -> NDArray[np.int64]:
    """The pairs of words as pieces, where both are whole pieces."""
    known = tokenizer.get_vocab()
    whole = [(known.get(BOUNDARY + word), known.get(BOUNDARY + other)) for word, other in pairs]
    rows = [row for row in whole if None not in row]
    return np.array(rows, dtype=np.int64).reshape(-1, 2)


def _rated(settings: TrainingSettings, tokenizer: Tokenizer) -> Rated | None:
    parts = [rated_pairs(settings.data, language, "train") for language in RATED_LANGUAGES]
    if not settings.rated_steps or not parts[0] or len({len(part) for part in parts}) > 1:
        return None
    texts = [text for part in parts for pair in part for text in (pair.first, pair.second)]
    return Rated(
        cut(tokenizer, texts), np.array([pair.score for pair in parts[0]], dtype=np.float32)
    )


def _frequencies(corpus: Corpus, sentences: Bags, pieces: int) -> NDArray[np.float64]:
    names = sorted(set(corpus.languages))
    number = {name: at for at, name in enumerate(names)}
    of_text = np.array([number[name] for name in corpus.languages])
    of_piece = np.repeat(of_text, np.diff(sentences.starts))
    highest = np.zeros(pieces)
    for at in range(len(names)):
        counts = np.bincount(sentences.ids[of_piece == at], minlength=pieces)
        highest = np.maximum(highest, counts / max(1, counts.sum()))
    return highest
