"""Summaries that hold, each beside the same with one error: what the support of a digest learns.

The right ones are those of `fib` (Tam et al. 2022; CNN/DM and XSum) whose words the article has.
The wrong ones are `fib`'s own (FactCC's rules: Kryscinski et al. 2020) and planted ones: a word
becomes another of the article or of another summary, an opposite, or, if it opens a sentence as
its subject, a pronoun; and such a pronoun becomes a name. No text of BUMP, SummEdits or another
set that is measured is read.
"""

import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fidelity.encoders.datasets import read_opposites, read_synsets
from fidelity.text.lemmas import dictionary_form, lemma_of
from fidelity.text.rarity import rarity

# The least share of a summary's rarer words that its article has: XSum's summaries are often
# wrong themselves, and nothing tells there which version is the worse.
_COVERED = {"cnn_dm": 0.6, "xsum": 0.75}
_ROUNDS = 2  # planted errors of each kind a summary
_FACTORS = (0.5, 1.1, 1.5, 2.0, 3.0)  # of a changed number
_PRONOUNS = ("He", "She", "They", "It")
_ENDINGS = ("ing", "ed", "s")
_SHORTEST = 4
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*|\d[\d,.]*\d|\d")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_NAME = re.compile(r"(?<![.!?\n] )(?<!^)\b[A-Z][a-z]+(?: [A-Z][a-z]+)*\b")
_SUBJECT = re.compile(
    r"(?:^|(?<=[.!?] ))(?:[A-Z][a-z'-]+ )*[A-Z][a-z'-]+(?= (?:is|was|has|have|will|are|were|had|"
    r"did|can|could|would|[a-z]+ed|[a-z]+s)\b)"
)
_OPENING = re.compile(r"(?:^|(?<=[.!?] ))(?:He|She|They|It)\b(?!')")
_MARKUP = (("<t>", " "), ("</t>", " "), ("``", '"'), ("''", '"'), ("-lrb-", "("), ("-rrb-", ")"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """An article, a summary that holds, and the same with an error of one `kind`."""

    kind: str
    article: str
    right: str
    wrong: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What may stand for a word: its part of speech, its opposites, words of other summaries."""

    part_of: Mapping[str, str]
    opposites: Mapping[str, tuple[str, ...]]
    elsewhere: Mapping[tuple[str, str], Sequence[str]]
    names: Sequence[str]

    def group(self, word: str) -> tuple[str, str]:
        """Part of speech and ending: what a word shares with those that fit in its place."""
        ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) > len(e) + 2), "")
        return self.part_of.get(lemma_of(word.lower()), ""), ending


def planted_digests(data: Path, *, seed: int = 0) -> list[Planted]:
    """All pairs, in a fixed order for a seed; none where `fib` or `oewn` is absent."""
    draw = random.Random(seed)  # noqa: S311 - a sample, not a secret
    summaries: dict[str, tuple[str, str]] = {}
    found = []
    for kind, number, article, right, wrong in _rows(data):
        if number not in summaries:
            summaries[number] = (article, right)
        if wrong:
            found.append(Planted(kind=kind, article=article, right=right, wrong=wrong))
    words = _vocabulary(data, [right for _, right in summaries.values()])
    if not words.part_of:
        return []
    for article, right in summaries.values():
        for kind, wrong in _errors(article, right, words, draw):
            if wrong != right:
                found.append(Planted(kind=kind, article=article, right=right, wrong=wrong))
    return found


def _rows(data: Path) -> Iterator[tuple[str, str, str, str, str]]:
    """Kind, number, article, right and wrong summary; no wrong one where a model wrote it."""
    for path in sorted((data / "fib").glob("*/f[ai][cb]*/*.jsonl*")):
        collection, folder = path.parts[-3:-1]
        kind = path.name.removeprefix("binary_choice-using_").split(".")[0]
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                texts = [row["input"], row["list_choices"][row["lbl"]], ""]
                if folder == "factcc":
                    texts[2] = row["list_choices"][1 - row["lbl"]]
                else:
                    texts[1] = row["correct_choice"]
                if collection == "cnn_dm":
                    texts = [_with_capitals(_without_markup(text)) for text in texts]
                if _coverage(texts[0], texts[1]) >= _COVERED[collection]:
                    yield f"{kind}.{collection}", row["id"], texts[0], texts[1], texts[2]


def _without_markup(text: str) -> str:
    for mark, plain in _MARKUP:
        text = text.replace(mark, plain)
    text = re.sub(r" ('s|n't|'re|'ve|'ll|'d|'m)\b", r"\1", text)
    text = re.sub(r" +([.,;:?!)])", r"\1", text).replace("( ", "(")
    return " ".join(text.split())


def _with_capitals(text: str) -> str:
    """A text in small letters with capitals, as far as a dictionary tells names."""

    def capital(match: re.Match[str]) -> str:
        word = match[0]
        if len(word) < _SHORTEST - 1 or rarity(lemma_of(word)) == 1:
            return word
        form = dictionary_form(word.removesuffix("'s"))
        return word.capitalize() if form is None or form[:1].isupper() else word

    text = re.sub(r"[a-z][a-z'-]*", capital, text)
    return re.sub(r"(^|[.!?] +)([a-z])", lambda match: match[1] + match[2].upper(), text)


def _coverage(article: str, summary: str) -> float:
    """The share of the summary's rarer words that the article has."""
    known = {lemma_of(word.lower()) for word in _WORD.findall(article)}
    wanted = [lemma_of(word.lower()) for word in _WORD.findall(summary)]
    wanted = [lemma for lemma in wanted if rarity(lemma) > 1]
    return sum(lemma in known for lemma in wanted) / len(wanted) if wanted else 0.0


def _vocabulary(data: Path, summaries: Sequence[str]) -> _Words:
    senses: dict[str, Counter[str]] = defaultdict(Counter)
    for synset in read_synsets(data):
        for member in synset.members:
            senses[member][synset.part_of_speech] += 1
    opposites: dict[str, set[str]] = defaultdict(set)
    for row in read_opposites(data):
        opposites[row.word].add(row.antonym)
    words = _Words(
        part_of={word: counts.most_common(1)[0][0] for word, counts in senses.items()},
        opposites={word: tuple(sorted(others)) for word, others in opposites.items()},
        elsewhere=defaultdict(list),
        names=[name for summary in summaries for name in _NAME.findall(summary)],
    )
    elsewhere: dict[tuple[str, str], list[str]] = defaultdict(list)
    for summary in summaries:
        for word in filter(_is_plain, _WORD.findall(summary)):
            elsewhere[words.group(word)].append(word)
    return _Words(
        part_of=words.part_of, opposites=words.opposites, elsewhere=elsewhere, names=words.names
    )


def _is_plain(word: str) -> bool:
    """Whether a word is no name, no number, and none of the commonest."""
    return word.islower() and len(word) >= _SHORTEST and rarity(lemma_of(word)) > 1


def _errors(
    article: str, summary: str, words: _Words, draw: random.Random
) -> Iterator[tuple[str, str]]:
    """Kind and text of each error that is planted in one summary."""
    inside: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word in sorted(set(filter(_is_plain, _WORD.findall(article)))):
        inside[words.group(word)].append(word)
    places = list(_WORD.finditer(summary))
    for _ in range(_ROUNDS):
        for part, label in (("v", "predicate"), ("n", "noun"), ("a", "adjective")):
            fitting = [m for m in places if _is_plain(m[0]) and words.group(m[0])[0] == part]
            for source, pool in (("article", inside), ("elsewhere", words.elsewhere)):
                if not fitting:
                    continue
                place = draw.choice(fitting)
                others = [
                    other
                    for other in pool.get(words.group(place[0]), ())
                    if lemma_of(other) != lemma_of(place[0])
                    and other not in summary
                    and (source == "article" or other not in article)
                ]
                if others:
                    yield f"{label}.{source}", _put(summary, place, draw.choice(others))
        yield from _opposite(summary, places, words, draw)
        yield from _other_number(article, summary, places, draw)
        yield from _other_name(article, summary, words, draw)
    yield from _pronouns_and_subjects(article, summary, draw)


def _pronouns_and_subjects(
    article: str, summary: str, draw: random.Random
) -> Iterator[tuple[str, str]]:
    # what a pronoun stands for is named in the summary, or is plain: another name is another one
    strangers = sorted({name for name in _NAME.findall(article) if name not in summary})
    for pronoun in list(_OPENING.finditer(summary))[:_ROUNDS]:
        if strangers:
            yield "name.for_pronoun", _put(summary, pronoun, draw.choice(strangers))
    for subject in list(_SUBJECT.finditer(summary))[:_ROUNDS]:
        if subject[0] in article:
            yield "pronoun", _put(summary, subject, draw.choice(_PRONOUNS))


def _opposite(
    summary: str, places: Sequence[re.Match[str]], words: _Words, draw: random.Random
) -> Iterator[tuple[str, str]]:
    fitting = [m for m in places if m[0] in words.opposites and m[0].islower()]
    if fitting:
        place = draw.choice(fitting)
        yield "opposite", _put(summary, place, draw.choice(words.opposites[place[0]]))


def _other_number(
    article: str, summary: str, places: Sequence[re.Match[str]], draw: random.Random
) -> Iterator[tuple[str, str]]:
    fitting = [m for m in places if m[0][0].isdigit()]
    if not fitting:
        return
    place = draw.choice(fitting)
    others = [number for number in _NUMBER.findall(article) if number not in summary]
    if others:
        yield "number.article", _put(summary, place, draw.choice(others))
    value = int(re.sub(r"\D", "", place[0])) * draw.choice(_FACTORS) + 1
    yield "number.elsewhere", _put(summary, place, f"{value:.0f}")


def _other_name(
    article: str, summary: str, words: _Words, draw: random.Random
) -> Iterator[tuple[str, str]]:
    names = sorted(set(_NAME.findall(summary)))
    if not names:
        return
    for source, pool in (
        ("article", sorted(set(_NAME.findall(article)))),
        ("elsewhere", words.names),
    ):
        name = draw.choice(names)
        others = [
            other
            for other in pool
            if other not in summary
            and name not in other
            and (source == "article" or other not in article)
        ]
        if others:
            yield f"name.{source}", summary.replace(name, draw.choice(others), 1)


def _put(summary: str, place: re.Match[str], word: str) -> str:
    return summary[: place.start()] + word + summary[place.end() :]
