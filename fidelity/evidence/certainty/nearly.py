"""Words that say that something did not quite happen: "almost died" is not "died"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fidelity import lexicons
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, LinkKind, Token
from fidelity.text.numerals import numerals
from fidelity.text.phrases import find_phrases
from fidelity.text.verbs import Time, verb_form

_NEARLY = frozenset({"almost", "nearly"})
_SURE = frozenset(LinkKind) - {LinkKind.CONTEXT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearly:
    """A verb that happened on one side alone; `words` are "almost" and the verb.

    `answer` is the verb of the other side; `is_added` tells that the quotation says "almost".
    """

    words: tuple[int, ...]
    answer: int
    is_added: bool


def nearly(alignment: Alignment) -> Iterator[Nearly]:
    """Verbs that only one side says almost happened; English.

    Not before a number ("almost 50") or a multiple ("nearly doubled"), which are roundings, and
    not where the other side says so in other words ("on the verge of death", "is reaching").
    """
    language = alignment.hyp_language
    if not lexicons.exists(language, "approximators"):
        return
    links = linkage(alignment)
    for tokens, others, to_other, link_of, is_added in (
        (alignment.hyp, alignment.ref, links.to_ref, links.link_of_hyp, True),
        (alignment.ref, alignment.hyp, links.to_hyp, links.link_of_ref, False),
    ):
        if _approximates(others, language):
            continue
        for index in _verbs_behind(tokens, language):
            link = link_of.get(index)
            if link is None or link.kind not in _SURE:
                continue
            answer = to_other[index][0]
            if not others[answer].norm.endswith("ing"):  # "is reaching": not there yet
                yield Nearly(words=(index - 1, index), answer=answer, is_added=is_added)


def _approximates(tokens: Sequence[Token], language: str) -> bool:
    return bool(find_phrases(tokens, "approximators", language))


def _verbs_behind(tokens: Sequence[Token], language: str) -> Iterator[int]:
    counted = {i for one in numerals(tokens, language) for i in range(one.start, one.end)}
    for index, token in enumerate(tokens[1:], 1):
        is_behind = tokens[index - 1].norm in _NEARLY and index not in counted
        if is_behind and token.is_word and verb_form(tokens, index).time is not Time.OPEN:
            yield index
