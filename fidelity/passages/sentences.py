"""Which sentence of a long quotation renders which of its passage."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from fidelity.evidence.linkage import SAME_WORD
from fidelity.records import Comparison, Pair, Span, Token
from fidelity.text.function_words import content_places

# Two sentences render each other where they share this much of what the shorter has to say, and
# this many words of it: what shares less is another sentence of the same article.
_SHARE = 0.5
_WORDS = 3
# A sentence that shares more than this with others than its own was merged with them, or parted.
_WITH_OTHERS = 0.34
_END = frozenset(".!?…。！？")


def sentence_pairs(comparison: Comparison) -> tuple[Pair, ...]:
    """The sentences that render each other and no other, in the order of the quotation.

    Those that are the same word for word are left out: nothing can have changed in them. None
    where one side is a single sentence, which is all of the pair, and none between languages,
    whose words are not linked surely enough.
    """
    alignment, passage = comparison.alignment, comparison.pair.passage
    document = comparison.ref_document
    is_long = _has_several(alignment.hyp) and _has_several(alignment.ref)
    if not is_long or alignment.is_translation or passage is None or document is None:
        return ()
    hyp = _sentence_of_each(alignment.hyp, comparison.hyp_document.text)
    ref = _sentence_of_each(alignment.ref, document.text)
    if hyp[-1] == 0 or ref[-1] == 0:
        return ()
    return tuple(
        replace(
            comparison.pair,
            quotation=replace(
                comparison.pair.quotation,
                contents=_stretches(alignment.hyp, hyp, one, comparison.hyp_document.text),
            ),
            passage=replace(passage, contents=_stretches(alignment.ref, ref, other, document.text)),
        )
        for one, other in _answering(comparison, hyp, ref)
    )


def _answering(
    comparison: Comparison, hyp: Sequence[int], ref: Sequence[int]
) -> list[tuple[int, int]]:
    """The numbers of sentences that share their words with each other."""
    alignment = comparison.alignment
    telling = content_places(alignment.hyp, alignment.hyp_language)
    told = content_places(alignment.ref, alignment.ref_language)
    shared: defaultdict[int, Counter[int]] = defaultdict(Counter)
    of_ref: Counter[int] = Counter()
    for link in alignment.links:
        if link.kind in SAME_WORD and link.hyp[0] in telling and link.ref[0] in told:
            shared[hyp[link.hyp[0]]][ref[link.ref[0]]] += 1
            of_ref[ref[link.ref[0]]] += 1
    sizes, their_sizes = Counter(hyp[i] for i in telling), Counter(ref[i] for i in told)
    words_of_hyp, words_of_ref = _words(alignment.hyp, hyp), _words(alignment.ref, ref)
    found = []
    for one, answers in sorted(shared.items()):
        other, words = answers.most_common(1)[0]
        if (
            words >= max(_WORDS, _SHARE * min(sizes[one], their_sizes[other]))
            and answers.total() - words <= _WITH_OTHERS * answers.total()
            and of_ref[other] - words <= _WITH_OTHERS * of_ref[other]
            and words_of_hyp[one] != words_of_ref[other]
        ):
            found.append((one, other))
    return found


def _words(tokens: Sequence[Token], numbers: Sequence[int]) -> dict[int, list[str]]:
    """The words of each sentence."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for token, number in zip(tokens, numbers, strict=True):
        if token.is_word:
            found[number].append(token.norm)
    return found


def _has_several(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and tokens[-1].sentence > 0


def _sentence_of_each(tokens: Sequence[Token], text: str) -> list[int]:
    """The number of each token's sentence; what "she said" interrupts is one."""
    found: list[int] = []
    number = 0
    for index, token in enumerate(tokens):
        if index and token.sentence != tokens[index - 1].sentence:
            between = text[tokens[index - 1].span.start : token.span.start]
            number += not _END.isdisjoint(between)
        found.append(number)
    return found


def _stretches(
    tokens: Sequence[Token], numbers: Sequence[int], wanted: int, text: str
) -> tuple[Span, ...]:
    """The tokens of one sentence as spans, parted where something else stands between them."""
    found: list[Span] = []
    for token, number in zip(tokens, numbers, strict=True):
        if number != wanted:
            continue
        if found and not text[found[-1].end : token.span.start].strip():
            found[-1] = Span(found[-1].start, token.span.end)
        else:
            found.append(token.span)
    return tuple(found)
