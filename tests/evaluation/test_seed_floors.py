"""What was reached on the project's own families and cases stays reached."""

from pathlib import Path

import pytest

from fidelity import load_encoder
from fidelity.evaluation import cases, families, floors
from fidelity.evaluation.bench import Bench

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def sections():
    bench = Bench(encoder=load_encoder("builtin"))
    return [families.evaluate(ROOT / "seeds", "families", bench), cases.evaluate(bench)]


@pytest.fixture(scope="module")
def held():
    path = ROOT / "reports" / "floors.json"
    if not path.exists():
        pytest.skip("no floors were set yet")
    return floors.read(path)


def test_no_figure_is_below_its_floor(sections, held):
    fallen = [
        f"{breach.figure.name} {breach.figure.value:.4f} < {breach.floor.value:.4f}"
        for breach in floors.breaches(sections, held)
    ]
    assert fallen == []


def test_every_figure_with_a_target_has_a_floor_on_these_data(sections, held):
    wanted = {f.name: s.data_sha256 for s in sections for f in s.figures if f.target is not None}
    assert {name: held[name].data for name in wanted if name in held} == wanted
