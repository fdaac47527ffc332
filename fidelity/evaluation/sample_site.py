"""A repository of translated pages, made from labelled families: what a gate in CI meets.

Most pages keep what was said; the planted ones carry one distorted quotation each.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from fidelity.errors import InputError
from fidelity.evaluation.gold import GoldDerivative, GoldQuotation

_QUOTATIONS_A_PAGE = 3
_MIN_WORDS = 6  # shorter ones say too little to be looked for
_MARKS = "“”„«»\"'‘’"  # a quotation within the quotation is another measurement
_PEOPLE = ("Ada Brandt", "Bo Lund", "Clara Moss")
_FRAMES = {
    "en": "“{words},” {who} said on Monday.",
    "de": "„{words}“, sagte {who} am Montag.",
    "it": "«{words}», ha detto lunedì {who}.",
}
_FILLERS = {
    "en": "The meeting lasted for most of the afternoon, and the hall was full until the end.",
    "de": "Die Sitzung dauerte fast den ganzen Nachmittag, und der Saal war bis zum Ende voll.",
    "it": "La riunione è durata quasi tutto il pomeriggio e la sala era piena fino alla fine.",
}
_ORIGINALS = "content/en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What was built: the pages that are checked, and those among them with a distortion."""

    folder: Path
    pages: tuple[Path, ...]
    planted: tuple[Path, ...]


def build(
    folder: Path, families: Sequence[GoldDerivative], *, pages: int = 200, planted: int = 3
) -> Site:
    """Write `fidelity.toml`, the originals and the pages below `folder`.

    Args:
        folder: an empty one.
        families: labelled derivatives in English, German or Italian.
        pages: how many pages are checked.
        planted: how many of them carry a distortion.

    Raises:
        InputError: the families have too few quotations to take.
    """
    usable = [
        one for one in families if one.language in _FRAMES and len(_kept(one)) >= _QUOTATIONS_A_PAGE
    ]
    changed = [(one, quotation) for one in usable for quotation in _distorted(one)]
    if not usable or len(changed) < planted:
        raise InputError(f"expected families to build a site from, got {len(usable)} usable ones")
    step = pages // max(1, planted)
    # from both ends of the list, so that they are of several families and languages
    chosen = dict(zip(range(step // 2, pages, step), _spread(changed, planted), strict=False))
    checked, carrying = [], []
    for number, family in zip(range(pages), cycle(usable), strict=False):
        swapped = chosen.get(number)
        source = swapped[0] if swapped else family
        quotations = list(islice(cycle(_kept(source)), number, number + _QUOTATIONS_A_PAGE))
        if swapped:
            quotations[1] = swapped[1]
        path = _write(folder, number, source.language, quotations)
        checked.append(path)
        carrying += [path] if swapped else []
    folders = sorted({path.parent.name for path in checked})
    lines = (f'"content/{name}/*.md" = "{_ORIGINALS}/*.md"\n' for name in folders)
    (folder / "fidelity.toml").write_text("[map]\n" + "".join(lines), encoding="utf-8")
    return Site(folder=folder, pages=tuple(checked), planted=tuple(carrying))


def _kept(family: GoldDerivative) -> list[GoldQuotation]:
    return [one for one in family.quotations if one.is_kept and _is_usable(one)]


def _distorted(family: GoldDerivative) -> list[GoldQuotation]:
    return [
        one
        for one in family.quotations
        if _is_usable(one) and any(found.is_serious for found in one.distortions)
    ]


def _is_usable(one: GoldQuotation) -> bool:
    if one.match is None or one.borderline or not one.is_marked:
        return False
    if len(one.text.split()) < _MIN_WORDS:
        return False
    return not any(mark in text for mark in _MARKS for text in (one.text, one.match.text))


def _spread(
    items: Sequence[tuple[GoldDerivative, GoldQuotation]], number: int
) -> list[tuple[GoldDerivative, GoldQuotation]]:
    return [items[place * len(items) // number] for place in range(number)]


def _write(folder: Path, number: int, language: str, quotations: Sequence[GoldQuotation]) -> Path:
    """The page and its original; the path of the page."""
    name = f"page-{number:03d}.md"
    page = folder / "content" / ("us" if language == "en" else language) / name
    original = folder / _ORIGINALS / name
    renderings = [one.text for one in quotations]
    sources = [one.match.text for one in quotations if one.match is not None]
    for path, texts, code in ((page, renderings, language), (original, sources, "en")):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_article(texts, code, number), encoding="utf-8")
    return page


def _article(texts: Sequence[str], language: str, number: int) -> str:
    blocks = [f"---\nlang: {language}\n---\n\n# {number}"]
    for text, who in zip(texts, _PEOPLE, strict=True):
        words = " ".join(text.split()).rstrip(".,;:!? ")
        said = _FRAMES[language].format(words=words[:1].upper() + words[1:], who=who)
        blocks.append(f"{said}\n{_FILLERS[language]}")
    return "\n\n".join(blocks) + "\n"
