"""The cache on disk: same vectors, fewer encodings, bounded, and shared by processes."""

import hashlib
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from fidelity.encoders.cache import CachedEncoder
from fidelity.encoders.encoder import to_unit_length


class HashEncoder:
    """A real, if senseless, encoder: the vector of a text is drawn from its hash."""

    name = "hash"
    dimension = 16
    signature = "hash@1/2"

    def __init__(self):
        self.asked = []

    def encode(self, texts):
        self.asked += texts
        seeds = [hashlib.sha256(text.encode("utf-8", "replace")).digest() for text in texts]
        rows = [np.frombuffer(seed[:16], np.uint8).astype(np.float32) + 1 for seed in seeds]
        return to_unit_length(np.array(rows, dtype=np.float32).reshape(-1, 16))


def test_a_known_text_is_not_encoded_again(tmp_path):
    first, second = HashEncoder(), HashEncoder()
    expected = CachedEncoder(first, folder=tmp_path).encode(["a", "b", "a"])
    actual = CachedEncoder(second, folder=tmp_path).encode(["b", "c", "a"])
    assert first.asked == ["a", "b"]
    assert second.asked == ["c"]
    np.testing.assert_array_equal(expected[[1, 0]], actual[[0, 2]])
    np.testing.assert_array_equal(actual, HashEncoder().encode(["b", "c", "a"]))


def test_no_texts_give_no_rows(tmp_path):
    assert CachedEncoder(HashEncoder(), folder=tmp_path).encode([]).shape == (0, 16)


def test_another_signature_shares_nothing(tmp_path):
    CachedEncoder(HashEncoder(), folder=tmp_path).encode(["a"])
    other = HashEncoder()
    other.signature = "hash@other"
    CachedEncoder(other, folder=tmp_path).encode(["a"])
    assert other.asked == ["a"]


def test_it_stays_within_its_bound(tmp_path):
    for number in range(60):
        cached = CachedEncoder(HashEncoder(), folder=tmp_path, max_bytes=20_000)
        cached.encode([f"{number} {row}" for row in range(20)])
    assert sum(path.stat().st_size for path in tmp_path.rglob("*.npy")) <= 20_000


def test_many_segments_become_one_and_nothing_is_lost(tmp_path):
    texts = [f"text {number}" for number in range(70)]
    for text in texts:
        CachedEncoder(HashEncoder(), folder=tmp_path).encode([text])
    assert len(list(tmp_path.rglob("*.npy"))) < 20
    last = HashEncoder()
    CachedEncoder(last, folder=tmp_path).encode(texts)
    assert last.asked == []


def test_a_damaged_segment_is_passed_over(tmp_path):
    CachedEncoder(HashEncoder(), folder=tmp_path).encode(["a"])
    next(tmp_path.rglob("*.npy")).write_bytes(b"\x93NUMPY damaged")
    again = HashEncoder()
    rows = CachedEncoder(again, folder=tmp_path).encode(["a"])
    assert again.asked == ["a"]
    np.testing.assert_array_equal(rows, HashEncoder().encode(["a"]))


def test_a_folder_that_cannot_be_made_costs_only_the_cache(tmp_path):
    (tmp_path / "file").write_text("in the way")
    cached = CachedEncoder(HashEncoder(), folder=tmp_path / "file")
    np.testing.assert_array_equal(cached.encode(["a"]), HashEncoder().encode(["a"]))


def test_two_processes_share_a_folder(tmp_path):
    program = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from pathlib import Path\n"
        "from test_cache import CachedEncoder, HashEncoder\n"
        "import numpy as np\n"
        "for turn in range(40):\n"
        f"    folder = Path({str(tmp_path)!r})\n"
        "    cached = CachedEncoder(HashEncoder(), folder=folder, max_bytes=9000)\n"
        "    texts = [f'{turn} {row}' for row in range(10)]\n"
        "    assert (cached.encode(texts) == HashEncoder().encode(texts)).all()\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    for process in running:
        _, complaint = process.communicate(timeout=60)
        assert process.returncode == 0, complaint
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize("text", ["", "\ud800", "é" * 5000])
def test_any_text_is_a_key(tmp_path, text):
    cached = CachedEncoder(HashEncoder(), folder=tmp_path)
    np.testing.assert_array_equal(cached.encode([text]), HashEncoder().encode([text]))
