"""What each finding of a derivative is called in baselines and waivers, and by other programs.

A change that stands once on a page goes by the words on both sides and nothing else. Equal ones
("may" -> "will" twice) would share that name, and a waiver of one would let all of them pass, so
they go by the words around them in the original as well. Neither name knows of offsets or of other
paragraphs.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fidelity.records import (
    Check,
    CheckedDocument,
    Distortion,
    DistortionKind,
    Document,
    Excerpt,
    Finding,
    Span,
    VerdictLabel,
    plain_words,
    unsupported_fingerprint,
)

_NEIGHBOURS = 4  # words on either side: what is edited elsewhere in a passage changes no name
_REACH = 200  # characters; the neighbours are looked for no further

# A change is the same one wherever it is reported: in a mixed quotation and in the sentence
# around it. For an unsupported quotation its spans stand for the excerpts.
_Key = tuple[DistortionKind | None, Excerpt | None, Excerpt | None, tuple[Span, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    key: _Key
    words: str  # the fingerprint of the words alone
    around: str


class Fingerprints:
    """The findings of one derivative, each by a name that no other finding of it has."""

    def __init__(self, derivative: CheckedDocument, originals: Sequence[Document]) -> None:
        by_id = {doc.id: doc for doc in originals}
        equals: dict[str, dict[_Key, _Place]] = defaultdict(dict)
        for place in _places(derivative, by_id):
            equals[place.words].setdefault(place.key, place)
        self._by_key: dict[_Key, Finding] = {}
        for places in equals.values():
            self._by_key |= _told_apart(tuple(places.values()), derivative.document.path)

    def finding(self, check: Check, found: Distortion | None) -> Finding:
        """Of a distortion of the check, or with None of the check as an unsupported quotation."""
        return self._by_key[_key(check, found)]

    def all(self) -> tuple[Finding, ...]:
        """Each once."""
        return tuple(self._by_key.values())


def _told_apart(equal: Sequence[_Place], path: str) -> dict[_Key, Finding]:
    """Names for findings of the same words, in the order of the page.

    The first also answers to the words alone: that is how it was known when it was the only one.
    """
    seen: Counter[str] = Counter()
    named = {}
    for number, place in enumerate(equal):
        seen[place.around] += 1
        parts = [place.words, place.around, str(seen[place.around])]
        full = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
        names = {full, place.words} if number == 0 else {full}
        shown = place.words if len(equal) == 1 else full
        named[place.key] = Finding(
            derivative=path, fingerprint=shown, others=frozenset(names - {shown})
        )
    return named


def _places(derivative: CheckedDocument, originals: Mapping[str, Document]) -> Iterator[_Place]:
    text = derivative.document.text
    for check in derivative.checks:
        for found in check.distortions:
            around = _around(check, found, text, originals)
            yield _Place(key=_key(check, found), words=found.fingerprint, around=around)
        if check.verdict.label is VerdictLabel.UNSUPPORTED:
            words = " ".join(span.of(text) for span in check.pair.quotation.contents)
            name = unsupported_fingerprint(words)
            yield _Place(key=_key(check, None), words=name, around="")


def _key(check: Check, found: Distortion | None) -> _Key:
    if found is None:
        return None, None, None, check.pair.quotation.contents
    return found.kind, found.hyp, found.ref, ()


def _around(check: Check, found: Distortion, text: str, originals: Mapping[str, Document]) -> str:
    """The neighbours in the original, which is edited least; for an addition in the derivative."""
    passage = check.pair.passage
    original = originals.get(passage.document_id) if passage else None
    if found.ref is not None and passage is not None and original is not None:
        return _neighbours(original.text, found.ref.spans, within=passage.span)
    spans = found.hyp.spans if found.hyp else check.pair.quotation.contents
    return _neighbours(text, spans, within=check.pair.quotation.extent)


def _neighbours(text: str, spans: Sequence[Span], *, within: Span) -> str:
    """The words before and after, of the same stretch; where they reach beyond it, of the text."""
    start, end = spans[0].start, spans[-1].end
    first, last = max(0, start - _REACH), end + _REACH
    if within.contains(Span(start, end)):
        first, last = max(first, within.start), min(last, within.end)
    before, after = plain_words(text[first:start]), plain_words(text[end:last])
    return f"{' '.join(before.split()[-_NEIGHBOURS:])}\x1e{' '.join(after.split()[:_NEIGHBOURS])}"
