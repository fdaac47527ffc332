"""Names of the passage that are gone from where the quotation should have them."""

from collections.abc import Container, Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.content.gaps import dropped
from fidelity.evidence.linkage import linkage
from fidelity.evidence.names.located import is_implied_country
from fidelity.evidence.names.name_sides import dropped_speakers, name_sides, tells_the_rest
from fidelity.records import Alignment, Token
from fidelity.text.dangling import is_dangling, opens_without_subject
from fidelity.text.function_words import DETERMINERS, is_content, word_classes
from fidelity.text.names import (
    NamePhrase,
    is_acronym,
    is_common_word,
    is_given_name,
    places,
    places_named,
)
from fidelity.text.reporting import reporting_verbs

_AFTER = "after_countries"  # the list of what stands for, or after, the name of a country
_PRONOUNS = {
    "i",
    "he",
    "him",
    "his",
    "she",
    "her",
    "we",
    "us",
    "our",
    "they",
    "them",
    "their",
    "it",
}
_THE = "the"
_PLACE = 3  # tokens
_EMPTY = frozenset({("(", ")"), ("(", ","), (",", ","), (",", "."), (",", ")")})
_ENDS = frozenset({",", ".", ")"})
_APOSTROPHES = frozenset({"'", "’"})
_SUBJECTS = frozenset({"auxiliary", "modal", "pronoun", "relative"})
_ADVERBS = frozenset({"in", "on", "by", "near"})  # "came in with", "moved on to"
_MEDIA = frozenset({"television", "tv", "radio", "news", "newspaper", "agency", "reporters"})
_FIRMS = frozenset({"ag", "co", "corp", "gmbh", "inc", "llc", "ltd", "plc"})
_BOUNDS = frozenset({"least", "most", "best", "worst"})


def lost_names(alignment: Alignment) -> tuple[NamePhrase, ...]:
    """Names of the passage that the quotation neither says nor replaces, in order.

    Only where it tells nearly all the rest, with no new name and no new pronoun: a digest passes
    over names, and "he" says one again.
    """
    hyp, ref = name_sides(alignment)
    if not ref.strange or hyp.strange:
        return ()
    links = linkage(alignment)
    pronoun = any(
        token.norm in _PRONOUNS and _is_new(alignment, index)
        for index, token in enumerate(alignment.hyp)
    )
    if pronoun or not tells_the_rest(alignment):
        return ()
    speakers = dropped_speakers(alignment)
    return tuple(
        phrase
        for phrase in ref.phrases
        if ref.strange.issuperset(phrase.words)
        and links.to_hyp.keys().isdisjoint(phrase.words)
        and not _is_by_the_way(ref.tokens, phrase, alignment.ref_language)
        and not _is_told_by_kind(alignment, phrase)
        and not _is_put_otherwise(alignment, phrase)
        and not _is_told_of_it(alignment, phrase)
        and not is_implied_country(alignment.ref, phrase.words, alignment.hyp)
        and not _is_short_form(alignment, phrase)
        and not _is_told_by_title(alignment, phrase)
        and speakers.isdisjoint(phrase.words)
    )


def _is_new(alignment: Alignment, index: int) -> bool:
    """Whether at most the place of a pronoun joins it to the passage, and to no pronoun.

    What stands in an article's place ("an intention", "his intention") stands for no name.
    """
    links = linkage(alignment)
    if index not in links.to_ref:
        return True
    answered = (alignment.ref[place].norm for place in links.to_ref[index])
    owns = any(is_content(token, "en") for token in alignment.hyp[index + 1 : index + 2])
    return links.is_loose(index) and _PRONOUNS.isdisjoint(answered) and not owns


def _is_told_by_kind(alignment: Alignment, phrase: NamePhrase) -> bool:
    """Whether "the country" stands for a country, or only a currency lost its nation."""
    tokens = alignment.ref
    if not set(phrase.words) <= places(tokens, alignment.ref_language).keys():
        return False
    if phrase.end < len(tokens) and tokens[phrase.end].lemma in lexicons.words(
        "en", _AFTER, "money"
    ):
        return True
    own = {token.norm for token in tokens}
    kinds = lexicons.words("en", _AFTER, "kind")
    return any(token.norm in kinds and token.norm not in own for token in alignment.hyp)


