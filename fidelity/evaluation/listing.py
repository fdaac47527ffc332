"""Errors with their texts, for a person to read. It quotes the articles: never to be committed."""

from collections.abc import Iterator, Sequence

from fidelity.evaluation.gold import GoldDistortion
from fidelity.evaluation.matching import Matched, Outcome
from fidelity.records import Check, Distortion, Document, Excerpt, VerdictLabel

_LONGEST = 600  # characters of an original that a listing shows


def families(matched: Sequence[Matched]) -> str:
    """Every error of several derivatives, missed and false quotations included."""
    lines: list[str] = []
    for one in matched:
        lines += _outcome_lines(one.outcomes)
        lines += [_false_line(check, one.derivative) for check in one.false_quotations]
    return "\n".join(lines)


def outcomes(found: Sequence[Outcome]) -> str:
    """Every error of these segments."""
    return "\n".join(_outcome_lines(found))


def finding(found: Distortion) -> str:
    """One predicted distortion on one line."""
    return (
        f"{found.kind.value} {found.severity.value} ({found.confidence.value}): "
        f"{_words(found.hyp)} <- {_words(found.ref)}  {found.evidence}"
    )


def compared(problem: str, original: str, derivative: str, check: Check) -> list[str]:
    """What `compare` made of two texts, over several lines; long originals are cut."""
    return [
        f"== {problem}: {check.verdict.label.value} {check.verdict.score:.0f}",
        f"   original:   {_flat(original)[:_LONGEST]}",
        f"   derivative: {_flat(derivative)}",
        *(f"   found {finding(found)}" for found in check.distortions),
        "",
    ]


def _outcome_lines(found: Sequence[Outcome]) -> list[str]:
    lines: list[str] = []
    for outcome in found:
        problems = list(_problems(outcome))
        if not problems:
            continue
        borderline = " borderline" if outcome.gold.borderline else ""
        gold = outcome.gold
        original = gold.match.text if gold.match else "(none)"
        lines += [
            f"== {outcome.derivative} [{gold.kind.value}{borderline}] {gold.speaker}",
            f"   says:     {_flat(gold.text)}",
            f"   original: {_flat(original)}",
            *(f"   {problem}" for problem in problems),
            "",
        ]
    return lines


def _problems(outcome: Outcome) -> Iterator[str]:
    gold = outcome.gold
    if outcome.check is None:
        yield "MISSED QUOTATION"
        return
    if not outcome.paired:
        yield f"WRONG PAIRING with: {_flat(outcome.passage or '(none)')}"
    if outcome.speaker_is_right is False:
        speaker = outcome.check.pair.quotation.speaker
        yield f"WRONG SPEAKER: {speaker.name if speaker else '(none)'}"
    if not outcome.label_is_right:
        label = outcome.label.value if outcome.label else "nothing"
        yield f"WRONG VERDICT: gold {gold.verdict.value}, got {label}"
    yield from _missed(outcome)
    yield from _alarms(outcome)


def _missed(outcome: Outcome) -> Iterator[str]:
    for missed in outcome.gold.distortions:
        if not outcome.flagged(missed):
            yield f"MISSED {_gold_line(missed)}"
        elif not outcome.flagged_at_words(missed):
            yield f"OTHER WORDS for {_gold_line(missed)}"


def _alarms(outcome: Outcome) -> Iterator[str]:
    """Findings that gold does not back; the others too where the verdict is wrong."""
    is_verbatim = outcome.gold.verdict is VerdictLabel.VERBATIM
    for found in outcome.findings if is_verbatim else outcome.serious_findings:
        if not outcome.is_backed(found):
            yield f"FALSE {finding(found)}"
        elif not outcome.label_is_right:
            yield f"found {finding(found)}"


def _gold_line(missed: GoldDistortion) -> str:
    sides = [f"“{side}”" if side else "()" for side in (missed.derivative, missed.original)]
    return f"{missed.kind.value} {missed.severity.value}: {' <- '.join(sides)}  {missed.note}"


def _false_line(check: Check, derivative: Document) -> str:
    quotation = check.pair.quotation
    words = " … ".join(span.of(derivative.text) for span in quotation.contents)
    return f"== FALSE QUOTATION {derivative.path} [{quotation.kind.value}] {_flat(words)}\n"


def _words(side: Excerpt | None) -> str:
    return f"“{_flat(side.text)}”" if side else "()"


def _flat(text: str) -> str:
    return " ".join(text.split())
