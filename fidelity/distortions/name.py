"""A person, a place or a body came out under another name.

What it finds:
    A changed given name or surname, another country, town or body, a wrong acronym; and a speaker
    whose name is nearly, but not quite, that of a person whom the originals name.

Why it matters:
    Words in the mouth of somebody else, or about somewhere else, are false however well they are
    rendered.

Example:
    original: Jens Hallberg said that Slovakia had agreed.
    derivative: Jean Hallberg said that Slovakia had agreed.

What it lets pass:
    Another spelling or transliteration (Zelenskiy, Zelensky), diacritics, a short form of a given
    name, an initial, a surname alone, an acronym for its long form, a people for its country and a
    capital for its government, a title in another place; a name for a pronoun; the short form of a
    region (Fla.), and a name that only tells who somebody is ("an FBI analyst").

Source:
    Critical-error category "named entities" of the WMT 2022 quality estimation task (Zerva et al.
    2022).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from fidelity import lexicons
from fidelity.evidence.content.gaps import is_otherwise_same
from fidelity.evidence.linkage import linkage
from fidelity.evidence.names.name_exchanges import may_be_one, name_exchanges
from fidelity.evidence.names.name_parts import is_person
from fidelity.evidence.names.name_sides import NameSide, name_sides
from fidelity.evidence.translation.names import NameExchange, added_names, exchanged_names
from fidelity.records import (
    Alignment,
    Comparison,
    Confidence,
    Distortion,
    DistortionKind,
    Excerpt,
    LinkKind,
    Relation,
    Severity,
    Span,
    Speaker,
    Token,
    became,
)
from fidelity.text.degrees import are_converted
from fidelity.text.names import (
    NamePhrase,
    is_common_word,
    is_given_name,
    is_hardly_alike,
    is_near_miss,
    places,
    same_name,
    sounds_alike,
)
from fidelity.text.stems import shared_beginning
from fidelity.text.whole import is_whole

KIND = DistortionKind.NAME

_LIST = "name_particles"
_COPIED = 4  # words
_OWN_END = 3  # letters: "man" makes another name, "s" or "ko" may not
_STEM, _CASE_ENDING = 3, 3  # letters that all cases of a name have, and of their longest ending
_ALIKE = {LinkKind.NEIGHBOUR, LinkKind.LEMMA}


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Names that stand in another name's place, one finding for each person."""
    yield from _speaker(comparison)
    alignment = comparison.alignment
    if not alignment.ref:
        return
    if alignment.is_translation:
        yield from _translated(comparison)
        return
    yield from _replaced(comparison)
    yield from _particles(comparison)


def _particles(comparison: Comparison) -> Iterator[Distortion]:
    """Adrian Klerk for de Klerk, Gabriel Sadr for al-Sadr: a particle is part of the name."""
    hyp, ref = name_sides(comparison.alignment)
    links = linkage(comparison.alignment)
    particles = lexicons.words("en", _LIST, "particle") | lexicons.words("en", _LIST, "surname")
    for index in sorted(hyp.strange):
        surname = index + 1 + (_text(hyp.tokens, index + 1) == "-")
        for j in links.to_ref.get(surname, ()):
            particle = j - 1 - (_text(ref.tokens, j - 1) == "-")
            answered = links.to_hyp.get(particle, (index,)) != (index,)
            kept = answered or _text(hyp.tokens, index - 1) in particles
            if _text(ref.tokens, particle) in particles and not kept:
                yield _changed(
                    comparison.hyp_excerpt(tuple(range(index, surname + 1))),
                    comparison.ref_excerpt(tuple(range(particle, j + 1))),
                    near=False,
                )


