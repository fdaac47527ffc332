"""What a "not" makes of a duty: "must not" forbids, German "muss nicht" frees."""

from collections.abc import Sequence

from fidelity import lexicons
from fidelity.evidence.translation.negations import negations
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import primary
from fidelity.text.modality import ModalMark
from fidelity.text.segments import CLAUSE_MARKS

_GRAMMAR, _EFFECTS = "polarity_grammar", ("barred", "freed")  # a list, and two of its sections
_BESIDE = 2  # words between a modal verb and the "not" that belongs to it
# A "not" of these languages may stand at the end of the clause.
_VERB_LAST = frozenset({"de", "nl"})


def bars_or_frees(alignment: Alignment, hyp: ModalMark, ref: ModalMark) -> bool:
    """Whether both are denied, and the denial forbids on one side and frees on the other."""
    sides = (
        (alignment.hyp, alignment.hyp_language, hyp),
        (alignment.ref, alignment.ref_language, ref),
    )
    effects = [
        {name for name in _EFFECTS if mark.phrase in lexicons.listed(code, _GRAMMAR, name)}
        for _, code, mark in sides
    ]
    return (
        all(effects)
        and effects[0] != effects[1]
        and all(belongs_to_denial(*side) for side in sides)
    )


def belongs_to_denial(tokens: Sequence[Token], language: str, mark: ModalMark) -> bool:
    """Whether a "not" belongs to the mark: "muss den Vertrag heute nicht lesen"."""
    start = mark.indices[0]
    return any(
        abs(start - index) <= _BESIDE
        or (
            primary(language) in _VERB_LAST
            and start < index
            and not any(token.text in CLAUSE_MARKS for token in tokens[start:index])
        )
        for one in negations(tokens, language)
        for index in one.indices
    )
