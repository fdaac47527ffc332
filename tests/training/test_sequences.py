"""Counts of what follows what."""

import gzip

from fidelity.text.sequences import AFTER_TWO, END, START, WORDS
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
    text = gzip.decompress(packed(classes, rows())).decode()
    assert text.startswith("# origin:")
    assert "# licence:" in text
    assert text.index(WORDS) < text.index(AFTER_TWO)
    opening = f"{classes[START]} {classes[START]}\t"
    line = next(line for line in text.splitlines() if line.startswith(opening))
    assert f"{classes['she']}:18" in line.split("\t")[1].split()


def test_no_data_no_texts(tmp_path):
    assert list(texts(tmp_path)) == []
