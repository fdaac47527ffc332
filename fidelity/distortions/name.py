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
    capital for its government, a title in another place; a name for a pronoun.

Source:
    Critical-error category "named entities" of the WMT 2022 quality estimation task (Zerva et al.
    2022).
"""

from collections.abc import Iterator, Sequence

from fidelity.records import (
    Comparison,
    Confidence,
    Distortion,
    DistortionKind,
    Excerpt,
    LinkKind,
    Relation,
    Severity,
    Span,
    Token,
)
from fidelity.text.foreign_names import exchanged_names
from fidelity.text.linkage import Linkage, linkage
from fidelity.text.name_sides import NameSide, name_sides, tells_the_rest
from fidelity.text.names import is_acronym, is_common_word, is_near_miss, same_name
from fidelity.text.reporting import reporting_clauses
from fidelity.text.whole import is_whole

KIND = DistortionKind.NAME

_ALIKE = {LinkKind.NEIGHBOUR, LinkKind.SYNONYM}
# A name that no link and no phrase joins to another must stand about where that one stood.
_FARTHEST = 8
_PRONOUNS = {"i", "me", "my", "he", "him", "his", "she", "her", "we", "us", "our", "they", "them"}
_PRONOUN_REACH = 3
_PARTICLES = set("al Al el El de van von bin ibn da di du le la der den ter".split())
_EXAMPLE = {"like", "as", "including"}  # "countries like Poland": an addition, if anything


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Names that stand in another name's place, one finding for each person."""
    yield from _speaker(comparison)
    alignment = comparison.alignment
    if not alignment.ref:
        return
    if alignment.is_translation:
        yield from _translated(comparison)
        return
    links = linkage(alignment)
    hyp, ref = name_sides(alignment)
    if hyp.strange and ref.strange:
        yield from _replaced(comparison, hyp, ref, links)
    yield from _particles(comparison, hyp, ref, links)


def _particles(
    comparison: Comparison, hyp: NameSide, ref: NameSide, links: Linkage
) -> Iterator[Distortion]:
    """Adrian Klerk for de Klerk, Gabriel Sadr for al-Sadr: a particle is part of the name."""
    for index in sorted(hyp.strange):
        surname = index + 1 + (_text(hyp.tokens, index + 1) == "-")
        for j in links.to_ref.get(surname, ()):
            particle = j - 1 - (_text(ref.tokens, j - 1) == "-")
            answered = links.to_hyp.get(particle, (index,)) != (index,)
            kept = answered or _text(hyp.tokens, index - 1) in _PARTICLES
            if _text(ref.tokens, particle) in _PARTICLES and not kept:
                yield _changed(
                    comparison.hyp_excerpt(tuple(range(index, surname + 1))),
                    comparison.ref_excerpt(tuple(range(particle, j + 1))),
                    near=False,
                )


