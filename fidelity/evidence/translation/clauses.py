"""Who does it and whom it befalls, in a plain clause of a language without cases.

Only between English and languages that keep to subject, verb, object in a main clause (Dryer 2013,
"Order of subject, object and verb", WALS 81A); in German where the articles tell the same. A
passive tells both where it names who does it: "por el alcalde", "vom Bürgermeister".
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.function_words import DETERMINERS, is_content, word_classes
from fidelity.text.lemmas import dictionary_form
from fidelity.text.segments import CLAUSE_MARKS
from fidelity.text.verbs import Time, verb_form

ORDER, MUTUAL, PASTS, PASSIVES = "clause_order", "mutual", "unchanged_pasts", "passives"
_ENGLISH = "en"
_FARTHEST = 6  # words on either side of the verb
_CLAUSE = 12  # words from an auxiliary to its verb
_GERMAN = "de"  # its object may stand first
_ENGLISH_TO = frozenset({"to"})
_VERB_SECOND = frozenset({_GERMAN, "nl"})
_MARKS_AN_OBJECT = MappingProxyType(
    {"es": frozenset({"a", "al"}), "it": frozenset({"al", "alla", "allo", "all'", "ai", "alle"})}
)
# Right before a verb these take up an object, that may stand before them.
_OBJECT_PRONOUNS = MappingProxyType(
    {
        "es": frozenset({"lo", "la", "los", "las", "le", "les"}),
        "fr": frozenset({"le", "la", "les", "l'", "lui", "leur"}),
        "it": frozenset({"lo", "la", "li", "le", "l'", "gli"}),
        "pt": frozenset({"o", "a", "os", "as", "lhe", "lhes"}),
    }
)
_TO_BY = 4  # words from a participle to the "by" of who did it
_BETWEEN = 3  # words from an auxiliary to its participle, where that does not end the clause


@dataclass(frozen=True, slots=True)
class Clause:
    """Content words of who does it and of whom it befalls: before and after an active verb.

    `to` are those of whom something is given to: "handed the keys to the club", "au club".
    """

    before: frozenset[int]
    after: frozenset[int]
    to: frozenset[int] = frozenset()


def clauses(tokens: Sequence[Token], language: str, *, linked: set[int]) -> dict[int, Clause]:
    """The plain active clauses by their verb, those with linked words on both sides."""
    found = {}
    for verb in range(1, len(tokens)):
        if not tokens[verb].is_word or tokens[verb].text[0].isupper():
            continue
        clause = _clause(tokens, verb, language)
        if clause is not None and linked & clause.before and linked & (clause.after | clause.to):
            found[verb] = clause
    return found


def passives(
    tokens: Sequence[Token], language: str, *, linked: Collection[int]
) -> dict[int, Clause]:
    """The passive clauses that name who does it, by their participle; none without the lists."""
    auxiliaries = lexicons.listed(language, PASSIVES, "auxiliary")
    agents = lexicons.listed(language, PASSIVES, "by")
    found = {}
    for place, token in enumerate(tokens):
        if token.norm not in agents:
            continue
        reading = _participle(tokens, place, auxiliaries, language)
        if reading is None:
            continue
        first, participle = reading
        agent = _after(tokens, place, language, _determiners(language))
        if language == _ENGLISH and tokens[place + 1 : place + 2] and _is_gerund(tokens[place + 1]):
            continue  # "by using it"
        if _is_measure(tokens, agent, language):
            continue  # "delayed by an hour"
        patient = frozenset(_subject_of(tokens, first, language)) - agent
        if not patient and language in _VERB_SECOND:
            patient = _after(tokens, first, language, _determiners(language)) - agent
        if not agent.isdisjoint(linked) and not patient.isdisjoint(linked):
            found[participle] = Clause(agent - {participle}, patient - {participle})
    return found


def _is_measure(tokens: Sequence[Token], phrase: Collection[int], language: str) -> bool:
    units = lexicons.listed(language, "units")
    return any(not units.isdisjoint({tokens[i].norm, tokens[i].lemma}) for i in phrase)


def _is_gerund(token: Token) -> bool:
    return token.norm.endswith("ing") and token.norm != token.lemma


def opens_plainly(tokens: Sequence[Token], first: int, language: str) -> bool:
    """Whether a noun phrase has an article, or is a name: "particolare significato" has none."""
    return (first > 0 and tokens[first - 1].norm in _determiners(language)) or (
        tokens[first].text[0].isupper()
        and (first > 0 or dictionary_form(tokens[first].norm, language) is None)
    )


def _participle(
    tokens: Sequence[Token], by: int, auxiliaries: Collection[str], language: str
) -> tuple[int, int] | None:
    """The first auxiliary and the participle of the passive clause that a "by" stands in."""
    reach = _CLAUSE if language in _VERB_SECOND else _TO_BY + _BETWEEN
    before = range(by - 1, max(-1, by - 1 - reach), -1)
    own = [i for i in before if tokens[i].sentence == tokens[by].sentence]
    marks = [i for i in own if tokens[i].text in CLAUSE_MARKS]
    placed = [i for i in own if tokens[i].norm in auxiliaries and (not marks or i > marks[0])]
    if not placed:
        return None
    first, last = placed[-1], placed[0]
    if language in _VERB_SECOND:
        end = by + 1
        while end < min(len(tokens), by + _CLAUSE) and tokens[end].is_word:
            end += 1
        words = [i for i in range(by + 2, end) if tokens[i].norm not in auxiliaries]
        return (first, words[-1]) if words and tokens[words[-1]].text.islower() else None
    participles = [
        i
        for i in range(last + 1, min(by, last + 1 + _BETWEEN))
        if is_content(tokens[i], language) and tokens[i].text.islower()
    ]
    is_near = participles and by - participles[-1] <= _TO_BY
    return (first, participles[-1]) if is_near else None


def _subject_of(tokens: Sequence[Token], start: int, language: str) -> Iterator[int]:
    """The content words from the beginning of the clause to its first auxiliary."""
    for place in range(start - 1, max(-1, start - 1 - _CLAUSE), -1):
        token = tokens[place]
        if token.text in CLAUSE_MARKS or token.sentence != tokens[start].sentence:
            return
        if is_content(token, language):
            yield place


def _determiners(language: str) -> frozenset[str]:
    return _openers() if language == _ENGLISH else lexicons.listed(language, ORDER, "opens")


def _clause(tokens: Sequence[Token], verb: int, language: str) -> Clause | None:
    """What stands around a verb of a plain active clause; None where this is none."""
    if not is_content(tokens[verb], language):
        return None
    if language == _ENGLISH:
        if not _is_active(tokens, verb):
            return None
        between, openers = frozenset[str](), _openers()
        start = min(verb_form(tokens, verb).indices)
    else:
        if tokens[verb].lemma in lexicons.words(language, ORDER, "turned"):
            return None
        between = lexicons.words(language, ORDER, "between")
        if tokens[verb].norm in between and language not in _VERB_SECOND:
            return None  # an auxiliary
        openers = lexicons.words(language, ORDER, "opens")
        start = verb
    if language in _VERB_SECOND:
        return _verb_second(tokens, verb, language)
    before = _before(tokens, start, language, between)
    after = _after(tokens, verb, language, openers)
    to = _recipient(tokens, verb, language)
    return Clause(before, after, to) if before and (after or to) else None


def _recipient(tokens: Sequence[Token], verb: int, language: str) -> frozenset[int]:
    """The noun phrase of the clause that a "to", or a German dative, sets off."""
    lists = _ENGLISH_TO if language == _ENGLISH else lexicons.listed(language, ORDER, "to")
    if tokens[verb].norm.startswith(tuple(lexicons.listed(language, ORDER, "taking"))):
        return frozenset()
    openers = _determiners(language)
    for place in range(verb + 1, min(len(tokens) - 1, verb + _CLAUSE)):
        if tokens[place].text in CLAUSE_MARKS or tokens[place].sentence != tokens[verb].sentence:
            break
        # "mit dem Bus": a preposition of its own
        is_governed = (
            language == _GERMAN
            and place - 1 != verb
            and not is_content(tokens[place - 1], language)
            and tokens[place - 1].norm not in lexicons.words(language, ORDER, "between")
        )
        if tokens[place].norm in lists and not is_governed:
            return _after(tokens, place, language, openers) - {verb}
    return frozenset()


def _verb_second(tokens: Sequence[Token], verb: int, language: str) -> Clause | None:
    """Subject and object of a German or Dutch main clause, as order and articles tell."""
    openers = lexicons.words(language, ORDER, "opens")
    finite = _finite(tokens, verb, language)
    before = _before(tokens, finite, language, frozenset())
    after = frozenset(i for i in _after(tokens, finite, language, openers) if i != verb)
    to = _recipient(tokens, finite, language) - {verb}
    if not before or not (after or to):
        return None
    if language != _GERMAN:
        return Clause(before, after, to)
    subjects, objects = (lexicons.words(language, ORDER, name) for name in ("subject", "object"))
    first, second = tokens[min(before) - 1].norm, tokens[finite + 1].norm
    has_articles = first in openers or second in openers
    if first in objects and second not in objects:
        return Clause(after, before) if after else None
    if first not in objects and (second in objects or (first in subjects and second != first)):
        return Clause(before, after, to)
    return None if has_articles or not after else Clause(before, after)


def _finite(tokens: Sequence[Token], verb: int, language: str) -> int:
    """The auxiliary of a verb at the end of its clause, else the verb itself."""
    auxiliaries = lexicons.words(language, ORDER, "between")
    for place in range(verb - 1, max(0, verb - 1 - _CLAUSE), -1):
        if not tokens[place].is_word:
            break
        if tokens[place].norm in auxiliaries:
            return place
    return verb


def _is_active(tokens: Sequence[Token], verb: int) -> bool:
    form = verb_form(tokens, verb)
    is_past = form.indices == (verb,) and tokens[verb].norm in lexicons.words(_ENGLISH, PASTS)
    return (
        (form.time is not Time.OPEN or is_past)
        and not form.is_passive
        and tokens[verb].lemma not in lexicons.words(_ENGLISH, MUTUAL)
    )


@cache
def _openers() -> frozenset[str]:
    classes = word_classes(_ENGLISH)
    return frozenset(word for word, name in classes.items() if name in DETERMINERS)


def _before(
    tokens: Sequence[Token], start: int, language: str, between: frozenset[str]
) -> frozenset[int]:
    """The noun phrase right before the verb; none where anything else stands between."""
    place = start - 1
    while place >= 0 and tokens[place].norm in between:
        place -= 1
    if place >= 0 and tokens[place].norm in _OBJECT_PRONOUNS.get(language, frozenset()):
        return frozenset()  # "il muro l'hanno dipinto i detenuti": the object stands first
    found: set[int] = set()
    while (
        place >= max(0, start - _FARTHEST)
        and tokens[place].is_word
        and is_content(tokens[place], language)
        and tokens[place].sentence == tokens[start].sentence
    ):
        found.add(place)
        place -= 1
    opens = place < 0 or not tokens[place].is_word or _is_opener(tokens[place], language)
    inside = place < 1 or _ends_phrase(tokens[place - 1], language)
    return frozenset(found) if found and opens and inside else frozenset()


def _is_opener(token: Token, language: str) -> bool:
    if language == _ENGLISH:
        return token.norm in _openers()
    return token.norm in lexicons.words(language, ORDER, "opens") - _MARKS_AN_OBJECT.get(
        language, frozenset()
    )


def _ends_phrase(token: Token, language: str) -> bool:
    """Whether what stands before the article is a mark or a conjunction, and no preposition."""
    if not token.is_word:
        return True
    if language == _ENGLISH:
        return word_classes(_ENGLISH).get(token.norm) == "conjunction"
    return token.norm in lexicons.words(language, ORDER, "joins")


def _after(
    tokens: Sequence[Token], verb: int, language: str, openers: frozenset[str]
) -> frozenset[int]:
    """The noun phrase right after the verb."""
    place = verb + 1
    while place < len(tokens) and tokens[place].norm in openers:
        place += 1
    found: set[int] = set()
    while (
        place < min(len(tokens), verb + 1 + _FARTHEST)
        and tokens[place].is_word
        and is_content(tokens[place], language)
        and tokens[place].sentence == tokens[verb].sentence
    ):
        found.add(place)
        place += 1
    return frozenset(found)
