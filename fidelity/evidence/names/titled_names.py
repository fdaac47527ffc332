"""Two people whose posts changed hands: "the lawyer Marta Olsen", "the prosecutor Henrik Dahl"."""

from collections.abc import Iterator, Sequence

from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.clauses import is_verb_form
from fidelity.text.function_words import is_content
from fidelity.text.names import name_phrases

_COMMA = ","


def exchanged_posts(alignment: Alignment) -> Iterator[BothSides]:
    """Posts that stand before another one of two people whom both sides name; English.

    Each of the two has a post of his own in the original.
    """
    if not alignment.is_english:
        return
    theirs = _posts(alignment.ref)
    ours = _posts(alignment.hyp) if len(theirs) > 1 else {}
    keeps = linkage(alignment).keeps
    for name, (post, words) in ours.items():
        for other, (held, holder) in theirs.items():
            if name == other or name not in theirs or other not in ours or not keeps(post, held):
                continue
            is_single = sum(one.lemma == alignment.ref[held].lemma for one in alignment.ref) == 1
            if is_single and not keeps(ours[other][0], held):
                yield BothSides(hyp=(post, *words), ref=(held, *holder))
                return


def _posts(tokens: Sequence[Token]) -> dict[str, tuple[int, tuple[int, ...]]]:
    """The last word of each name -> the word in small letters before the name, and the name."""
    found = {}
    for phrase in name_phrases(tokens, "en"):
        post = phrase.start - 1
        post -= post > 0 and tokens[post].text == _COMMA
        if post < 0 or is_verb_form(tokens, post):
            continue  # "said Anna Lind" tells no post
        if tokens[post].text.islower() and is_content(tokens[post], "en"):
            found[tokens[phrase.words[-1]].norm] = (post, phrase.words)
    return found
