"""German and Dutch verbs whose prefix stands at the end of the clause: "schloss … aus"."""

from collections.abc import Sequence
from dataclasses import dataclass

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.bilingual import primary
from fidelity.text.recent import remember_recent
from fidelity.text.segments import CLAUSE_MARKS

NAME = "particles"
_FARTHEST = 25  # tokens from the verb to its prefix


@dataclass(frozen=True, slots=True, kw_only=True)
class SeparatedVerb:
    """A verb at `verb` whose prefix stands at `particle`; `lemma` is the whole verb."""

    verb: int
    particle: int
    lemma: str


@remember_recent
def separated_verbs(tokens: Sequence[Token], language: str) -> tuple[SeparatedVerb, ...]:
    """What a prefix at the end of a clause and a word before it would make, the nearest first.

    Most of these are no verbs: the caller looks the `lemma` up in a list or a dictionary.
    """
    particles = lexicons.listed(primary(language), NAME)
    joining = lexicons.listed(primary(language), "reporting_grammar", "coordinator")
    if not particles:
        return ()
    return tuple(
        SeparatedVerb(verb=verb, particle=end, lemma=token.norm + tokens[verb].lemma)
        for end, token in enumerate(tokens)
        if token.norm in particles and _ends_clause(tokens, end, joining)
        for verb in range(end - 1, max(-1, end - 1 - _FARTHEST), -1)
        if tokens[verb].is_word and tokens[verb].sentence == token.sentence
    )


def _ends_clause(tokens: Sequence[Token], index: int, joining: frozenset[str]) -> bool:
    if index + 1 == len(tokens):
        return True
    after = tokens[index + 1]
    return (
        after.text in CLAUSE_MARKS
        or after.norm in joining
        or after.sentence != tokens[index].sentence
    )
