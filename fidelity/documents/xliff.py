"""XLIFF 1.2 and 2.x: translation units, inline elements reduced to what a reader sees.

What stands for an inline code is the text that the file itself gives for it (`equiv-text` of
XLIFF 1.2, `equiv` and `disp` of 2.x); native code between tags is no text.
"""

from collections.abc import Iterator

from lxml import etree

from fidelity.documents import markup
from fidelity.errors import InputError
from fidelity.records import Bitext, ReaderOptions, Translation

# XLIFF 1.2: these hold the code of the native format.
_CODES = frozenset({"x", "bx", "ex", "ph", "bpt", "ept", "it"})
# XLIFF 2.1, section 4.2.3: these are empty.
_STANDALONE = frozenset({"ph", "sc", "ec", "sm", "em"})


def read(raw: bytes, options: ReaderOptions) -> Bitext:  # noqa: ARG001  # every reader's signature
    """Every unit of the file.

    Raises:
        InputError: it is no XML, or no XLIFF of these versions.
    """
    root = markup.parse_xml(raw)
    version = str(root.get("version") or "")
    if _name(root) != "xliff" or not version.startswith(("1.", "2.")):
        got = f"<{_name(root)}> version {version or 'unknown'}"
        raise InputError(f"expected XLIFF 1.2 or 2, got {got}")
    if version.startswith("1."):
        files = [element for element in root if _name(element) == "file"]
        source, target = _attribute(files, "source-language"), _attribute(files, "target-language")
        units = [found for file in files for found in _old_units(file)]
    else:
        source, target = _attribute([root], "srcLang"), _attribute([root], "trgLang")
        units = list(_new_units(root))
    return Bitext(translations=tuple(units), source_language=source, target_language=target)


def _attribute(elements: list[etree._Element], name: str) -> str | None:
    """The one value that the elements give.

    Raises:
        InputError: they give several.
    """
    given = (str(element.get(name) or "") for element in elements)
    # some programs write the underscore of POSIX locales
    values = sorted({value.replace("_", "-") for value in given if value})
    if len(values) > 1:
        raise InputError(f"expected one {name} in the file, got {', '.join(values)}")
    return values[0] if values else None


def _old_units(file: etree._Element) -> Iterator[Translation]:
    for number, unit in enumerate(file.iter("{*}trans-unit"), 1):
        source, target = _child(unit, "source"), _child(unit, "target")
        if source is None or str(unit.get("restype")).endswith("-header"):
            continue  # the header of a PO file, say
        state = str(target.get("state") or "") if target is not None else ""
        qualifier = str(target.get("state-qualifier") or "") if target is not None else ""
        for suffix, one, other in _old_segments(unit, source, target):
            yield Translation(
                id=str(unit.get("id") or number) + suffix,
                line=_line(unit),
                source_line=_line(one),
                target_line=_line(other) if other is not None else None,
                source=markup.inline_text(one, _old_code),
                target=markup.inline_text(other, _old_code) if other is not None else "",
                state=state or None,
                is_fuzzy=state.startswith("needs-") or qualifier.startswith("fuzzy"),
            )


def _old_segments(
    unit: etree._Element, source: etree._Element, target: etree._Element | None
) -> Iterator[tuple[str, etree._Element, etree._Element | None]]:
    """The sentences of a unit where both sides are cut into the same ones, else the unit."""
    cut = _child(unit, "seg-source")
    ones = _marked(cut if cut is not None else source)
    others = _marked(target) if target is not None else {}
    if not ones or ones.keys() != others.keys():
        yield "", source, target
        return
    for name, one in ones.items():
        yield f"-{name}", one, others[name]


def _marked(side: etree._Element) -> dict[str, etree._Element]:
    return {
        str(mark.get("mid")): mark
        for mark in side.iter("{*}mrk")
        if mark.get("mtype") == "seg" and mark.get("mid")
    }


def _new_units(root: etree._Element) -> Iterator[Translation]:
    for number, unit in enumerate(root.iter("{*}unit"), 1):
        segments = [child for child in unit if _name(child) == "segment"]
        for part, segment in enumerate(segments, 1):
            source, target = _child(segment, "source"), _child(segment, "target")
            if source is None:
                continue
            suffix = f"-{segment.get('id') or part}" if len(segments) > 1 else ""
            state = str(segment.get("state") or "")
            yield Translation(
                id=str(unit.get("id") or number) + suffix,
                line=_line(segment),
                source_line=_line(source),
                target_line=_line(target) if target is not None else None,
                source=markup.inline_text(source, _new_code),
                target=markup.inline_text(target, _new_code) if target is not None else "",
                state=state or None,
                is_fuzzy=state == "initial",
            )


def _old_code(element: etree._Element) -> str | None:
    """What stands for an inline code; None for an element whose content is text."""
    name = _name(element)
    if name in _CODES:
        is_break = name in {"x", "ph"} and element.get("ctype") == "lb"
        return str(element.get("equiv-text") or ("\n" if is_break else ""))
    return None


def _new_code(element: etree._Element) -> str | None:
    """What stands for an inline code; None for an element whose content is text."""
    name = _name(element)
    if name == "cp":
        try:
            return chr(int(str(element.get("hex") or ""), 16))
        except (ValueError, OverflowError):
            return ""
    if name in _STANDALONE:
        is_break = element.get("subType") == "xlf:lb"
        return str(element.get("equiv") or element.get("disp") or ("\n" if is_break else ""))
    return None


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in element if _name(child) == name), None)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _line(element: etree._Element) -> int:
    return element.sourceline or 1
