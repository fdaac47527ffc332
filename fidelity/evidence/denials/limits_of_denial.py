"""Denials that only set a limit, which the other side may set without one; English.

"Not until Friday" is "only on Friday", "must not exceed" is "at most", "nothing is larger" is
"the largest", and "the first in ten years" is what had not been for ten years.
"""

from collections.abc import Sequence

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.function_words import word_classes
from fidelity.text.phrases import find_phrases

_NOT = frozenset({"not", "never"})
_ENDS = frozenset({"until", "till"})
_UNTIL = _ENDS | {"before"}
_FROM_THEN, _TIME_WORDS = frozenset({"on", "in", "at", "from", "after", "by", "this", "next"}), 3
_ONLY = frozenset({"only", "first", "finally", "late", "later", "earliest"})
_SINCE, _LAST = "since", "last"
_FIRST, _GRAMMAR = "first", "polarity_grammar"
_EXCEEDING, _AT_MOST = "exceeding", "at_most"
_TURNED_ENDS, _SOON = (("more_than", _AT_MOST), ("less_than", "at_least")), 6  # tokens
_SPANNING, _SPAN = frozenset({"for", "in"}), 4  # "for", and how soon the years must follow it
_NONE = frozenset({"no", "no one", "nobody", "nothing", "never", "none", "nowhere", "not"})
_MORE = frozenset({"more", "better", "worse", "less"})
_MOST = frozenset({"most", "best", "worst", "least", "record"})
_AS, _THAN = "as", "than"
_ANY = frozenset({"any", "anyone", "anybody", "anything", "all", "every"})
_COMPARATIVE, _SUPERLATIVE, _SHORTEST = "er", "est", 5


def is_a_limit(
    phrase: str, denied: Sequence[Token], mine: Sequence[Token], other: Sequence[Token]
) -> bool:
    """Whether the other side sets the limit that a negator sets.

    `denied` are the tokens behind the negator; what stands on both sides sets nothing.
    """
    known, said = {token.norm for token in mine}, {token.norm for token in other}
    new = said - known
    waits = not _UNTIL.isdisjoint(token.norm for token in denied) and not new.isdisjoint(_ONLY)
    if phrase in _NOT and (waits or _begins_then(denied, other)):
        return True
    if phrase in _NOT and _stays_within(denied, mine, other):
        return True
    if phrase in _NONE and _FIRST in new and _is_first(other) and _reaches_back(denied):
        return True
    if phrase in _NONE and (
        is_last_since(mine, other) or _is_unequalled(denied, other) or _is_equal(denied, other)
    ):
        return True
    if phrase in _NOT and denied and denied[0].norm == _SINCE:  # "not since May have so few"
        return any(map(_is_comparative, other)) or any(map(_is_superlative, other))
    is_more = any(_is_comparative(token) and token.norm not in said for token in denied)
    is_most = any(_is_superlative(token) and token.norm not in known for token in other)
    return phrase in _NONE and is_more and is_most


def _is_equal(denied: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether "no more effective than" is told as "as effective as"."""
    norms = [token.norm for token in other]
    begins = [token.norm for token in denied[:1]]
    is_more = bool(begins) and (begins[0] in _MORE or _is_comparative(denied[0]))
    is_than = any(token.norm == _THAN for token in denied)
    return is_more and is_than and norms.count(_AS) > 1


def _is_unequalled(denied: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether "nobody has as many" is told as "more than anyone else"."""
    norms = [token.norm for token in other]
    if _AS not in {token.norm for token in denied}:
        return False
    hinge = norms.index(_THAN) if _THAN in norms else len(norms)
    return not _ANY.isdisjoint(norms[hinge + 1 : hinge + 3])


def is_last_since(denying: Sequence[Token], telling: Sequence[Token]) -> bool:
    """Whether what had not been since a time was last so then: "was last inspected in 1998"."""
    known = {token.norm for token in denying}
    if _SINCE not in known or _LAST in known or _NONE.isdisjoint(known | {_short_not(denying)}):
        return False
    times = lexicons.words("en", "moved_times", "period") | lexicons.words(
        "en", "calendar", "weekday"
    )
    return any(
        token.norm == _LAST and (k + 1 == len(telling) or telling[k + 1].lemma not in times)
        for k, token in enumerate(telling)
    )


def _short_not(tokens: Sequence[Token]) -> str:
    """The "not" of "hadn't"; empty where there is none."""
    return "not" if any(token.norm == "n't" for token in tokens) else ""


def _stays_within(denied: Sequence[Token], mine: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether what is not to be passed is the most that there is to be: "not exceed", "up to"."""
    verb = next((token for token in denied if token.is_word), None)
    ends = [{match.section for match in find_phrases(side, "bounds")} for side in (mine, other)]
    passed = {match.section for match in find_phrases(denied, "bounds") if match.start < _SOON}
    # "will not pay more than half" pays at most half
    if any(end in passed and turned in ends[1] - ends[0] for end, turned in _TURNED_ENDS):
        return True
    if verb is None or verb.lemma not in lexicons.words("en", _EXCEEDING, "verb"):
        return False
    return _AT_MOST not in ends[0] and _AT_MOST in ends[1]


def _begins_then(denied: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether what is denied up to a time is said of that time: "not until May", "in May"."""
    if not _ENDS.isdisjoint(token.norm for token in other):
        return False
    ends = [k for k, token in enumerate(denied) if token.norm in _ENDS]
    times = {token.norm for k in ends for token in denied[k + 1 : k + 1 + _TIME_WORDS]}
    times = {word for word in times if word.isalnum() and word not in word_classes("en")}
    return any(
        token.norm in times
        and not _FROM_THEN.isdisjoint(one.norm for one in other[max(0, k - _TIME_WORDS) : k])
        for k, token in enumerate(other)
    )


def _is_first(tokens: Sequence[Token]) -> bool:
    """Whether something is the first of its kind: not "at first", nor "the first three"."""
    classes = word_classes("en")
    numbers = lexicons.listed("en", "numerals", "cardinal")
    return any(
        before.norm == "the" or classes.get(before.norm) == "possessive"
        for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if token.norm == _FIRST and after.norm not in numbers and not after.norm.isdigit()
    )


def _reaches_back(denied: Sequence[Token]) -> bool:
    """Whether it was not so before: "since May", "for two years"."""
    spans = lexicons.words("en", _GRAMMAR, "spans")
    return any(token.norm in lexicons.words("en", _GRAMMAR, "earlier") for token in denied) or any(
        token.norm in _SPANNING and any(one.lemma in spans for one in denied[k + 1 : k + _SPAN])
        for k, token in enumerate(denied)
    )


def _is_comparative(token: Token) -> bool:
    return token.norm in _MORE or _has_degree(token, _COMPARATIVE)


def _is_superlative(token: Token) -> bool:
    return token.norm in _MOST or _has_degree(token, _SUPERLATIVE)


def _has_degree(token: Token, ending: str) -> bool:
    is_long = token.norm.endswith(ending) and len(token.norm) >= _SHORTEST
    return is_long and token.lemma != token.norm
