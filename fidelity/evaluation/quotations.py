"""Are quotations found, with their words, their verb and their speaker?

A predicted quotation matches an annotated one when the characters that both cover are at least so
large a share of the longer one (80 % and, laxer, 30 %); each matches once, the best pair first.
Targets are those that the project set itself before the first run.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from fidelity import quotations
from fidelity.evaluation.bench import Bench
from fidelity.evaluation.figures import Figure, Section, index, rate
from fidelity.evaluation.gold import data_sha256
from fidelity.evaluation.quotation_sets import (
    AnnotatedArticle,
    GoldAttribution,
    TaggedSentence,
    read_polnear,
    read_tagged,
)
from fidelity.evaluation.quotation_speed import missing, speed
from fidelity.quotations import lexicon
from fidelity.records import Document, Quotation, QuotationKind, Span

STRICT, LAX = 0.8, 0.3
_RECALL_TARGETS = {
    QuotationKind.DIRECT: 0.97,
    QuotationKind.MIXED: 0.72,
    QuotationKind.INDIRECT: 0.48,
}
_F1_TARGETS = {STRICT: 0.55, LAX: 0.70}
_SPEAKER_TARGET, _CUE_TARGET = 0.88, 0.90
_TAGGED_TARGET = 0.80
_TAGGED_LANGUAGES = ("cs", "ru")
_THOUGHTS = lexicon.Frame.ATTITUDE | lexicon.Frame.INTENTION | lexicon.Frame.DESCRIBE


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedArticle:
    """An annotated article with what was found in it.

    `pairs` holds (index of the attribution, index of the quotation) at each threshold.
    """

    article: AnnotatedArticle
    found: tuple[Quotation, ...]
    strict: tuple[tuple[int, int], ...]
    lax: tuple[tuple[int, int], ...]


def evaluate(data: Path, bench: Bench) -> Iterator[Section]:
    """All sets of quotations that are at hand, one section each."""
    archive = data / "polnear" / "dev.tar.xz"
    if archive.is_file():
        articles = read_polnear(archive)[: bench.limit]
        yield Section(
            name="polnear",
            figures=polnear_figures(articles, bench),
            data_sha256=data_sha256([archive]),
            notes=("Mental states and intentions count here; the product leaves them out.",),
        )
        texts = sorted({article.text for article in articles})
        yield Section(
            name="quotation_speed",
            figures=speed([_document(text, "en") for text in texts]),
            data_sha256=data_sha256([archive]),
            notes=tuple(filter(None, (missing(),))),
        )
    tagged = data / "adaq-cs-ru-quotes"
    for language in _TAGGED_LANGUAGES if tagged.is_dir() else ():
        sentences = read_tagged(tagged, language)[: bench.limit]
        files = sorted(tagged.glob(f"{language}_*"))
        yield Section(
            name=f"tagged_{language}",
            figures=tagged_figures(sentences, language),
            data_sha256=data_sha256(files),
        )


def polnear_figures(articles: Sequence[AnnotatedArticle], bench: Bench) -> tuple[Figure, ...]:
    """Recall by kind, F1 at both thresholds, speakers and verbs of what was matched."""
    matched = [match(article) for article in bench.track(articles, "polnear")]
    gold = sum(len(m.article.attributions) for m in matched)
    found = sum(len(m.found) for m in matched)
    figures = [
        rate(
            f"polnear.{kind.value}.recall",
            [
                place in {g for g, _ in m.strict}
                for m in matched
                for place, attribution in enumerate(m.article.attributions)
                if attribution.kind is kind
            ],
            target=_RECALL_TARGETS[kind],
        )
        for kind in QuotationKind
    ]
    for threshold, hits in (
        (STRICT, sum(len(m.strict) for m in matched)),
        (LAX, sum(len(m.lax) for m in matched)),
    ):
        name = f"polnear.all.f1_at_{threshold:.0%}".rstrip("%")
        figures.append(index(name, _f1(hits, found, gold), gold, target=_F1_TARGETS[threshold]))
    figures.append(
        rate("polnear.speaker", _agreements(matched, _speaker_agrees), target=_SPEAKER_TARGET)
    )
    figures.append(rate("polnear.cue", _agreements(matched, _cue_agrees), target=_CUE_TARGET))
    figures.extend(_attitude_figures(matched))
    return tuple(figures)


def _attitude_figures(matched: Sequence[MatchedArticle]) -> Iterator[Figure]:
    """How the class of thoughts and intentions does by itself, and what is left without it.

    The corpus does not tell them from speech: an annotation counts as one where its cue holds
    verbs of thinking and meaning to, and no verb of speech.
    """
    yield rate(
        "polnear.attitude.recall",
        [
            place in {g for g, _ in m.strict}
            for m in matched
            for place, gold in enumerate(m.article.attributions)
            if _tells_attitude(gold, m.article.text)
        ],
    )
    for name, wanted in (("attitude", True), ("speech", False)):
        yield rate(
            f"polnear.{name}.precision",
            [
                place in {q for _, q in m.strict}
                for m in matched
                for place, quotation in enumerate(m.found)
                if quotation.is_attitude is wanted
            ],
        )


def _tells_attitude(gold: GoldAttribution, text: str) -> bool:
    forms = lexicon.load("en").forms
    words = " ".join(span.of(text) for span in gold.cue).lower().split()
    frames = 0
    for word in words:
        for form in forms.get(word, ()):
            frames |= form.frames
    return frames != 0 and not frames & ~_THOUGHTS


def match(article: AnnotatedArticle) -> MatchedArticle:
    """Extract the quotations of an article and pair them with its attributions."""
    found = quotations.extract(_document(article.text, "en")).quotations
    gold = [_characters(attribution.content) for attribution in article.attributions]
    ours = [_characters(quotation.contents) for quotation in found]
    overlaps = sorted(
        (
            (len(left & right) / max(len(left), len(right)), g, q)
            for g, left in enumerate(gold)
            for q, right in enumerate(ours)
            if left & right
        ),
        reverse=True,
    )
    return MatchedArticle(
        article=article,
        found=found,
        strict=_assigned(overlaps, STRICT),
        lax=_assigned(overlaps, LAX),
    )


def _assigned(
    overlaps: Sequence[tuple[float, int, int]], threshold: float
) -> tuple[tuple[int, int], ...]:
    """One partner each, the largest overlap first."""
    gold: set[int] = set()
    ours: set[int] = set()
    pairs = []
    for overlap, g, q in overlaps:
        if overlap >= threshold and g not in gold and q not in ours:
            gold.add(g)
            ours.add(q)
            pairs.append((g, q))
    return tuple(pairs)


def _characters(spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(place for span in spans for place in range(span.start, span.end))


def _f1(hits: int, found: int, gold: int) -> float:
    return 2 * hits / (found + gold) if found + gold else 0.0


def _agreements(
    matched: Sequence[MatchedArticle],
    agree: Callable[[GoldAttribution, Quotation], bool | None],
) -> list[bool]:
    """Whether the parts of matched quotations agree; those without such a part left out."""
    verdicts = [agree(m.article.attributions[g], m.found[q]) for m in matched for g, q in m.strict]
    return [verdict for verdict in verdicts if verdict is not None]


def _speaker_agrees(gold: GoldAttribution, ours: Quotation) -> bool | None:
    if not gold.source:
        return None
    mention = ours.speaker.mention if ours.speaker else None
    return mention is not None and any(mention.overlap(span) for span in gold.source)


def _cue_agrees(gold: GoldAttribution, ours: Quotation) -> bool | None:
    if not gold.cue:
        return None
    return ours.cue is not None and any(ours.cue.overlap(span) for span in gold.cue)


def tagged_figures(sentences: Sequence[TaggedSentence], language: str) -> tuple[Figure, ...]:
    """F1 over the words of content, verb and source."""
    counts = {tag: [0, 0, 0] for tag in ("content", "cue", "source")}  # both, ours, gold
    for sentence in sentences:
        found = quotations.extract(_document(sentence.text, language)).quotations
        ours = {
            "content": _characters([span for q in found for span in q.contents]),
            "cue": _characters([q.cue for q in found if q.cue]),
            "source": _characters(
                [q.speaker.mention for q in found if q.speaker and q.speaker.mention]
            ),
        }
        for start, tags in _placed(sentence):
            for tag, count in counts.items():
                in_gold, in_ours = tag in tags, start in ours[tag]
                count[0] += in_gold and in_ours
                count[1] += in_ours
                count[2] += in_gold
    return tuple(
        index(
            f"tagged_{language}.{tag}.f1",
            _f1(both, found_count, gold),
            gold,
            target=_TAGGED_TARGET if tag == "content" else None,
        )
        for tag, (both, found_count, gold) in counts.items()
    )


def _placed(sentence: TaggedSentence) -> Iterator[tuple[int, str]]:
    """Where each word begins, with its tags; punctuation and words not found are left out."""
    position = 0
    for word, tags in sentence.words:
        start = sentence.text.find(word, position)
        if start < 0:
            continue
        position = start + len(word)
        if any(char.isalnum() for char in word):
            yield start, tags


def _document(text: str, language: str) -> Document:
    digest = sha256(text.encode()).hexdigest()
    return Document(id="d", path="", language=language, text=text, sha256=digest)
