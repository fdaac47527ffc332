"""The colours of the HTML report can be told apart by eyes that see little contrast."""

import re
from importlib.resources import files

import pytest

MINIMUM = 4.5  # WCAG 2.2, success criterion 1.4.3, level AA
PAIRS = [
    *(("ink", ground) for ground in ("paper", "card", "hyp", "ref")),
    *((ink, ground) for ink in ("soft", "link", "faithful") for ground in ("paper", "card")),
    *((ink, ground) for ink in ("distorted",) for ground in ("paper", "card")),
    *(
        ("on-badge", ground)
        for ground in ("distorted", "unsupported", "faithful", "verbatim", "critical")
    ),
]


def palettes():
    css = files("fidelity.render").joinpath("templates", "report.css").read_text("utf-8")
    light, rest = css.split("@media (prefers-color-scheme: dark)", maxsplit=1)
    colour = re.compile(r"--([\w-]+): (#[0-9a-f]{3,6})\b")
    day = dict(colour.findall(light))
    return {"light": day, "dark": day | dict(colour.findall(rest.split("* {")[0]))}


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(char * 2 for char in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(scheme, ink, ground):
    palette = palettes()[scheme]
    low, high = sorted([luminance(palette[ink]), luminance(palette[ground])])
    assert (high + 0.05) / (low + 0.05) >= MINIMUM
