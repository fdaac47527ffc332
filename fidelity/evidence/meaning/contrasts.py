"""Words in whose place the other side has a contrary one, but for what makes that lawful.

Lawful are a "not" or a "less" on one side alone ("did not fall", "rose"), what would have been
("would have won", "lost"), the same relation told from its other end ("sold to", "bought from"), a
state until a time for its contrary from then on ("open until six", "closes at six"), and
prepositions of different things ("after the goal", "before the break").
"""

from collections.abc import Iterator, Mapping, Sequence

from fidelity import lexicons
from fidelity.evidence.denials.turned_universals import says_of_all, sentence_of, tell_the_rest
from fidelity.evidence.linkage import SAME_WORD, Linkage, linkage
from fidelity.evidence.prepositions import bear_elsewhere, object_of
from fidelity.evidence.roles.compared_in_turn import is_compared_in_turn
from fidelity.evidence.times.until import is_told_from_its_end
from fidelity.records import Alignment, Comparison, Link, LinkKind, Token
from fidelity.text.converses import are_converse
from fidelity.text.function_words import OWNING, is_content, word_classes
from fidelity.text.opposites import are_contrary, contraries, contrary_heads, exclude_each_other
from fidelity.text.polarity import Negator, NegatorKind, negators
from fidelity.text.quantities import quantities
from fidelity.text.unreal import Unreal, unreal
from fidelity.text.verbs import is_passive

_NEAR = 4.0  # tokens between a word and the place of its counterpart
_SCOPE = 5  # tokens within which a negator makes an opposite lawful
_OF_A_SUBJECT = 8
_ALL = frozenset({"all", "every", "everyone", "everybody", "everything"})
_UNDOING = frozenset({"lift", "scrap", "overturn", "repeal", "revoke"})  # a ban, a rule
_SCOPES = {"few": _OF_A_SUBJECT}  # of a subject: "few of the lakes in the region are clean"
_AFTER_PARTICLES = frozenset({"preposition", "conjunction"})
_JOINING = frozenset({"or", "and"})
_LEFT, _LAST = "left", "last"
_LESS = frozenset({"less", "least"})
_BOUNDS = {("at", "least"), ("at", "most"), ("or", "fewer"), ("or", "less"), ("or", "more")}
_OPEN_BOUNDS = frozenset({"than", "or"})
_DENYING = frozenset("not n't never end halt stop cease".split())  # "end the war" for "peace"
_REFUSING = frozenset({"reject", "refuse", "turned down", "turn down", "decline to", "rebuff"})
_BEFORE = 7  # tokens before a passive verb among which its subject stands
_THAN = 4  # tokens from a word of degree to its "than"


def contrasts(comparison: Comparison) -> Iterator[tuple[int, int]]:
    """Tokens of the quotation and of the passage that are contrary to each other, unlawfully."""
    alignment = comparison.alignment
    links = linkage(alignment)
    if tell_the_rest(alignment):
        return
    for hyp, ref in _candidates(comparison, links):
        if not (
            _near_negator(alignment, hyp, ref)
            or _is_converse(alignment, links, hyp, ref)
            or _is_other_voice(alignment, hyp, ref)
            or _is_unreal(alignment, hyp, ref)
            or is_told_from_its_end(alignment, hyp, ref)
            or is_compared_in_turn(alignment, hyp, ref)
            or _has_both_poles(alignment, links, ref)
            or _is_said_of_all(alignment, hyp, ref)
            or _count_other_things(alignment, links, hyp, ref)
            or _is_done_by_another(alignment, links, hyp, ref)
        ):
            yield hyp, ref


def _is_said_of_all(alignment: Alignment, hyp: int, ref: int) -> bool:
    """Whether one side denies of none what the other says, the contrary, of all."""
    ours, theirs = sentence_of(alignment.hyp, hyp), sentence_of(alignment.ref, ref)
    return any(
        one.kind is NegatorKind.OVERT and says_of_all(one.phrase, mine, other)
        for mine, other in ((ours, theirs), (theirs, ours))
        for one in negators(tuple(mine), "en")
    )


