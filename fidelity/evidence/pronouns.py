"""Pronouns that point to another person than those of the original."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from fidelity.evidence.linkage import Linkage
from fidelity.records import Token

_FAR = 1e9
_NEAR = 3.0  # tokens between a pronoun and the place of its counterpart


class Person(Enum):
    """Whom an English pronoun may stand for."""

    HE = "he"
    SHE = "she"
    THEY = "they"
    IT = "it"
    WE = "we"
    I = "i"  # noqa: E741 - the word itself


_WORDS = {
    Person.HE: "he him his himself",
    Person.SHE: "she her hers herself",
    Person.THEY: "they them their theirs themselves",
    Person.IT: "it its itself",
    Person.WE: "we us our ours ourselves",
    Person.I: "i me my mine myself",
}
_PERSONS = {word: person for person, words in _WORDS.items() for word in words.split()}
_FIRST = {Person.WE, Person.I}
# What no change of speaker turns into each other; the second of each is in the quotation.
_UNLAWFUL = {
    (Person.HE, Person.SHE),
    (Person.SHE, Person.HE),
    (Person.THEY, Person.WE),
}
# Lawful where somebody else reports ("we" becomes "they"), and only there.
_REPORTED = {(Person.WE, Person.THEY), (Person.I, Person.HE), (Person.I, Person.SHE)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """The pronoun `hyp` stands where the original has the pronoun `ref`.

    `is_reported` marks the shifts that reported speech makes lawful.
    """

    hyp: int
    ref: int
    is_reported: bool


def shifts(hyp: Sequence[Token], ref: Sequence[Token], links: Linkage) -> tuple[Shift, ...]:
    """Pronouns in the place of another person's, of a person that `hyp` has more of."""
    ours, theirs = _pronouns(hyp), _pronouns(ref)
    if not ours or not theirs or [*ours.values()] == [*theirs.values()]:
        return ()
    ours_count, theirs_count = Counter(ours.values()), Counter(theirs.values())
    more = ours_count - theirs_count
    # an "I" that is gone may be the "she" of reported speech
    may_be_first = any(theirs_count[person] > ours_count[person] for person in _FIRST)
    found = []
    for h, person in ours.items():
        if not more[person] or (may_be_first and person in {Person.HE, Person.SHE}):
            continue
        place = links.company_in_ref((h,))
        near = sorted(
            (abs(place - r), r)
            for r, other in theirs.items()
            if (other, person) in _UNLAWFUL | _REPORTED
            and ref[r].norm not in {hyp[i].norm for i in links.to_hyp.get(r, ()) if i != h}
            and not _owns_an_owner(ref, r)
        )
        same = min((abs(place - r) for r, other in theirs.items() if other is person), default=_FAR)
        if near and near[0][0] <= _NEAR and near[0][0] < same:
            r = near[0][1]
            reported = (theirs[r], person) in _REPORTED
            found.append(Shift(hyp=h, ref=r, is_reported=reported))
    return tuple(found)


def _owns_an_owner(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is the "her" of "her son's money", for which "his money" will do."""
    return any(token.norm == "'s" for token in tokens[index + 2 : index + 4])


def person_of(token: Token) -> Person | None:
    """Whom an English pronoun may stand for; None for any other word."""
    return _PERSONS.get(token.norm) if token.text != "US" else None


def _pronouns(tokens: Sequence[Token]) -> dict[int, Person]:
    return {
        index: _PERSONS[token.norm]
        for index, token in enumerate(tokens)
        if token.norm in _PERSONS and person_of(token) is not None
    }
