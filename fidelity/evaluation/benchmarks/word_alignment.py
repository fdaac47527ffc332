"""Word links against those that people drew between two English sentences.

MultiMWA (Lan, Jiang and Xu 2021, "Neural semi-Markov CRF for Monolingual Word Alignment"): human
references of machine translation (MTRef), revisions of Wikipedia and of arXiv, news made simple
(Newsela). Links are sure or possible; here both are right, as in the figures of that paper.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from fidelity.alignment import align
from fidelity.errors import InputError
from fidelity.evaluation.bench import Bench
from fidelity.evaluation.benchmarks.rows import read_lines, sample
from fidelity.evaluation.figures import Figure, Section, Unit
from fidelity.evaluation.gold import data_sha256
from fidelity.records import Token
from fidelity.text.tokens import tokenize

_FIRST, _SECOND, _SURE, _POSSIBLE = 1, 3, 7, 8  # columns; the others count words or are empty
_LISTED = 40

Pairs = frozenset[tuple[int, int]]
"""Places in the first sentence with places in the second, counted in words between spaces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedSentences:
    """Two sentences and the words of theirs that answer each other."""

    first: str
    second: str
    links: Pairs


def read(path: Path) -> list[AlignedSentences]:
    """The sentence pairs of a file of MultiMWA.

    Raises:
        InputError: a line has too few columns, or a link that is no pair of numbers.
    """
    found = []
    for number, line in enumerate(read_lines(path), 1):
        cells = line.split("\t")
        try:
            links = " ".join(cells[_SURE : _POSSIBLE + 1]).split()
            places = [tuple(map(int, link.split("-"))) for link in links]
            found.append(
                AlignedSentences(
                    first=cells[_FIRST],
                    second=cells[_SECOND],
                    links=frozenset((one, other) for one, other in places),
                )
            )
        except (IndexError, ValueError) as problem:
            raise InputError(
                f"expected two sentences and links such as 4-0 on line {number} of {path}"
            ) from problem
    return found


def evaluate(paths: Sequence[Path], bench: Bench) -> Section:
    """F1 of our links and of plain Levenshtein's, on the parts marked `test`.

    Counted over all links of a part, as in MultiMWA's paper: a link is right where the gold has
    it, and a gold link is found where we have it.
    """
    figures: list[Figure] = []
    listing: list[str] = []
    for path in paths:
        name = path.name.split("-")[0]
        rows = sample(read(path), bench.limit)
        ours = [_links(row, bench) for row in bench.track(rows, f"alignment {name}")]
        plain = [_levenshtein(row) for row in rows]
        gold = [row.links for row in rows]
        figures += [
            *_figures(f"alignment.{name}", ours, gold),
            _figures(f"alignment.{name}.by_levenshtein", plain, gold)[-1],
        ]
        worst = sorted(
            zip(rows, ours, strict=True), key=lambda pair: _f1([pair[1]], [pair[0].links])
        )
        listing += [_listed(row, found) for row, found in worst[:_LISTED]]
    return Section(
        name="alignment",
        figures=tuple(figures),
        data_sha256=data_sha256(paths),
        notes=("sure and possible links count alike; every word and mark counts",),
        listing="\n".join(listing),
    )


def _links(row: AlignedSentences, bench: Bench) -> Pairs:
    ref, ref_words = _tokens(row.first)
    hyp, hyp_words = _tokens(row.second)
    return frozenset(
        (ref_words[i], hyp_words[j])
        for link in align(hyp, ref, encoder=bench.encoder).links
        for i in link.ref
        for j in link.hyp
    )


def _tokens(text: str) -> tuple[tuple[Token, ...], list[int]]:
    """The tokens of a sentence, and the number of the word between spaces that each is part of."""
    tokens = tokenize(text)
    return tokens, [text.count(" ", 0, token.span.start) for token in tokens]


def _levenshtein(row: AlignedSentences) -> Pairs:
    """The words that the shortest edit script keeps or replaces."""
    script = Levenshtein.opcodes(row.first.split(" "), row.second.split(" "))
    return frozenset(
        pair
        for step in script
        if step.tag in {"equal", "replace"}
        for pair in zip(
            range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True
        )
    )


def _figures(name: str, found: Sequence[Pairs], gold: Sequence[Pairs]) -> list[Figure]:
    right = sum(len(ours & theirs) for ours, theirs in zip(found, gold, strict=True))
    shares = (
        ("precision", right / max(1, sum(map(len, found)))),
        ("recall", right / max(1, sum(map(len, gold)))),
        ("f1", _f1(found, gold)),
    )
    return [
        Figure(name=f"{name}.{what}", value=value, n=len(gold), unit=Unit.INDEX)
        for what, value in shares
    ]


def _f1(found: Sequence[Pairs], gold: Sequence[Pairs]) -> float:
    right = sum(len(ours & theirs) for ours, theirs in zip(found, gold, strict=True))
    drawn = sum(map(len, found)) + sum(map(len, gold))
    return 2 * right / drawn if drawn else 1.0


def _listed(row: AlignedSentences, found: Pairs) -> str:
    first, second = row.first.split(" "), row.second.split(" ")

    def named(links: Pairs) -> str:
        return ", ".join(f"{first[i]} = {second[j]}" for i, j in sorted(links))

    return (
        f"== {row.first}\n   {row.second}\n   missed: {named(row.links - found)}\n"
        f"   wrong:  {named(found - row.links)}\n"
    )
