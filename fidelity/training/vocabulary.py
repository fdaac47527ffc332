"""The tokenizer of the embedded encoder: a Unigram vocabulary shared by all its languages."""

import json
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

UNKNOWN = "[UNK]"
BOUNDARY = "▁"
HOLLOW = frozenset({UNKNOWN, BOUNDARY})
"""Pieces that say nothing about a text."""

_BARE_BOUNDARY = -18.0  # a last resort: else "▁n" falls apart wherever "n" is a frequent ending

_RARE = -20.0  # a word that no pieces can write
_LIFT = 0.5  # the score is a logarithm

_CHOSEN_LINES = 7_500  # a language, for the trainer of the library, which takes its time
_WORD = re.compile(r"\w+|[^\w\s]")


def train_tokenizer(
    texts: Mapping[str, Sequence[str]],
    *,
    size: int,
    words: Mapping[str, Mapping[str, int]] = MappingProxyType({}),
    shares: Mapping[str, float] = MappingProxyType({}),
    certain: Sequence[str] = (),
    whole_word_share: float = 0.66,
) -> Tokenizer:
    """A Unigram tokenizer that lowers case and cuts at spaces and round each punctuation mark.

    Most pieces are whole words. A mean of pieces cannot tell "un en force d" from "en force d", so
    a word in pieces is a word half lost, and the trainer of the library likes endings better than
    words. It therefore chooses a third of the vocabulary; the rest are the most frequent words that
    it left in pieces, language by language.

    Args:
        texts: By language, what words are counted in.
        size: The number of pieces, unknown included.
        words: By language, further counts of words, from lists of frequencies.
        shares: How many words a language gets for each word of another; 1 if it is not there.
        certain: Words, in small letters, that get a piece before all others, however rare.
        whole_word_share: The share of `size` set aside for words.

    Returns:
        A tokenizer with at most `size` pieces; an unknown character yields the piece `[UNK]`.
    """
    tokenizer = _bare(models.Unigram())
    trainer = trainers.UnigramTrainer(
        vocab_size=max(64, int(size * (1 - whole_word_share))),
        unk_token=UNKNOWN,
        special_tokens=[UNKNOWN],
        show_progress=False,
        max_piece_length=16,
    )
    chosen = (text for language in sorted(texts) for text in texts[language][:_CHOSEN_LINES])
    tokenizer.train_from_iterator(chosen, trainer)
    counts = {language: _count(rows) for language, rows in texts.items()}
    for language, listed in words.items():
        if language in counts:
            counts[language].update({BOUNDARY + word: count for word, count in listed.items()})
    scores = _word_scores(counts)
    pieces = {
        piece: _BARE_BOUNDARY if piece == BOUNDARY else max(score, scores.get(piece, score))
        for piece, score in pieces_of(tokenizer)
    }
    rare = [BOUNDARY + word for word in certain if BOUNDARY + word not in pieces]
    rare = rare[: max(0, size - len(pieces))]
    pieces |= {word: scores.get(word, -math.inf) for word in rare}
    for word in _in_turn(counts, shares):
        if len(pieces) >= size:
            break
        pieces.setdefault(word, scores[word])
    return tokenizer_from(_ordered(list((pieces | _whole(rare, pieces)).items())))


def _whole(words: Sequence[str], pieces: Mapping[str, float]) -> dict[str, float]:
    """Scores for these words, a little above that of the best way to write each in other pieces."""
    chosen = set(words)
    others = {piece: score for piece, score in pieces.items() if piece not in chosen}
    best = {word: sum(others.get(part, _RARE) for part in _smaller(word, others)) for word in words}
    return {word: max(pieces[word], score + _LIFT) for word, score in best.items()}


def _count(texts: Sequence[str]) -> Counter[str]:
    """The words of texts as the tokenizer would cut them, near enough to count them."""
    return Counter(
        BOUNDARY + word
        for text in texts
        for word in _WORD.findall(unicodedata.normalize("NFKC", text).lower().replace("’", "'"))
    )


def _word_scores(counts: Mapping[str, Counter[str]]) -> dict[str, float]:
    """The log of the highest relative frequency in any language, less that of the language."""
    scores: dict[str, float] = {}
    for words in counts.values():
        total = words.total() * len(counts)
        for word, count in words.items():
            scores[word] = max(scores.get(word, -math.inf), math.log(max(count, 1) / total))
    return scores


def _in_turn(counts: Mapping[str, Counter[str]], shares: Mapping[str, float]) -> list[str]:
    """The words of all languages, so that each prefix holds the languages by their shares."""
    ranked: list[tuple[float, str, str]] = []
    for language, words in counts.items():
        kept = [(word, count) for word, count in words.items() if count > 1 and len(word) <= 24]
        kept.sort(key=lambda item: (-item[1], item[0]))
        share = shares.get(language, 1.0)
        ranked += [(rank / share, language, word) for rank, (word, _) in enumerate(kept)]
    return [word for _, _, word in sorted(ranked)]


def _ordered(pieces: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """The unknown, then the rest by rounded score: the trainer adds up in threads, in any order."""
    rounded = [(piece, round(score, 3)) for piece, score in pieces]
    return sorted(rounded, key=lambda item: (item[0] != UNKNOWN, -item[1], item[0]))


def tokenizer_from(pieces: Sequence[tuple[str, float]]) -> Tokenizer:
    """The tokenizer with these pieces and natural-log scores; the first one is the unknown."""
    return _bare(models.Unigram(list(pieces), unk_id=0))


def pieces_of(tokenizer: Tokenizer) -> list[tuple[str, float]]:
    """The pieces and scores of a Unigram tokenizer, in the order of their numbers."""
    rows = json.loads(tokenizer.to_str())["model"]["vocab"]
    return [(str(piece), float(score)) for piece, score in rows]


def _bare(model: models.Unigram) -> Tokenizer:
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            normalizers.Replace("’", "'"),
            normalizers.Replace(Regex(r"\p{Cf}"), ""),  # soft hyphens, zero-width spaces
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.WhitespaceSplit(),
            pre_tokenizers.Punctuation("isolated"),
            pre_tokenizers.Metaspace(prepend_scheme="always"),
        ]
    )
    return tokenizer


def splits_of(pieces: Sequence[tuple[str, float]]) -> list[list[int]]:
    """For each piece the best way to write it with smaller pieces; itself alone if there is none.

    The best way has the highest sum of scores, as in the tokenizer itself (Viterbi).
    """
    scores = dict(pieces)
    numbers = {piece: number for number, (piece, _) in enumerate(pieces)}
    return [
        [numbers[part] for part in _smaller(piece, scores)] if len(piece) > 3 else [number]
        for number, (piece, _) in enumerate(pieces)
    ]


def _smaller(piece: str, scores: Mapping[str, float]) -> list[str]:
    best: list[tuple[float, int]] = [(0.0, 0)]  # by end: sum of scores, start of the last part
    for end in range(1, len(piece) + 1):
        ways = [
            (best[start][0] + scores[piece[start:end]], start)
            for start in range(end)
            if end - start < len(piece) and piece[start:end] in scores
        ]
        best.append(max(ways, default=(-math.inf, 0)))
    if best[-1][0] == -math.inf:
        return [piece]
    parts = []
    end = len(piece)
    while end:
        start = best[end][1]
        parts.append(piece[start:end])
        end = start
    return parts[::-1]
