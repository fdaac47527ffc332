"""What a shorter telling passes over: a remark, how a person is introduced, where it was said.

"…, said her father, Bob Reyes", "the parent of Nordkanal", "IDC analyst" before a name that stays;
English. What is said stays what it was: only who said it, or what somebody is, is told in less.
"""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.content.gaps import Gap, dropped
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.clauses import is_verb_form
from fidelity.text.function_words import DETERMINERS, is_content, word_classes
from fidelity.text.names import NamePhrase, name_phrases
from fidelity.text.reporting import reporting_clauses
from fidelity.text.segments import CLAUSE_MARKS

_INTRODUCTION = 5  # tokens from a name to the person who is introduced by it
_ONE = frozenset({"a", "an"})
_FRAMING = frozenset({"that", "if", "whether", "unless", "but", "because"})


def is_passed_over(alignment: Alignment, phrase: NamePhrase) -> bool:
    """Whether a name of the passage went with something that only described."""
    if not alignment.ref_language.startswith("en"):
        return False
    return (
        _is_in_a_remark(alignment, phrase)
        or _introduces(alignment, phrase)
        or _places_a_source(alignment, phrase)
        or _qualifies(alignment, phrase)
        or _is_in_a_tag(alignment, phrase)
        or _is_known_by_now(alignment, phrase)
    )


def _is_in_a_remark(alignment: Alignment, phrase: NamePhrase) -> bool:
    """Whether all that stands between two marks is gone, and more than names: "parent of NBC".

    Neighbouring remarks that are gone too count as one: "said her father, Bob Reyes".
    """
    tokens = alignment.ref
    sentence = tokens[phrase.start].sentence
    runs = _between_marks(tokens, sentence)
    here = next((at for at, run in enumerate(runs) if phrase.start in run), None)
    if here is None or len(runs) == 1 or _is_kept(alignment, runs[here]):
        return False
    first = last = here
    while first > 0 and not _is_kept(alignment, runs[first - 1]):
        first -= 1
    while last + 1 < len(runs) and not _is_kept(alignment, runs[last + 1]):
        last += 1
    names = {index for one in name_phrases(tokens, "en") for index in one.words}
    gone = [index for run in runs[first : last + 1] for index in run]
    if first == 0:  # what opens the sentence is what it is about
        return False
    rest = [index for index in gone if index not in names]
    opens = bool(rest) and word_classes("en").get(tokens[rest[0]].norm) == "preposition"
    return (opens and rest == gone[:1]) or any(is_content(tokens[index], "en") for index in rest)


def _between_marks(tokens: Sequence[Token], sentence: int) -> list[list[int]]:
    """The words of one sentence, stretch by stretch."""
    runs: list[list[int]] = [[]]
    for index, token in enumerate(tokens):
        if token.sentence != sentence:
            continue
        if token.text in CLAUSE_MARKS or token.text in {"--", "[", "]"}:
            runs.append([])
        elif token.is_word:
            runs[-1].append(index)
    return [run for run in runs if run]


def _is_kept(alignment: Alignment, run: Sequence[int]) -> bool:
    """Whether a word of weight among these is told again."""
    to_hyp = linkage(alignment).to_hyp
    return any(index in to_hyp and is_content(alignment.ref[index], "en") for index in run)


def _introduces(alignment: Alignment, phrase: NamePhrase) -> bool:
    """Whether the name opens the description of a person who is named behind it and stays.

    All of the description is gone: "IDC analyst John Marsh", "Marsh".
    """
    tokens, to_hyp = alignment.ref, linkage(alignment).to_hyp
    classes = word_classes("en")
    names = {one.start: one for one in name_phrases(tokens, "en")}
    for place in range(phrase.end, min(phrase.end + _INTRODUCTION, len(tokens))):
        token = tokens[place]
        person = names.get(place)
        if person is not None and person.words[-1] in to_hyp:
            return place > phrase.end
        if not token.is_word or classes.get(token.norm) not in {None, "conjunction"}:
            return False
        if place in to_hyp or is_verb_form(tokens, place):
            return False
    return False


def _is_in_a_tag(alignment: Alignment, phrase: NamePhrase) -> bool:
    """Whether it only tells where it was said: ", Lind said on a visit to Tallinn"."""
    tokens = alignment.ref
    sentence = tokens[phrase.start].sentence
    runs = [run for run in _between_marks(tokens, sentence) if phrase.start in run]
    if not runs or runs[0][0] < 2 or tokens[runs[0][0] - 1].is_word:
        return False
    for clause in reporting_clauses(tokens, "en"):
        begins = max(clause.verb, clause.subject[-1]) + 1
        if clause.verb in runs[0] and begins < phrase.start:
            return _tells_when_or_where(tokens[begins])
    return False


