"""The seven stages in order; the first file to read.

read (`documents`) -> extract (`quotations`) -> pair (`passages`) -> score (`scores`) ->
align (`alignment`) -> detect (`distortions`) -> judge (`verdict`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fidelity import (
    __version__,
    alignment,
    distortions,
    documents,
    passages,
    quotations,
    scores,
    verdict,
)
from fidelity.encoders.encoder import Encoder
from fidelity.errors import InputError, UsageError
from fidelity.records import (
    Check,
    CheckedDocument,
    Comparison,
    Detection,
    Distortion,
    Document,
    Extraction,
    Notice,
    Pair,
    Passage,
    Relation,
    Report,
    Score,
    SegmentedDocument,
    Span,
    Token,
)
from fidelity.settings import Settings
from fidelity.signature import signature
from fidelity.text.bilingual import primary, relation_of
from fidelity.text.language import detect as detect_language
from fidelity.text.placeholders import words_between
from fidelity.text.tokens import tokens_of

Progress = Callable[[int, int, str], None]
"""Called with (done, total, what is being worked on); totals are quotations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Articles:
    """What a run works on."""

    derivatives: tuple[Document, ...]
    originals: tuple[Document, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Two texts to compare, each with its language where that is known."""

    original: str
    derivative: str
    language: str | None = None
    original_language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """A pair with the documents that it stands in, and the people whom the originals name."""

    pair: Pair
    derivative: Document
    originals: Sequence[Document]
    people: tuple[str, ...] = ()

    @property
    def original(self) -> Document | None:
        """The one that the passage stands in."""
        passage = self.pair.passage
        return next(
            (one for one in self.originals if passage and one.id == passage.document_id), None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A check, what the detectors had to say of their own work, and what none of them looks for."""

    check: Check
    notices: tuple[Notice, ...]
    untold: tuple[Notice, ...] = ()


def read(
    derivatives: Sequence[Path],
    originals: Sequence[Path],
    *,
    language: str | None = None,
    original_language: str | None = None,
) -> Articles:
    """Read the files of a run; a folder means every readable file in it.

    Raises:
        UsageError: a path does not exist, no original is given, or a file is on both sides.
        InputError: a file is empty, binary or wrongly encoded.
    """
    if not originals:
        raise UsageError("expected at least one original (--original FILE), got none")
    found = documents.find(derivatives)
    known = {path.resolve() for path in documents.find(originals)}
    for path in found:
        if path.resolve() in known:
            raise UsageError(f"expected a derivative, got one of the originals: {str(path)!r}")
    return Articles(
        derivatives=tuple(
            documents.read(path, id=f"d{number}", language=language)
            for number, path in enumerate(found, 1)
        ),
        originals=tuple(
            documents.read(path, id=f"o{number}", language=original_language)
            for number, path in enumerate(documents.find(originals), 1)
        ),
    )


def check(
    derivatives: Sequence[Document],
    originals: Sequence[Document],
    *,
    encoder: Encoder | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Report:
    """Check every quotation of the derivatives against all originals.

    Args:
        derivatives: what is checked, in the order of the report.
        originals: where quotations may come from; every quotation is looked for in all of them.
        encoder: for semantic similarity; None works on words alone.
        settings: thresholds; the defaults when left out.
        progress: called before each quotation.
    """
    settings = settings or Settings()
    sources = [quotations.extract(original) for original in originals]
    people = quotations.people_of(sources)
    finder = passages.Finder(originals, sources, encoder=encoder)
    found = [quotations.extract(derivative) for derivative in derivatives]
    wanted = []
    for derivative, extraction in zip(derivatives, found, strict=True):
        all_too = settings.include_attitudes
        told = quotations.worth_checking(
            extraction.quotations, derivative.text, include_attitudes=all_too
        )
        pairs = finder.pair(told, derivative, thresholds=settings.pairing)
        wanted.append([pair for pair in pairs if all_too or passages.is_told(pair)])
    total = sum(len(pairs) for pairs in wanted)
    done = 0
    checked = []
    for derivative, extraction, chosen in zip(derivatives, found, wanted, strict=True):
        checks = []
        for pair in chosen:
            if progress is not None:
                progress(done, total, derivative.path)
            case = _Case(pair=pair, derivative=derivative, originals=originals, people=people)
            checks += _check_all((case,), encoder=encoder)
            done += 1
        checked.append(
            _checked(
                derivative,
                checks,
                notices=derivative.notices
                + extraction.notices
                + distortions.untold_notices(derivative, originals),
            )
        )
    return Report(
        originals=tuple(originals),
        derivatives=tuple(checked),
        signature=_signature(encoder, settings),
        version=__version__,
    )


def check_segments(
    bitext: SegmentedDocument,
    *,
    encoder: Encoder | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Report:
    """Check every segment of a bilingual file against its own source; nothing is paired."""
    settings = settings or Settings()
    hyp, ref = bitext.derivative, bitext.original
    checks = []
    for done, segment in enumerate(bitext.segments):
        if progress is not None:
            progress(done, len(bitext.segments), hyp.path)
        pair = Pair(
            quotation=quotations.whole(f"{hyp.id}-s{segment.id}", hyp, segment.derivative),
            passage=Passage(
                document_id=ref.id, span=segment.original, contents=(segment.original,)
            ),
            relation=relation_of(ref.language, hyp.language),
            similarity=1.0,
        )
        checks += _check_all((_Case(pair=pair, derivative=hyp, originals=(ref,)),), encoder=encoder)
    return Report(
        originals=(ref,),
        derivatives=(
            _checked(hyp, checks, notices=hyp.notices + distortions.untold_notices(hyp, [ref])),
        ),
        signature=_signature(encoder, settings),
        version=__version__,
    )


def compare(
    original: str,
    derivative: str,
    *,
    encoder: Encoder | None = None,
    language: str | None = None,
    original_language: str | None = None,
    settings: Settings | None = None,
) -> Check:
    """Judge one derivative text against one original text.

    The whole derivative counts as what was said. An original that is much longer is searched for
    its closest passage first; else the whole original is the passage.

    Raises:
        InputError: one of the texts is empty.
    """
    languages = {"language": language, "original_language": original_language}
    texts = (Texts(original=original, derivative=derivative, **languages),)
    return compare_all(texts, encoder=encoder, settings=settings)[0].check


def compare_all(
    pairs: Sequence[Texts], *, encoder: Encoder | None = None, settings: Settings | None = None
) -> tuple[Judged, ...]:
    """`compare` of many pairs, stage by stage: a stage stays in the processor's cache.

    Raises:
        InputError: one of the texts is empty.
    """
    settings = settings or Settings()
    cases = []
    for hyp, ref in list(map(_documents_of, pairs)):
        # who says what in the original matters only where a passage has to be found in it
        long = passages.is_much_longer(ref.text, hyp.text)
        source = quotations.extract(ref) if long else Extraction(quotations=())
        said = quotations.whole("d1-q1", hyp, passages.whole(hyp).span)
        finder = passages.Finder([ref], [source], encoder=encoder)
        pair = finder.compare(said, hyp, thresholds=settings.pairing)
        cases.append(_Case(pair=pair, derivative=hyp, originals=(ref,)))
    return tuple(
        replace(judged, untold=distortions.untold_notices(case.derivative, case.originals))
        for case, judged in zip(cases, _check_all(cases, encoder=encoder), strict=True)
    )


def _documents_of(texts: Texts) -> tuple[Document, Document]:
    """Derivative and original of one pair, each in the language that is given or detected."""
    for side, text in (("original", texts.original), ("derivative", texts.derivative)):
        if not text.strip():
            raise InputError(f"expected words in the {side}, got an empty text")
    ref = documents.of_text(texts.original, id="o1", language=texts.original_language)
    # a text too short to tell is taken to be in the original's language
    language = texts.language or detect_language(texts.derivative, default=ref.language)
    return documents.of_text(texts.derivative, id="d1", language=language), ref


def comparison(
    pair: Pair,
    derivative: Document,
    originals: Sequence[Document],
    *,
    encoder: Encoder | None,
    people: tuple[str, ...] = (),
) -> Comparison:
    """Stage 5 for one pair: its words, and which of them answer each other.

    `people` are the full names of the persons in the originals.
    """
    case = _Case(pair=pair, derivative=derivative, originals=originals, people=people)
    return _comparisons((case,), encoder=encoder)[0]


def _comparisons(cases: Sequence[_Case], *, encoder: Encoder | None) -> list[Comparison]:
    """Stage 5."""
    sides = [
        alignment.Sides(
            hyp=_tokens(case.derivative, case.pair.quotation.contents),
            ref=_tokens(case.original, case.pair.passage.contents)
            if case.original and case.pair.passage
            else (),
            language=primary(case.derivative.language),
            ref_language=primary((case.original or case.derivative).language),
        )
        for case in cases
    ]
    return [
        Comparison(
            pair=case.pair,
            hyp_document=case.derivative,
            ref_document=case.original,
            alignment=aligned,
            known_names=case.people,
        )
        for case, aligned in zip(cases, alignment.align_all(sides, encoder=encoder), strict=True)
    ]


def _check_all(cases: Sequence[_Case], *, encoder: Encoder | None) -> list[Judged]:
    """Stages 4 to 7 for some pairs."""
    compared = _comparisons(cases, encoder=encoder)
    measured = _scores(compared, encoder)
    judged = []
    findings = _with_sentences(cases, compared, encoder=encoder)
    for one, values, found in zip(compared, measured, findings, strict=True):
        left = tuple(
            distortion
            for distortion in found.distortions
            if not quotations.is_marked_edit(distortion, one.pair.quotation)
            and not passages.stands_elsewhere(distortion, one)
        )
        label = verdict.judge(one, left, scores=values)
        check = Check(pair=one.pair, scores=values, distortions=left, verdict=label)
        judged.append(Judged(check=check, notices=found.notices))
    return judged


def _with_sentences(
    cases: Sequence[_Case], compared: Sequence[Comparison], *, encoder: Encoder | None
) -> list[Detection]:
    """Stage 6, and of a long quotation stages 5 and 6 once more for each of its sentences."""
    parts = [(at, pair) for at, one in enumerate(compared) for pair in passages.sentence_pairs(one)]
    narrowed = [replace(cases[at], pair=pair) for at, pair in parts]
    told = distortions.examine_all(_comparisons(narrowed, encoder=encoder))
    news: list[list[Distortion]] = [[] for _ in cases]
    for (at, _), found in zip(parts, told, strict=True):
        news[at] += found.distortions
    findings = distortions.examine_all(compared)
    return list(map(distortions.with_sentences, findings, compared, news))


def _scores(compared: Sequence[Comparison], encoder: Encoder | None) -> list[tuple[Score, ...]]:
    """Stage 4; there is nothing to score without a passage."""
    sides = {
        at: scores.Sides(
            hyp=_text(one.hyp_document, one.pair.quotation.contents),
            ref=_text(one.ref_document, one.pair.passage.contents),
            same_language=one.pair.relation is Relation.SAME_LANGUAGE,
            support=one.pair.support,
        )
        for at, one in enumerate(compared)
        if one.pair.passage is not None and one.ref_document is not None
    }
    measured = iter(scores.score_all(list(sides.values()), encoder=encoder))
    return [next(measured) if at in sides else () for at in range(len(compared))]


def _checked(
    document: Document, judged: Sequence[Judged], *, notices: tuple[Notice, ...]
) -> CheckedDocument:
    """A derivative with its checks, and everything that was noticed on the way."""
    return CheckedDocument(
        document=document,
        checks=tuple(one.check for one in judged),
        notices=notices + tuple(notice for one in judged for notice in one.notices),
    )


def _signature(encoder: Encoder | None, settings: Settings) -> str:
    return signature(
        version=__version__, encoder=encoder.signature if encoder else "none", settings=settings
    )


def _tokens(document: Document, contents: tuple[Span, ...]) -> tuple[Token, ...]:
    """The tokens of a quotation or passage, numbered by sentence."""
    tokens = tokens_of(document.text, contents, document.language)
    for span in contents:
        tokens = words_between(document.text, span, tokens)
    return tokens


def _text(document: Document, contents: tuple[Span, ...]) -> str:
    return " ".join(span.of(document.text) for span in contents)
