"""A clause that a rendering has and its passage has not, however the rest is worded; English.

A paraphrase says in other words what was said: its words without a partner stand one by one, or
where a word of the passage is left over. Several that are like nothing there, behind a word that
opens a clause, tell something of their own.
"""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.content.gaps import Gap, added
from fidelity.records import Alignment, Token
from fidelity.text.function_words import DETERMINERS, content_places, word_classes
from fidelity.text.segments import CLAUSE_MARKS

_OVER = 1  # content words of the passage that other new words need not answer
_MORE = 2  # content words without a partner that the quotation has more than the passage
# The cosine from which a word may render something. Between two human references half of the words
# without a partner stay below 0.21, but hardly three in a row (1,500 pairs of mt-clusters).
_NEAR = 0.33
_LIST = "clauses"
# Content words of a run that tells something, by what opens it: of two, a phrase may be a turn of
# speech ("in the meantime", "and so on").
_CLAUSE, _PHRASE = 2, 3
_OPENS_A_CLAUSE = ("relative", "subordinate", "either")


def added_clauses(alignment: Alignment) -> Iterator[Gap]:
    """Runs of words of the quotation that are such a clause."""
    if not alignment.is_english:
        return
    gaps = [gap for gap in added(alignment) if len(gap.content) >= _CLAUSE]
    if not gaps:
        return
    linked = (
        {index for link in alignment.links for index in link.hyp},
        {index for link in alignment.links for index in link.ref},
    )
    new = content_places(alignment.hyp, "en") - linked[0]
    left_over = content_places(alignment.ref, "en") - linked[1]
    near = dict(alignment.nearness)
    for gap in gaps:
        words = _up_to_mark(alignment.hyp, gap)
        content = new.intersection(words)
        answered = left_over.intersection(gap.other)
        is_new = (
            len(new) - len(left_over) >= _MORE
            and len(content) - len(answered) >= _MORE
            and len(left_over) <= len(new.difference(content)) + _OVER
        )
        if (
            len(content) >= _least(alignment.hyp, words)
            and (is_new or (not answered and _is_set_apart(alignment.hyp, words)))
            and all(near.get(index, 0) < _NEAR for index in content)
        ):
            yield gap


def _is_set_apart(tokens: Sequence[Token], words: range) -> bool:
    """Whether it is a clause between commas: ", who is ill,", ", citing costs,"."""
    before, after = words[0] - 1, words[-1] + 1
    if word_classes("en").get(tokens[words[0]].norm) in DETERMINERS:
        return False
    return before > 0 and after < len(tokens) and tokens[before].text == tokens[after].text == ","


def _up_to_mark(tokens: Sequence[Token], gap: Gap) -> range:
    """The run up to the mark that ends the clause; empty where it goes on beyond the run."""
    start = gap.indices[0]
    for place in range(start + 1, gap.indices[-1] + 2):
        if place == len(tokens) or tokens[place].text in CLAUSE_MARKS:
            return range(start, place)
    return range(0)


def _least(tokens: Sequence[Token], words: range) -> int:
    """How many content words tell something behind the word that opens the run."""
    if not words:
        return len(tokens)
    start, end = words[0], words[-1]
    first = tokens[start]
    if start > 1 and _opens_a_clause(tokens[start - 1]) and not tokens[start - 2].is_word:
        return _CLAUSE  # the "which" may answer another one
    after_comma = start > 0 and tokens[start - 1].text == ","
    if _opens_a_clause(first):
        return _CLAUSE
    kind = word_classes("en").get(first.norm)
    is_apposition = after_comma and kind in DETERMINERS and end + 1 < len(tokens)
    if is_apposition and tokens[end + 1].text == ",":
        return _CLAUSE
    is_participle = after_comma and first.norm != first.lemma and first.norm.endswith("ing")
    if is_participle or kind in {"preposition", "conjunction"}:
        return _PHRASE
    return len(tokens)


def _opens_a_clause(token: Token) -> bool:
    return any(token.norm in lexicons.words("en", _LIST, name) for name in _OPENS_A_CLAUSE)
