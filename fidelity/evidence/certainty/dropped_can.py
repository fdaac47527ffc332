"""What can or might be, told as what is or will be, within one language other than English.

There the verb of "peut provoquer" is there again in another form, "provoque"; between two
languages nothing tells so surely that it was this verb that lost its "can".
"""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.translation.modality import Commitment, commitment, comparable_marks
from fidelity.evidence.translation.negations import negations
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import primary
from fidelity.text.function_words import is_content
from fidelity.text.phrases import PhraseMatch, find_phrases
from fidelity.text.segments import CLAUSE_MARKS
from fidelity.text.stems import shared_beginning

_TIMES, _DOUBTS = "verb_times", "doubts"
_EXCUSES = ("open", "renders")
_NEAR, _IN_CLAUSE = 4, 14  # words from "can" to its verb
_VERB_LAST = frozenset({"de", "nl"})
_STEM, _SHARE = 3, 0.6  # letters that both forms of a verb begin with; share of the shorter one
_OPEN = frozenset({Commitment.OPEN, Commitment.LIKELY, Commitment.UNLIKELY})
_BESIDE = 2  # words between a negator and the verb that it denies
_LONGEST_PHRASE = 3  # words from "będzie" to its "kosztować"


def told_without_can(alignment: Alignment) -> Iterator[BothSides]:
    """The verb that is stated flatly, and the "can" or "might" with its verb."""
    language = primary(alignment.ref_language)
    if alignment.is_english or alignment.is_translation or not lexicons.exists(language, _TIMES):
        return
    hyp, ref = alignment.hyp, alignment.ref
    marks = [
        one
        for one in find_phrases(ref, _DOUBTS, language, "can")
        if one.phrase.split()[0] == ref[one.start].norm
    ]
    if not marks or _is_open_otherwise(alignment, language):
        return
    denied = {index for one in negations(ref, language) for index in one.indices}
    known = {token.norm for token in ref}
    for mark in marks:
        verb = _verb_of(ref, mark, language)
        behind = _BESIDE if language in _VERB_LAST else 0
        near = range(mark.start - _BESIDE, mark.end + behind)
        if verb is None or not denied.isdisjoint(near):
            continue
        answer = _finite_form(hyp, ref[verb].norm, known, language)
        if answer:
            yield BothSides(answer, (*mark.indices, verb))


def _is_open_otherwise(alignment: Alignment, language: str) -> bool:
    """Whether the quotation leaves it open with a word or form that the passage has not."""
    hyp, known = alignment.hyp, {token.norm for token in alignment.ref}
    marks = [one for one in comparable_marks(hyp, language) if commitment(one) in _OPEN]
    if any(hyp[index].norm not in known for one in marks for index in one.indices):
        return True
    # the very same word may still be there, of the same verb or of another one
    if find_phrases(hyp, _DOUBTS, language, "can") or find_phrases(
        hyp, "bounds", language, "at_most"
    ):
        return True
    endings = tuple(lexicons.listed(language, _DOUBTS, "endings")) + tuple(
        lexicons.listed(language, _DOUBTS, "able_ending")
    )
    if any(
        token.text == "?" or (endings and token.norm.endswith(endings))
        for token in hyp
        if token.norm not in known
    ):
        return True
    excuses = (one for name in _EXCUSES for one in find_phrases(hyp, _DOUBTS, language, name))
    return any(
        any(hyp[index].norm not in known for index in one.indices)
        for one in excuses
        if one.phrase not in lexicons.listed(language, "futures")
    )


def _verb_of(tokens: Sequence[Token], mark: PhraseMatch, language: str) -> int | None:
    """The infinitive behind "can" in its clause; at its end where verbs stand last."""
    endings = tuple(lexicons.listed(language, _TIMES, "infinitive"))
    is_last = language in _VERB_LAST
    found = None
    reach = _IN_CLAUSE if is_last else _NEAR
    for index in range(mark.end, min(len(tokens), mark.end + reach)):
        token = tokens[index]
        if token.text in CLAUSE_MARKS:
            break
        if token.text.islower() and token.norm.endswith(endings) and is_content(token, language):
            found = index
            if not is_last:
                break
    if found is None and is_last and mark.start > 0:
        before = mark.start - 1  # "dass die Brücke einstürzen kann"
        token = tokens[before]
        if token.text.islower() and token.norm.endswith(endings) and is_content(token, language):
            found = before
    if found is None or tokens[found].lemma in lexicons.listed(language, "reporting", "speech"):
        return None
    return found


def _finite_form(
    tokens: Sequence[Token], infinitive: str, known: set[str], language: str
) -> tuple[int, ...]:
    """The same verb in another form, or behind an auxiliary that foretells."""
    endings = tuple(
        ending
        for ending in lexicons.listed(language, _TIMES, "infinitive")
        if infinitive.endswith(ending)
    )
    nominal = lexicons.listed(language, "reporting_grammar", "determiner")
    foretelling = lexicons.listed(language, "futures")
    for index, token in enumerate(tokens):
        if token.norm == infinitive:
            near = range(max(0, index - _reach(language)), min(len(tokens), index + 2))
            will = [
                k for k in near if tokens[k].norm in foretelling and tokens[k].norm not in known
            ]
            if will:
                return (will[0], index)
            continue
        if token.norm in known or not token.text.islower() or not token.is_word:
            continue
        if index and tokens[index - 1].norm in nominal:
            continue  # "le vote"
        if _share_stem(token.norm, infinitive) and not token.norm.endswith(endings):
            return (index,)
    return ()


def _reach(language: str) -> int:
    return _IN_CLAUSE if language in _VERB_LAST else _LONGEST_PHRASE


def _share_stem(one: str, other: str) -> bool:
    common = shared_beginning(one, other)
    return common >= _STEM and common >= _SHARE * min(len(one), len(other))
