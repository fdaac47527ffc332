"""Points for findings, and how far the wording drifted without one."""

import math
import tomllib
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise, takewhile
from types import MappingProxyType

from fidelity.records import Alignment, Comparison, Distortion, LinkKind, Score, Token
from fidelity.text.function_words import content_places
from fidelity.text.polarity import NegatorKind, negators
from fidelity.text.sequences import unlikeliness
from fidelity.text.verbs import time_marks, told_times

_MARKS = frozenset(",.;:!?")
_LEAST_LEFT = 0.25
_SAME_WORD = {LinkKind.FORM, LinkKind.SPELLING, LinkKind.VALUE, LinkKind.ABBREVIATION}


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """`weights.toml` by table."""
    text = files(__package__).joinpath("weights.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    return MappingProxyType({name: MappingProxyType(table) for name, table in tables.items()})


def penalty_points(distortions: Iterable[Distortion]) -> float:
    """MQM points of all findings, each by severity and by how sure it is."""
    points, sureness = weights()["penalty_points"], weights()["confidence"]
    return sum(points[one.severity.value] * sureness[one.confidence.value] for one in distortions)


def drift(comparison: Comparison, scores: Iterable[Score] = ()) -> float:
    """How far the wording moved, 0 (the same text) to 1 (nothing in common).

    It orders quotations that have the same findings, and never makes one distorted.
    """
    alignment = comparison.alignment
    weight = weights()["drift"]
    measured = {score.metric: score.value for score in scores}
    ref = {i: link.weight for link in alignment.links for i in link.ref}
    total = (
        weight["dropped"] * _loss(alignment.ref, ref, alignment.ref_language)
        + weight["order"] * _disorder(alignment)
        + weight["surface"] * _surface(comparison)
        + weight["polarity"] * _polarity(alignment)
        + weight["chrf"] * (1 - measured.get("chrf", 100) / 100)
        + weight["semantic"] * (1 - measured.get("semantic", 1))
    )
    if not alignment.is_translation:
        total += weight["tense"] * _new_times(alignment) + weight["times"] * _moved(alignment)
        # a smoother sentence makes up for a part of what was changed, never for all of it
        total = max(total * _LEAST_LEFT, total + weight["fluency"] * _roughness(alignment))
    return 1 - math.exp(-total)


def _loss(tokens: Sequence[Token], linked: dict[int, float], language: str) -> float:
    """The share of all weight that has no partner, or only a doubtful one.

    What a word counts: see `[word]` of `weights.toml`.
    """
    table = weights()["word"]
    function, mark, content = table["function"], table["mark"], table["content"]
    name_or_number = table["name_or_number"]
    telling = content_places(tokens, language)
    total = missing = 0.0
    sentence = None
    for index, token in enumerate(tokens):
        if index not in telling:
            weight = function if token.is_word else mark
        elif token.norm[0].isdigit() or (token.text[0].isupper() and token.sentence == sentence):
            weight = name_or_number
        else:
            weight = content
        sentence = token.sentence
        total += weight
        missing += weight * (1 - linked.get(index, 0.0))
    return missing / total if total else 0.0


def _disorder(alignment: Alignment) -> float:
    """The share of neighbouring links whose partners do not follow each other."""
    places = [link.ref[0] for link in sorted(alignment.links, key=lambda link: link.hyp)]
    steps = list(pairwise(places))
    return sum(after != before + 1 for before, after in steps) / len(steps) if steps else 0.0


def _roughness(alignment: Alignment) -> float:
    """How much less the quotation's words follow from one another than the passage's; nats."""
    hyp, ref = alignment.hyp, alignment.ref
    return unlikeliness(hyp, alignment.hyp_language) - unlikeliness(ref, alignment.ref_language)


def _new_times(alignment: Alignment) -> float:
    """Signs of time and aspect that the passage has not or less often, by its words; English."""
    if alignment.hyp_language != "en":
        return 0.0
    said = time_marks(alignment.ref)
    new = sum(max(0, n - said.get(mark, 0)) for mark, n in time_marks(alignment.hyp).items())
    return new / max(1, len(alignment.ref))


def _moved(alignment: Alignment) -> float:
    """How far the two sides share out their verbs among the times in other ways, 0 to 1; English.

    One is added to either side's verbs, so that a single one is no whole story.
    """
    if not alignment.is_english:
        return 0.0
    hyp, ref = told_times(alignment.hyp), told_times(alignment.ref)
    ours, theirs = sum(hyp.values()) + 1, sum(ref.values()) + 1
    return sum(abs(hyp.get(t, 0) / ours - ref.get(t, 0) / theirs) for t in hyp.keys() | ref) / 2


def _polarity(alignment: Alignment) -> int:
    """1 where the two sides differ by an odd number of overt negators, else 0.

    "Unless" is "if not", and a "nor" that opens a sentence "also not".
    """
    counts = [
        sum(one.kind is NegatorKind.OVERT for one in negators(tokens, language))
        + sum(
            token.norm == "unless" or (token.norm == "nor" and _opens(tokens, index))
            for index, token in enumerate(tokens)
        )
        for tokens, language in (
            (alignment.hyp, alignment.hyp_language),
            (alignment.ref, alignment.ref_language),
        )
    ]
    return (counts[0] - counts[1]) % 2


def _surface(comparison: Comparison) -> float:
    """Differences that a reader sees and no word tells: capitals, stray spaces."""
    alignment = comparison.alignment
    hyp, ref = alignment.hyp, alignment.ref
    stray = abs(
        _spaces_before_marks(comparison.hyp_document.text, hyp)
        - _spaces_before_marks(comparison.ref_document.text if comparison.ref_document else "", ref)
    )
    seen = stray + _small_openings(alignment) + weights()["surface"]["inside"] * _recased(alignment)
    return min(1.0, seen / max(1, len(hyp)) * 4)


def _small_openings(alignment: Alignment) -> int:
    """Sentences of the quotation that open with a small letter and begin no excerpt."""
    hyp, ref = alignment.hyp, alignment.ref
    if not ref or not ref[0].text[0].isupper():
        return 0
    small = [i for i, token in enumerate(hyp) if _opens(hyp, i) and token.text[0].islower()]
    if not small:
        return 0
    partners = {i: link.ref[0] for link in alignment.links for i in link.hyp}
    linked = {i for link in alignment.links for i in link.ref}
    return sum(not _begins_excerpt(partners.get(i, 0), ref, linked) for i in small)


def _begins_excerpt(place: int, ref: Sequence[Token], linked: Container[int]) -> bool:
    """Whether nothing of the sentence before this word of the passage is quoted."""
    before = takewhile(lambda i: ref[i].sentence == ref[place].sentence, range(place - 1, -1, -1))
    return not _opens(ref, place) and not any(i in linked for i in before)


def _recased(alignment: Alignment) -> int:
    """Words with other capitals, but for those that open a sentence on either side."""
    hyp, ref = alignment.hyp, alignment.ref
    return sum(
        hyp[link.hyp[0]].text != ref[link.ref[0]].text
        and not _opens(hyp, link.hyp[0])
        and not _opens(ref, link.ref[0])
        for link in alignment.links
        if link.kind in _SAME_WORD
    )


def _opens(tokens: Sequence[Token], index: int) -> bool:
    return index == 0 or tokens[index - 1].sentence != tokens[index].sentence


def _spaces_before_marks(text: str, tokens: Sequence[Token]) -> int:
    marks = [token.span.start for token in tokens if token.text in _MARKS]
    return sum(start > 0 and text[start - 1 : start].isspace() for start in marks)
