"""Two sides of a verb that changed places in a translation, where the order of words tells it.

Order tells it in plain active clauses (`foreign_clauses`), and a passive where it names who does
it; in Slavic languages the cases do (`foreign_cases`).
"""

from collections.abc import Sequence
from itertools import product

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import SURE_WORD, Linkage, in_order, linkage
from fidelity.evidence.translation.cases import exchanged_cases, tells_cases
from fidelity.evidence.translation.clauses import ORDER, Clause, clauses, opens_plainly, passives
from fidelity.evidence.translation.control import exchanged_doers
from fidelity.records import Alignment, LinkKind, Token
from fidelity.text.bilingual import has_dictionary, primary

VERBS = "verb_times"
_ENGLISH = "en"
_STRONG = 0.5  # strength of a link that is surely the word's own
_LIKE, _SURELY_LIKE = 0.4, 0.7  # likeness from which two words answer each other
_GERMAN = "de"  # its object may stand first


def tells_roles(language: str, other: str) -> bool:
    """Whether order or cases tell who does what to whom in both languages."""
    codes = {primary(language), primary(other)}
    return (_ENGLISH in codes or len(codes) == 1) and all(
        lexicons.exists(code, ORDER) or tells_cases(code) for code in codes - {_ENGLISH}
    )


def swapped_sides(alignment: Alignment) -> tuple[BothSides, ...]:
    """Verbs of which subject and object changed places, each with both."""
    languages = primary(alignment.hyp_language), primary(alignment.ref_language)
    if not has_dictionary(*languages) or not tells_roles(*languages):
        return ()
    sure, linked = _answers(alignment)
    turned = exchanged_doers(alignment, sure) or _told_by_voice(alignment, languages, sure, linked)
    if turned:
        return turned
    if any(map(tells_cases, languages)):
        return exchanged_cases(alignment)
    if in_order(alignment.links) and _GERMAN not in languages:
        return ()
    ours = clauses(alignment.hyp, languages[0], linked={h for h, _ in linked})
    theirs = clauses(alignment.ref, languages[1], linked={r for _, r in linked})
    links = linkage(alignment)
    found = []
    for h, mine in ours.items():
        for r, yours in theirs.items():
            is_sure = (h, r) in sure
            if not is_sure and (h in links.to_ref or r in links.to_hyp):
                continue
            if not is_sure and not all(
                language == _ENGLISH or _looks_like_verb(tokens, index, language)
                for tokens, index, language in (
                    (alignment.hyp, h, languages[0]),
                    (alignment.ref, r, languages[1]),
                )
            ):
                continue
            pairs = _crossed(mine, yours, sure, linked if is_sure else sure)
            if pairs is not None:
                found.append(
                    BothSides(
                        hyp=tuple(sorted({h, *(a for a, _ in pairs)})),
                        ref=tuple(sorted({r, *(b for _, b in pairs)})),
                    )
                )
    return tuple(found)


def _answers(alignment: Alignment) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Pairs of tokens that surely answer each other, and all that may."""
    sure = {
        (h, r)
        for link in alignment.links
        if link.kind in SURE_WORD and link.weight >= _STRONG
        for h in link.hyp
        for r in link.ref
    }
    linked = {(h, r) for link in alignment.links for h in link.hyp for r in link.ref}
    for h, r, near in alignment.likeness:  # of words that nothing links: "Stier", "bull"
        if near >= _LIKE:
            linked.add((h, r))
        if near >= _SURELY_LIKE:
            sure.add((h, r))
    return sure, linked


def _told_by_voice(
    alignment: Alignment,
    languages: tuple[str, str],
    sure: set[tuple[int, int]],
    linked: set[tuple[int, int]],
) -> tuple[BothSides, ...]:
    """Verbs of which one side at least is a passive that names who does it."""
    of_hyp, of_ref = {h for h, _ in linked}, {r for _, r in linked}
    sides = ((alignment.hyp, languages[0], of_hyp), (alignment.ref, languages[1], of_ref))
    passive = [passives(tokens, code, linked=known) for tokens, code, known in sides]
    if not any(passive):
        return ()
    active = [
        {
            verb: clause
            for verb, clause in clauses(tokens, code, linked=known).items()
            if code == _ENGLISH or opens_plainly(tokens, min(clause.before), code)
        }
        if lexicons.exists(code, ORDER) or code == _ENGLISH
        else {}
        for tokens, code, known in sides
    ]
    links = linkage(alignment)
    return tuple(
        BothSides(
            hyp=tuple(sorted({h, *(a for a, _ in pairs)})),
            ref=tuple(sorted({r, *(b for _, b in pairs)})),
        )
        for h, mine in (active[0] | passive[0]).items()
        for r, yours in (active[1] | passive[1]).items()
        if (h in passive[0] or r in passive[1])
        and (
            (h, r) in sure
            or _are_alike(links, h, r)
            or (h in passive[0] and r in passive[1] and _are_free(links, h, r))
        )
        and (pairs := _crossed(mine, yours, sure, linked if (h, r) in sure else sure))
    )


def _are_alike(links: Linkage, hyp: int, ref: int) -> bool:
    """Whether two verbs that no dictionary joins are surely close: "insulté", "insulted"."""
    link = links.link_of_hyp.get(hyp)
    return (
        link is not None
        and link.kind is LinkKind.NEIGHBOUR
        and link.weight >= _STRONG
        and ref in link.ref
    )


def _are_free(links: Linkage, hyp: int, ref: int) -> bool:
    return hyp not in links.to_ref and ref not in links.to_hyp


def _looks_like_verb(tokens: Sequence[Token], index: int, language: str) -> bool:
    """Whether an auxiliary stands before a word, or it is a form of a verb and no participle."""
    if tokens[index - 1].norm in lexicons.words(language, ORDER, "between"):
        return True
    token = tokens[index]
    infinitive, participle = (
        tuple(lexicons.listed(language, VERBS, name)) for name in ("infinitive", "participle")
    )
    is_form = token.norm != token.lemma and token.lemma.endswith(infinitive)
    return is_form and not token.norm.endswith(participle)


def _crossed(
    mine: Clause, yours: Clause, sure: set[tuple[int, int]], linked: set[tuple[int, int]]
) -> list[tuple[int, int]] | None:
    """A pair of words for each side that became the other one; None where any kept its side.

    One of the two pairs must be sure.
    """
    for ours, theirs in product((mine.after, mine.to), (yours.after, yours.to)):
        crossed = [
            sorted(
                ((a, b) for a in one for b in other if (a, b) in linked),
                key=lambda pair: pair not in sure,
            )
            for one, other in ((mine.before, theirs), (ours, yours.before))
        ]
        straight = any(
            (a, b) in linked
            for one, other in ((mine.before, yours.before), (ours, theirs))
            for a in one
            for b in other
        )
        if straight or not all(crossed):
            continue
        pairs = [crossed[0][0], crossed[1][0]]
        if any(pair in sure for pair in pairs):
            return pairs
    return None
