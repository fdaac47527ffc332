"""Words of a translation that were left in the language of its original."""

from fidelity import lexicons
from fidelity.evidence.translation.speakers import speakers
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import primary, translations
from fidelity.text.lemmas import dictionary_form
from fidelity.text.marked import inside_marks

_ENGLISH = "en"
_LEAST_WORDS = 3
_LEAST_SAID, _MOSTLY = 4, 2  # words in marks; half of them are no names
_FEWEST = 2  # words of a label that is no name
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
    return tuple(found) or _left_speech(alignment, own, other)


def _left_speech(
    alignment: Alignment, own: frozenset[str], other: frozenset[str]
) -> tuple[tuple[int, ...], ...]:
    """What somebody says, in marks, word for word as in the original, beside a verb of saying.

    A title or a slogan may stay as it is, but nobody says "The deadline is Friday" in Spanish.
    """
    said, meant = (
        [index for index in sorted(inside_marks(tokens)) if tokens[index].is_word]
        for tokens in (alignment.hyp, alignment.ref)
    )
    words = [alignment.hyp[index] for index in said]
    if len(words) < _LEAST_SAID or [token.norm for token in words] != [
        alignment.ref[index].norm for index in meant
    ]:
        return ()
    small = [token for token in words if token.norm in other and token.norm not in own]
    lower = sum(token.text.islower() for token in words)
    if not small or _MOSTLY * lower < len(words):
        return ()
    speakers_found = speakers(alignment.hyp, primary(alignment.hyp_language))
    return (tuple(range(said[0], said[-1] + 1)),) if speakers_found else ()


def is_left_whole(alignment: Alignment) -> bool:
    """Whether a label or a sentence is the original's, word for word: "Save changes" in German.

    Names and terms stay as they are, so it has small words of the original's language alone.
    """
    words = [token for token in alignment.hyp if token.is_word]
    if len(words) < _FEWEST or [t.norm for t in words] != [
        token.norm for token in alignment.ref if token.is_word
    ]:
        return False
    own, other = primary(alignment.hyp_language), primary(alignment.ref_language)
    rest = words[1:]
    foreign = [one for one in rest if _is_known(one, other) and not _is_known(one, own)]
    return (
        words[0].text[:1].isupper()
        and bool(foreign)
        and all(one.text.islower() for one in rest)
        and (_is_known(words[0], other) and not _is_known(words[0], own))
    )


def _is_known(token: Token, language: str) -> bool:
    if token.norm in lexicons.listed(language, "function_words"):
        return True
    if language == _ENGLISH:
        return dictionary_form(token.norm) is not None
    return bool(translations(token.norm, language) or translations(token.lemma, language))


def _inside(alignment: Alignment, index: int) -> bool:
    return 0 <= index < len(alignment.hyp)