def tells_of_saying(tokens: Sequence[Token], indices: Sequence[int]) -> bool:
    """Whether words only tell where or when it was said: "At a press conference, she said".

    They open the sentence before nothing but who said it, or stand between that and a mark.
    """
    runs = _between_marks(tokens, tokens[indices[0]].sentence)
    at = next((at for at, run in enumerate(runs) if indices[0] in run), None)
    if (
        at is None
        or not set(indices) <= set(runs[at])
        or not _tells_when_or_where(tokens[indices[0]])
    ):
        return False
    for clause in reporting_clauses(tokens, "en"):
        words = {clause.verb, *clause.subject}
        if at == 0 and len(runs) > 1 and indices[0] == runs[0][0]:
            is_all = list(indices) == runs[0]
            if is_all and words.issuperset(runs[1]):
                return True
        if clause.verb in runs[at] and max(words) + 1 == indices[0]:
            return indices[-1] == runs[at][-1]
    return False


def is_in_a_tag(tokens: Sequence[Token], indices: Sequence[int]) -> bool:
    """Whether words are all of who said it, or stand behind that: ", he said on Monday,".

    Where it opens the sentence, or "that" follows, it is the frame of what is said.
    """
    runs = _between_marks(tokens, tokens[indices[0]].sentence)
    at = next((at for at, run in enumerate(runs) if indices[0] in run), 0)
    if at == 0 or not set(indices) <= set(runs[at]):
        return False
    if any(tokens[index].norm in _FRAMING for index in runs[at]):
        return False
    return any(
        min(clause.verb, *clause.subject) == runs[at][0]
        and {clause.verb, *clause.subject} <= set(runs[at])
        and (clause.verb in indices or indices[0] > max(clause.verb, *clause.subject))
        for clause in reporting_clauses(tokens, "en")
    )


def told_gaps(alignment: Alignment) -> Iterator[Gap]:
    """What is left out of what was said: who said it, and where, may be told elsewhere."""
    for gap in dropped(alignment):
        if not (alignment.is_english and is_in_a_tag(alignment.ref, gap.indices)):
            yield gap


def is_in_a_lost_tag(alignment: Alignment, indices: Sequence[int]) -> bool:
    """The same of words behind who said it, where all that stands there is gone."""
    tokens = alignment.ref
    if not alignment.is_english or not is_in_a_tag(tokens, indices):
        return False
    run = next(
        run for run in _between_marks(tokens, tokens[indices[0]].sentence) if indices[0] in run
    )
    said = {
        index
        for clause in reporting_clauses(tokens, "en")
        if clause.verb in run
        for index in (clause.verb, *clause.subject)
    }
    tail = [index for index in run if index > max(said)]
    return set(indices) <= set(tail) and not _is_kept(alignment, tail)


def _tells_when_or_where(token: Token) -> bool:
    days = (lexicons.words("en", "calendar", name) for name in ("weekday", "day_relative"))
    return any(token.norm in names for names in days) or (
        word_classes("en").get(token.norm) == "preposition"
    )


def _qualifies(alignment: Alignment, phrase: NamePhrase) -> bool:
    """Whether a participle makes an adjective of it: "the Oslo-based firm", "Norna-built ships"."""
    tokens, links = alignment.ref, linkage(alignment)
    place = phrase.end + 1
    if place >= len(tokens) or tokens[phrase.end].text != "-":
        return False
    if any(links.keeps(index, place) for index in links.to_hyp.get(place, ())):
        return False
    return tokens[place].text.islower() and is_verb_form(tokens, place)


def _places_a_source(alignment: Alignment, phrase: NamePhrase) -> bool:
    """Whether it only says where the source is: "authorities in Norway said"."""
    tokens, to_hyp = alignment.ref, linkage(alignment).to_hyp
    classes = word_classes("en")
    lead = phrase.start - 1
    while lead >= 0 and classes.get(tokens[lead].norm) in DETERMINERS:
        lead -= 1
    if lead < 1 or lead in to_hyp or classes.get(tokens[lead].norm) != "preposition":
        return False
    return any(
        {phrase.start, lead - 1} <= set(clause.subject) and _is_kept(alignment, clause.subject)
        for clause in reporting_clauses(tokens, "en")
    ) or _ends_a_description(alignment, lead)


def _ends_a_description(alignment: Alignment, lead: int) -> bool:
    """Whether what it leads stands behind who somebody is: ", an analyst at the bank in Oslo,"."""
    tokens, classes = alignment.ref, word_classes("en")
    start = lead
    while start > 0 and tokens[start - 1].is_word:
        start -= 1
    is_apart = start > 0 and tokens[start - 1].text == ","
    is_phrase = not any(is_verb_form(tokens, index) for index in range(start, lead))
    opens = classes.get(tokens[start].norm) in DETERMINERS
    return is_apart and is_phrase and opens and start + 1 < lead


def _is_known_by_now(alignment: Alignment, phrase: NamePhrase) -> bool:
    """Whether "a Trillian spokesman" is "the spokesman": one who was introduced before."""
    tokens, links = alignment.ref, linkage(alignment)
    if not phrase.start or phrase.end >= len(tokens) or tokens[phrase.start - 1].norm not in _ONE:
        return False
    return any(
        at > 0 and alignment.hyp[at - 1].norm == "the" and links.keeps(at, phrase.end)
        for at in links.to_hyp.get(phrase.end, ())
    )
