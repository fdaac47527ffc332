"""Who does what to whom, as far as the order of the words tells."""

from collections.abc import Sequence

from fidelity import lexicons
from fidelity.evidence.linkage import Linkage
from fidelity.evidence.times.moved_times import pointed_periods
from fidelity.records import Alignment, Token
from fidelity.text.function_words import OWNING, is_content, word_classes
from fidelity.text.lemmas import dictionary_form
from fidelity.text.segments import CLAUSE_MARKS
from fidelity.text.verbs import Time, is_passive, verb_form

_REACH = 7  # tokens from a verb to the head of its argument
_OPEN_A_PHRASE = frozenset({"article", "possessive", "demonstrative", "pronoun"})
_DETERMINERS = ("article", "possessive", "demonstrative")
_TO, _HER = "to", "her"
_CLAUSE_CLASSES = frozenset({"conjunction", "relative"})


def is_used_as_verb(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word is used as a verb, by its form or by the noun phrase right after it."""
    if verb_form(tokens, index).time is not Time.OPEN:
        return True
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is None:
        return False
    opens = word_classes("en").get(after.norm) in _OPEN_A_PHRASE
    return opens or _joins_names(tokens, index)


def _joins_names(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word in small letters stands right between two names: "Lyon beat Ghent"."""
    if not 0 < index < len(tokens) - 1 or not tokens[index].text.islower():
        return False
    return all(tokens[place].text[0].isupper() for place in (index - 1, index + 1))


def arguments_of(tokens: Sequence[Token], verb: int, language: str) -> dict[str, int | None]:
    """The heads of agent and patient; None where there is none to be seen."""
    left = head_before(tokens, verb, language)
    if not is_passive(tokens, verb):
        return {"agent": left, "patient": _object(tokens, verb, language)}
    by = [
        index
        for index in range(verb + 1, min(len(tokens), verb + 1 + _REACH))
        if tokens[index].norm == "by"
    ]
    agent = noun_after(tokens, by[0] + 1, language) if by else None
    return {"agent": agent, "patient": left}


def _object(tokens: Sequence[Token], verb: int, language: str) -> int | None:
    """The head of the noun phrase right after a verb; none behind a preposition."""
    start = verb + 1
    if start >= len(tokens) or word_classes(language).get(tokens[start].norm) in {
        "preposition",
        "conjunction",
        "relative",
        "auxiliary",
        "modal",
    }:
        return None
    return noun_after(tokens, start, language)


def noun_after(tokens: Sequence[Token], start: int, language: str) -> int | None:
    """The last content word of the noun phrase that starts here."""
    classes = word_classes(language)
    numbers = lexicons.listed(language, "numerals", "cardinal")
    when = pointed_periods(tokens) if language == "en" else frozenset()
    head = None
    for index in range(start, min(len(tokens), start + _REACH)):
        token = tokens[index]
        kind = "possessive" if token.norm == _HER else classes.get(token.norm)
        # "gave the farmer a loan", "saw the farmer two days", "beat Ghent 2-1"
        begins = kind is not None or token.norm in numbers or token.norm[0].isdigit()
        if head and token.norm in OWNING:
            continue
        if index in when:
            break  # "by the league | next week"
        if not token.is_word or kind not in {None, *_DETERMINERS} or (head and begins):
            break
        if kind is None:
            head = index
    return head


def head_before(tokens: Sequence[Token], place: int, language: str) -> int | None:
    """The nearest content word before a place, in the same clause."""
    classes = word_classes(language)
    for index in range(place - 1, max(-1, place - 1 - _REACH), -1):
        token = tokens[index]
        if token.text in CLAUSE_MARKS or classes.get(token.norm) in _CLAUSE_CLASSES:
            return None
        if classes.get(token.norm) == "pronoun":
            return None
        governs = index + 1 < len(tokens) and tokens[index + 1].norm == _TO
        if is_content(token, language) and not _is_adverb(token.norm) and not governs:
            return index
    return None


def _is_adverb(norm: str) -> bool:
    """Whether a known adjective stands before the "-ly": "recently", but not "Italy", "family"."""
    if not norm.endswith("ly"):
        return False
    stem = norm.removesuffix("ly")
    forms = (stem, f"{stem}le", f"{stem[:-1]}y", norm[:-1])  # recent, possible, happy, full
    return any(dictionary_form(form) is not None for form in forms)


def crossed_objects(
    alignment: Alignment,
    ours: tuple[int, int | None],
    theirs: tuple[int, int | None],
    links: Linkage,
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Verb, object and subject of both sides, where either's object leads the other's statement.

    "The bishop of the diocese praised the cooks", "the cooks who had come praised the bishop":
    however long what stands before the verb. `ours` and `theirs` are a verb and its object.
    """
    (hyp, mine), (ref, yours) = ours, theirs
    if mine is None or yours is None or mine == yours:
        return None
    sides = (alignment.hyp, hyp), (alignment.ref, ref)
    if any(is_passive(tokens, verb) or not is_used_as_verb(tokens, verb) for tokens, verb in sides):
        return None
    there = [r for r in links.to_ref.get(mine, ()) if links.keeps(mine, r)]
    here = [h for h in links.to_hyp.get(yours, ()) if links.keeps(h, yours)]
    if not there or not here:
        return None
    if not (_leads(alignment.ref, there[0], ref) and _leads(alignment.hyp, here[0], hyp)):
        return None
    words = [
        {tokens[verb].lemma, tokens[one].lemma, tokens[other].lemma}
        for tokens, verb, one, other in (
            (alignment.hyp, hyp, mine, here[0]),
            (alignment.ref, ref, yours, there[0]),
        )
    ]
    is_single = all(
        sum(token.lemma in known for token in side) == len(known)
        for side, known in zip((alignment.hyp, alignment.ref), words, strict=True)
    )
    return ((here[0], hyp, mine), (there[0], ref, yours)) if is_single else None


def _leads(tokens: Sequence[Token], index: int, verb: int) -> bool:
    """Whether a word opens the statement of a verb: no mark, and hardly a word, before it."""
    between = tokens[index:verb]
    start = index
    while start > 0 and tokens[start - 1].is_word and index - start < _REACH:
        start -= 1
    opens = start == 0 or not tokens[start - 1].is_word
    return bool(between) and opens and not any(token.text in CLAUSE_MARKS for token in between)
