"""A source that was taken for one beside it: the minister's spokesman, the minister; English.

"According to residents, the mill smells" is not what the mill says, and "They tell us that the
bridge is finished" not what the speaker vouches for.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import Linkage, linkage
from fidelity.evidence.meaning.things import is_person
from fidelity.records import Alignment, Token
from fidelity.text.designations import may_name_one
from fidelity.text.function_words import OWNING, content_places, is_content, word_classes
from fidelity.text.interchangeable import are_interchangeable
from fidelity.text.reporting import reporting_clauses, reporting_verbs

_LIST = "near_sources"
_ENDS = frozenset({"conjunction", "relative", "auxiliary", "modal"})
_SELF, _NOBODY = frozenset({"i", "we"}), frozenset({"it", "there", "this", "you", "that"})
_OPENS_SPEECH = frozenset({"“", "„", "«", '"'})
_ENDS_FRAME = frozenset({"that", ":"})
_LONGEST = 10  # tokens of a frame within a quotation
_BESIDE = 8  # tokens from a source to words that only say who that is
_LEAST = 2  # content words of what is said


def near_sources(alignment: Alignment) -> Iterator[BothSides]:
    """Sources of the quotation with those of the passage for which they stand."""
    if not alignment.is_english:
        return
    links = linkage(alignment)
    ours, theirs = _sources(alignment.hyp), _sources(alignment.ref)
    if len(ours) == len(theirs) == 1:
        mine, other = ours[0], theirs[0]
        if _lost_head(alignment, mine, other, links) or _is_of_what_is_said(
            alignment, mine, other, links
        ):
            yield BothSides(hyp=mine, ref=other)
    if not ours:
        yield from _lost_partisans(alignment, theirs, links)
    yield from _lost_hearsay(alignment, links)


def _sources(tokens: Sequence[Token]) -> list[tuple[int, ...]]:
    """The phrases of all sources, in order, those of pronouns too."""
    found = [clause.subject for clause in reporting_clauses(tokens)]
    addressing = lexicons.words("en", "reporting", "address")
    for index in range(1, len(tokens)):
        if tokens[index].lemma in addressing:
            start = index
            while start and tokens[start - 1].is_word and _class(tokens[start - 1]) not in _ENDS:
                start -= 1
            if not start or not tokens[start - 1].is_word:
                found.append(tuple(range(start, index)))
        if (tokens[index - 1].norm, tokens[index].norm) == ("according", "to"):
            words = takewhile(
                lambda i: tokens[i].is_word and _class(tokens[i]) not in _ENDS,
                range(index + 1, len(tokens)),
            )
            found.append(tuple(words))
    return [words for words in found if words]


def _class(token: Token) -> str | None:
    return word_classes("en").get(token.norm)


def _head(tokens: Sequence[Token], subject: Sequence[int]) -> int | None:
    """The word that the phrase is about: "spokesman" of "the minister's spokesman in Rome"."""
    owners = [index for index in subject if tokens[index].norm in OWNING]
    start = owners[-1] + 1 if owners else subject[0]
    head = None
    for index in range(start, subject[-1] + 1):
        if head is not None and _class(tokens[index]) == "preposition":
            break
        if is_content(tokens[index], "en"):
            head = index
            if index + 1 <= subject[-1] and tokens[index + 1].norm in {"close", "near"}:
                break
    return head


def _lost_head(
    alignment: Alignment, mine: Sequence[int], other: Sequence[int], links: Linkage
) -> bool:
    """Whether only the one by whom the source is named is left of it."""
    ours, theirs = _head(alignment.hyp, mine), _head(alignment.ref, other)
    if ours is None or theirs is None or theirs in links.to_hyp:
        return False
    kept = [r for r in links.to_ref.get(ours, ()) if r in other and links.keeps(ours, r)]
    if not kept or kept[0] == theirs:
        return False
    told = {token.lemma for token in alignment.hyp}
    head = alignment.ref[theirs].lemma
    if head in told or head in lexicons.words("en", _LIST, "voice"):
        return False
    return head in lexicons.words("en", _LIST, "outsider") or _is_somebody(alignment.ref, kept[0])


def _is_somebody(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word tells a person, as far as a title or the word itself tells."""
    token = tokens[index]
    titled = index > 0 and tokens[index - 1].norm in lexicons.listed("en", "titles")
    if index > 1 and tokens[index - 1].text == ".":
        titled = titled or tokens[index - 2].norm in lexicons.listed("en", "titles")
    roles = (row for rows in lexicons.sections("en", "roles").values() for row in rows)
    return titled or (
        token.text.islower() and (is_person(token.lemma) or any(token.lemma in r for r in roles))
    )


