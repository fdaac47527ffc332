"""HTML: the article of a page, by trafilatura (Apache-2.0); menus and widgets stay behind."""

import re

import trafilatura
from lxml.html import HtmlElement

from fidelity.documents import markup
from fidelity.records import Notice, ReaderOptions, Reading, Span
from fidelity.text.growing import GrowingText

# Where no article is recognised, these are still none.
_FURNITURE = frozenset({"nav", "footer", "head", "aside"})
# Only a date that the markup gives: one found in the prose may be any date.
# The latest one allowed is fixed, so that the same page reads alike tomorrow.
_DATE = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}
_PROSE_WORDS = 25
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def read(text: str, options: ReaderOptions) -> Reading:  # noqa: ARG001  # every reader's signature
    """The headline, and under it the article's paragraphs, a blank line between blocks."""
    root = markup.parse_html(text)
    if root is None:
        return Reading(text="")
    language = _language(root)
    headings = [" ".join(heading.text_content().split()) for heading in root.iter("h1")]
    page = markup.blocks(root, silent=_FURNITURE)
    everything = [block.text for block in page]
    found = trafilatura.bare_extraction(
        root,
        fast=True,  # the second opinions cost time and lose paragraphs
        favor_recall=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=_DATE,
    )
    if not isinstance(found, trafilatura.settings.Document) or found.body is None:
        return _whole_page(page, language)
    blocks = markup.blocks(found.body)
    article = [block.text for block in blocks]
    if not set(article) & set(everything):
        # nothing found, or all run together, as the extractor does with pages of a few lines
        return _whole_page(page, language)
    title = _title(headings, found.title)
    if title and title not in article[:2]:
        blocks.insert(0, markup.Block(title))
    text, set_apart = _joined(blocks)
    return Reading(
        text=text,
        title=title,
        byline=found.author,
        published=found.date,
        language=language,
        set_apart=set_apart,
        notices=_left_out(everything, article),
    )


def _left_out(everything: list[str], article: list[str]) -> tuple[Notice, ...]:
    """Prose of the page that the extractor dropped: comments, mostly, and sometimes the news."""
    kept = {line for block in article for line in block.split("\n")}
    lines = (line for block in everything for line in block.split("\n"))
    count = sum(1 for line in lines if len(line.split()) >= _PROSE_WORDS and line not in kept)
    if not count:
        return ()
    paragraphs = "1 long paragraph" if count == 1 else f"{count} long paragraphs"
    verb = "was" if count == 1 else "were"
    message = f"{paragraphs} of the page {verb} not taken for part of the article"
    return (Notice(stage="documents", message=message),)


def _whole_page(page: list[markup.Block], language: str | None) -> Reading:
    notice = Notice(stage="documents", message="no article recognised in the page; all of it read")
    text, set_apart = _joined(page)
    return Reading(text=text, language=language, set_apart=set_apart, notices=(notice,))


def _joined(blocks: list[markup.Block]) -> tuple[str, tuple[Span, ...]]:
    """The text of all blocks, and the block quotations in it."""
    whole = GrowingText()
    for number, block in enumerate(blocks):
        whole.add("\n\n" if number else "")
        whole.add(block.text, quotation=block.quotation)
    whole.add("\n" if blocks else "")
    return whole.text, whole.set_apart


def _title(headings: list[str], declared: str | None) -> str | None:
    """The page's own headline; what the head of the file says often carries the site's name."""
    for heading in headings:
        if declared and heading and (heading in declared or declared in heading):
            return heading
    return declared or next(filter(None, headings), None)


def _language(root: HtmlElement) -> str | None:
    declared = str(root.get("lang") or root.get("xml:lang") or "")
    return declared if _LANGUAGE.fullmatch(declared) else None
