"""Golden files: what a whole report looked like when somebody last read and accepted it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# No deadline: the machines that run this are shared, and a first call loads word lists.
settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile(
    "ci",
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="accept what the renderers write now"
    )


@pytest.fixture
def check_golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with `tests/golden/<name>`; on a difference keep it in `actual/`."""

    def check(name: str, actual: str) -> None:
        accepted = GOLDEN / name
        if request.config.getoption("--update-golden"):
            accepted.parent.mkdir(exist_ok=True)
            accepted.write_text(actual, encoding="utf-8", newline="")
        expected = accepted.read_bytes().decode() if accepted.exists() else ""
        if expected != actual:
            kept = GOLDEN / "actual" / name
            kept.parent.mkdir(exist_ok=True)
            kept.write_text(actual, encoding="utf-8", newline="")
        assert expected == actual, f"see {GOLDEN / 'actual' / name}; accept with --update-golden"

    return check
