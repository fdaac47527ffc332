"""Conditions of the original that a translation leaves out."""

from collections.abc import Sequence

from fidelity import lexicons
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import has_dictionary, primary
from fidelity.text.function_words import is_content
from fidelity.text.phrases import find_phrases
from fidelity.text.segments import CLAUSE_MARKS

NAME = "conditions"
_OPENS = "opens"
_MOST_KEPT = 0.2  # share of the clause's content words that the translation may have all the same
_LEAST_KEPT = 0.5  # share of the other content words that it must have
_AT_CLAUSE = "clause"  # field 2: an Italian "se" is a pronoun, too
_FEWEST = 1  # content words of a condition


def lost_conditions(alignment: Alignment) -> tuple[tuple[int, ...], ...]:
    """Clauses of `alignment.ref` that open with a condition and that nothing answers.

    The quotation has no word that could render a condition, and hardly any word of the clause,
    while it has most of the rest. Empty without lists or a dictionary.
    """
    languages = primary(alignment.hyp_language), primary(alignment.ref_language)
    if not has_dictionary(*languages) or not all(
        lexicons.exists(language, NAME) for language in languages
    ):
        return ()
    openers = [
        phrase
        for phrase in find_phrases(alignment.ref, NAME, languages[1])
        if phrase.section == _OPENS
        and (_AT_CLAUSE not in phrase.row or _begins_clause(alignment.ref, phrase.start))
    ]
    if not openers or find_phrases(alignment.hyp, NAME, languages[0]):
        return ()
    linked = {index for link in alignment.links for index in link.ref}
    found = []
    for opener in openers:
        clause = _clause(alignment.ref, opener.start)
        content = [i for i in clause if is_content(alignment.ref[i], languages[1])]
        others = [
            i
            for i, token in enumerate(alignment.ref)
            if i not in clause and is_content(token, languages[1])
        ]
        if (
            len(content) >= _FEWEST
            and others
            and _share(content, linked) <= _MOST_KEPT
            and _share(others, linked) >= _LEAST_KEPT
        ):
            found.append(tuple(clause))
    return tuple(found)


def _begins_clause(tokens: Sequence[Token], index: int) -> bool:
    return index == 0 or tokens[index - 1].text in CLAUSE_MARKS


def _clause(tokens: Sequence[Token], start: int) -> range:
    """From the opener to the next mark that ends a clause, of the same sentence."""
    end = start
    while (
        end < len(tokens)
        and tokens[end].text not in CLAUSE_MARKS
        and tokens[end].sentence == tokens[start].sentence
    ):
        end += 1
    return range(start, end)


def _share(indices: Sequence[int], linked: set[int]) -> float:
    return sum(index in linked for index in indices) / len(indices)
