"""Words of a translation that were left in the language of its original."""

from fidelity import lexicons
from fidelity.records import Alignment
from fidelity.text.bilingual import primary

_LEAST_WORDS = 3
_MARKS = frozenset("\"'“”„«»‘’‚()")


def foreign_residue(alignment: Alignment) -> tuple[tuple[int, ...], ...]:
    """Runs of tokens that stand word for word in the original, small words of its among them.

    Single words may be loans, capitalised ones the title of something, and what is in marks is
    cited; a "which was" is neither.
    """
    codes = (primary(alignment.hyp_language), primary(alignment.ref_language))
    if not all(lexicons.exists(code, "function_words") for code in codes):
        return ()
    own, other = (lexicons.words(code, "function_words") for code in codes)
    original = {token.norm for token in alignment.ref}
    found: list[tuple[int, ...]] = []
    run: list[int] = []
    for index, token in enumerate((*alignment.hyp, None)):
        if (
            token is not None
            and token.norm in original
            and token.text.isalpha()
            and token.text.islower()
            and token.norm not in own
        ):
            run.append(index)
            continue
        around = (run[0] - 1, index) if run else ()
        beside = {alignment.hyp[i].text for i in around if _inside(alignment, i)}
        is_residue = any(alignment.hyp[i].norm in other for i in run)
        if len(run) >= _LEAST_WORDS and is_residue and not beside & _MARKS:
            found.append(tuple(run))
        run = []
    return tuple(found)


def _inside(alignment: Alignment, index: int) -> bool:
    return 0 <= index < len(alignment.hyp)
