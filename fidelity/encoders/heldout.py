"""What the embedded encoder never learns from, so that it may be measured on it.

Training and evaluation stand on the same floor and do not import each other; both read the split
from here.
"""

import hashlib
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from fidelity.encoders.datasets import Opposites, Synset, read_opposites, read_synsets

HELD_OUT_SETS = frozenset({"ntrex"})
"""Origins of rows of `parallel`, up to the first slash, that are never trained on."""

HELD_OUT_SHARE = 0.25
"""Share of the antonym pairs of Open English WordNet kept for measuring."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Triple:
    """A word, a word that means the same, and a word that means the opposite."""

    anchor: str
    synonym: str
    antonym: str
    part_of_speech: str


def sentence_key(text: str) -> str:
    """The form in which two sentences count as the same: letters and digits only, in small."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in plain if character.isalnum())


def is_held_out(first: str, second: str) -> bool:
    """Whether an antonym pair, in either order and any capitals, is kept for measuring."""
    low, high = sorted((first.casefold(), second.casefold()))
    digest = hashlib.sha256(f"{low}\t{high}".encode()).digest()
    return int.from_bytes(digest[:4], "big") < HELD_OUT_SHARE * 2**32


def held_out_triples(data: Path) -> tuple[Triple, ...]:
    """Synonym and antonym of each held-out word, from the folder `oewn`; empty if it is absent.

    The synonym shares a synset with the word; a synset that hangs under the same hypernym as one of
    the antonym's is preferred, since the antonym file names words and no senses. Of several
    synonyms the first stands, in the order of the file.
    """
    rows = read_opposites(data)
    senses: dict[tuple[str, str], list[Synset]] = defaultdict(list)
    for synset in read_synsets(data):
        for member in synset.members:
            senses[member, synset.part_of_speech].append(synset)
    opposed = {(row.word, row.antonym) for row in rows}
    triples = []
    for row in rows:
        if not is_held_out(row.word, row.antonym):
            continue
        synonyms = _synonyms(row, senses, opposed)
        if synonyms:
            triples.append(
                Triple(
                    anchor=row.word,
                    synonym=synonyms[0],
                    antonym=row.antonym,
                    part_of_speech=row.part_of_speech,
                )
            )
    return tuple(triples)


def _synonyms(
    row: Opposites,
    senses: dict[tuple[str, str], list[Synset]],
    opposed: set[tuple[str, str]],
) -> list[str]:
    others = senses[row.antonym, row.part_of_speech]
    parents = {name for synset in others for name in synset.hypernyms}
    ours = [s for s in senses[row.word, row.part_of_speech] if row.antonym not in s.members]
    ours.sort(key=lambda synset: parents.isdisjoint(synset.hypernyms))
    taken = {row.word.casefold(), row.antonym.casefold()}
    return [
        member
        for synset in ours
        for member in synset.members
        if member.casefold() not in taken and (row.word, member) not in opposed
    ]


def is_measured_source(source: str) -> bool:
    """Whether a source of the critical-error development set is kept for measuring.

    The dictionaries learn from the others.
    """
    digest = hashlib.sha256(sentence_key(source).encode()).digest()
    return digest[0] < 256 * HELD_OUT_SHARE
