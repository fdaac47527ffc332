"""How fast quotations are extracted, beside textacy's extractor where that can run.

textacy (https://github.com/chartbeat-labs/textacy) finds direct quotations on a parsed document, so
it needs a spaCy pipeline. Neither is a dependency: without them the figure stands alone and a note
says what is missing. Other work on the machine only ever adds time, so the best round counts.
"""

import importlib.util
import time
from collections.abc import Callable, Sequence

from fidelity import quotations
from fidelity.evaluation.figures import Figure, Unit
from fidelity.records import Document

_ROUNDS = 3
_PIPELINES = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg")
_TARGET = 1000.0  # kilobytes of article a second and core, without learned parts


def speed(documents: Sequence[Document]) -> tuple[Figure, ...]:
    """Kilobytes a second of one core: ours, and textacy's where it can run."""
    figures = [_figure("polnear.kilobytes", documents, _extract, target=_TARGET)]
    beside = textacy()
    if beside is not None:
        figures.append(_figure("polnear.textacy.kilobytes", documents, beside))
    return tuple(figures)


def missing() -> str:
    """Why textacy is not measured; empty where it is."""
    if importlib.util.find_spec("textacy") is None:
        return "textacy: not installed"
    if _pipeline() is None:
        return f"textacy: needs a spaCy pipeline ({' or '.join(_PIPELINES)})"
    return ""


def textacy() -> Callable[[Document], None] | None:
    """Textacy's extraction of direct quotations, parsing included; None where it cannot run."""
    if missing():
        return None
    import spacy
    from textacy.extract import direct_quotations

    parse = spacy.load(_pipeline())

    def run(document: Document) -> None:
        try:
            list(direct_quotations(parse(document.text)))
        except ValueError:
            return  # it drops a document whose marks are not balanced

    return run


def _pipeline() -> str | None:
    installed = (name for name in _PIPELINES if importlib.util.find_spec(name) is not None)
    return next(installed, None)


def _extract(document: Document) -> None:
    quotations.extract(document)


def _figure(
    name: str,
    documents: Sequence[Document],
    run: Callable[[Document], None],
    *,
    target: float | None = None,
) -> Figure:
    kilobytes = sum(len(document.text.encode()) for document in documents) / 1000
    best = min(_seconds(documents, run) for _ in range(_ROUNDS)) if documents else 0.0
    return Figure(
        name=name,
        value=kilobytes / best if best else 0.0,
        n=len(documents),
        unit=Unit.PER_SECOND,
        target=target,
    )


def _seconds(documents: Sequence[Document], run: Callable[[Document], None]) -> float:
    started = time.process_time()
    for document in documents:
        run(document)
    return time.process_time() - started
