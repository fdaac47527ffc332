"""A pronoun and a noun on both sides of a verb that changed places: "he warned the bank"; English.

"The bank warned him" has the same words in another form, and another one did it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import SAME_WORD, Linkage, linkage
from fidelity.evidence.pronouns import person_of
from fidelity.records import Alignment, Token
from fidelity.text.function_words import DETERMINERS, content_places, is_content, word_classes
from fidelity.text.verbs import is_passive

_LIST, _SUBJECT, _OBJECT, _OWNER = "pronoun_roles", "subject", "object", "owner"
_REACH = 5  # tokens between a verb and its subject, or the noun of its object
_HER, _TO = "her", "to"
_PARTICLES = frozenset({"away", "back", "down", "in", "off", "on", "out", "over", "up"})
_HOW_OFTEN = frozenset({"once", "twice", "again", "often", "daily", "weekly"})
_BETWEEN = frozenset({"auxiliary", "modal", "adverb", "negator"})


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb between a pronoun and a noun; `leads` where the pronoun is its subject."""

    pronoun: int
    nouns: tuple[int, ...]
    leads: bool


def turned_pronouns(alignment: Alignment) -> Iterator[BothSides]:
    """Verbs whose pronoun is subject on one side and object on the other, the noun the reverse.

    Or another pronoun: "he warned her", "she warned him".
    """
    if not alignment.is_english:
        return
    said, meant = ({token.norm for token in side} for side in (alignment.hyp, alignment.ref))
    if not (_may_turn(said, meant) or _may_turn(meant, said)):
        return
    links = linkage(alignment)
    content, reciprocal = content_places(alignment.hyp, "en"), lexicons.listed("en", "reciprocal")
    for link in alignment.links:
        h, r = link.hyp[0], link.ref[0]
        if h not in content or link.kind not in SAME_WORD or alignment.hyp[h].lemma in reciprocal:
            continue
        ours, theirs = _between(alignment.hyp, h), _between(alignment.ref, r)
        if ours is not None and theirs is not None and _are_exchanged(alignment, ours, theirs):
            yield BothSides(hyp=(ours[0], h, ours[1]), ref=(theirs[0], r, theirs[1]))
            continue
        here, there = _verb(alignment.hyp, h), _verb(alignment.ref, r)
        if here is None or there is None or here.leads is there.leads:
            continue
        noun = _shared(here.nouns, there.nouns, links)
        if noun is not None:
            yield BothSides(
                hyp=tuple(sorted((here.pronoun, h, noun[0]))),
                ref=tuple(sorted((there.pronoun, r, noun[1]))),
            )


def _between(tokens: Sequence[Token], verb: int) -> tuple[int, int] | None:
    """The pronouns on both sides of an active verb: "he warned her", "she paid his debts"."""
    after = _past_to(tokens, verb)
    if is_passive(tokens, verb) or after >= len(tokens):
        return None
    before = _before(tokens, verb)
    owns = tokens[after].norm in _pronouns(_OWNER) and after + 1 < len(tokens)
    if before is None or tokens[before].norm not in _pronouns(_SUBJECT):
        return None
    if tokens[after].norm in _pronouns(_OBJECT) or (owns and is_content(tokens[after + 1], "en")):
        return before, after
    return None


def _past_to(tokens: Sequence[Token], verb: int) -> int:
    """Where the object of a verb begins: "warned | her", "wrote to | her", "turned down | the"."""
    after = verb + 1
    if after + 1 < len(tokens) and tokens[after].norm in _PARTICLES:
        opens = word_classes("en").get(tokens[after + 1].norm) in DETERMINERS
        return after + opens
    return after + (after < len(tokens) and tokens[after].norm == _TO)


def _are_exchanged(alignment: Alignment, ours: tuple[int, int], theirs: tuple[int, int]) -> bool:
    """Whether each of two persons stands where the other one stood."""
    mine = [person_of(alignment.hyp[place]) for place in ours]
    other = [person_of(alignment.ref[place]) for place in theirs]
    return mine[0] is not mine[1] and None not in mine and mine == other[::-1]


def _may_turn(words: set[str], others: set[str]) -> bool:
    """Whether one text has a subject pronoun, and the other an object one."""
    return not (_pronouns(_SUBJECT).isdisjoint(words) or _pronouns(_OBJECT).isdisjoint(others))


def _shared(ours: Sequence[int], theirs: Sequence[int], links: Linkage) -> tuple[int, int] | None:
    return next(((h, r) for h in ours for r in theirs if links.keeps(h, r)), None)


def _verb(tokens: Sequence[Token], verb: int) -> _Verb | None:
    """What stands on both sides of an active verb, where one is a pronoun and the other is none."""
    after = _past_to(tokens, verb)
    if is_passive(tokens, verb) or after >= len(tokens):
        return None
    before = _before(tokens, verb)
    if before is None:
        return None
    if tokens[after].norm in _pronouns(_OBJECT):
        follows = after + 1 < len(tokens) and is_content(tokens[after + 1], "en")
        is_often = follows and tokens[after + 1].norm in _HOW_OFTEN
        is_owner = tokens[after].norm == _HER and follows and not is_often  # "told her brother"
        is_noun = is_content(tokens[before], "en")
        return _Verb(after, (before,), leads=False) if is_noun and not is_owner else None
    nouns = _object(tokens, after)
    if tokens[before].norm in _pronouns(_SUBJECT) and nouns:
        return _Verb(before, nouns, leads=True)
    return None


def _before(tokens: Sequence[Token], verb: int) -> int | None:
    """The word before a verb and its auxiliaries and adverbs."""
    classes = word_classes("en")
    for place in range(verb - 1, max(-1, verb - 1 - _REACH), -1):
        norm = tokens[place].norm
        if not tokens[place].is_word:
            return None
        if classes.get(norm) not in _BETWEEN and not norm.endswith("ly"):
            return place
    return None


def _object(tokens: Sequence[Token], start: int) -> tuple[int, ...]:
    """The content words of the noun phrase that a determiner or a name opens here."""
    classes = word_classes("en")
    opens = classes.get(tokens[start].norm) in DETERMINERS
    if not opens and not tokens[start].text[:1].isupper():
        return ()
    found = []
    for place in range(start + opens, min(len(tokens), start + _REACH)):
        if not is_content(tokens[place], "en"):
            break
        found.append(place)
    return tuple(found)


@cache
def _pronouns(section: str) -> frozenset[str]:
    return lexicons.words("en", _LIST, section)
