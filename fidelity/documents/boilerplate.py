"""What stands on an article's page and is not the article.

Articles copied from the web carry script residue, widgets ("100% Font Size"), bylines, dates,
image captions without images and lists of related links. Nothing of that is quoted matter.
The patterns are data: `lexicons/<language>/boilerplate.txt` and `lexicons/en/bylines.txt`.
"""

import re
from functools import cache

from fidelity import lexicons
from fidelity.records import Span
from fidelity.text.segments import paragraphs

# A paragraph of this many words with a full stop at its end is prose again, after a list of links.
_PROSE_WORDS = 18
_TITLE_WORDS = 30


def find_boilerplate(text: str) -> tuple[Span, ...]:
    """Spans of whole lines that are not the article's own matter, in order.

    Looks at each line on its own first; a heading such as "Related Content" takes everything
    after it along, one such as "Read more:" the short lines that follow it.
    """
    lines = paragraphs(text)
    found: list[Span] = []
    listing = begun = False
    for i, line in enumerate(lines):
        content = line.of(text)
        begun = begun or _is_prose(content)
        if begun and _matches("end", content):
            found += lines[i:]
            break
        if _matches("listing", content):
            # above the article it is a menu, and the headline comes next
            listing = begun
            found.append(line)
        elif listing and not _is_prose(content):
            found.append(line)
        else:
            listing = False
            if _matches("line", content) or _is_byline(content):
                found.append(line)
    return tuple(found)


def find_title(text: str, boilerplate: tuple[Span, ...]) -> str | None:
    """The first line that is the article's own, if it is short and does not read as prose."""
    for line in paragraphs(text):
        if line in boilerplate:
            continue
        content = line.of(text)
        words = content.split()
        return content if len(words) <= _TITLE_WORDS and not content.endswith(".") else None
    return None


def _is_prose(line: str) -> bool:
    return len(line.split()) >= _PROSE_WORDS and line.rstrip("\"'”’»“) ").endswith(
        (".", "!", "?", "…")
    )


def _is_byline(line: str) -> bool:
    """Such as "By Karin Vestby", "Karin Vestby in Sundhavn": names and a few small words."""
    words = line.split()
    if not 2 <= len(words) <= 9 or line.endswith((".", "!", "?", ":", "”", '"')):
        return False
    opener, *rest = words
    small = lexicons.words("en", "bylines", "small")
    if opener.lower() in lexicons.words("en", "bylines", "opener"):
        return all(word[:1].isupper() or word.lower() in small for word in rest)
    return (
        len(words) >= 4
        and all(word[:1].isupper() for word in words[:2])
        and words[2].lower() in lexicons.words("en", "bylines", "after a name")
        and all(word[:1].isupper() or word.lower() in small for word in words[2:])
        and len(words) <= 7
    )


def _matches(section: str, line: str) -> bool:
    return any(pattern.search(line) for pattern in _patterns(section))


@cache
def _patterns(section: str) -> tuple[re.Pattern[str], ...]:
    """Of all languages: boilerplate in the reader's own language is copied along, too."""
    return tuple(
        re.compile(row[0], re.IGNORECASE)
        for language in lexicons.languages()
        if lexicons.exists(language, "boilerplate")
        for row in lexicons.sections(language, "boilerplate").get(section, ())
    )
