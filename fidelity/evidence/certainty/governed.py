"""Clauses that are not stated, because of what they stand under: "denied that", "asked whether".

A cut, or another verb in its place, turns such a clause into a statement; English.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from fidelity import lexicons
from fidelity.evidence.linkage import SAME_WORD, linkage
from fidelity.records import Alignment, Comparison, Excerpt, Link, Span, Token
from fidelity.text.function_words import content_places
from fidelity.text.modality import modal_marks
from fidelity.text.opposites import contraries
from fidelity.text.people import are_different_people
from fidelity.text.polarity import Negator, NegatorKind, negators
from fidelity.text.recent import remember_recent
from fidelity.text.reporting import reporting_verbs
from fidelity.text.segments import CLAUSE_MARKS
from fidelity.text.surroundings import sentence_before, tokens_around
from fidelity.text.tokens import tokenize

_LIST = "governing"
_OPENERS = frozenset({"that", "whether", "if"})
_REACH = 6  # words before "that" among which the verb stands that governs it
_NEAR = 3  # words before the verb among which a negator undoes it
_LEAST = 2  # content words of a clause that says something
_KEPT = 0.6  # share of them that the other side has where it tells the clause
_UNDONE = frozenset({"no", "little", "without", "beyond"})  # "there is no doubt that"
_FLAT = 95  # rung of the ladder of certainty from which on nothing is hedged
_NOBODY = frozenset({"nobody", "no one", "none", "nothing"})
_DENIES = frozenset({NegatorKind.OVERT, NegatorKind.IMPLICIT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Governed:
    """A clause that its sentence does not state; indices of tokens.

    Attributes:
        words: what governs it, its "that" or "whether" included.
        clause: what is governed.
        is_denied: else it is left open.
    """

    words: range
    clause: range
    is_denied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """A clause that the original governs and the derivative states, or the reverse.

    `hyp` are tokens of the derivative; `ref` may stand before the passage.
    """

    hyp: tuple[int, ...]
    ref: Excerpt
    is_denied: bool
    is_lost: bool


def governed(tokens: Sequence[Token]) -> Iterator[Governed]:
    """The clauses of an English text that are denied or left open."""
    for index, token in enumerate(tokens):
        if token.norm not in _OPENERS:
            continue
        found = _denying(tokens, index) if token.norm == "that" else None
        is_denied = found is not None
        if found is None:
            found = _opening(tokens, index)
        if found is None:
            continue
        end = next(
            (k for k in range(index + 1, len(tokens)) if tokens[k].text in CLAUSE_MARKS),
            len(tokens),
        )
        yield Governed(
            words=range(found, index + 1),
            clause=range(index + 1, end),
            is_denied=is_denied,
        )


@remember_recent
def released(comparison: Comparison) -> tuple[Released, ...]:
    """Clauses that only one of two English texts states; two detectors ask for them."""
    return tuple(_released(comparison))


def _released(comparison: Comparison) -> Iterator[Released]:
    alignment = comparison.alignment
    if not alignment.is_english or comparison.ref_document is None or _are_others(comparison):
        return
    original, pair = comparison.ref_document, comparison.pair
    if pair.passage is None:
        return
    before = _before(original.text, pair.passage.contents[0].start)
    hyp_before = _before(comparison.hyp_document.text, pair.quotation.contents[0].start)
    theirs = list(governed((*before, *alignment.ref)))
    ours = list(governed((*hyp_before, *alignment.hyp)))
    if bool(theirs) is bool(ours):
        return
    if theirs:
        yield from _lost(comparison, before, theirs)
    else:
        yield from _added(comparison, hyp_before, ours)


def _lost(
    comparison: Comparison, before: Sequence[Token], found: Sequence[Governed]
) -> Iterator[Released]:
    alignment, document = comparison.alignment, comparison.ref_document
    links = linkage(alignment)
    for one in found:
        kept = _kept(one, len(before), alignment.ref, links.to_hyp, links.link_of_ref)
        if not kept or _is_unstated(comparison, one, len(before), kept) or document is None:
            continue
        tokens = (*before, *alignment.ref)
        own = [k - len(before) for k in one.words if k >= len(before)]
        answers = [h for r in own for h in links.to_hyp.get(r, ()) if alignment.hyp[h].is_word]
        words = Span(tokens[one.words[0]].span.start, tokens[one.words[-1]].span.end)
        ref = Excerpt(text=words.of(document.text), spans=(words,))
        hyp = tuple(answers[:1]) or (kept[0],)
        yield Released(hyp=hyp, ref=ref, is_denied=one.is_denied, is_lost=True)


def _added(
    comparison: Comparison, before: Sequence[Token], found: Sequence[Governed]
) -> Iterator[Released]:
    """What the original states and the derivative has somebody deny."""
    alignment = comparison.alignment
    links = linkage(alignment)
    original = comparison.ref_document
    passage = comparison.pair.passage
    if original is None or passage is None:
        return
    leading = _leading(_before(original.text, passage.contents[0].start))
    for one in found:
        inside = [k - len(before) for k in one.words if k >= len(before)]
        words = (*before, *alignment.hyp)[one.clause.start : one.clause.stop]
        if negators(words, "en"):
            continue
        if not one.is_denied or len(inside) < len(one.words):
            continue
        kept = _kept(one, len(before), alignment.hyp, links.to_ref, links.link_of_hyp)
        if not kept or _denies(alignment.ref) or _denies(leading) or _speaks_of(leading):
            continue
        ref = comparison.ref_excerpt((kept[0],))
        if ref is not None:
            yield Released(hyp=tuple(inside), ref=ref, is_denied=True, is_lost=False)


def _kept(
    one: Governed,
    shift: int,
    tokens: Sequence[Token],
    to_other: dict[int, tuple[int, ...]],
    link_of: dict[int, Link],
) -> list[int]:
    """Where the other side has the words of a clause, if it has most of them."""
    clause = [k - shift for k in one.clause if k >= shift]
    content = content_places(tokens, "en")
    words = [k for k in clause if k in content]
    same = [k for k in words if k in link_of and link_of[k].kind in SAME_WORD]
    if len(words) < _LEAST or len(same) < max(_LEAST, _KEPT * len(words)):
        return []
    return sorted(h for k in same for h in to_other.get(k, ()))


def _is_unstated(comparison: Comparison, one: Governed, shift: int, kept: Sequence[int]) -> bool:
    """Whether the derivative says in other words that the clause is denied or open."""
    alignment, document = comparison.alignment, comparison.hyp_document
    around = tokens_around(document.text, comparison.pair.quotation.contents, document.language)
    clause = [k - shift for k in one.clause if k >= shift]
    inside = negators(alignment.ref[clause[0] : clause[-1] + 1], "en") if clause else ()
    told = _sentences_of(alignment.hyp, kept)
    found = tuple(
        negator
        for negator in negators(alignment.hyp, "en")
        if alignment.hyp[negator.start].sentence in told
    )
    kept_phrases = {negator.phrase for negator in found}  # the "ever" of "had ever met" is none
    inside = tuple(
        negator
        for negator in inside
        if negator.kind is not NegatorKind.EXCUSE or negator.phrase in kept_phrases
    )
    if not one.is_denied:  # "would not say whether he goes": that he does not go states it as well
        links = linkage(alignment)
        found = tuple(
            negator
            for negator in found
            if negator.kind is not NegatorKind.OVERT
            or not (
                _is_of_nobody(negator, kept)
                or any(
                    links.keeps(h, k) for h in (negator.target,) if h is not None for k in clause
                )
            )
        )
        inside = ()
    # more is another denial, less is a denied one resolved: "denied that it had failed to answer"
    if len(found) != len(inside) or _denies(around):
        return True
    texts = (alignment.hyp, around)
    if any(_speaks_of(tokens) for tokens in texts):
        return True
    if one.is_denied and any(_is_turned_away(tokens) for tokens in texts):
        return True
    if one.is_denied:
        return _has_contrary(alignment, clause)
    if _is_answered(comparison, one, shift, told):
        return True
    return any(
        token.text == "?" or token.norm in {"if", "whether"} for text in texts for token in text
    ) or any(
        mark.rung < _FLAT and not mark.is_prediction
        for text in texts
        for mark in modal_marks(text, "en")
    )


def _is_turned_away(tokens: Sequence[Token]) -> bool:
    """Whether such a verb stands behind what it denies: "the argument that … was dismissed"."""
    verbs = lexicons.words("en", _LIST, "denied")
    nouns = lexicons.words("en", _LIST, "what is denied")
    told = [k for k, token in enumerate(tokens) if token.lemma in nouns]
    return bool(told) and any(token.lemma in verbs for token in tokens[told[0] :])


def _sentences_of(tokens: Sequence[Token], places: Sequence[int]) -> set[int]:
    """The sentences of these tokens, and the parts before them of one that was interrupted."""
    found = {tokens[place].sentence for place in places}
    last = {token.sentence: token for token in tokens}
    for sentence in range(min(found) - 1, -1, -1):
        if sentence not in last or not last[sentence].is_word:
            break
        found.add(sentence)
    return found


def _is_of_nobody(negator: Negator, kept: Sequence[int]) -> bool:
    """Whether it is the subject of what is kept: "know that nobody has read it"."""
    return negator.phrase in _NOBODY and kept[0] - _NEAR <= negator.start <= kept[-1]


def _has_contrary(alignment: Alignment, clause: Sequence[int]) -> bool:
    """Whether the contrary is told: "doubts that it was before the war", "it was later"."""
    known, said = contraries("en"), {token.norm for token in alignment.ref}
    new = {word for t in alignment.hyp if t.norm not in said for word in (t.norm, t.lemma)}
    printed = {token.norm for token in alignment.hyp}
    return any(
        not known.get(word, frozenset()).isdisjoint(new)
        for token in (alignment.ref[k] for k in clause)
        if token.norm not in printed
        for word in (token.norm, token.lemma)
    )


def _is_answered(comparison: Comparison, one: Governed, shift: int, told: Collection[int]) -> bool:
    """Whether the derivative has more of the original than the question: its answer.

    Only in the sentences `told` of it. What stands before the question in its own sentence tells
    who asked, or who would not say.
    """
    alignment = comparison.alignment
    links = linkage(alignment)
    content = content_places(alignment.hyp, "en")
    asked = alignment.ref[one.words.stop - 1 - shift].sentence
    leading = (k + shift for k, token in enumerate(alignment.ref) if token.sentence == asked)
    own = frozenset([*(k for k in leading if k < one.words.start), *one.words, *one.clause])
    return any(
        link.kind in SAME_WORD and all(r + shift not in own for r in link.ref)
        for h, link in links.link_of_hyp.items()
        if h in content
        and alignment.hyp[h].sentence in told
        and alignment.hyp[h].lemma not in lexicons.words("en", _LIST, "tells")
    )


def _denies(tokens: Sequence[Token]) -> bool:
    return any(one.kind in _DENIES for one in negators(tokens, "en"))


def _speaks_of(tokens: Sequence[Token]) -> bool:
    said = lexicons.words("en", _LIST, "spoken of")
    return any(token.lemma in said or token.norm in said for token in tokens)


def _are_others(comparison: Comparison) -> bool:
    """Whether two people speak: what one denies another may say."""
    passage, ours = comparison.pair.passage, comparison.pair.quotation.speaker
    theirs = passage.speaker if passage else None
    return bool(ours and theirs and are_different_people(ours.name, theirs.name))


def _before(text: str, start: int) -> tuple[Token, ...]:
    left = sentence_before(text, start, "en")
    return tokenize(text, [left], "en") if left is not None else ()


def _leading(tokens: Sequence[Token]) -> Sequence[Token]:
    """The last clause of some words: "said" of "Moss, who voted against it, said"."""
    marks = [k for k, token in enumerate(tokens) if token.text in CLAUSE_MARKS]
    return tokens[marks[-1] + 1 :] if marks else tokens


def _denying(tokens: Sequence[Token], that: int) -> int | None:
    """Where the words begin that deny the clause behind "that"."""
    verb = _denying_verb(tokens, that)
    return _untrue(tokens, that) if verb is None else verb


def _denying_verb(tokens: Sequence[Token], that: int) -> int | None:
    """The verb before "that" that denies what follows, unless it is denied itself."""
    verbs = lexicons.words("en", _LIST, "denied")
    nouns = lexicons.words("en", _LIST, "what is denied")
    for place in range(that - 1, max(-1, that - 1 - _REACH), -1):
        token = tokens[place]
        if not token.is_word:
            return None
        if token.lemma in verbs:
            is_object = place == that - 1 or tokens[that - 1].lemma in nouns
            near = tokens[max(0, place - _NEAR) : place]
            is_undone = _denies(near) or (place > 0 and tokens[place - 1].norm in _UNDONE)
            return place if is_object and not is_undone else None
    return None


def _untrue(tokens: Sequence[Token], that: int) -> int | None:
    """Where it begins to be said that something is not so: "untrue that", "did not believe that".

    A few words that tell who says so may stand between: "It was untrue, she added, that".
    """
    place = that - 1
    if place > 0 and tokens[place].text == ",":
        parted = next((k for k in range(place - 1, -1, -1) if not tokens[k].is_word), -1)
        verbs = reporting_verbs("en")
        is_incise = tokens[parted].text == "," and place - parted <= _REACH
        if not is_incise or not any(one.lemma in verbs for one in tokens[parted + 1 : place]):
            return None
        place = parted - 1
    if place < 0 or tokens[place].sentence != tokens[that].sentence:
        return None
    near = [
        one
        for one in negators(tokens[: that + 1], "en")
        if one.kind is NegatorKind.OVERT and 0 < place - one.start <= _NEAR
    ]
    if _is_listed(tokens[place], "untrue"):
        return None if near else place
    is_denied = _is_listed(tokens[place], "true") or _is_listed(tokens[place], "held")
    return near[-1].start if near and is_denied else None


def _is_listed(token: Token, section: str) -> bool:
    return token.lemma in lexicons.words("en", _LIST, section)


def _opening(tokens: Sequence[Token], opener: int) -> int | None:
    """Where the words begin that leave a "whether" or "if" clause open.

    Or a "that" clause behind a noun: "declined to comment on reports that".
    """
    asks = lexicons.words("en", _LIST, "asks")
    tells = lexicons.words("en", _LIST, "tells")
    none = lexicons.words("en", _LIST, "no question")
    near = range(opener - 1, max(-1, opener - 1 - _NEAR), -1)
    if tokens[opener].norm == "that":
        nouns = lexicons.words("en", _LIST, "what is denied")
        if opener == 0 or tokens[opener - 1].lemma not in nouns:
            return None
        asks = frozenset()
    if any(tokens[k].lemma in none or tokens[k].norm in none for k in near):
        return None
    for place in near:
        token = tokens[place]
        if not token.is_word:
            return None
        if token.lemma in asks or token.norm in asks:
            return place
        if token.lemma in tells:
            start = max(0, place - _REACH)
            denied = [one for one in negators(tokens[start:place], "en") if one.kind in _DENIES]
            if denied:
                return start + denied[-1].start
    return None
