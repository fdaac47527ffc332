"""English in the order of another language: the object or the predicate before its verb.

"We must the road before the storm close", "that the water unsafe was". The original's own words
stand in an order that no English sentence has; a translation word for word leaves it behind.
"""

from collections.abc import Iterator, Sequence

from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import Linkage, linkage
from fidelity.records import Alignment, Token
from fidelity.text.clauses import is_verb_form
from fidelity.text.function_words import DETERMINERS, is_content, word_classes
from fidelity.text.quantities import quantities

_BE = frozenset({"is", "are", "was", "were"})
_MODALS = frozenset({"will", "would", "can", "could", "must", "may", "might", "shall", "should"})
_SEMI_MODALS = frozenset({"have", "has", "had", "need", "needs", "needed", "ought"})
_TO, _NOT = "to", frozenset({"not", "n't", "never"})
_TIME_LEFT = frozenset({"until", "till", "by"})
_ASKING = frozenset({"how", "what", "whatever", "however", "which", "as", "so", "where", "whose"})
_OPEN_OBJECT = DETERMINERS | {"quantifier"}
_OBJECT_PRONOUNS = frozenset({"me", "him", "them", "us"})
_REACH = 4  # tokens from a verb's subject to the verb, adverbs and auxiliaries between


def torn_orders(alignment: Alignment) -> Iterator[BothSides]:
    """Verbs of both sides with what stands before them that stood behind, in one clause."""
    if not alignment.is_english:
        return
    yield from _objects_first(alignment)
    yield from _predicates_first(alignment)
    yield from _torn_from_to(alignment)


def _objects_first(alignment: Alignment) -> Iterator[BothSides]:
    """The committee its findings published: subject, object, verb."""
    ref, hyp = alignment.ref, alignment.hyp
    links = linkage(alignment)
    for verb in range(1, len(ref) - 1):
        if not (is_content(ref[verb], "en") and _opens_object(ref, verb + 1)):
            continue
        subject = _before_verb(ref, verb)
        here = _kept(links, verb)
        behind = range(verb + 2, min(len(ref), verb + 2 + _REACH))
        noun = next((i for i in (verb + 1, *behind) if _kept(links, i) is not None), None)
        if subject is None or here is None or noun is None or not _is_verb(ref, subject, verb):
            continue
        place, moved = _kept(links, subject), _kept(links, noun)
        if place is None or moved is None or not place < moved < here:
            continue
        first = next((k for k in range(place + 1, moved) if not _is_auxiliary(hyp[k])), moved)
        is_one_clause = all(token.is_word for token in hyp[place + 1 : here])
        if (
            is_one_clause
            and _opens_object(hyp, first)
            and not any(is_content(token, "en") for token in hyp[place + 1 : first])
            and not any(
                is_verb_form(hyp, k) and not _is_auxiliary(hyp[k]) for k in range(first, here)
            )
            and not any(token.norm in _BE for token in hyp[first:here])
        ):
            yield BothSides(hyp=tuple(range(place, here + 1)), ref=tuple(range(subject, noun + 1)))


def _predicates_first(alignment: Alignment) -> Iterator[BothSides]:
    """That the water unsafe was: the predicate before a copula that ends its clause."""
    ref, hyp = alignment.ref, alignment.hyp
    links = linkage(alignment)
    for copula in range(2, len(hyp)):
        if hyp[copula].norm not in _BE or not _ends_clause(hyp, copula):
            continue
        there = next((r for r in links.to_ref.get(copula, ()) if links.keeps(copula, r)), None)
        if there is None or not is_content(hyp[copula - 1], "en"):
            continue
        predicate = there + 1
        if not 0 < there < len(ref) - 1 or _kept(links, predicate) != copula - 1:
            continue
        own = hyp[_clause_start(hyp, copula) : copula]
        subject = _kept(links, there - 1)
        if subject is None or subject >= copula - 1 or _ASKING & {token.norm for token in own}:
            continue
        yield BothSides(hyp=tuple(range(subject, copula + 1)), ref=(there - 1, there, predicate))


def _torn_from_to(alignment: Alignment) -> Iterator[BothSides]:
    """We need concrete to take measures: what "have to" governs, between its two words."""
    ref, hyp = alignment.ref, alignment.hyp
    links = linkage(alignment)
    for verb in range(2, len(ref)):
        if ref[verb - 1].norm != _TO or ref[verb - 2].norm not in _SEMI_MODALS:
            continue
        lead, here = _kept(links, verb - 2), _kept(links, verb)
        if lead is None or here is None or not lead + 2 < here:
            continue
        between = range(lead + 1, here)
        behind = {k for j in range(verb + 1, len(ref)) for k in links.to_hyp.get(j, ())}
        is_one_clause = all(hyp[k].is_word for k in between)
        carried = [k for k in between if k in behind and is_content(hyp[k], "en")]
        if not (is_one_clause and carried and hyp[here - 1].norm == _TO):
            continue
        tells_time = hyp[lead + 1].norm in _TIME_LEFT or any(
            set(one.indices) & set(between) for one in quantities(hyp, "en")
        )
        # "we have until May to move it", "they have two weeks to pay"
        if not tells_time and hyp[here - 2].norm not in _NOT:
            yield BothSides(hyp=tuple(range(lead, here + 1)), ref=(verb - 2, verb - 1, verb))


def _before_verb(tokens: Sequence[Token], verb: int) -> int | None:
    """The last word of the subject, adverbs and auxiliaries passed over."""
    for place in range(verb - 1, max(-1, verb - 1 - _REACH), -1):
        token = tokens[place]
        if _is_auxiliary(token) or token.norm.endswith("ly"):
            continue
        is_noun = is_content(token, "en") and not is_verb_form(tokens, place)
        is_subject = word_classes("en").get(token.norm) == "pronoun"
        return place if token.is_word and (is_noun or is_subject) else None
    return None


def _is_verb(tokens: Sequence[Token], subject: int, verb: int) -> bool:
    """Whether its form, an auxiliary or a pronoun before it tells that it is one."""
    return (
        is_verb_form(tokens, verb)
        or any(_is_auxiliary(token) for token in tokens[subject + 1 : verb])
        or word_classes("en").get(tokens[subject].norm) == "pronoun"
    )


def _is_auxiliary(token: Token) -> bool:
    return token.norm in _MODALS or token.norm in _NOT


def _opens_object(tokens: Sequence[Token], index: int) -> bool:
    """Whether an article, a possessive or a pronoun in an object's form stands there."""
    norm = tokens[index].norm
    return norm in _OBJECT_PRONOUNS or word_classes("en").get(norm) in _OPEN_OBJECT


def _ends_clause(tokens: Sequence[Token], index: int) -> bool:
    return index + 1 == len(tokens) or not tokens[index + 1].is_word


def _clause_start(tokens: Sequence[Token], index: int) -> int:
    place = index
    while place and tokens[place - 1].is_word:
        place -= 1
    return place


def _kept(links: Linkage, index: int) -> int | None:
    """Where the quotation has the very word that the passage has at `index`."""
    found = links.to_hyp.get(index, ())
    return found[0] if len(found) == 1 and links.keeps(found[0], index) else None
