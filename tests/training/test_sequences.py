"""Counts of what follows what."""

from io import BytesIO

import numpy as np

from fidelity.text.sequences import END, START
from fidelity.text.tokens import tokenize
from fidelity.training.sequences import learn_classes, packed, texts

SENTENCES = [
    f"{who} {did} the {what} {when}."
    for who in ("She", "He", "They")
    for did in ("opened", "closed", "painted")
    for what in ("door", "window", "box")
    for when in ("slowly", "today")
]


def rows():
    return [tokenize(sentence) for sentence in SENTENCES]


def test_every_word_of_the_vocabulary_has_one_class():
    classes = learn_classes(rows())
    assert {START, END, "the", "door", "opened", "<name>"} <= classes.keys()


def test_names_are_no_words_of_the_vocabulary():
    named = [tokenize(f"I met Miller {word}.") for word in ("here", "there", "today", "again")]
    classes = learn_classes(named)
    assert "met" in classes
    assert "i" in classes
    assert "miller" not in classes


def test_the_same_rows_give_the_same_bytes():
    classes = learn_classes(rows())
    assert packed(classes, rows()) == packed(learn_classes(rows()), rows())


def test_what_follows_is_counted():
    classes = learn_classes(rows())
    found = np.load(BytesIO(packed(classes, rows())))
    about = found["about"].tobytes().decode()
    assert about.startswith("origin:")
    assert "licence:" in about
    runs, base = np.cumsum(found["two_steps"]).tolist(), max(classes.values()) + 1
    opening = (classes[START] * base + classes[START]) * base + classes["she"]
    assert found["two_counts"][runs.index(opening)] == 18


def test_no_data_no_texts(tmp_path):
    assert list(texts(tmp_path)) == []
