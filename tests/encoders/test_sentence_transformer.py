"""Any sentence-transformers model: a tiny one is built here, nothing is downloaded."""

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType

import numpy as np
import pytest

from fidelity.encoders import load_encoder
from fidelity.errors import EncoderError

WORDS = ["[UNK]", "the", "mayor", "said", "no", "yes", "bread"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    sentence_transformers = pytest.importorskip("sentence_transformers")
    from tokenizers import Tokenizer, models, pre_tokenizers

    try:
        from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    except ImportError:  # an older sentence-transformers
        from sentence_transformers.models import StaticEmbedding

    tokenizer = Tokenizer(
        models.WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="[UNK]")
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    weights = np.random.default_rng(0).standard_normal((len(WORDS), 8)).astype(np.float32)
    path = tmp_path_factory.mktemp("model") / "tiny"
    module = StaticEmbedding(tokenizer, embedding_weights=weights)
    sentence_transformers.SentenceTransformer(modules=[module], device="cpu").save(str(path))
    return path


@pytest.mark.model
def test_a_folder_is_loaded_and_gives_unit_vectors(folder):
    encoder = load_encoder(str(folder), device="cpu")
    rows = encoder.encode(["the mayor said no", "", "bread \ud800"])
    assert rows.shape == (3, encoder.dimension) == (3, 8)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)


@pytest.mark.model
def test_progress_ends_at_the_number_of_texts(folder):
    seen = []
    encoder = load_encoder(str(folder), device="cpu", progress=lambda *done: seen.append(done))
    encoder.encode(["the mayor"] * 600)
    assert seen[-1] == (600, 600)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert len(seen) > 1


@pytest.mark.model
def test_the_signature_changes_with_the_weights(folder, tmp_path):
    from shutil import copytree

    from safetensors.numpy import load_file, save_file

    other = copytree(folder, tmp_path / "tiny")
    path = next(other.rglob("model.safetensors"))
    save_file({key: value + 1 for key, value in load_file(path).items()}, path)
    first, again, changed = (
        load_encoder(str(name), device="cpu").signature for name in (folder, folder, other)
    )
    assert first == again
    assert first != changed
    assert first.startswith("tiny@")


@pytest.mark.model
def test_a_cache_answers_what_it_knows(folder, tmp_path):
    seen = []
    texts = ["the mayor said no", "bread", "bread"]
    plain = load_encoder(str(folder), device="cpu").encode(texts)
    for _ in range(2):
        encoder = load_encoder(
            str(folder), device="cpu", cache_dir=tmp_path, progress=lambda *done: seen.append(done)
        )
        np.testing.assert_allclose(encoder.encode(texts), plain, atol=1e-6)
    assert seen == [(2, 2)]


@pytest.mark.model
@pytest.mark.parametrize("name", ["no-such-org/no-such-model", "./no/such/folder"])
def test_an_absent_model_is_an_error_that_names_it_and_the_remedy(name, monkeypatch):
    pytest.importorskip("sentence_transformers")
    with pytest.raises(EncoderError, match=name) as caught:
        load_encoder(name)
    assert caught.value.exit_status == 3
    assert "builtin" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_hub_out_of_reach_is_asked_once_and_nothing_is_loaded(monkeypatch, tmp_path):
    pytest.importorskip("sentence_transformers")
    asked = []

    class Session:
        def head(self, url, *, timeout):
            asked.append((url, timeout))
            raise TimeoutError("timed out")

    monkeypatch.setattr("huggingface_hub.utils.get_session", Session)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    hollow = ModuleType("sentence_transformers")
    hollow.__spec__ = ModuleSpec("sentence_transformers", None)
    monkeypatch.setitem(sys.modules, "sentence_transformers", hollow)
    with pytest.raises(EncoderError, match=r"--encoder builtin \(timed out\)"):
        load_encoder("some/model")
    [(url, timeout)] = asked
    assert url.startswith("https://")
    assert timeout < 10


@pytest.mark.model
def test_a_folder_that_is_no_model_is_an_error(tmp_path):
    pytest.importorskip("sentence_transformers")
    (tmp_path / "modules.json").write_text("not json")
    with pytest.raises(EncoderError, match="no model"):
        load_encoder(str(tmp_path))


def test_without_the_extra_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EncoderError, match=r"pip install 'fidelity\[transformers\]'"):
        load_encoder("some/model")


def test_none_is_no_encoder():
    assert load_encoder("none") is None