def _text(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text if 0 <= index < len(tokens) else ""


def _translated(comparison: Comparison) -> Iterator[Distortion]:
    """Names of a translation; one finding for each name, however often it stands there."""
    named: set[str] = set()
    for exchange in exchanged_names(comparison.alignment):
        words = comparison.hyp_excerpt((exchange.hyp,))
        original = comparison.ref_excerpt((exchange.ref,))
        if words is None or original is None or words.text in named:
            continue
        named.add(words.text)
        yield Distortion(
            kind=KIND,
            severity=Severity.MAJOR,
            confidence=Confidence.MEDIUM,
            hyp=words,
            ref=original,
            message=f"“{original.text}” became “{words.text}”.",
            evidence="another name in translation",
        )


def _replaced(
    comparison: Comparison, hyp: NameSide, ref: NameSide, links: Linkage
) -> Iterator[Distortion]:
    named: set[str] = set()
    exchanges = _exchanges(hyp, ref, links)
    if not exchanges and tells_the_rest(comparison.alignment):
        exchanges = [
            (index, partner)
            for index, partner in _only_ones(hyp, ref)
            if partner not in _dropped_speakers(hyp, ref)
        ]
    for index, partner in exchanges:
        phrase = hyp.phrase_of(index)
        name = " ".join(hyp.tokens[word].norm for word in phrase.words)
        if _is_outside(comparison, index, links):
            continue
        if name not in named and not _only_reworded(hyp, ref, index, partner, links):
            named.add(name)
            yield _finding(comparison, hyp, ref, index, partner)


def _is_outside(comparison: Comparison, index: int, links: Linkage) -> bool:
    """Whether the name stands before or after all that the passage renders, as cut out here."""
    linked = links.to_ref.keys()
    inside = bool(linked) and min(linked) <= index <= max(linked)
    return not inside and not is_whole(comparison)


def _exchanges(hyp: NameSide, ref: NameSide, links: Linkage) -> list[tuple[int, int]]:
    """Names with those they stand for, misspelt ones first: none may take another's partner."""
    left = ref.strange - _dropped_speakers(hyp, ref)
    found: list[tuple[int, int]] = []
    for find in (_misspelt, _partner):
        done = {index for index, _ in found}
        for index in sorted(hyp.strange - done):
            partner = find(index, hyp, ref, left, links)
            if partner is not None:
                left -= {partner}
                found.append((index, partner))
    return sorted(found)


def _only_ones(hyp: NameSide, ref: NameSide) -> list[tuple[int, int]]:
    """The one name that only the quotation has, with the one that only the passage has."""
    mine, theirs = (
        [phrase for phrase in side.phrases if side.strange.issuperset(phrase.words)]
        for side in (hyp, ref)
    )
    if len(mine) != 1 or len(theirs) != 1:
        return []
    return [(mine[0].words[0], theirs[0].words[0])]


def _misspelt(
    index: int, hyp: NameSide, ref: NameSide, left: frozenset[int], _links: Linkage
) -> int | None:
    text = hyp.tokens[index].text
    return min((j for j in left if is_near_miss(text, ref.tokens[j].text)), default=None)


def _partner(
    index: int, hyp: NameSide, ref: NameSide, left: frozenset[int], links: Linkage
) -> int | None:
    """The name of the passage that this one stands for, by falling evidence."""
    direct = [j for j in links.to_ref.get(index, ()) if j in left]
    if direct:
        return direct[0]
    return _by_place(index, hyp, ref, left, links)


def _by_place(
    index: int, hyp: NameSide, ref: NameSide, left: frozenset[int], links: Linkage
) -> int | None:
    """The strange name of the same phrase, or else the one that stood about here."""
    words = hyp.phrase_of(index).words
    answered = {linked for word in words for linked in links.to_ref.get(word, ())}
    beside = [j for j in left if not answered.isdisjoint(ref.phrase_of(j).words)]
    if beside:
        return min(beside)
    if any(word not in hyp.strange for word in words):
        return None  # "Curtis" before a Vance whom the passage knows: fuller, not another
    if words[0] > 0 and hyp.tokens[words[0] - 1].norm in _EXAMPLE:
        return None
    place = links.place_in_ref(index)
    near = [j for j in left if abs(j - place) <= _FARTHEST]
    if not near or _stands_for_pronoun(index, ref, links):
        return None
    return min(near, key=lambda j: abs(j - place))


def _dropped_speakers(hyp: NameSide, ref: NameSide) -> frozenset[int]:
    """Speakers of the passage, where the quotation leaves the reporting clause away."""
    if reporting_clauses(hyp.tokens):
        return frozenset()
    ends = {clause.subject[-1] for clause in reporting_clauses(ref.tokens)}
    return frozenset(
        index
        for phrase in ref.phrases
        if phrase.words[-1] in ends and ref.strange.issuperset(phrase.words)
        for index in phrase.words
    )


def _stands_for_pronoun(index: int, ref: NameSide, links: Linkage) -> bool:
    """Whether the passage has a "he" of its own where the quotation has this name."""
    place = links.place_in_ref(index)
    return any(
        token.norm in _PRONOUNS
        and not is_acronym(token)
        and j not in links.to_hyp
        and abs(j - place) <= _PRONOUN_REACH
        for j, token in enumerate(ref.tokens)
    )


def _only_reworded(hyp: NameSide, ref: NameSide, index: int, partner: int, links: Linkage) -> bool:
    """Whether a title or the name of a body was put in other words.

    Common words beside a common word that stayed ("Adjunct Professor", "Research Press"), or an
    acronym that nothing spells out for a name of several words.
    """
    sides = ((hyp, index), (ref, partner))
    phrases = [side.phrase_of(word).words for side, word in sides]
    acronyms = [
        all(is_acronym(side.tokens[one]) for one in words)
        for (side, _), words in zip(sides, phrases, strict=True)
    ]
    if acronyms[0] != acronyms[1] and max(len(words) for words in phrases) > 1:
        return True
    common = [is_common_word(side.tokens[word]) for side, word in sides]
    link = links.link_of_hyp.get(index)
    if link is not None and link.kind in _ALIKE and partner in link.ref and any(common):
        return True
    words = hyp.phrase_of(index).words
    if common[0] and any(word not in hyp.strange for word in words):
        return True  # "Secretary of the UK Department of Culture"
    # the head: Highway, Freeway
    return all(common) and len(words) > 1 and index == words[-1]


def _finding(
    comparison: Comparison, hyp: NameSide, ref: NameSide, index: int, partner: int
) -> Distortion:
    one, other = hyp.phrase_of(index), ref.phrase_of(partner)
    words = comparison.hyp_excerpt(tuple(range(one.start, one.end)))
    original = comparison.ref_excerpt(tuple(range(other.start, other.end)))
    near = is_near_miss(hyp.tokens[index].text, ref.tokens[partner].text)
    return _changed(words, original, near=near)


def _changed(hyp: Excerpt | None, ref: Excerpt | None, *, near: bool) -> Distortion:
    """Of ten near misses on development data eight were another spelling and no other name."""
    return Distortion(
        kind=KIND,
        severity=Severity.MINOR if near else Severity.MAJOR,
        confidence=Confidence.LOW if near else Confidence.HIGH,
        hyp=hyp,
        ref=ref,
        message=f"“{ref.text if ref else ''}” became “{hyp.text if hyp else ''}”.",
        evidence="near miss" if near else "another name",
    )


def _speaker(comparison: Comparison) -> Iterator[Distortion]:
    """The quotation's speaker under a name that is almost a known person's."""
    speaker = comparison.pair.quotation.speaker
    if speaker is None or speaker.name in comparison.known_names:
        return
    for known in comparison.known_names:
        if not _is_miss(speaker.name, known):
            continue
        # "Frau Solheim", "Monsieur Brekke": titles of the other language, which nobody listed
        if comparison.pair.relation is Relation.TRANSLATION and speaker.name[:1] != known[:1]:
            continue
        words = _name_in(comparison, speaker.name, speaker.mention)
        if words is None:
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
