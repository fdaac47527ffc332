"""Which senses common English words have, and of which wider sense each is a kind.

From the Open English WordNet (McCrae et al. 2020), for single words of running text. Run as
`python -m fidelity.training.senses DATA`, where DATA is the data folder.
"""

import gzip
import sys
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path

from fidelity.encoders.datasets import Synset, read_synsets
from fidelity.evidence.meaning.senses import FILE

_WORDS = 30_000  # commonest ones; whoever replaces a word with a rarer one is seldom misread
_FREQUENCIES = Path("frequency-words/en/en_50k.txt.gz")
_HEADER = """\
# origin: Open English WordNet (synsets, hypernyms, similar adjectives), re-tabulated by the project
# origin: (fidelity/training/senses.py); which words are common is from FrequencyWords
# licence: CC BY 4.0 (Open English WordNet), CC BY-SA 4.0 (FrequencyWords)
# why: two words that share a sense may stand for each other; two kinds of one thing may not
# fields: [wider] sense (n noun, v verb, a adjective, r adverb), senses that it is a kind of;
# fields: [words] word, its senses
"""


def build(data: Path, out: Path) -> Path:
    """Write the list; the same bytes for the same data.

    Raises:
        OSError: a file of the data folder cannot be read, or the result not written.
    """
    with gzip.open(data / _FREQUENCIES, "rt", encoding="utf-8") as rows:
        common = {row.split()[0] for row in islice(rows, _WORDS)}
    wider, words = senses(read_synsets(data), common)
    lines = ["[wider]", *_rows(wider), "[words]", *_rows(words)]
    content = _HEADER + "".join(f"{line}\n" for line in lines)
    out.write_bytes(gzip.compress(content.encode(), compresslevel=9, mtime=0))
    return out


def senses(
    synsets: Iterable[Synset], common: Iterable[str]
) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    """Each sense with its wider ones, and each of these words with its senses.

    A sense is a letter for its part of speech (n, v, a, r) and a number. The head of a group of
    similar adjectives counts as the wider sense of the others.
    """
    known = {synset.identifier: synset for synset in synsets}
    common = {word for word in common if word.isalpha() and word.islower()}
    held = [synset for synset in known.values() if not common.isdisjoint(synset.members)]
    names: dict[str, str] = {}
    for synset in held:
        for identifier in (synset.identifier, *_wider(synset, known)):
            names.setdefault(identifier, f"{known[identifier].part_of_speech}{len(names)}")
    wider = {
        name: [names[other] for other in _wider(known[identifier], known) if other in names]
        for identifier, name in names.items()
    }
    words: dict[str, list[str]] = {}
    for synset in held:
        for member in sorted(common.intersection(synset.members)):
            words.setdefault(member, []).append(names[synset.identifier])
    return {name: others for name, others in wider.items() if others}, words


def _wider(synset: Synset, known: Mapping[str, Synset]) -> list[str]:
    heads = [
        name
        for name in synset.similar
        if name in known and len(known[name].similar) > len(synset.similar)
    ]
    return [*(name for name in synset.hypernyms if name in known), *heads]


def _rows(table: Mapping[str, list[str]]) -> list[str]:
    return [f"{key}\t{' '.join(values)}" for key, values in sorted(table.items())]


if __name__ == "__main__":
    target = Path(__file__).parents[1] / "lexicons" / "en" / FILE
    sys.stdout.write(f"{build(Path(sys.argv[1]), target)}\n")