def _text(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text if 0 <= index < len(tokens) else ""


def _translated(comparison: Comparison) -> Iterator[Distortion]:
    """Names of a translation; one finding for each name, however often it stands there."""
    alignment = comparison.alignment
    exchanged = exchanged_names(alignment)
    places: list[tuple[int, int | None]] = [(one.hyp, one.ref) for one in exchanged]
    places += [(index, None) for index in added_names(alignment, exchanged)]
    named: set[str] = set()
    for hyp, ref in places:
        words = comparison.hyp_excerpt((hyp,))
        if words is None or words.text in named:
            continue
        named.add(words.text)
        original = None if ref is None else comparison.ref_excerpt((ref,))
        yield Distortion(
            kind=KIND,
            severity=Severity.MINOR if original is None else Severity.MAJOR,
            confidence=Confidence.LOW if original is None else Confidence.MEDIUM,
            hyp=words,
            ref=original,
            message=(
                f"The original does not name “{words.text}” here."
                if original is None
                else f"“{original.text}” became “{words.text}”."
            ),
            evidence=(
                "a name of the translation alone"
                if original is None
                else "another name in translation"
            ),
        )


def _replaced(comparison: Comparison) -> Iterator[Distortion]:
    """One finding for each name, however often it stands there."""
    hyp, ref = name_sides(comparison.alignment)
    named: set[str] = set()
    for exchange in name_exchanges(comparison.alignment):
        if are_converted(hyp.tokens, exchange.hyp, ref.tokens, exchange.ref):
            continue
        phrase = hyp.phrase_of(exchange.hyp)
        name = " ".join(hyp.tokens[word].norm for word in phrase.words)
        if name not in named and not _is_outside(comparison, exchange.hyp):
            named.add(name)
            yield _finding(comparison, hyp, ref, exchange)


def _is_outside(comparison: Comparison, index: int) -> bool:
    """Whether the name stands before or after all that the passage renders, as cut out here."""
    linked = linkage(comparison.alignment).to_ref.keys()
    inside = bool(linked) and min(linked) <= index <= max(linked)
    return not inside and not is_whole(comparison)


def _finding(
    comparison: Comparison, hyp: NameSide, ref: NameSide, exchange: NameExchange
) -> Distortion:
    one, other = hyp.phrase_of(exchange.hyp), ref.phrase_of(exchange.ref)
    words = hyp.tokens[exchange.hyp].text, ref.tokens[exchange.ref].text
    return _changed(
        comparison.hyp_excerpt(tuple(range(one.start, one.end))),
        comparison.ref_excerpt(tuple(range(other.start, other.end))),
        near=not _is_longer(comparison, exchange, (one, other))
        and not _is_all_that_changed(comparison.alignment, (one, other), words)
        and not _are_two_surnames((hyp, exchange.hyp), (ref, exchange.ref))
        and not _is_other_kinsman((hyp, exchange.hyp), (ref, exchange.ref))
        and (
            is_near_miss(*words)
            or sounds_alike(*words)
            or _is_put_otherwise(comparison, exchange)
            or may_be_one(comparison.alignment, exchange)
        ),
    )


def _are_two_surnames(one: tuple[NameSide, int], other: tuple[NameSide, int]) -> bool:
    """Whether behind a given name both have a word of their own: David Bell, David Ball."""
    sides = one, other
    return all(is_person(*side) and is_common_word(side[0].tokens[side[1]]) for side in sides) and (
        one[0].tokens[one[1]].lemma != other[0].tokens[other[1]].lemma
    )


def _is_other_kinsman(one: tuple[NameSide, int], other: tuple[NameSide, int]) -> bool:
    """Whether a surname behind the same given name is hardly a spelling: Erika Stahl, Stein."""
    given, surnames = [], []
    for side, index in (one, other):
        words = side.phrase_of(index).words
        if len(words) < 2 or index != words[-1]:
            return False
        given.append(side.tokens[words[0]].norm)
        surnames.append(side.tokens[index].norm)
    is_namesake = given[0] == given[1] and is_given_name(given[0])
    return is_namesake and is_hardly_alike(*surnames)


def _is_longer(
    comparison: Comparison, exchange: NameExchange, phrases: tuple[NamePhrase, NamePhrase]
) -> bool:
    """Whether a name grew another end, and nothing else was touched: Berg, Bergman.

    Between two translations of one text, no name does that in an otherwise unchanged sentence.
    """
    alignment = comparison.alignment
    shorter, longer = sorted(
        (alignment.hyp[exchange.hyp].norm, alignment.ref[exchange.ref].norm), key=len
    )
    if not longer.startswith(shorter) or len(longer) - len(shorter) < _OWN_END:
        return False
    return is_otherwise_same(alignment, phrases[0].words, phrases[1].words)


def _is_all_that_changed(
    alignment: Alignment, phrases: tuple[NamePhrase, NamePhrase], words: tuple[str, str]
) -> bool:
    """Whether all else is the same word for word: Sund, Lund; Hanson, Hansen.

    Who copies a sentence does not transliterate its names anew.
    """
    if not is_near_miss(*words) or words[0].isupper() or same_name(*words):
        return False
    rest = [
        [
            token.norm
            for i, token in enumerate(tokens)
            if token.is_word and not phrase.start <= i < phrase.end
        ]
        for tokens, phrase in ((alignment.hyp, phrases[0]), (alignment.ref, phrases[1]))
    ]
    return rest[0] == rest[1] and len(rest[0]) >= _COPIED


def _is_put_otherwise(comparison: Comparison, exchange: NameExchange) -> bool:
    """Whether the encoder takes the two for one: "Deutschland" and "Germany".

    Not for two known countries, nor for given names, which are all alike.
    """
    alignment = comparison.alignment
    link = linkage(alignment).link_of_hyp.get(exchange.hyp)
    if link is None or link.kind not in _ALIKE or exchange.ref not in link.ref:
        return False
    hyp, _ = name_sides(alignment)
    new = hyp.strange.intersection(hyp.phrase_of(exchange.hyp).words)
    if any(is_given_name(alignment.hyp[index].norm) for index in (*link.hyp, *new)):
        return False
    return not (
        exchange.hyp in places(alignment.hyp, alignment.hyp_language)
        and exchange.ref in places(alignment.ref, alignment.ref_language)
    )


def _changed(hyp: Excerpt | None, ref: Excerpt | None, *, near: bool) -> Distortion:
    """Of ten near misses on development data eight were another spelling and no other name."""
    return Distortion(
        kind=KIND,
        severity=Severity.MINOR if near else Severity.MAJOR,
        confidence=Confidence.LOW if near else Confidence.HIGH,
        hyp=hyp,
        ref=ref,
        message=f"{became(ref, hyp)}.",
        evidence="near miss" if near else "another name",
    )


def _speaker(comparison: Comparison) -> Iterator[Distortion]:
    """The quotation's speaker under a name that is almost a known person's."""
    speaker = comparison.pair.quotation.speaker
    if speaker is None or speaker.name in comparison.known_names or _is_kin(comparison, speaker):
        return
    if all(word.lower() in _titles() for word in speaker.name.split()[:-1]):
        return  # "Ms Solheim": no given name that could be another
    for known in comparison.known_names:
        if not _is_miss(speaker.name, known):
            continue
        # "Frau Solheim", "Monsieur Brekke": titles of the other language, which nobody listed
        if comparison.pair.relation is Relation.TRANSLATION and speaker.name[:1] != known[:1]:
            continue
        words = _name_in(comparison, speaker.name, speaker.mention)
        if words is None:
            return
        if _are_forms_of_one(comparison, speaker.name, known):
            return
        mild = is_near_miss(speaker.name.split()[0], known.split()[0])
        yield Distortion(
            kind=KIND,
            severity=Severity.MINOR if mild else Severity.MAJOR,
            confidence=Confidence.HIGH,
            hyp=words,
            ref=_known_in(comparison, known),
            message=f"The speaker is named “{speaker.name}”; the original knows “{known}”.",
            evidence="speaker",
        )
        return
    yield from _other_surname(comparison, speaker)


def _other_surname(comparison: Comparison, ours: Speaker) -> Iterator[Distortion]:
    """Marina Quintana, where the original has Marina Quesada say it and knows no Quintana.

    A near surname may be a slip or another spelling and is told above.
    """
    passage, original = comparison.pair.passage, comparison.ref_document
    theirs = passage.speaker if passage is not None else None
    if theirs is None or original is None or ours.mention is None:
        return
    one, other = ours.name.split(), theirs.name.split()
    is_named = len(one) > 1 and len(other) > 1 and theirs.name in comparison.known_names
    if comparison.pair.relation is Relation.TRANSLATION or not is_named or one[0] != other[0]:
        return
    printed = comparison.hyp_document.text
    is_new = one[-1][:1].isupper() and not _as_word(one[-1]).search(original.text)
    if not is_new or _as_word(other[-1]).search(printed) or same_name(one[-1], other[-1]):
        return
    if is_near_miss(one[-1], other[-1]) or one[-1] not in ours.mention.of(printed):
        return
    yield Distortion(
        kind=KIND,
        severity=Severity.MAJOR,
        confidence=Confidence.MEDIUM,
        hyp=_name_in(comparison, ours.name, ours.mention),
        ref=_known_in(comparison, theirs.name),
        message=f"The speaker is named “{ours.name}”; the original knows “{theirs.name}”.",
        evidence="another surname",
    )


def _are_forms_of_one(comparison: Comparison, name: str, known: str) -> bool:
    """Whether only case endings part two names: Leon Szydło, "według Leona Szydło"."""
    language = comparison.alignment.hyp_language.split("-", maxsplit=1)[0]
    if not lexicons.exists(language, "cases"):
        return False
    return all(
        shared_beginning(one, other) >= max(_STEM, max(len(one), len(other)) - _CASE_ENDING)
        for one, other in zip(name.split()[-2:], known.split()[-2:], strict=True)
    )


@cache
def _titles() -> frozenset[str]:
    return lexicons.words("en", "titles")


def _is_kin(comparison: Comparison, speaker: Speaker) -> bool:
    """Whether the original has the given name by itself: "his daughter, Amy" beside Colin Moss."""
    given = speaker.name.split()[0]
    original = comparison.ref_document
    known = [known for known in comparison.known_names if given in known.split()]
    return original is not None and not known and bool(_as_word(given).search(original.text))


@cache
def _as_word(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}\b")


def _is_miss(name: str, known: str) -> bool:
    """Whether surnames agree and given names do not, or the reverse with a misspelt surname."""
    one, other = name.split(), known.split()
    if len(one) < 2 or len(other) < 2:
        return False
    # a title in front ("Governor Ingrid Solheim") is no part of the name
    given = any(same_name(word, other[0]) for word in one[:-1]) or same_name(one[0], other[-2])
    surname = same_name(one[-1], other[-1])
    if surname:
        return not given
    return given and is_near_miss(one[-1], other[-1])


def _name_in(comparison: Comparison, name: str, mention: Span | None) -> Excerpt | None:
    """Where the derivative says the name: at the mention, or else where it first stands."""
    text = comparison.hyp_document.text
    at = text.find(name)
    if mention is not None and (at < 0 or name.rsplit(maxsplit=1)[-1] in mention.of(text)):
        return Excerpt(text=mention.of(text), spans=(mention,))
    if at < 0:
        return None
    span = Span(at, at + len(name))
    return Excerpt(text=name, spans=(span,))


def _known_in(comparison: Comparison, known: str) -> Excerpt | None:
    if comparison.ref_document is None:
        return None
    at = comparison.ref_document.text.find(known)
    if at < 0:
        return None
    return Excerpt(text=known, spans=(Span(at, at + len(known)),))
