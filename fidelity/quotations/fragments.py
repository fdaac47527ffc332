"""Is a marked stretch somebody's words, a title, or a word held at arm's length?"""

from collections.abc import Sequence

from fidelity import lexicons
from fidelity.quotations.lexicon import ReportingLexicon
from fidelity.quotations.words import DASHES, Word
from fidelity.records import Span

# Marked words from here on are somebody's even where nobody is named: scare quotes are short.
_SHORTEST_CLAUSE = 5
_SHORTEST_UTTERANCE = 4


def inner_words(text: str, item: Word) -> list[str]:
    """The words inside the marks of this part."""
    return [
        word
        for raw in inner(item).of(text).split()
        if (word := raw.strip("\"'“”‘’.,;:!?…()[]«»–—-"))
    ]


def is_title(text: str, item: Word) -> bool:
    """Every word that can be is capitalised: the name of a work, a body or a campaign."""
    content = inner(item).of(text).rstrip("'’”\"")
    if content[-1:] in ("!", ",", "?", "") or ". " in content:
        return False
    words = inner_words(text, item)
    if len(words) < 2 or not words[0][0].isupper():
        return False
    small = lexicons.words("en", "small_words")
    big = [word for word in words if word.lower() not in small]
    is_capital = all(not word[0].islower() for word in big)
    return len(big) > 1 and is_capital


def is_utterance(text: str, item: Word) -> bool:
    """A whole sentence, or words enough, to stand as a quotation of their own."""
    content = inner(item).of(text)
    return content[-1] in ".!?…,—–-'’”\"" or len(inner_words(text, item)) >= _SHORTEST_UTTERANCE


def is_clause(text: str, item: Word) -> bool:
    """Long enough to be somebody's words inside a sentence that names nobody."""
    return len(inner_words(text, item)) >= _SHORTEST_CLAUSE


def is_scare(text: str, items: Sequence[Word], place: int, lexicon: ReportingLexicon) -> bool:
    """A word or two between an article and a noun: `a "no-nonsense" prosecutor`."""
    if len(inner_words(text, items[place])) > 3 or place == 0:
        return False
    before = items[place - 1].norm
    after = items[place + 1] if place + 1 < len(items) else None
    return before in lexicon.grammar.determiner and (
        after is not None and after.is_word and after.norm not in lexicon.grammar.preposition
    )


def resumes(text: str, items: Sequence[Word], place: int) -> bool:
    """Whether a stretch goes on with the first one: `"The risk," said Moss, who lost, "is …"`."""
    before = items[place - 1].text if place else ""
    return (
        (before == "," or before in DASHES)
        and items[0].marked is not None
        and inner(items[place]).of(text)[0].islower()
        and inner(items[0]).of(text).endswith(",")
    )


def only_marked(items: Sequence[Word]) -> bool:
    """Whether nothing but marked stretches and punctuation stands here."""
    is_marked = False
    for item in items:
        if item.is_word:
            return False
        is_marked = is_marked or item.marked is not None
    return is_marked


def inner(item: Word) -> Span:
    """The words inside the marks of a marked stretch's part."""
    assert item.marked is not None
    return item.marked.parts[item.part]


def inner_spans(text: str, items: Sequence[Word], *, is_fragment: bool = False) -> tuple[Span, ...]:
    """The words inside the marks, a trailing comma left out; of a fragment a full stop too."""
    spans = []
    for item in items:
        span = inner(item)
        words = span.of(text).rstrip(" \u00a0,")
        if is_fragment and words.endswith(".") and not words.endswith(".."):
            words = words[:-1]
        is_shorter = 0 < len(words) < len(span)
        spans.append(Span(span.start, span.start + len(words)) if is_shorter else span)
    return tuple(spans)
