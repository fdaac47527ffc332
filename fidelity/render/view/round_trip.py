"""What a report says of round trips: at which step a change came in."""

from fidelity.records import Check, Distortion, Entrance, Excerpt, Hop, Report
from fidelity.render.view.prose import shorten
from fidelity.text.printable import one_line

_MAX_QUOTED = 60  # characters
_UNCLEAR = "cannot be told whether it entered in the translation or in the back-translation"


def entered_in_words(found: Distortion) -> str:
    """One phrase: the step, and the words before and after it; empty outside of a round trip."""
    entered = found.entered
    if entered is None:
        return ""
    if entered.hop is None:
        return f"{_UNCLEAR}: {entered.reason}"
    before, after = found.ref, entered.via
    if entered.hop is Hop.BACK_TRANSLATION:
        before, after = entered.via, found.hyp
    return f"{_step(entered)}: {_quoted(before)} → {_quoted(after)}"


def unsupported_in_words(check: Check) -> str:
    """The same for a quotation that no original holds."""
    entered = check.entered
    if entered is None:
        return ""
    return f"{_step(entered)}: {entered.reason}"


def round_trip_in_words(report: Report) -> str:
    """How many findings came in at which step; empty outside of a round trip."""
    if report.via is None:
        return ""
    counts = report.summary.by_hop
    if not any(counts.values()):
        return ""
    parts = [
        f"{counts[Hop.TRANSLATION.value]} entered in the translation ({report.via.language})",
        f"{counts[Hop.BACK_TRANSLATION.value]} in the back-translation",
    ]
    unclear = sum(counts.values()) - counts[Hop.TRANSLATION.value]
    unclear -= counts[Hop.BACK_TRANSLATION.value]
    if unclear:
        parts.append(f"{unclear} cannot be told")
    return ", ".join(parts)


def _step(entered: Entrance) -> str:
    assert entered.hop is not None
    return f"entered in the {entered.hop.value} ({entered.language})"


def _quoted(excerpt: Excerpt | None) -> str:
    return f"“{shorten(one_line(excerpt.text), _MAX_QUOTED)}”" if excerpt else "nothing"
