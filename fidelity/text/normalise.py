"""Foldings of a word that are no change of meaning."""

import unicodedata

_MARKS = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "´": "'",
        "`": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
    }
)


def fold(text: str) -> str:
    """Lower case with plain apostrophes, quotation marks, hyphens and spaces.

    Never changes what a word is: diacritics stay. The length may change (ß becomes ss), so the
    result is for comparing, not for counting offsets.
    """
    if text.isascii() and "`" not in text:
        return text.lower()
    return text.translate(_MARKS).casefold()


def strip_diacritics(text: str) -> str:
    """Zelenský -> Zelensky, Şahin -> Sahin; ł, ø, đ and ß too, which Unicode does not decompose."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFD", text.translate(_UNDECOMPOSED))
    return "".join(character for character in plain if not unicodedata.combining(character))


_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "AE",
     "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th", "ı": "i"}
)  # fmt: skip
