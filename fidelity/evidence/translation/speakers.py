"""The noun that names who says it, beside a verb of saying, in every language with a list of them.

„…“, sagte der Bürgermeister; un policier a dit que …; according to a passenger. Pronouns and names
are left to others: whom a pronoun means, and whose office a name has, the words do not tell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import SURE_WORD, linkage
from fidelity.evidence.meaning.things import is_person
from fidelity.evidence.translation.rendered_persons import may_render_one
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import has_dictionary, primary, renderings
from fidelity.text.designations import is_designation
from fidelity.text.function_words import is_content
from fidelity.text.marked import inside_marks
from fidelity.text.phrases import find_phrases
from fidelity.text.reporting import reporting_clauses, reporting_verbs
from fidelity.text.segments import CLAUSE_MARKS

_LIST, _GRAMMAR, _SOURCES = "reporting", "reporting_grammar", "sources"
_SAYING = ("speech", "address")
_ENGLISH, _GERMAN = "en", "de"
_ORDER, _BOTH = "clause_order", "a"
_REACH = 5  # words behind "according to"
_LONGEST = 14  # tokens beside the marks; a longer stretch tells more than who speaks
_TO_VERB = 2  # tokens of a clause before its verb, where the subject stands behind: "a déclaré"
_APART = 0.25  # likeness below which no rendering of the one word means the other
_PART = frozenset({"-", "'"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSpeaker:
    """`heads` are the content words of the noun, `more` what else stands beside the verb."""

    heads: tuple[int, ...]
    more: tuple[int, ...]


def exchanged_speakers(alignment: Alignment) -> tuple[BothSides, ...]:
    """The one speaker of each side, where no word of the one can mean the other."""
    languages = alignment.hyp_language, alignment.ref_language
    if not alignment.likeness or not has_dictionary(*languages):
        return ()
    hyp = speakers(alignment.hyp, primary(languages[0]))
    ref = speakers(alignment.ref, primary(languages[1]))
    if len(hyp) != 1 or len(ref) != 1 or not _are_apart(alignment, hyp[0], ref[0]):
        return ()
    return (BothSides(hyp[0].heads, ref[0].heads),)


def _in_english(tokens: Sequence[Token], speaker: NamedSpeaker, language: str) -> list[str]:
    """What the nouns of a speaker mean in English."""
    code = primary(language)
    if code == _ENGLISH:
        return [tokens[index].lemma for index in speaker.heads]
    return [word for index in speaker.heads for word in renderings(tokens[index], code)]


def _are_apart(alignment: Alignment, hyp: NamedSpeaker, ref: NamedSpeaker) -> bool:
    links = linkage(alignment)
    linked_hyp, linked_ref = (
        {i for i, link in of.items() if alignment.is_translation or link.kind in SURE_WORD}
        for of in (links.link_of_hyp, links.link_of_ref)
    )
    if not linked_hyp.isdisjoint(hyp.heads) or not linked_ref.isdisjoint(ref.heads):
        return False
    if any(j in links.to_ref.get(i, ()) for i in hyp.more for j in ref.more):
        return False
    likeness = {(i, j): near for i, j, near in alignment.likeness}
    if any((i, j) not in likeness for i in hyp.heads for j in ref.heads):
        return False
    everyone = [(i, j) for i in (*hyp.heads, *hyp.more) for j in ref.heads]
    everyone += [(i, j) for i in hyp.heads for j in ref.more]
    if any(likeness.get(pair, 0.0) >= _APART for pair in everyone):
        return False
    said = _in_english(alignment.hyp, hyp, alignment.hyp_language)
    meant = _in_english(alignment.ref, ref, alignment.ref_language)
    if any(may_render_one(one, other) for one in said for other in meant):
        return False
    return any(map(_is_somebody, meant)) and any(map(_is_somebody, said))


def _is_somebody(word: str) -> bool:
    return is_person(word) or is_designation(word)


def speakers(tokens: Sequence[Token], language: str) -> tuple[NamedSpeaker, ...]:
    """Those whom a noun names beside a verb of saying; one of a text in marks, outside of them."""
    found = list(_after_according(tokens, language))
    if found:
        return tuple(found)
    for run in _runs(tokens):
        verb = next((i for i in run if _says(tokens, i, language)), None)
        if verb is None:
            continue
        speaker = _subject(tokens, run, verb, language)
        if speaker is not None:
            found.append(speaker)
    return tuple(found)


def _after_according(tokens: Sequence[Token], language: str) -> Iterator[NamedSpeaker]:
    """The first noun behind "according to"."""
    if not lexicons.exists(language, _SOURCES):
        return
    for match in find_phrases(tokens, _SOURCES, language, "opens"):
        content = []
        for index in range(match.end, min(len(tokens), match.end + _REACH)):
            if not tokens[index].is_word:
                break
            if _tells(tokens[index], language):
                content.append(index)
        if content and not any(_is_name(tokens, i, language) for i in content):
            yield NamedSpeaker(heads=(content[0],), more=tuple(content[1:]))


def _runs(tokens: Sequence[Token]) -> Iterator[range]:
    """The stretches outside quotation marks, parted where a comma or the like parts them."""
    marked = inside_marks(tokens)
    start = 0
    for index, token in enumerate((*tokens, None)):
        is_end = token is None or index in marked or token.text in CLAUSE_MARKS
        if is_end or (token is not None and not token.is_word and token.text not in _PART):
            if 0 < index - start <= _LONGEST:
                yield range(start, index)
            start = index + 1


def _subject(tokens: Sequence[Token], run: range, verb: int, language: str) -> NamedSpeaker | None:
    """The noun before the verb or, where nothing stands there but small words, behind it."""
    before = range(run.start, verb)
    opens = tokens[run.start].norm in _grammar(language, "preposition")
    is_before = not opens and any(_tells(tokens[i], language) for i in before)
    if is_before and not _leads_speech(tokens, run, verb, language):
        return None
    if not is_before and (len(run) > _LONGEST or (not opens and len(before) > _TO_VERB)):
        return None
    places = before if is_before else range(verb + 1, run.stop)
    if any(_is_pronoun(tokens[i], language) for i in run if i <= verb or not is_before):
        return None
    # a Portuguese "a" right behind the verb is the article: "disse a perita do tribunal"
    opens_noun = lexicons.listed(language, _ORDER, "opens")
    end = next(
        (
            i
            for i in places
            if tokens[i].norm in _grammar(language, "preposition")
            and not (i == verb + 1 and tokens[i].norm == _BOTH and _BOTH in opens_noun)
        ),
        places.stop,
    )
    content = [i for i in places if _tells(tokens[i], language) and not _says(tokens, i, language)]
    heads = tuple(i for i in content if i < end)
    if not heads or any(_is_name(tokens, i, language) for i in heads):
        return None
    return NamedSpeaker(heads=heads, more=tuple(i for i in content if i >= end))


def _leads_speech(tokens: Sequence[Token], run: range, verb: int, language: str) -> bool:
    """Whether what is said stands around the clause in marks, or behind it as a clause."""
    marked = inside_marks(tokens)
    beside = {run.start - 2, run.start - 3, run.stop + 1, run.stop + 2}
    if marked and not marked.isdisjoint(beside):
        return True
    if verb - run.start > _LONGEST:
        return False
    if verb + 1 == run.stop:
        return True
    after = tokens[verb + 1].norm if verb + 1 < len(tokens) else ""
    if after in _grammar(language, "complementiser"):
        return True
    return language == _ENGLISH and any(
        clause.verb == verb for clause in reporting_clauses(tokens, language)
    )


def _tells(token: Token, language: str) -> bool:
    return is_content(token, language) and not any(
        token.norm in _grammar(language, name) for name in ("auxiliary", "adverb", "time")
    )


def _is_pronoun(token: Token, language: str) -> bool:
    if token.norm in _grammar(language, "subject_pronoun") | _grammar(language, "relative"):
        return True
    return token.norm.endswith(tuple(_grammar(language, "clitic")))


def _is_name(tokens: Sequence[Token], index: int, language: str) -> bool:
    """Whether a capital tells a name; in German all nouns have one."""
    token = tokens[index]
    if not token.text[0].isupper() or language == _GERMAN:
        return False
    return index > 0 and tokens[index - 1].sentence == token.sentence


def _says(tokens: Sequence[Token], index: int, language: str) -> bool:
    token = tokens[index]
    return token.norm in _forms(language) or token.lemma in reporting_verbs(language)


@cache
def _forms(language: str) -> frozenset[str]:
    """The printed forms of the verbs of saying, the first word of those of several."""
    if not lexicons.exists(language, _LIST):
        return frozenset()
    sections = lexicons.sections(language, _LIST)
    return frozenset(
        form.split()[0]
        for name in _SAYING
        for _, forms, *_ in sections.get(name, ())
        for form in forms.split(",")
        if form.split()
    )


def _grammar(language: str, section: str) -> frozenset[str]:
    return lexicons.listed(language, _GRAMMAR, section)
