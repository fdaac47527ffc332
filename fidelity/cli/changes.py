"""Which files a branch touches, as git tells it."""

import subprocess
from pathlib import Path

from fidelity.errors import UsageError

_TIMEOUT_S = 60


def changed_since(revision: str) -> frozenset[Path]:
    """Files that differ from `revision`, and new ones, as resolved paths.

    Raises:
        UsageError: there is no git or no repository here, or it does not know the revision.
    """
    root = Path(_git("rev-parse", "--show-toplevel", revision=revision).strip())
    listings = [
        _git("diff", "--name-only", "-z", "--end-of-options", revision, revision=revision),
        _git("ls-files", "--others", "--exclude-standard", "-z", "--full-name", revision=revision),
    ]
    names = [name for listing in listings for name in listing.split("\0") if name]
    return frozenset((root / name).resolve() for name in names)


def _git(*arguments: str, revision: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603  # no shell, and the revision cannot be an option
            ["git", *arguments],  # noqa: S607  # the user's own git
            capture_output=True,
            check=True,
            timeout=_TIMEOUT_S,
        )
    except FileNotFoundError as error:
        raise UsageError("expected git for --changed-since, got no such program") from error
    except subprocess.TimeoutExpired as error:
        raise UsageError(f"expected an answer of git in {_TIMEOUT_S} s, got none") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines()
        reason = said[0] if said else f"status {error.returncode}"
        raise UsageError(
            f"expected a revision that git knows, got {revision!r}: {reason}"
        ) from error
    return done.stdout.decode(errors="surrogateescape")
