"""TMX: the units of a translation memory."""

from collections.abc import Iterator

from lxml import etree

from fidelity.documents import markup
from fidelity.errors import InputError
from fidelity.records import Bitext, ReaderOptions, Translation
from fidelity.text.bilingual import primary

_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# TMX 1.4b: native code; `hi` and `sub` hold text.
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})


def read(raw: bytes, options: ReaderOptions) -> Bitext:
    """The units that hold both languages.

    The source is the language that the header calls so, the target the other one; where there are
    several others, the options must name it.

    Raises:
        InputError: it is no XML, no TMX, or its languages cannot be told apart.
    """
    root = markup.parse_xml(raw)
    if root.tag != "tmx":
        raise InputError(f"expected TMX, got <{etree.QName(root).localname}>")
    units = [
        {_language(variant): variant for variant in unit.iter("tuv")} for unit in root.iter("tu")
    ]
    present = list(dict.fromkeys(code for unit in units for code in unit if code))
    source = _chosen(present, options.source_language) or _declared(root, present)
    target = _chosen(present, options.target_language) or _other(present, source)
    translations = _translations(root, units, source, target)
    return Bitext(translations=tuple(translations), source_language=source, target_language=target)


def _translations(
    root: etree._Element,
    units: list[dict[str, etree._Element]],
    source: str,
    target: str,
) -> Iterator[Translation]:
    for number, (element, unit) in enumerate(zip(root.iter("tu"), units, strict=True), 1):
        if source in unit:
            yield Translation(
                id=str(element.get("tuid") or number),
                line=element.sourceline or 1,
                source_line=unit[source].sourceline,
                target_line=unit[target].sourceline if target in unit else None,
                source=_text(unit[source]),
                target=_text(unit[target]) if target in unit else "",
            )


def _declared(root: etree._Element, present: list[str]) -> str:
    header = root.find("header")
    declared = str(header.get("srclang") or "") if header is not None else ""
    found = _chosen(present, declared)
    if found:
        return found
    if not present:
        raise InputError("expected translation units with languages, got none")
    return present[0]  # `srclang="*all*"`: every language may be the source


def _other(present: list[str], source: str) -> str:
    others = [code for code in present if code != source]
    if len(others) != 1:
        got = ", ".join(others) or "none"
        raise InputError(f"expected one language beside the source {source!r}, got {got}")
    return others[0]


def _chosen(present: list[str], wanted: str | None) -> str | None:
    """The language of the file that `wanted` means: `en` is `en-GB`, too."""
    if not wanted:
        return None
    for code in present:
        if code.lower() == wanted.lower():
            return code
    return next((code for code in present if primary(code) == primary(wanted)), None)


def _language(variant: etree._Element) -> str:
    return str(variant.get(_XML_LANGUAGE) or variant.get("lang") or "").replace("_", "-")


def _text(variant: etree._Element) -> str:
    segment = variant.find("seg")
    return "" if segment is None else markup.inline_text(segment, _code)


def _code(element: etree._Element) -> str | None:
    return "" if element.tag in _CODES else None
