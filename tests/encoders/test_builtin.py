"""The embedded encoder: any text in, a unit vector out, the one sentence-transformers gives."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fidelity.encoders import load_encoder
from fidelity.encoders.builtin import DEFAULT_MODEL, MODELS, fingerprint, load_static
from fidelity.encoders.datasets import parallel_rows
from fidelity.encoders.encoder import Encoder, blank_vector
from fidelity.errors import EncoderError

SHARED = Path(__file__).parents[3] / "shared" / "data"
FOLDER = MODELS / DEFAULT_MODEL
ANY_TEXT = st.text(st.characters(codec=None), max_size=80)

encoder = load_encoder("builtin")
assert encoder is not None


def cosine(first: str, second: str) -> float:
    vectors = encoder.encode([first, second]).astype(np.float64)
    return float(vectors[0] @ vectors[1])


def test_it_is_an_encoder():
    assert isinstance(encoder, Encoder)


def test_no_texts_give_no_rows():
    assert encoder.encode([]).shape == (0, encoder.dimension)


@given(st.lists(ANY_TEXT, max_size=6))
def test_any_text_has_a_finite_vector_of_unit_length(texts):
    vectors = encoder.encode(texts)
    assert vectors.shape == (len(texts), encoder.dimension)
    assert vectors.dtype == np.float32
    assert np.isfinite(vectors).all()
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


@given(st.lists(ANY_TEXT, min_size=1, max_size=8), st.randoms())
def test_a_vector_does_not_depend_on_the_neighbours(texts, random):
    shuffled = texts.copy()
    random.shuffle(shuffled)
    alone = {text: encoder.encode([text])[0] for text in texts}
    for text, row in zip(shuffled, encoder.encode(shuffled), strict=True):
        np.testing.assert_array_equal(row, alone[text])


@pytest.mark.parametrize("text", ["", " ", "\n\t\u00a0", "\u200b" * 3])
def test_a_text_of_nothing_has_the_blank_vector(text):
    rows = encoder.encode([text])
    np.testing.assert_allclose(rows[0], blank_vector(encoder.dimension), atol=1e-3)


@pytest.mark.parametrize("text", ["ᚠᛇᚻ᛫ᛒᛦᚦ", "𐎀𐎁𐎂", "ꦲꦏ"], ids=["runes", "ugaritic", "javanese"])
def test_a_script_it_never_saw_has_the_blank_vector(text):
    np.testing.assert_allclose(
        encoder.encode([text])[0], blank_vector(encoder.dimension), atol=1e-3
    )


def test_damaged_text_is_encoded_all_the_same():
    assert np.isfinite(encoder.encode(["half a \ud83d pair"])).all()


def test_case_and_spaces_change_nothing():
    assert cosine("The  mayor\nREFUSED to go ", "the mayor refused to go") > 0.9999


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("declined", "refused", "agreed"),
        ("отказался", "refused", "accepted"),
        ("abgelehnt", "rejected", "approved"),
        ("augmenter", "increase", "decrease"),
        ("guerra", "war", "peace"),
    ],
)
def test_a_word_is_nearer_its_synonym_than_its_antonym(word, near, far):
    assert cosine(word, near) > cosine(word, far) + 0.1


@pytest.mark.parametrize(
    "translation",
    [
        "Le gouvernement a refusé de commenter.",
        "Die Regierung lehnte eine Stellungnahme ab.",
        "El gobierno se negó a hacer comentarios.",
        "Il governo ha rifiutato di commentare.",
        "O governo recusou-se a comentar.",
        "De regering weigerde commentaar te geven.",
        "Rząd odmówił komentarza.",
        "Правительство отказалось от комментариев.",
        "Уряд відмовився від коментарів.",
        "Vláda se odmítla vyjádřit.",
        "Regeringen avböjde att kommentera.",
        "Guvernul a refuzat să comenteze.",
        "Hükümet yorum yapmayı reddetti.",
        "رفضت الحكومة التعليق.",
        "政府拒绝发表评论。",
        "政府はコメントを拒否した。",
    ],
    ids="fr de es it pt nl pl ru uk cs sv ro tr ar zh ja".split(),
)
def test_a_translation_is_nearer_than_another_sentence(translation):
    others = [
        "The team won the match in the last minute.",
        "Prices of bread and milk rose again in March.",
        "The government approved the new railway.",
    ]
    right = cosine("The government declined to comment.", translation)
    assert right > max(cosine(other, translation) for other in others)


def as_the_tokenizer_cuts(words):
    return [encoder._tokenizer.encode(word, add_special_tokens=False).ids for word in words]


@given(
    st.lists(
        st.text(st.sampled_from("aZéА́ﬁⅣ-.,;:!?\"'()…’%5中"), min_size=1, max_size=8), max_size=6
    )
)
def test_marks_cut_off_beforehand_leave_the_pieces_of_the_tokenizer(words):
    assert encoder._pieces(words) == as_the_tokenizer_cuts(words)


def test_threads_share_it():
    texts = [f"Sentence number {number} of the talks in Geneva" for number in range(400)]
    parts = [texts[start : start + 50] for start in range(0, 400, 50)]
    fresh = load_static(FOLDER, name="fresh")
    with ThreadPoolExecutor(4) as pool:
        rows = np.concatenate(list(pool.map(fresh.encode, parts)))
    np.testing.assert_array_equal(rows, encoder.encode(texts))


def test_the_signature_names_the_weights_that_are_there():
    expected = fingerprint(FOLDER / "tokenizer.json", encoder._table)
    assert encoder.signature == f"builtin@{expected}"


def test_the_model_is_small_enough_for_a_package():
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < 40e6


@pytest.mark.model
def test_sentence_transformers_gives_the_same_vectors():
    sentence_transformers = pytest.importorskip("sentence_transformers")
    if not (SHARED / "parallel").is_dir():
        pytest.skip("needs ../shared/data/parallel")
    texts = [
        row.foreign
        for language in "fr de es it pt nl pl ru uk cs sv ro tr ar zh ja".split()
        for row, _ in zip(parallel_rows(SHARED, language), range(70), strict=False)
    ]
    assert len(texts) >= 1000
    model = sentence_transformers.SentenceTransformer(str(FOLDER), device="cpu")
    theirs = np.asarray(model.encode(texts), dtype=np.float64)
    theirs /= np.linalg.norm(theirs, axis=1, keepdims=True)
    ours = encoder.encode(texts).astype(np.float64)
    assert (ours * theirs).sum(axis=1).min() >= 0.9999


def test_loading_it_imports_no_torch():
    program = (
        "import sys, fidelity.encoders as e; assert 'numpy' not in sys.modules; "
        "e.load_encoder('builtin').encode(['a']); "
        "assert not {'torch', 'sentence_transformers', 'transformers'} & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_folder_without_a_model_is_an_error_with_a_remedy(tmp_path):
    with pytest.raises(EncoderError, match="reinstall fidelity"):
        load_static(tmp_path, name="x")


@pytest.mark.parametrize("damaged", ["tokenizer.json", "model.safetensors"])
def test_a_damaged_model_is_an_error(tmp_path, damaged):
    for name in ("tokenizer.json", "model.safetensors"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    (tmp_path / damaged).write_bytes(b"{}")
    with pytest.raises(EncoderError, match="cannot read"):
        load_static(tmp_path, name="x")


@given(
    st.lists(
        st.text(st.sampled_from("aeinorstlZßıİéшяІ中ｆ²ª0_"), min_size=1, max_size=6), max_size=6
    )
)
def test_words_that_are_a_piece_are_what_the_tokenizer_finds(words):
    assert encoder._pieces(words) == as_the_tokenizer_cuts(words)