def _candidates(comparison: Comparison, links: Linkage) -> Iterator[tuple[int, int]]:
    """Contrary words that are linked, or stand near each other's place, or before one thing."""
    alignment, language = comparison.alignment, comparison.alignment.hyp_language
    known = contrary_heads(language)
    open_ref = [
        r
        for r, token in enumerate(alignment.ref)
        if (token.lemma in known or token.norm in known) and r not in comparison.explained_ref
    ]
    if not open_ref:
        return
    heads = {word for r in open_ref for word in (alignment.ref[r].lemma, alignment.ref[r].norm)}
    ref_lemmas = {token.lemma for token in alignment.ref}
    hyp_lemmas = {token.lemma for token in alignment.hyp}
    for h, token in enumerate(alignment.hyp):
        if h in comparison.explained_hyp or not (
            (token.lemma in known and not heads.isdisjoint(known[token.lemma]))
            or (token.norm in known and not heads.isdisjoint(known[token.norm]))
        ):
            continue
        facing = [
            r
            for r in open_ref
            if (
                are_contrary(alignment.hyp, h, alignment.ref, r, language)
                or _exclude_each_other(alignment, h, r)
            )
            and _is_compound(alignment.hyp, h) is _is_compound(alignment.ref, r)
            and not (_is_in_bound(alignment.hyp, h) or _is_in_bound(alignment.ref, r))
            and not (_is_either(alignment.hyp, h) and _is_either(alignment.ref, r))
        ]
        if not facing:
            continue
        partners = links.to_ref.get(h, ())
        linked = [r for r in facing if r in partners and not _are_apart(alignment, h, r)]
        yield from ((h, r) for r in linked)
        if linked:
            continue
        is_free = h not in links.to_ref
        place = links.place_in_ref(h)
        for r in facing:
            took_another = r in links.to_hyp and _took_another(alignment, links, h, r)
            if not (is_content(token, language) and is_content(alignment.ref[r], language)):
                if _lead_one_thing(alignment, links, h, r) and not _are_apart(alignment, h, r):
                    yield h, r
            elif (
                (r not in links.to_hyp or took_another)
                and (abs(place - r) <= _NEAR or _befall_one_thing(alignment, links, h, r))
                and (
                    is_free
                    or (token.lemma not in ref_lemmas and alignment.ref[r].lemma not in hyp_lemmas)
                )
                and (took_another or not _is_told_otherwise(alignment, links, h, r))
            ):
                yield h, r


def _count_other_things(alignment: Alignment, links: Linkage, hyp: int, ref: int) -> bool:
    """Whether they are the first and the second of other things: "half", "appearance"."""
    ranks = lexicons.listed("en", "numerals", "ordinal") | {_LAST}
    if alignment.hyp[hyp].norm not in ranks or alignment.ref[ref].norm not in ranks:
        return False
    ours, theirs = object_of(alignment.hyp, hyp), object_of(alignment.ref, ref)
    return ours is not None and theirs is not None and not links.keeps(ours, theirs)


def _is_done_by_another(alignment: Alignment, links: Linkage, hyp: int, ref: int) -> bool:
    """Whether a like word of the original has its object: "lift the ban", "overturn the ban"."""
    link, thing = links.link_of_hyp.get(hyp), object_of(alignment.hyp, hyp)
    if thing is None or (link is not None and link.kind in SAME_WORD):
        return False
    known = contraries(alignment.hyp_language)
    return any(
        other != ref
        and _are_alike(alignment.hyp[hyp], token, known)
        and (place := object_of(alignment.ref, other)) is not None
        and links.keeps(thing, place)
        for other, token in enumerate(alignment.ref)
    )


def _are_alike(one: Token, other: Token, known: Mapping[str, frozenset[str]]) -> bool:
    """Whether two words have a contrary in common, and are none to each other."""
    mine, theirs = known.get(one.lemma, frozenset()), known.get(other.lemma, frozenset())
    return not mine.isdisjoint(theirs) and one.lemma not in theirs


def _is_told_otherwise(alignment: Alignment, links: Linkage, hyp: int, ref: int) -> bool:
    """Whether a reworded word of the other side stands for one of both: "raise" for "increase"."""
    known = contraries(alignment.hyp_language)
    ours, theirs = (
        [token for index, token in enumerate(tokens) if not _is_kept(index, link_of)]
        for tokens, link_of in (
            (alignment.hyp, links.link_of_hyp),
            (alignment.ref, links.link_of_ref),
        )
    )
    return any(
        _are_alike(own, other, known)
        for own, others in ((alignment.hyp[hyp], theirs), (alignment.ref[ref], ours))
        for other in others
    )


def _is_kept(index: int, link_of: Mapping[int, Link]) -> bool:
    link = link_of.get(index)
    return link is not None and link.kind in SAME_WORD