def _is_of_what_is_said(
    alignment: Alignment, mine: Sequence[int], other: Sequence[int], links: Linkage
) -> bool:
    """Whether the source is one of whom the passage's own source speaks, and that one is gone."""
    hyp, ref = alignment.hyp, alignment.ref
    ours, theirs = _head(hyp, mine), _head(ref, other)
    if ours is None or theirs is None or any(index in links.to_hyp for index in other):
        return False
    telling = content_places(ref, "en")
    if not telling.intersection(other) or len(telling.intersection(mine)) > 1 + len(mine):
        return False
    lexemes = hyp[ours].lemma, ref[theirs].lemma
    if are_interchangeable(*lexemes) or may_name_one(*lexemes):
        return False
    there = [r for r in links.to_ref.get(ours, ()) if links.keeps(ours, r)]
    return bool(there) and not any(
        min(other) - _BESIDE <= r <= max(other) + _BESIDE and _is_beside(ref, r, other)
        for r in there
    )


def _is_beside(tokens: Sequence[Token], index: int, subject: Sequence[int]) -> bool:
    """Whether a word may only say who the source is: "Ana Bell, the mayor, said"."""
    if index < subject[0]:
        return True
    return index + 1 >= len(tokens) or not tokens[index + 1].is_word


def _lost_partisans(
    alignment: Alignment, theirs: Sequence[tuple[int, ...]], links: Linkage
) -> Iterator[BothSides]:
    """Critics of whom nothing is left, and what they say is told as so."""
    partisan = lexicons.words("en", _LIST, "partisan")
    for other in theirs:
        head = _head(alignment.ref, other)
        if head is None or alignment.ref[head].lemma not in partisan:
            continue
        if any(index in links.to_hyp for index in other if is_content(alignment.ref[index], "en")):
            continue
        said = content_places(alignment.hyp, "en")
        marks = any(token.text in _OPENS_SPEECH for token in alignment.hyp)
        if len(said) >= _LEAST and not marks and said <= links.to_ref.keys():
            yield BothSides(hyp=tuple(sorted(said)), ref=other)


def _lost_hearsay(alignment: Alignment, links: Linkage) -> Iterator[BothSides]:
    """The "they tell us that" at the start of what somebody says, gone from it."""
    tokens = alignment.ref
    verbs = reporting_verbs() | lexicons.words("en", _LIST, "hearsay") | {"put"}
    for start in range(1, len(tokens)):
        if tokens[start - 1].text not in _OPENS_SPEECH:
            continue
        places = range(start, min(len(tokens), start + _LONGEST))
        end = next((index for index in places if tokens[index].norm in _ENDS_FRAME), None)
        if end is None or not _is_hearsay(tokens[start:end], verbs):
            continue
        frame = content_places(tokens, "en").intersection(range(start, end))
        if any(index in links.to_hyp for index in frame):
            continue
        sentence = tokens[end].sentence
        said = [
            index
            for index in content_places(tokens, "en")
            if end < index < end + 2 * _LONGEST and tokens[index].sentence == sentence
        ]
        kept = [h for index in said for h in links.to_hyp.get(index, ())]
        if len(said) >= _LEAST and len(kept) >= len(said):
            yield BothSides(hyp=tuple(sorted(set(kept))), ref=tuple(range(start, end)))


def _is_hearsay(frame: Sequence[Token], verbs: frozenset[str]) -> bool:
    """Whether others say it, and not the speaker: no "I say that", but "I heard from her that"."""
    if not frame or not any(token.lemma in verbs for token in frame[1:]):
        return False
    if any(_class(token) == "negator" for token in frame):
        return False
    first = frame[0].norm
    heard = lexicons.words("en", _LIST, "hearsay") - {"tell"}
    if first in _SELF:
        return any(token.lemma in heard for token in frame[1:]) or (
            frame[-1].norm == "told" and len(frame) > 2 and frame[1].norm in {"was", "am", "were"}
        )
    return first not in _NOBODY
