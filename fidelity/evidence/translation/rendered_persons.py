"""Whether one person may be named by two English words that a translation puts for one another."""

from collections.abc import Mapping
from functools import cache

from fidelity import lexicons
from fidelity.text.designations import may_name_one

_LIST, _ENGLISH = "rendered_persons", "en"


def may_render_one(one: str, other: str) -> bool:
    """Whether a list has both dictionary forms for one person or body: a ranger is a guard."""
    rows = _rows()
    return may_name_one(one, other) or not rows.get(one, frozenset()).isdisjoint(
        rows.get(other, frozenset())
    )


@cache
def _rows() -> Mapping[str, frozenset[int]]:
    """Dictionary form -> the rows of the list in which it stands."""
    found: dict[str, set[int]] = {}
    for number, (row, *_) in enumerate(lexicons.sections(_ENGLISH, _LIST)[""]):
        for word in row.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(rows) for word, rows in found.items()}
