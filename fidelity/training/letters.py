"""What runs of three letters are common in a language, counted in parallel text.

Words of a single sentence often hold no word that a list of the commonest ones has; how they are
spelt still tells their language (Cavnar and Trenkle 1994). Run as
`python -m fidelity.training.letters DATA`, where DATA is the data folder.
"""

import gzip
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from fidelity.text.letters import FILE, PARTS, runs
from fidelity.training.measured import measured_texts

LANGUAGES = ("de", "fr", "ru", "pt", "es", "it", "nl", "pl", "uk", "cs", "ro", "sv", "tr")
_ENGLISH = "en"
_LEXICONS = Path(__file__).parents[1] / "lexicons"
_HEADER = """\
# origin: counted by the project (fidelity/training/letters.py) in WMT newstest, Tatoeba, TICO-19,
# origin: Multi30k and WMT22 critical errors (development part)
# licence: CC BY-SA 4.0 (Tatoeba parts CC BY 2.0 FR)
# why: a sentence too short for the list of common words still shows its language in its spelling
# fields: three letters, `_` for the edge of a word; how many of 100,000 such runs are this one
"""
_SENTENCES = 30_000  # a language; more of them change nothing
_KEPT = 2_000  # commonest runs; the rest say little and would fill most of the file


def build(data: Path) -> Iterator[Path]:
    """Write one file a language, English included; yields each when it is done.

    Raises:
        OSError: a file of the data folder cannot be read, or the result not written.
    """
    measured = measured_texts(data)
    english: list[str] = []
    for language in LANGUAGES:
        pairs = measured.training_pairs(data, language)
        chosen = pairs[:: max(1, len(pairs) // _SENTENCES)]
        yield _write(language, count(foreign for foreign, _ in chosen))
        english += [text for _, text in chosen]
    yield _write(_ENGLISH, count(english[:: max(1, len(english) // _SENTENCES)]))


def count(texts: Iterable[str]) -> dict[str, int]:
    """The commonest runs of some texts, each with its parts of `PARTS`, rounded, at least 1."""
    counts = Counter(run for text in texts for run in runs(text))
    total = sum(counts.values())
    return {run: max(1, round(PARTS * n / total)) for run, n in counts.most_common(_KEPT)}


def _write(language: str, counts: dict[str, int]) -> Path:
    """The same bytes for the same counts."""
    path = _LEXICONS / language / FILE
    lines = "".join(f"{run}\t{parts}\n" for run, parts in sorted(counts.items()))
    path.write_bytes(gzip.compress((_HEADER + lines).encode(), compresslevel=9, mtime=0))
    return path


if __name__ == "__main__":
    for written in build(Path(sys.argv[1])):
        sys.stderr.write(f"{written} {written.stat().st_size} bytes\n")