def _is_put_otherwise(alignment: Alignment, phrase: NamePhrase) -> bool:
    """Whether new words stand in the name's place: "the disease", "the other inmate"."""
    links, language = linkage(alignment), alignment.hyp_language
    tokens, classes = alignment.hyp, word_classes(language)
    near = range(phrase.start - _PLACE, phrase.end + _PLACE + 1)
    for at, token in enumerate(tokens):
        if classes.get(token.norm) in DETERMINERS:
            after = range(at + 1, min(at + 1 + _PLACE, len(tokens)))
            noun = next((k for k in after if is_content(tokens[k], language)), None)
            if noun is None or not links.is_loose(noun):
                continue
            if near.start <= links.place_in_ref(noun) < near.stop:
                return True
    return False


def _is_told_of_it(alignment: Alignment, phrase: NamePhrase) -> bool:
    """Whether the name is only that of a listener: "told Reuters", "confirmed to the AP that"."""
    tokens, language = alignment.ref, alignment.ref_language
    place = phrase.start - 1
    while place > 0 and word_classes(language).get(tokens[place].norm) == "article":
        place -= 1
    end = phrase.end + (phrase.end < len(tokens) and tokens[phrase.end].norm in _MEDIA)
    after = tokens[end : end + 1]
    if place < 0 or (after and after[0].is_word and after[0].norm != "that"):
        return False
    if tokens[place].norm == "to" and place > 0:
        return tokens[place - 1].lemma in reporting_verbs(language)
    return tokens[place].lemma in lexicons.listed(language, "reporting", "address")


def _is_short_form(alignment: Alignment, phrase: NamePhrase) -> bool:
    """Whether a body is told by the first word of its name: "Lund" for "Lund Foods Inc."."""
    tokens, before = alignment.ref, phrase.start - 1
    if before < 0 or not tokens[before].text[0].isupper():
        return False
    norm = tokens[before].norm
    is_head = norm not in lexicons.listed(alignment.ref_language, "titles") and not (
        is_given_name(norm) or is_given_name(tokens[phrase.start].norm)
    )
    if not all(_is_of_a_firm(tokens[index]) for index in phrase.words):
        return False
    links = linkage(alignment)
    return is_head and any(
        links.keeps(place, before) and alignment.hyp[place].text[0].isupper()
        for place in links.to_hyp.get(before, ())
    )


def _is_told_by_title(alignment: Alignment, phrase: NamePhrase) -> bool:
    """Whether "the president" stands for "President Marr"."""
    tokens, title = alignment.ref, phrase.start - 1
    if title < 0 or tokens[title].norm not in lexicons.listed(alignment.ref_language, "titles"):
        return False
    links, had_article = linkage(alignment), title > 0 and tokens[title - 1].norm == _THE
    return not had_article and any(
        links.keeps(place, title) and place > 0 and alignment.hyp[place - 1].norm == _THE
        for place in links.to_hyp.get(title, ())
    )


def _is_of_a_firm(token: Token) -> bool:
    """Whether it only tells what kind of body it is: Foods, Group, Inc."""
    return token.norm in _FIRMS or is_common_word(token)


def _is_by_the_way(tokens: Sequence[Token], phrase: NamePhrase, language: str) -> bool:
    """Whether no name is lost with it: a form of address, a remark in brackets, half a word."""
    if phrase.start > 0 and tokens[phrase.start - 1].text in {"(", "["}:
        return True
    if (
        phrase.end < len(tokens)
        and tokens[phrase.end].text == "-"
        and not language.startswith("en")
    ):
        return True  # "US-Gerichtshof" names a court
    if len(phrase.words) > 1 or not lexicons.exists(language, "titles"):
        return False
    after = tokens[phrase.end].norm if phrase.end < len(tokens) else ""
    if after in lexicons.words(language, "titles") and is_common_word(tokens[phrase.start]):
        return True  # Prime Minister
    return tokens[phrase.start].norm in lexicons.words(language, "titles")


