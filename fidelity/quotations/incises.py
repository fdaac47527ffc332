"""Attributions that stand inside the marks, as French has them: « Non, dit-il, jamais. »."""

import re
from functools import cache

from fidelity.quotations.draft import Draft
from fidelity.quotations.lexicon import ReportingLexicon
from fidelity.records import QuotationKind, Span

# words between the pronoun and the mark that closes it: "a-t-il aussitôt ajouté"
_MOST_BEHIND = 3
_STOPS = " \u00a0\u202f.!?…"


def without_incise(text: str, found: Draft, lexicon: ReportingLexicon) -> Draft:
    """A direct quotation without the "dit-il" inside its marks, which names its speaker."""
    if not lexicon.grammar.clitic or found.kind is not QuotationKind.DIRECT:
        return found
    contents: list[Span] = []
    cue, mention = found.cue, found.mention
    for span in found.contents:
        incise = _pattern(lexicon.language, lexicon.grammar.clitic).search(
            text, span.start, span.end
        )
        if incise is None or not _reports(incise, lexicon):
            contents.append(span)
            continue
        if cue is None and mention is None:
            cue, mention = Span(*incise.span("verb")), Span(*incise.span("pronoun"))
        rest = Span(min(incise.end(), span.end), span.end)
        words = rest.of(text)
        contents.append(Span(span.start, incise.start()))
        if words.strip(_STOPS):
            contents.append(Span(rest.end - len(words.lstrip(_STOPS)), rest.end))
    is_carried = found.is_carried and mention is None
    return found._replace(contents=tuple(contents), cue=cue, mention=mention, is_carried=is_carried)


@cache
def _pattern(language: str, clitics: tuple[str, ...]) -> re.Pattern[str]:  # noqa: ARG001
    """Between two marks a verb with its pronoun behind: ", a-t-il ajouté,"."""
    pronouns = "|".join(sorted({clitic.rsplit("-", 1)[1] for clitic in clitics}))
    return re.compile(
        rf"(?<=\w)[,.!?…]?[ ]?,[ ](?P<verb>[\w’']+)-(?:t-)?(?P<pronoun>{pronouns})\b"
        rf"(?P<behind>(?:[ ][\w’']+){{0,{_MOST_BEHIND}}})[ ]?(?:[,:;]|(?=[.!?…]))[ ]?",
        re.IGNORECASE,
    )


def _reports(incise: re.Match[str], lexicon: ReportingLexicon) -> bool:
    """Whether one of its words is a verb that reports: "explique-t-il", "a-t-il ajouté"."""
    words = [incise["verb"], *incise["behind"].split()]
    return any(word.lower() in lexicon.words for word in words)
