"""Almost all and all, almost nobody and nobody, not all and none, in a translation.

"Almost everyone voted yes", „Alle haben mit Ja gestimmt“; "not all the villagers left", « aucun
villageois n'est parti ».
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fidelity import lexicons
from fidelity.evidence.both_sides import OneSided
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, LinkKind, Token
from fidelity.text.bilingual import has_dictionary, primary
from fidelity.text.function_words import is_content
from fidelity.text.phrases import PhraseMatch, find_phrases

NAME = "near_universals"
_NEAR, _HARDLY, _ALL, _NONE, _NOT_ALL = "near", "hardly", "all", "none", "not all"
_ENGLISH, _ANY, _ANSWERS = "en", "any", "answers"
_REACH = 2  # words from "almost" to its "all": "almost the whole"
_AROUND = 4  # words from a quantifier to what it counts
_LEAST_KEPT = 0.5  # share of the content words of the sentence that the other side must have


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scope:
    """A word for the whole or for nothing; `indices` with the "almost" before it."""

    indices: tuple[int, ...]
    kind: str
    is_near: bool = False


def foreign_short_of_all(alignment: Alignment) -> Iterator[OneSided]:
    """Words that stop short of all or none on one side alone, and "not all" told as none."""
    languages = primary(alignment.hyp_language), primary(alignment.ref_language)
    if not alignment.is_translation or not has_dictionary(*languages):
        return
    if not all(lexicons.exists(one, NAME) for one in languages):
        return
    hyp = _scopes(alignment.hyp, languages[0])
    ref = _scopes(alignment.ref, languages[1])
    for own, other, is_added in ((hyp, ref, True), (ref, hyp, False)):
        tokens, language = (
            (alignment.ref, languages[1]) if is_added else (alignment.hyp, languages[0])
        )
        near = [one for one in own if one.is_near or one.kind == _NOT_ALL]
        if len(near) != 1 or _may_answer(tokens, other, language):
            continue
        kind = _NONE if near[0].kind == _NOT_ALL else near[0].kind
        if near[0].kind == _NOT_ALL and any(one.kind == _NONE for one in own):
            continue
        whole = [one for one in other if one.kind == kind]
        if len(whole) != 1 or not _is_kept(alignment, near[0], whole[0], is_added=is_added):
            continue
        words, answer = near[0].indices, whole[0].indices
        yield (
            OneSided(words, answer, is_added=True)
            if is_added
            else OneSided(answer, words, is_added=False)
        )


def _scopes(tokens: Sequence[Token], language: str) -> list[_Scope]:
    matches = find_phrases(tokens, NAME, language)
    found: list[_Scope] = []
    for number, match in enumerate(matches):
        before = matches[number - 1] if number else None
        after = matches[number + 1] if number + 1 < len(matches) else None
        if match.section in {_ALL, _NONE}:
            is_near = _leads(before, match, _NEAR)
            indices = (*before.indices, *match.indices) if before and is_near else match.indices
            found.append(_Scope(indices=indices, kind=match.section, is_near=is_near))
        elif match.section == _NOT_ALL:
            found.append(_Scope(indices=match.indices, kind=_NOT_ALL))
        elif match.section == _HARDLY and (
            language != _ENGLISH or (after is not None and _leads(match, after, _HARDLY))
        ):
            if language == _ENGLISH and after is not None and after.section != _ANY:
                continue
            found.append(_Scope(indices=match.indices, kind=_NONE, is_near=True))
    return found


def _leads(before: PhraseMatch | None, match: PhraseMatch, section: str) -> bool:
    return (
        before is not None and before.section == section and 0 <= match.start - before.end < _REACH
    )


def _may_answer(tokens: Sequence[Token], scopes: Sequence[_Scope], language: str) -> bool:
    """Whether a side has a word of its own for what stops short."""
    return any(one.is_near or one.kind == _NOT_ALL for one in scopes) or any(
        match.section in {_NEAR, _HARDLY, _ANSWERS}
        for match in find_phrases(tokens, NAME, language)
    )


def _is_kept(alignment: Alignment, one: _Scope, other: _Scope, *, is_added: bool) -> bool:
    """Whether both words are linked, or what stands around the one stands on the other side."""
    links = linkage(alignment)
    tokens = alignment.hyp if is_added else alignment.ref
    language = alignment.hyp_language if is_added else alignment.ref_language
    to_other = links.to_ref if is_added else links.to_hyp
    link_of = links.link_of_hyp if is_added else links.link_of_ref
    sentence = tokens[one.indices[0]].sentence
    content = [
        index
        for index, token in enumerate(tokens)
        if token.sentence == sentence and index not in one.indices and is_content(token, language)
    ]
    kept = sum(index in to_other for index in content)
    if kept < _LEAST_KEPT * len(content):
        return False
    if any(there in other.indices for here in one.indices for there in to_other.get(here, ())):
        return True
    near = [i for i in content if 0 < i - one.indices[-1] <= _AROUND]
    return any(i in link_of and link_of[i].kind is not LinkKind.CONTEXT for i in near)
