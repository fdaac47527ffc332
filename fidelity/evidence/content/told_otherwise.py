"""An added word that the original says in a small one, or that names only what is named; English.

"Features a pool" for "has a pool", "uncertified food" for "food without certificates", "a girl
named Eva" for "a girl, Eva", "440 Czech crowns" for "440 crowns".
"""

from collections.abc import Sequence

from fidelity import lexicons
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.names import places
from fidelity.text.polarity import looks_negative
from fidelity.text.stems import share_stem

_NAMING = frozenset({"named", "called"})
_LACKING = frozenset({"without", "no", "not", "n't", "lack", "lacking"})
_LIST = "small_verbs"  # by the verb that they may stand for
_PREFIX = 2  # letters of "un", "in"


def is_told_in_a_small_word(alignment: Alignment, indices: Sequence[int]) -> bool:
    """Whether one added word of the quotation adds nothing to what the passage says."""
    if not alignment.is_english or len(indices) != 1:
        return False
    tokens, index = alignment.hyp, indices[0]
    return (
        _only_names(tokens, index)
        or _is_of_money(alignment, index)
        or _is_denied_there(alignment, index)
        or _renders_a_small_verb(alignment, index)
    )


def _only_names(tokens: Sequence[Token], index: int) -> bool:
    after = tokens[index + 1 : index + 2]
    return tokens[index].norm in _NAMING and bool(after) and after[0].text[0].isupper()


def _is_of_money(alignment: Alignment, index: int) -> bool:
    """Whether it only says whose money it is, before the name of a currency that stayed."""
    tokens = alignment.hyp
    money = lexicons.words("en", "after_countries", "money")
    return (
        index + 1 < len(tokens)
        and tokens[index + 1].lemma in money
        and index in places(tokens, "en")
        and any(token.lemma == tokens[index + 1].lemma for token in alignment.ref)
    )


def _is_denied_there(alignment: Alignment, index: int) -> bool:
    """Whether a prefix denies what the passage denies of a word of the same stem."""
    norm = alignment.hyp[index].norm
    if not looks_negative(norm):
        return False
    to_hyp = linkage(alignment).to_hyp
    return any(
        share_stem(norm[_PREFIX:], token.norm) and place not in to_hyp
        for place, token in enumerate(alignment.ref)
    ) and any(token.norm in _LACKING for token in alignment.ref)


def _renders_a_small_verb(alignment: Alignment, index: int) -> bool:
    """Whether it is a verb in the place of a lone "has" or "is"."""
    links = linkage(alignment)
    before = links.to_ref.get(index - 1, ())
    if len(before) != 1:
        return False
    place = before[0] + 1
    if place >= len(alignment.ref) or place in links.to_hyp:
        return False
    verb = alignment.ref[place].lemma
    return alignment.hyp[index].lemma in lexicons.listed("en", _LIST, verb) and (
        place + 1 in links.to_ref.get(index + 1, ())
    )
