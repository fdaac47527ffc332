"""Which cells of a table of similarities become links, in one language and across two."""

from functools import lru_cache

import numpy as np

from fidelity.alignment.matching import Matrix


@lru_cache(maxsize=64)
def off_diagonal(rows: int, columns: int) -> Matrix:
    """How far from the diagonal a cell is, 0 to 1; remembered, and not to be written to."""
    down = np.arange(rows, dtype=np.float32) / max(rows, 1)
    across = np.arange(columns, dtype=np.float32) / max(columns, 1)
    distance = np.abs(down[:, None] - across[None, :])
    distance.flags.writeable = False
    return distance


def greedy(strength: Matrix, score: Matrix) -> list[tuple[int, int]]:
    """Cells of positive strength by falling score, no row and no column twice."""
    rows, columns = np.nonzero(strength > 0)
    order = np.argsort(-score[rows, columns], kind="stable")
    used_rows: set[int] = set()
    used_columns: set[int] = set()
    chosen = []
    for i, j in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        if i not in used_rows and j not in used_columns:
            used_rows.add(i)
            used_columns.add(j)
            chosen.append((i, j))
    return chosen
