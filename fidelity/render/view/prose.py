"""What several reports say in the same words."""

from collections.abc import Sequence
from itertools import pairwise

from fidelity.records import (
    Check,
    Distortion,
    Document,
    Excerpt,
    Policy,
    Report,
    Severity,
    Span,
)
from fidelity.text.printable import one_line

# How scores are written for people; any other metric is written by its own name.
METRIC_NAMES = {
    "chrf": "chrF",
    "bleu": "BLEU",
    "ter": "TER",
    "token_ratio": "token ratio",
    "semantic": "semantic",
}

_MAX_QUOTED = 80  # characters
_BETWEEN = " \n\t\u00a0\"'“”„«»‘’"
_CLOSING = "\"'”’»)"
_ENDS = {"", ".", "!", "?", "…"}


def headline(report: Report) -> str:
    """What the run came to, in one sentence."""
    summary = report.summary
    total = counted(summary.quotations, unit(report))
    distorted, unsupported = summary.by_verdict["distorted"], summary.by_verdict["unsupported"]
    if summary.quotations == 0:
        return f"No {unit(report)} was found, so nothing was checked."
    if not distorted and not unsupported:
        return f"{total} checked: nothing was distorted."
    parts = []
    if distorted:
        parts.append(f"{distorted} of {total} {'is' if distorted == 1 else 'are'} distorted")
    if unsupported:
        whole = f"{unsupported}" if parts else f"{unsupported} of {total}"
        verb = "has" if unsupported == 1 else "have"
        parts.append(f"{whole}\N{NO-BREAK SPACE}{verb} no passage in the originals")
    return ", ".join(parts) + "."


def unit(report: Report) -> str:
    """What is counted: quotations, or where all files hold translations only, their segments."""
    return "segment" if holds_sources(report) else "quotation"


def holds_sources(report: Report) -> bool:
    """Whether every file that was checked holds its own originals."""
    documents = [item.document for item in report.derivatives]
    return bool(documents) and all(is_bilingual(report, doc) for doc in documents)


def is_bilingual(report: Report, doc: Document) -> bool:
    """Whether a file holds the original beside the translation: it is both of them here."""
    return any(original.path == doc.path for original in report.originals)


def provenance(doc: Document) -> str:
    """Whence and when a page was fetched and what its bytes are; empty for a file."""
    if doc.visit is None:
        return ""
    return f"fetched {doc.visit.at} from {doc.visit.final_url}, SHA-256 {doc.sha256}"


def policy_in_words(policy: Policy) -> str:
    """What the gate asks for."""
    rules = []
    if policy.fail_on is not None:
        rules.append(f"no distortion of severity {_or_worse(policy.fail_on)}")
    if policy.fail_unsupported:
        rules.append("no unsupported quotation")
    if policy.min_score is not None:
        rules.append(f"no score below {policy.min_score:g}")
    return ", ".join(rules) or "nothing fails a run"


def _or_worse(severity: Severity) -> str:
    return severity.value if severity is Severity.CRITICAL else f"{severity.value} or worse"


def words(text: str, spans: Sequence[Span]) -> str:
    """The words at these spans as one text, the parts of a split quotation parted by a space."""
    return " ".join(span.of(text) for span in spans)


def words_for_people(text: str, spans: Sequence[Span]) -> str:
    """The same, with a sign where the parts do not stand side by side."""
    joined = spans[0].of(text)
    for before, after in pairwise(spans):
        is_beside = not text[before.end : after.start].strip(_BETWEEN)
        joined += f"{' ' if is_beside else ' … '}{after.of(text)}"
    return joined


def counted(number: int, noun: str) -> str:
    """Such as "1 quotation" or "2 quotations"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def sentence(message: str) -> str:
    """A message as it stands alone: with a capital first letter and a full stop."""
    is_ended = message.rstrip(_CLOSING)[-1:] in _ENDS
    return message[:1].upper() + message[1:] + ("" if is_ended else ".")


def with_words(found: Distortion, *, is_compared: bool) -> str:
    """The message with the words of both sides where it does not name them itself.

    Args:
        found: the distortion.
        is_compared: whether the original's words, or that there are none, say anything.
    """
    message = sentence(found.message)
    if all(side is None or side.text in message for side in (found.hyp, found.ref)):
        return message
    hyp, ref = (_quoted(side) for side in (found.hyp, found.ref))
    return f"{message} ({f'original: {ref}, ' if is_compared else ''}here: {hyp})"


def _quoted(side: Excerpt | None) -> str:
    return f"“{shorten(one_line(side.text), _MAX_QUOTED)}”" if side else "nothing"


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters; what is cut from the middle leaves an ellipsis."""
    if len(text) <= limit:
        return text
    half = (limit - 3) // 2
    return f"{text[:half].rstrip()} … {text[-half:].lstrip()}"


def score_texts(check: Check) -> tuple[str, ...]:
    """The scores for people: "chrF 62.1", and two decimals where the range is one unit."""
    return tuple(
        f"{METRIC_NAMES.get(score.metric, score.metric.replace('_', ' '))} "
        f"{score.value:.{2 if score.high - score.low <= 2 else 1}f}"
        for score in check.scores
    )
