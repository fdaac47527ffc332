"""What training reads, what it leaves out, and how it is drawn."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("torch")

from fidelity.encoders.datasets import (
    parallel_rows,
    rated_pairs,
    read_synsets,
)
from fidelity.encoders.heldout import (
    HELD_OUT_SETS,
    held_out_triples,
    is_held_out,
    sentence_key,
)
from fidelity.training.corpus import Corpus, read_corpus
from fidelity.training.inflections import forms_of
from fidelity.training.lexicon import read_describing_words, read_training_antonyms
from fidelity.training.losses import contrast, cosent, margin
from fidelity.training.names import name_groups
from fidelity.training.sampling import PairSampler, blurred
from fidelity.training.table import Bags, Table, feature_bags
from fidelity.training.vocabulary import (
    pieces_of,
    splits_of,
    tokenizer_from,
    train_tokenizer,
)

SHARED = Path(__file__).parents[3] / "shared" / "data"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/data")


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_pair_is_held_out_whichever_way_round(first, second):
    assert is_held_out(first, second) == is_held_out(second, first)


@needs_shared
def test_training_antonyms_and_held_out_triples_share_no_pair():
    trained = read_training_antonyms(SHARED)
    pairs = {frozenset(pair) for pair in zip(trained.words, trained.opposites, strict=True)}
    held = {frozenset((triple.anchor, triple.antonym)) for triple in held_out_triples(SHARED)}
    assert len(held) > 500
    assert not pairs & held
    assert len(trained.words) > 4 * len(held)


@needs_shared
def test_indirect_opposites_and_negated_forms_are_trained_on_in_both_directions():
    trained = read_training_antonyms(SHARED)
    pairs = set(zip(trained.words, trained.opposites, strict=True))
    assert ("profitability", "unprofitability") in pairs
    assert ("unprofitability", "profitability") in pairs
    assert ("tearful", "dry") in pairs  # a satellite of the opposite of "dry"


def test_names_of_countries_and_people_are_groups(tmp_path):
    (tmp_path / "countries").mkdir()
    (tmp_path / "name-translit").mkdir()
    (tmp_path / "countries" / "countries.json").write_text(
        json.dumps(
            [
                {
                    "name": {"common": "Freedonia", "official": "Republic of Freedonia"},
                    "translations": {
                        "pol": {"common": "Fridonia", "official": "Republika Fridonii"},
                        "est": {"common": "Freedoonia", "official": "Freedoonia"},
                    },
                    "demonyms": {"eng": {"m": "Freedonian", "f": "Freedonian"}},
                }
            ]
        ),
        encoding="utf-8",
    )
    rows = "olga\tо л ь г а\t9\nrare\tр а р е\t1\n"
    (tmp_path / "name-translit" / "wd_russian_80.gz").write_bytes(gzip.compress(rows.encode()))
    assert list(name_groups(tmp_path)) == [
        {"Freedonia": "en", "Fridonia": "pl"},
        {"Republic of Freedonia": "en", "Republika Fridonii": "pl"},
        {"Freedonian": "en"},
        {"olga": "en", "ольга": "ru"},
    ]


@needs_shared
def test_a_held_out_synonym_shares_a_synset_and_is_no_antonym():
    together = {
        frozenset((a, b)) for s in read_synsets(SHARED) for a in s.members for b in s.members
    }
    for triple in held_out_triples(SHARED):
        assert frozenset((triple.anchor, triple.synonym)) in together
        assert triple.synonym != triple.antonym


@needs_shared
@pytest.mark.slow
def test_no_measured_sentence_is_trained_on():
    trained = {sentence_key(text) for text in read_corpus(SHARED).texts}
    measured = {
        sentence_key(side)
        for row in parallel_rows(SHARED, "pl")
        if row.origin.split("/")[0] in HELD_OUT_SETS
        for side in (row.english, row.foreign)
    }
    measured |= {sentence_key(pair.first) for pair in rated_pairs(SHARED, "en", "test")}
    assert len(measured) > 5000
    assert not trained & measured


def test_forms_go_with_their_lemma():
    forms = forms_of({"pl": ["odmówił", "odmówić"], "en": ["refused"], "ja": ["拒否"]})
    assert forms["pl", "odmówić"] == ("odmówił",)
    assert forms["en", "refuse"] == ("refused",)
    assert not any(language == "ja" for language, _ in forms)


CORPUS = Corpus(
    texts=("a", "b", "c", "d", "e", "f", "g"),
    languages=("en", "fr", "en", "fr", "de", "en", "en"),
    groups=(0, 0, 1, 1, 1, 2, 2),
)


@given(st.integers(0, 1000))
def test_a_drawn_pair_is_two_texts_of_one_group_and_groups_differ(seed):
    sampler = PairSampler(CORPUS)
    pairs = sampler.draw(16, np.random.default_rng(seed))
    groups = [CORPUS.groups[row] for row in pairs.left]
    assert groups == [CORPUS.groups[row] for row in pairs.right]
    assert len(set(groups)) == len(groups)
    assert not (pairs.left == pairs.right).any()


def test_taking_texts_keeps_their_pieces():
    bags = Bags(np.array([5, 6, 7, 8, 9]), np.array([0, 2, 2, 5]))
    taken = bags.take(np.array([2, 1, 0, 2]))
    assert taken.ids.tolist() == [7, 8, 9, 5, 6, 7, 8, 9]
    assert taken.starts.tolist() == [0, 3, 3, 5, 8]


@given(st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=8), min_size=1), st.integers(0, 9))
def test_a_blurred_text_is_never_empty(rows, seed):
    bags = Bags(
        np.array([number for row in rows for number in row]),
        np.cumsum([0] + [len(row) for row in rows]),
    )
    splits = Bags(np.array([0, 1, 2, 0, 1]), np.array([0, 1, 2, 3, 5]))
    blur = blurred(bags, splits, np.random.default_rng(seed), drop=0.5, split=0.5)
    lengths = np.diff(blur.starts)
    assert len(lengths) == len(rows)
    assert blur.starts[-1] == len(blur.ids)
    short = np.array([len(row) <= 2 for row in rows])
    assert (lengths[short] > 0).all()


def test_nothing_is_blurred_without_a_chance():
    bags = Bags(np.array([0, 1, 1]), np.array([0, 2, 3]))
    splits = Bags(np.array([0, 1]), np.array([0, 1, 2]))
    blur = blurred(bags, splits, np.random.default_rng(0), drop=0.0, split=0.0)
    assert blur.ids.tolist() == [0, 1, 1]
    assert blur.starts.tolist() == [0, 2, 3]


def test_baked_vectors_are_the_ones_trained_with():
    pieces = ["[UNK]", "▁declined", "▁decline", "▁declines", "▁x"]
    features, count = feature_bags(pieces)
    table = Table(features, count, 4, seed=0)
    table.scale = np.array([1, 0.5, 1, 1, 1], dtype=np.float32)
    rows = Bags(np.arange(5), np.arange(6))
    vectors = table.embed([rows]).vectors[0].detach().numpy()
    np.testing.assert_allclose(table.bake(), vectors, rtol=1e-5)


def test_relatives_share_n_grams():
    features, _ = feature_bags(["[UNK]", "▁declined", "▁decline", "▁x"])
    bags = [
        set(features.ids[start:end])
        for start, end in zip(features.starts[:-1], features.starts[1:], strict=True)
    ]
    assert len(bags[1] & bags[2]) > 5
    assert not bags[1] & bags[3]


def test_a_negating_prefix_counts_at_least_as_much_as_the_n_grams():
    pieces = ["[UNK]", "▁happy", "▁unhappy", "▁unfair", "▁fair", "▁der", "▁under", "▁unless"]
    features, _ = feature_bags(pieces)
    rows = [
        features.ids[start:end].tolist()
        for start, end in zip(features.starts[:-1], features.starts[1:], strict=True)
    ]
    prefix = max(rows[2], key=rows[2].count)
    assert 2 * rows[2].count(prefix) >= len(rows[2]) - 1
    assert prefix in rows[3]
    assert not any(prefix in rows[at] for at in (1, 4, 5, 6, 7))


def test_words_that_are_asked_for_become_whole_pieces_however_rare():
    texts = ["the happy unequal tall things"] * 30 + ["unhappy untall"]
    certain = ("unhappy", "untall", "unseen")
    assert "▁unseen" not in pieces_of(train_tokenizer({"en": texts}, size=70))
    tokenizer = train_tokenizer({"en": texts}, size=70, certain=certain)
    assert tokenizer.get_vocab_size() <= 70
    for word in certain:
        assert tokenizer.encode(word, add_special_tokens=False).tokens == ["▁" + word]
    assert "▁un" not in tokenizer.encode("unequal", add_special_tokens=False).tokens


@needs_shared
def test_adjectives_and_verbs_of_the_wordnet_deserve_a_piece():
    words = set(read_describing_words(SHARED))
    assert {"unenlightened", "enlightened", "refuse", "rarely"} <= words
    assert not {"tuberculosis", "Polish", "take off"} & words


def test_the_tokenizer_keeps_punctuation_and_small_words_whole():
    texts = ["L'homme n'a rien dit.", "No, he said (twice), no."] * 20
    tokenizer = train_tokenizer({"en": texts}, size=80)
    tokens = tokenizer.encode("n'a (no)", add_special_tokens=False).tokens
    assert tokens == ["▁n", "▁'", "▁a", "▁(", "▁no", "▁)"]


def test_the_longest_piece_is_taken_from_left_to_right():
    tokenizer = tokenizer_from(["[UNK]", "▁", "▁un", "▁unf", "fair", "a", "i", "r"])

    def tokens(text):
        return tokenizer.encode(text, add_special_tokens=False).tokens

    assert tokens("unfair") == ["▁unf", "a", "i", "r"]
    assert tokens("UN fair") == ["▁un", "▁", "fair"]
    assert tokens("un\u200bfair") == ["▁unf", "a", "i", "r"]


def test_a_character_of_no_piece_is_a_space():
    tokenizer = tokenizer_from(["[UNK]", "▁", "▁un", "fair"])
    assert tokenizer.encode("un中fair").tokens == ["▁un", "▁", "fair"]
    assert set(tokenizer.encode("中").tokens) == {"▁"}


@given(st.text(st.sampled_from("ab中 .,"), max_size=300))
def test_no_text_is_too_long_to_cut(text):
    tokenizer = tokenizer_from(["[UNK]", "▁", "▁a", "a", "b", "ab", "▁.", "▁,", ".", ","])
    tokens = tokenizer.encode(text, add_special_tokens=False).tokens
    assert "[UNK]" not in tokens
    assert "".join(tokens).replace("▁", "") == "".join(text.replace("中", " ").split())


def test_pieces_that_no_word_needs_make_room_for_words():
    texts = ["standing understanding outstanding"] * 40 + [
        f"wo{a}rd{b}" for a in "abc" for b in "xy"
    ] * 2
    pieces = pieces_of(train_tokenizer({"en": texts}, size=64))
    for word in ("▁standing", "▁understanding", "▁outstanding", "▁woardx"):
        assert word in pieces
    whole = {piece for piece in pieces if piece.startswith("▁") and len(piece) > 2}
    assert not {piece for piece in pieces if len(piece) > 1} - whole - {"[UNK]"}


def test_a_split_writes_the_piece_again():
    pieces = ["[UNK]", "▁un", "fair", "▁unfair", "▁q", "▁unf"]
    numbers = splits_of(pieces)
    assert numbers[3] == [3]  # "▁unf" leaves "air", which no piece writes
    assert splits_of(pieces[:-1])[3] == [1, 2]
    assert numbers[4] == [4]
    for number, row in enumerate(numbers):
        assert "".join(pieces[part] for part in row) == pieces[number]


def test_losses_fall_when_texts_come_near():
    import torch

    base = torch.eye(4)
    assert contrast(base, base, temperature=0.1) < contrast(base, base.roll(1, 0), temperature=0.1)
    assert margin(base, base, -base, gap=0.3, sharpness=10) < margin(
        base, -base, base, gap=0.3, sharpness=10
    )
    scores = torch.tensor([5.0, 0.0])
    near = torch.tensor([[1.0, 0.0], [0.0, 1.0]])
    ordered = torch.tensor([[1.0, 0.0], [1.0, 0.0]])
    assert cosent(ordered, near, scores, scale=20) < cosent(ordered, near.flip(0), scores, scale=20)


def test_pieces_come_back_in_order():
    tokenizer = train_tokenizer({"en": ["one two three"] * 5}, size=40)
    pieces = pieces_of(tokenizer)
    assert pieces[0] == "[UNK]"
    assert [tokenizer.token_to_id(piece) for piece in pieces] == list(range(len(pieces)))
