"""What several reports say in the same words."""

from collections.abc import Sequence

from fidelity.records import Check, Document, Policy, Report, Severity, Span

# How scores are written for people; any other metric is written by its own name.
METRIC_NAMES = {
    "chrf": "chrF",
    "bleu": "BLEU",
    "ter": "TER",
    "token_ratio": "token ratio",
    "semantic": "semantic",
}

_CLOSING = "\"'”’»)"
_ENDS = {"", ".", "!", "?", "…"}


def headline(report: Report) -> str:
    """What the run came to, in one sentence."""
    summary = report.summary
    total = counted(summary.quotations, "quotation")
    distorted, unsupported = summary.by_verdict["distorted"], summary.by_verdict["unsupported"]
    if summary.quotations == 0:
        return "No quotation was found, so nothing was checked."
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


def counted(number: int, noun: str) -> str:
    """Such as "1 quotation" or "2 quotations"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def sentence(message: str) -> str:
    """A message as it stands alone: with a capital first letter and a full stop."""
    is_ended = message.rstrip(_CLOSING)[-1:] in _ENDS
    return message[:1].upper() + message[1:] + ("" if is_ended else ".")


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
