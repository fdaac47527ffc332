"""The tokenizer of the embedded encoder: one vocabulary shared by all its languages."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from types import MappingProxyType

import numpy as np
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

from fidelity.encoders.builtin import BOUNDARY

UNKNOWN = "[UNK]"
HOLLOW = frozenset({UNKNOWN, BOUNDARY})
"""Pieces that say nothing about a text."""

_LONGEST_RUN = 40  # letters that are cut together, as the time to cut them grows with the square
_LEAST_USE = 3  # a piece that the words of the texts ask for less often makes room for a word
_CHOSEN_LINES = 7_500  # a language, for the trainer of the library, which takes its time
_CHUNK = 50_000  # words
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
    """A tokenizer that lowers case and cuts at spaces and round each punctuation mark.

    Most pieces are whole words. A mean of pieces cannot tell "un en force d" from "en force d", so
    a word in pieces is a word half lost, and the trainer of the library likes endings better than
    words. It therefore chooses a third of the vocabulary, by its Unigram model; the rest are the
    most frequent words that it left in pieces, language by language. Pieces that no word then needs
    make room for more of them.

    Args:
        texts: By language, what words are counted in.
        size: The number of pieces, unknown included.
        words: By language, further counts of words, from lists of frequencies.
        shares: How many words a language gets for each word of another; 1 if it is not there.
        certain: Words, in small letters, that get a piece before all others, however rare.
        whole_word_share: The share of `size` set aside for words.

    Returns:
        A tokenizer with at most `size` pieces; see `tokenizer_from`.
    """
    counts = {language: _count(rows) for language, rows in texts.items()}
    for language, listed in words.items():
        if language in counts:
            counts[language].update({BOUNDARY + word: count for word, count in listed.items()})
    chosen = _chosen(texts, size=max(64, int(size * (1 - whole_word_share))))
    letters = {letter for piece in chosen if piece != UNKNOWN for letter in piece}
    needed = dict.fromkeys((UNKNOWN, BOUNDARY, *sorted(letters)))
    needed |= dict.fromkeys([BOUNDARY + word for word in certain][: max(0, size - len(needed))])
    in_turn = [word for word in _in_turn(counts, shares) if letters.issuperset(word)]
    pieces = _filled(needed, chosen, in_turn, size=size)
    used = _used(tokenizer_from(pieces), counts)
    in_use = [piece for piece in chosen if used.get(piece, 0) >= _LEAST_USE]
    return tokenizer_from(_filled(needed, in_use, in_turn, size=size))


def _chosen(texts: Mapping[str, Sequence[str]], *, size: int) -> list[str]:
    """The pieces of a Unigram model, the likeliest first."""
    tokenizer = _bare(models.Unigram())
    trainer = trainers.UnigramTrainer(
        vocab_size=size,
        unk_token=UNKNOWN,
        special_tokens=[UNKNOWN],
        show_progress=False,
        max_piece_length=16,
    )
    lines = (text for language in sorted(texts) for text in texts[language][:_CHOSEN_LINES])
    tokenizer.train_from_iterator(lines, trainer)
    rows = json.loads(tokenizer.to_str())["model"]["vocab"]
    # rounded: the trainer adds up in threads, in any order
    rows.sort(key=lambda row: (-round(row[1], 3), row[0]))
    return [str(piece) for piece, _ in rows]


def _filled(
    needed: Iterable[str], chosen: Iterable[str], words: Iterable[str], *, size: int
) -> list[str]:
    return list(dict.fromkeys(chain(needed, chosen, words)))[:size]


def _used(tokenizer: Tokenizer, counts: Mapping[str, Counter[str]]) -> dict[str, int]:
    """How often the words of all languages need each piece."""
    words: Counter[str] = Counter()
    for listed in counts.values():
        words.update({word.removeprefix(BOUNDARY): count for word, count in listed.items()})
    used = np.zeros(tokenizer.get_vocab_size(), dtype=np.int64)
    texts = list(words)
    for start in range(0, len(texts), _CHUNK):
        part = texts[start : start + _CHUNK]
        for word, encoding in zip(part, tokenizer.encode_batch_fast(part), strict=True):
            used[encoding.ids] += words[word]
    return dict(zip(pieces_of(tokenizer), used.tolist(), strict=True))


def _count(texts: Sequence[str]) -> Counter[str]:
    """The words of texts as the tokenizer would cut them, near enough to count them."""
    return Counter(
        BOUNDARY + word
        for text in texts
        for word in _WORD.findall(unicodedata.normalize("NFKC", text).lower().replace("’", "'"))
    )


def _in_turn(counts: Mapping[str, Counter[str]], shares: Mapping[str, float]) -> list[str]:
    """The words of all languages, so that each prefix holds the languages by their shares."""
    ranked: list[tuple[float, str, str]] = []
    for language, words in counts.items():
        kept = [(word, count) for word, count in words.items() if count > 1 and len(word) <= 24]
        kept.sort(key=lambda item: (-item[1], item[0]))
        share = shares.get(language, 1.0)
        ranked += [(rank / share, language, word) for rank, (word, _) in enumerate(kept)]
    return [word for _, _, word in sorted(ranked)]


def tokenizer_from(pieces: Sequence[str]) -> Tokenizer:
    """The tokenizer with these pieces, which takes the longest that fits, from left to right.

    A table of words is read in half the time that a Unigram model takes to load, and the longest
    piece is as good a choice as the likeliest (Uzan et al. 2024, "Greed is All You Need").

    Args:
        pieces: The first is the unknown, which a word becomes that they cannot write. A character
            of none of them counts as a space.
    """
    vocabulary = {piece: number for number, piece in enumerate(pieces)}
    model = models.WordPiece(
        vocabulary,
        unk_token=UNKNOWN,
        continuing_subword_prefix="",
        max_input_chars_per_word=2 * _LONGEST_RUN,
    )
    return _bare(model, letters={letter for piece in pieces[1:] for letter in piece})


def pieces_of(tokenizer: Tokenizer) -> list[str]:
    """The pieces of a tokenizer, in the order of their numbers."""
    vocabulary = tokenizer.get_vocab()
    return sorted(vocabulary, key=lambda piece: vocabulary[piece])


def _bare(model: models.Model, *, letters: AbstractSet[str] = frozenset()) -> Tokenizer:
    tokenizer = Tokenizer(model)
    steps = [
        normalizers.NFKC(),
        normalizers.Lowercase(),
        normalizers.Replace("’", "'"),
        normalizers.Replace(Regex(r"\p{Cf}"), ""),  # soft hyphens, zero-width spaces
    ]
    cuts = [
        pre_tokenizers.WhitespaceSplit(),
        pre_tokenizers.Punctuation("isolated"),
        pre_tokenizers.Metaspace(prepend_scheme="always"),
    ]
    if letters:
        steps.append(normalizers.Replace(Regex(rf"[^\s{_ranges(letters)}]"), BOUNDARY))
        cuts.append(pre_tokenizers.Split(Regex(f".{{1,{_LONGEST_RUN}}}"), "isolated"))
    tokenizer.normalizer = normalizers.Sequence(steps)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(cuts)
    return tokenizer


def _ranges(letters: AbstractSet[str]) -> str:
    """The inside of a character class with these characters."""
    ranges: list[list[int]] = []
    for code in sorted(map(ord, letters)):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(rf"\x{{{low:x}}}-\x{{{high:x}}}" for low, high in ranges)


def splits_of(pieces: Sequence[str]) -> list[list[int]]:
    """For each piece, the smaller pieces it falls into without itself; itself alone if into none.

    From left to right the longest counts, as in the tokenizer itself.
    """
    numbers = {piece: number for number, piece in enumerate(pieces)}
    return [
        [numbers[part] for part in _smaller(piece, numbers)] if len(piece) > 3 else [number]
        for number, piece in enumerate(pieces)
    ]


def _smaller(piece: str, known: Container[str]) -> list[str]:
    parts: list[str] = []
    start = 0
    while start < len(piece):
        ends = range(len(piece) if start else len(piece) - 1, start, -1)
        end = next((end for end in ends if piece[start:end] in known), None)
        if end is None:
            return [piece]
        parts.append(piece[start:end])
        start = end
    return parts
