"""Statements that became questions, and the reverse."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from fidelity import lexicons
from fidelity.evidence.denials.answers import YES, answer_of
from fidelity.records import Alignment, Confidence, Token
from fidelity.text.function_words import is_content

_MARKS = frozenset({"?", "？", "؟"})
_ASKING = frozenset({"whether", "question", "wonder", "asked"})
_OPEN = _ASKING | {"if", "ask", "asks"}
_PLEASE, _FAVOURS = "please", frozenset({"can", "could", "will", "would"})
_NOT = frozenset({"not", "n't"})  # "isn't it time" says that it is
_Sides = tuple[tuple[int, ...], tuple[int, ...]]


def turned_questions(alignment: Alignment) -> Iterator[tuple[_Sides, str, Confidence]]:
    """The words of both sides where one asks what the other one states, and how sure that is."""
    mark = _added_question(alignment)
    told = _told_question(alignment)
    if mark is not None:
        words = (mark,), (len(alignment.ref) - 1,)
        yield words, "a statement became a question", Confidence.HIGH
    elif told is not None:
        yield told, "a question is told as a statement", Confidence.MEDIUM


def _added_question(alignment: Alignment) -> int | None:
    """The question mark that ends the quotation, where the passage asks nothing; or None."""
    tokens = alignment.hyp
    if not alignment.ref or not any(token.text in _MARKS for token in tokens):
        return None
    last = max((index for index, token in enumerate(tokens) if token.is_word), default=0)
    asks = [index for index, token in enumerate(tokens) if token.text in _MARKS and index > last]
    asked = any(
        token.text in _MARKS or token.norm in _ASKING or token.lemma == "ask"
        for token in alignment.ref
    )
    if asked or not asks or (_begs(alignment.ref) and _asks_a_favour(tokens)):
        return None
    return asks[-1]


def _begs(tokens: Sequence[Token]) -> bool:
    """Whether it asks somebody to do something: "Please send it"."""
    return any(token.norm == _PLEASE for token in tokens)


def _asks_a_favour(tokens: Sequence[Token]) -> bool:
    """Whether a question asks for no answer but a deed: "Could you send it?"."""
    return any(one.norm in _FAVOURS and after.norm == "you" for one, after in pairwise(tokens))


def _told_question(alignment: Alignment) -> _Sides | None:
    """The words of a statement, and of the question that they were; None for anything else.

    Only of English questions that ask for yes or no, and get no yes; only where the question alone
    has what the quotation says.
    """
    hyp, ref = alignment.hyp, alignment.ref
    marks = [index for index, token in enumerate(ref) if token.text in _MARKS]
    if not marks or not alignment.is_english or any(token.norm in YES for token in ref):
        return None
    if any(token.text in _MARKS or token.norm in _OPEN for token in hyp):
        return None
    if answer_of(alignment) is not None:
        return None  # who tells it the other way round denies it: `negation`
    asking = {ref[index].sentence for index in marks}
    linked = [
        (i, j)
        for link in alignment.links
        for i in link.hyp
        for j in link.ref
        if is_content(hyp[i]) and is_content(ref[j])
    ]
    if not linked or any(ref[j].sentence not in asking for _, j in linked):
        return None
    first = next(index for index, token in enumerate(ref) if token.sentence in asking)
    auxiliaries = lexicons.words("en", "reporting_grammar", "auxiliary")
    if ref[first].norm not in auxiliaries or ref[first + 1].norm in _NOT:
        return None
    return tuple(sorted({i for i, _ in linked})), tuple(sorted({j for _, j in linked}))
