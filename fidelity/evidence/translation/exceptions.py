"""What one side of a translation leaves out of its "all", and the other does not."""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.both_sides import OneSided
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import has_dictionary, primary
from fidelity.text.function_words import is_content
from fidelity.text.phrases import find_phrases
from fidelity.text.segments import CLAUSE_MARKS

NAME = "left_out"
_TELLS, _MAY = "left out", "may"
_LONGEST = 6  # words of what is left out
_MOST_KEPT = 0.2  # share of its content words that the other side may have all the same
_LEAST_KEPT = 0.6  # share of the other content words that it must have
_FEWEST = 2


def unanswered_exceptions(alignment: Alignment) -> Iterator[OneSided]:
    """Exceptions of one side that nothing on the other renders: "except near the church"."""
    languages = primary(alignment.hyp_language), primary(alignment.ref_language)
    if not has_dictionary(*languages) or not all(lexicons.exists(one, NAME) for one in languages):
        return
    links = linkage(alignment)
    for tokens, language, other, theirs, to_other, is_added in (
        (alignment.hyp, languages[0], alignment.ref, languages[1], links.to_ref, True),
        (alignment.ref, languages[1], alignment.hyp, languages[0], links.to_hyp, False),
    ):
        told = [one for one in find_phrases(tokens, NAME, language) if one.section == _TELLS]
        if not told or any(
            one.section in {_TELLS, _MAY} for one in find_phrases(other, NAME, theirs)
        ):
            continue
        for match in told:
            clause = _clause(tokens, match.start)
            content = {i for i, token in enumerate(tokens) if is_content(token, language)}
            inside = content.intersection(clause) - set(match.indices)
            around = content - set(clause)
            if (
                (inside or any(i in content for i in match.indices))
                and sum(i in to_other for i in inside) <= _MOST_KEPT * len(inside)
                and len(around) >= _FEWEST
                and sum(i in to_other for i in around) >= _LEAST_KEPT * len(around)
            ):
                there = tuple(sorted({j for i in around for j in to_other.get(i, ())}))[:1]
                yield (
                    OneSided(tuple(clause), there, is_added=True)
                    if is_added
                    else OneSided(there, tuple(clause), is_added=False)
                )


def _clause(tokens: Sequence[Token], start: int) -> range:
    """From the word before which nothing parts the exception, to the mark that ends it."""
    end = start
    while (
        end < len(tokens)
        and end - start <= _LONGEST
        and tokens[end].text not in CLAUSE_MARKS
        and tokens[end].is_word
        and tokens[end].sentence == tokens[start].sentence
    ):
        end += 1
    return range(start, end)
