"""The tokenizer of the embedded encoder: a Unigram vocabulary shared by all its languages."""

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

UNKNOWN = "[UNK]"
BOUNDARY = "▁"
HOLLOW = frozenset({UNKNOWN, BOUNDARY})
"""Pieces that say nothing about a text."""

_BARE_BOUNDARY = -18.0  # a last resort: else "▁n" falls apart wherever "n" is a frequent ending


def train_tokenizer(
    texts: Sequence[str],
    *,
    size: int,
    words: Mapping[str, int] = MappingProxyType({}),
    whole_word_share: float = 0.2,
) -> Tokenizer:
    """A Unigram tokenizer that lowers case and cuts at spaces and round each punctuation mark.

    The trainer of the library proposes only pieces that stand in two different words, so a lone
    comma, or a frequent word that is part of no other, would fall apart. The most frequent words
    that the trainer left in pieces are therefore added, and every word scores at least what its
    count gives it.

    Args:
        texts: What the pieces are counted in; each language's share is the caller's choice.
        size: The number of pieces, unknown included.
        words: Further counts of words, from lists of frequencies.
        whole_word_share: The share of `size` set aside for those words.

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
    tokenizer.train_from_iterator(texts, trainer)
    counts = Counter(
        word
        for text in texts
        for word, _ in tokenizer.pre_tokenizer.pre_tokenize_str(
            tokenizer.normalizer.normalize_str(text)
        )
    )
    for word, count in words.items():
        counts[BOUNDARY + tokenizer.normalizer.normalize_str(word)] += count
    total = counts.total()
    pieces = [
        (piece, _BARE_BOUNDARY)
        if piece == BOUNDARY
        else (piece, max(score, math.log(counts[piece] / total)) if counts[piece] else score)
        for piece, score in pieces_of(tokenizer)
    ]
    known = {piece for piece, _ in pieces}
    missing = [
        (word, math.log(count / total))
        for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        if word not in known and count > 1 and len(word) <= 24
    ]
    return tokenizer_from(_ordered(pieces + missing[: size - len(pieces)]))


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