def _exclude_each_other(alignment: Alignment, hyp: int, ref: int) -> bool:
    """Whether a wife became a daughter; the king's son is a prince."""
    hyp_owns, ref_owns = (
        index + 1 < len(tokens) and tokens[index + 1].norm in OWNING
        for tokens, index in ((alignment.hyp, hyp), (alignment.ref, ref))
    )
    language = alignment.hyp_language
    return hyp_owns == ref_owns and exclude_each_other(
        alignment.hyp[hyp], alignment.ref[ref], language
    )


def _is_compound(tokens: Sequence[Token], index: int) -> bool:
    """Whether a hyphen stands before the word: nobody who is 90 years old is a "16-year-old"."""
    return index > 0 and tokens[index - 1].text == "-"


def _is_in_bound(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is the "more" or "less" of a number, which has a detector of its own."""
    if index and (tokens[index - 1].norm, tokens[index].norm) in _BOUNDS:
        return True
    if index + 1 >= len(tokens) or tokens[index + 1].norm not in _OPEN_BOUNDS:
        return False
    return any(index in one.bound_indices for one in quantities(tokens, "en"))


def _is_either(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is one of two that exclude each other and are both named: "more or less"."""
    known = contraries("en")
    return any(
        0 <= other < len(tokens)
        and tokens[(index + other) // 2].norm in _JOINING
        and tokens[other].lemma in known.get(tokens[index].lemma, ())
        for other in (index - 2, index + 2)
    )


def _befall_one_thing(alignment: Alignment, links: Linkage, hyp: int, ref: int) -> bool:
    """Whether one is done to what the other, in the passive voice, has before it."""
    is_turned = is_passive(alignment.hyp, hyp)
    if is_turned is is_passive(alignment.ref, ref):
        return False
    if is_turned:
        thing = object_of(alignment.ref, ref)
        return thing is not None and any(
            links.keeps(place, thing) for place in range(max(0, hyp - _BEFORE), hyp)
        )
    thing = object_of(alignment.hyp, hyp)
    return thing is not None and any(
        links.keeps(thing, place) for place in range(max(0, ref - _BEFORE), ref)
    )


def _lead_one_thing(alignment: Alignment, links: Linkage, hyp: int, ref: int) -> bool:
    """Whether both lead one thing: "after he became mayor", "before becoming"; "the back door"."""
    if links.keeps(hyp + 1, ref + 1):
        return is_content(alignment.hyp[hyp + 1], alignment.hyp_language)
    classes = word_classes(alignment.hyp_language)
    if any(
        classes.get(tokens[index].norm) != "preposition" and not _is_led_by_of(tokens, index)
        for tokens, index in ((alignment.hyp, hyp), (alignment.ref, ref))
    ):
        return False
    ours, theirs = object_of(alignment.hyp, hyp), object_of(alignment.ref, ref)
    return ours is not None and theirs is not None and links.keeps(ours, theirs)


def _took_another(alignment: Alignment, links: Linkage, hyp: int, ref: int) -> bool:
    """Whether the original's verb went to another object, and its own has the contrary verb.

    "Lost seats, kept the majority": "gained seats, lost the majority".
    """
    ours, theirs = object_of(alignment.hyp, hyp), object_of(alignment.ref, ref)
    if ours is None or theirs is None or not links.keeps(ours, theirs):
        return False
    others = (object_of(alignment.hyp, h) for h in links.to_hyp[ref])
    return all(other is not None and other != ours for other in others)


def _is_led_by_of(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is the "ahead" of "ahead of", which is a preposition as "behind" is."""
    return index + 1 < len(tokens) and tokens[index + 1].norm == "of"


def _are_apart(alignment: Alignment, hyp: int, ref: int) -> bool:
    """Whether these prepositions stand before other things, or one belongs to its verb or bound.

    "After a free kick", "before the break"; "taken over by"; "up to".
    """
    classes = word_classes(alignment.hyp_language)
    sides = (alignment.hyp, hyp), (alignment.ref, ref)
    if any(classes.get(tokens[index].norm) != "preposition" for tokens, index in sides):
        return False
    if bear_elsewhere(alignment, hyp, ref):
        return True
    after = [tokens[index + 1].norm if index + 1 < len(tokens) else "" for tokens, index in sides]
    ends = [
        not word[:1].isalnum() or word.endswith("ly") or classes.get(word) in _AFTER_PARTICLES
        for word in after
    ]
    if ends[0] != ends[1]:
        return True
    if "up" in {alignment.hyp[hyp].norm, alignment.ref[ref].norm} and "to" in after:
        return True
    return all(ends) and not linkage(alignment).keeps(hyp - 1, ref - 1)


def _has_both_poles(alignment: Alignment, links: Linkage, ref: int) -> bool:
    """Whether the original has a word of this side, too, that nothing renders else.

    "The teachers oppose it, which parents support": "Parents favour it; the teachers do not".
    """
    contrary = contraries(alignment.hyp_language).get(alignment.ref[ref].lemma, frozenset())
    return any(
        token.lemma in contrary and place != ref and place not in links.to_hyp
        for place, token in enumerate(alignment.ref)
    )


def _is_converse(alignment: Alignment, links: Linkage, hyp: int, ref: int) -> bool:
    """Whether the two sides changed places with the word: sold it to / bought it from.

    Only of words that relate two things: nobody sees "large" from its other end. Where one of the
    two is a pronoun, the other one's move is enough, if the voice stayed.
    """
    if not (_relates(alignment.hyp, hyp) or _relates(alignment.ref, ref)):
        return False
    content = [
        (h, link.ref[0])
        for h, link in links.link_of_hyp.items()
        if link.kind is not LinkKind.CONTEXT
        and is_content(alignment.hyp[h], alignment.hyp_language)
        and alignment.hyp[h].sentence == alignment.hyp[hyp].sentence
    ]
    moved = [
        any(h < hyp and r > ref for h, r in content),
        any(h > hyp and r < ref for h, r in content),
    ]
    if all(moved):
        return True
    is_pair = are_converse(alignment.hyp[hyp].lemma, alignment.ref[ref].lemma)
    is_same_voice = is_passive(alignment.hyp, hyp) is is_passive(alignment.ref, ref)
    return any(moved) and is_pair and is_same_voice


def _relates(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word puts two things in a relation with two ends: "buy", "cheaper than"."""
    token = tokens[index]
    return (
        token.lemma in lexicons.listed("en", "relations")
        or word_classes("en").get(token.norm) in _AFTER_PARTICLES
        or any(after.norm == "than" for after in tokens[index + 1 : index + 1 + _THAN])
    )


def _is_other_voice(alignment: Alignment, hyp: int, ref: int) -> bool:
    """Whether one is the other in the passive voice: "is given", "receives"."""
    if not are_converse(alignment.hyp[hyp].lemma, alignment.ref[ref].lemma, alignment.ref_language):
        return False
    return is_passive(alignment.hyp, hyp) is not is_passive(alignment.ref, ref)


def _is_unreal(alignment: Alignment, hyp: int, ref: int) -> bool:
    """Whether one side alone takes its word back: "less difficult", "would have won".

    Whoever "is left behind" remains.
    """
    hyp_side, ref_side = (
        (index > 0 and tokens[index - 1].norm in _LESS)
        or unreal(tokens, index) is Unreal.CONDITIONAL
        or (tokens[index].norm == _LEFT and is_passive(tokens, index))
        for tokens, index in ((alignment.hyp, hyp), (alignment.ref, ref))
    )
    return hyp_side is not ref_side


def _scope(tokens: Sequence[Token], negator: Negator) -> int:
    """How far it reaches: farther from a subject ("not everyone in the village is happy")."""
    following = negator.indices[-1] + 1
    if following < len(tokens) and tokens[following].norm in _ALL:
        return _OF_A_SUBJECT
    return _SCOPES.get(negator.phrase, _SCOPE)


def _near_negator(alignment: Alignment, hyp: int, ref: int) -> bool:
    """Whether only one side negates its word: "did not fall" for "rose"."""
    counts, excuses = [], []
    for tokens, index in ((alignment.hyp, hyp), (alignment.ref, ref)):
        close = [
            one
            for one in negators(tokens, alignment.hyp_language)
            if index not in one.indices
            and min(abs(i - index) for i in one.indices) <= _scope(tokens, one)
        ]
        excuses.append({one.phrase for one in close} & _REFUSING)
        near = [one for one in close if one.kind is not NegatorKind.EXCUSE]
        is_denied = any(
            not _DENYING.isdisjoint((token.norm, token.lemma))
            for token in tokens[max(0, index - 3) : index]
        ) or any(token.lemma in _UNDOING for token in tokens[index + 1 : index + 1 + _SCOPE])
        counts.append(max(len(near), is_denied))  # "not bad" is no negation to `negators`
    # "turned down two offers", "rejected two offers"
    return counts[0] != counts[1] and not all(excuses)
