"""How sure it is that a single word was put in, and renders nothing of the original.

In a free rendering a word without a partner may say what the whole says, or name the kind of a
thing ("the Peugeot car"). A word that was put in is unlike all that the original says, stands
before the word that it qualifies, makes the text longer, and the rest is close to the original,
above all the words around it.
"""

from collections.abc import Sequence

from fidelity import lexicons
from fidelity.evidence.content.gaps import Gap, kept_share, unchanged_share
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, LinkKind, Token
from fidelity.text.bilingual import dictionary_key, primary, sure_answers
from fidelity.text.function_words import is_content, word_classes
from fidelity.text.rarity import rarity

# Logistic regression on 240 words planted in DEMETR's development part, against 1,500 words that
# only one of two human references of the same sentence has (6,000 pairs of mt-clusters), rounded.
_NEARNESS, _UNCHANGED, _LOST, _SHORTNESS = -4.3, 2.9, -4.3, -4.9
_RARITY, _MODIFIES, _IS_CLEAN, _LONGER = 0.5, 1.7, 1.3, 0.2
_FRAMED, _FOLLOWS, _BASE = 1.7, 0.7, -7.0
_USUAL_NEARNESS = 0.21  # the median between two references, taken where no encoder tells
_FRAME = 4  # tokens on each side that vouch for a word
_SHORTER, _LONGEST = -4, 2  # words by which the text shrank or grew, as far as it tells anything
_VERBS = "verb_times"
_SAME_WORD = {LinkKind.FORM, LinkKind.SPELLING}


def surplus(alignment: Alignment, gap: Gap) -> float:
    """The log odds that a gap of one word was put in; 0 is even."""
    index = gap.indices[0]
    tokens, language = alignment.hyp, alignment.hyp_language
    content = sum(is_content(token, language) for token in alignment.ref)
    modifies = index + 1 < len(tokens) and is_content(tokens[index + 1], language)
    return (
        _BASE
        + _NEARNESS * dict(alignment.nearness).get(index, _USUAL_NEARNESS)
        + _UNCHANGED * unchanged_share(alignment, gap.indices)
        + _LOST * (1 - kept_share(alignment))
        + _SHORTNESS / max(1, content)
        + _RARITY * rarity(tokens[index].lemma, language)
        + _MODIFIES * modifies
        + _IS_CLEAN * gap.is_clean
        + _FRAMED
        * _framed_share(
            alignment, [*range(index - _FRAME, index), *range(index + 1, index + _FRAME + 1)]
        )
        + _FOLLOWS * _framed_share(alignment, [index - 1])
        + _LONGER * _growth(alignment)
    )


def is_slight(token: Token, language: str) -> bool:
    """Whether a word of another language than English tells too little to have been put in.

    A word that English renders by a grammatical one ("jedoch", "también"), or a form of a verb,
    of which a paraphrase easily has one more ("sta suonando" for "suona").
    """
    code = primary(language)
    endings = tuple(lexicons.listed(code, _VERBS, "infinitive"))
    if endings and token.norm != token.lemma and token.lemma.endswith(endings):
        return True
    small = word_classes()
    return not small.keys().isdisjoint(sure_answers(dictionary_key(token, code), code))


def _framed_share(alignment: Alignment, places: Sequence[int]) -> float:
    """The share of the words at these places that are the passage's own; 1 where there is none."""
    link_of = linkage(alignment).link_of_hyp
    words = [i for i in places if 0 <= i < len(alignment.hyp) and alignment.hyp[i].is_word]
    same = [i for i in words if i in link_of and link_of[i].kind in _SAME_WORD]
    return len(same) / len(words) if words else 1.0


def _growth(alignment: Alignment) -> int:
    """How many words longer the quotation is than its passage."""
    words = [sum(token.is_word for token in side) for side in (alignment.hyp, alignment.ref)]
    return max(_SHORTER, min(_LONGEST, words[0] - words[1]))