def lost_in_holes(alignment: Alignment) -> tuple[NamePhrase, ...]:
    """Names that the quotation does not say, where it has a hole and the passage has none.

    Which hole is whose is not asked: a text that lost a name and broke lost it there.
    """
    there = set(_steps(alignment.ref))
    steps = list(_steps(alignment.hyp))
    if not any(steps[at] not in there for at in holes(alignment.hyp, alignment.hyp_language)):
        return ()
    _, ref = name_sides(alignment)
    kept = linkage(alignment).to_hyp.keys()
    return tuple(
        phrase
        for phrase in ref.phrases
        if ref.strange.issuperset(phrase.words) and kept.isdisjoint(phrase.words)
    )


def holes(tokens: Sequence[Token], language: str = "en") -> Iterator[int]:
    """Indices of what stands right behind a place that lost its noun; English alone.

    "the flight to | on Monday", "in | , police said", "Since | is a group of islands", "In 2002, |
    was destroyed", "the size of | 's market", "the adviser ( | )".
    """
    if not language.startswith("en"):
        return
    classes = word_classes(language)
    finite, asking, opening = (
        lexicons.words("en", "dangling", name) for name in ("finite", "asks", "opens a clause")
    )
    if opens_without_subject(tokens, language) and tokens[0].is_word:
        yield 0
    waits = False  # a phrase stands in front, and no verb or subject came yet
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else None
        if before is None or before.sentence != token.sentence:
            waits = classes.get(token.norm) == "preposition"
            if token.text == ",":
                yield index
            continue
        is_finite = token.norm in finite
        is_owned = token.norm == "s" and before.text in _APOSTROPHES
        if (
            (before.text, token.text) in _EMPTY
            or (before.norm in asking and (is_finite or token.text in _ENDS))
            or is_owned
            or (before.text == "," and is_finite and waits)
            or (before.norm in opening and is_finite)
            or is_dangling(tokens, index, language)
            or (before.norm in asking and _is_next_phrase(tokens, index, asking))
        ):
            yield index
        is_subject = classes.get(token.norm) in _SUBJECTS and not token.text[0].isupper()
        waits = waits and before.text != "," and not is_subject


def _is_next_phrase(tokens: Sequence[Token], index: int, asking: Container[str]) -> bool:
    """The flight to | on Monday; not "was dealt with in May", nor "of at least two"."""
    token, before = tokens[index], tokens[index - 1]
    if before.norm in _ADVERBS or token.norm not in asking or token.norm == "near":
        return False
    leans_on = tokens[index - 2] if index > 1 else None
    is_verb = leans_on is not None and leans_on.norm != leans_on.lemma
    after = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    return not is_verb and not (token.norm == "at" and after in _BOUNDS)


def _steps(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Each token with the one before it in its sentence."""
    before = None
    for token in tokens:
        is_first = before is None or before.sentence != token.sentence
        yield ("" if is_first or before is None else before.norm), token.norm
        before = token


def is_described(alignment: Alignment, phrase: NamePhrase) -> bool:
    """Whether other words stand where a body was named: "the police" for "the Interior Ministry".

    A person or a place that is gone is gone, whatever stands there now; a name of one word that is
    neither may be a foreign word that was put into English ("the Künstlerverein").
    """
    words = [alignment.ref[index] for index in phrase.words]
    is_foreign_word = len(words) == 1 and not (
        is_given_name(words[0].norm) or places_named(words[0].norm) or is_acronym(words[0])
    )
    if not is_foreign_word and not all(is_common_word(word) for word in words):
        return False
    return any(
        any(is_content(alignment.hyp[index], alignment.hyp_language) for index in gap.other)
        for gap in dropped(alignment)
        if not set(gap.indices).isdisjoint(phrase.words)
    )
