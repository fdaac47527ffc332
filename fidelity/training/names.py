"""Names of countries and people as groups of one meaning, from open data."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

_LANGUAGES = {
    "ara": "ar", "ces": "cs", "deu": "de", "fra": "fr", "ita": "it", "jpn": "ja", "nld": "nl",
    "pol": "pl", "por": "pt", "rus": "ru", "spa": "es", "swe": "sv", "tur": "tr", "zho": "zh",
}  # fmt: skip
_OFTEN = 3  # a spelling seen less often is as likely a slip


def name_groups(data: Path) -> Iterator[dict[str, str]]:
    """Text -> language, a group a name; nothing for a folder that is absent.

    From `countries` (names of countries and what their people are called) and `name-translit`
    (names of people in Latin and Cyrillic letters).
    """
    yield from _countries(data / "countries" / "countries.json")
    yield from _people(data / "name-translit" / "wd_russian_80.gz")


def _countries(path: Path) -> Iterator[dict[str, str]]:
    if not path.is_file():
        return
    for country in json.loads(path.read_text(encoding="utf-8")):
        for kind in ("common", "official"):
            group = {country["name"][kind]: "en"}
            for code, names in country["translations"].items():
                if code in _LANGUAGES:
                    group.setdefault(names[kind], _LANGUAGES[code])
            yield group
        people = country.get("demonyms", {})
        group = {str(people.get("eng", {}).get("m", "")): "en"}
        for code, words in people.items():
            if code in _LANGUAGES:
                group |= {word: _LANGUAGES[code] for word in words.values() if word not in group}
        group.pop("", None)
        yield group


def _people(path: Path) -> Iterator[dict[str, str]]:
    if not path.is_file():
        return
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            latin, cyrillic, count = row.rstrip("\n").split("\t")
            if int(count) >= _OFTEN:
                yield {latin: "en", cyrillic.replace(" ", ""): "ru"}
