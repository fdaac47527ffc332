"""How much of a digest stands together in its article."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fidelity.passages import Finder, Thresholds
from fidelity.passages.digests import FEATURES, losses, stands_elsewhere, support
from fidelity.passages.matching import Vocabulary, keys, words
from fidelity.passages.sources import prepare
from fidelity.pipeline import comparison
from fidelity.records import (
    Confidence,
    Distortion,
    DistortionKind,
    Document,
    Excerpt,
    Extraction,
    Quotation,
    QuotationKind,
    Severity,
    Span,
)
from fidelity.text.tokens import tokens_of

ARTICLE = (
    "The harbour of Norvik will close in May, the harbour master, Ada Moll, said on Monday. "
    "Its longest pier was built in 1931 and has not been repaired since the storm of 1987. "
    "Ove Lind, the mayor, refused to pay for a new crane. He told the council that the town had "
    "spent 40 million crowns on the school. "
    "Fishermen will sell their catch in Tarn until the work is done. "
    "The ferry company, which carries 900 passengers a day, wants to move its office to Tarn. "
    "Moll said that the repairs would take six months and that the boats could return in November."
)
RIGHT = (
    "Norvik's harbour will close in May, says harbour master Ada Moll. "
    "Mayor Ove Lind refused to pay for a crane. The pier was built in 1931."
)


def measured(digest: str, article: str = ARTICLE) -> float:
    source = prepare(
        Document(id="o1", path="", language="en", text=article, sha256=""),
        Extraction(quotations=()),
    )
    tokens = tokens_of(digest, (Span(0, len(digest)),), "en")
    matchable = words(keys(tokens, "en"), "en")
    return support(tokens, source, Vocabulary(None).similarities(matchable, source.words)).share


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("Ove Lind", "Ada Moll", id="a name of another place of the article"),
        pytest.param("Ove Lind", "Per Holm", id="a name that the article has not"),
        pytest.param("1931", "1987", id="a number of another place of the article"),
        pytest.param("1931", "1913", id="a number that the article has not"),
        pytest.param("crane", "school", id="a thing of another place of the article"),
        pytest.param("May", "November", id="a date of another place of the article"),
        pytest.param("refused", "told", id="a deed of another place of the article"),
        pytest.param("The pier was built", "The pier was not built", id="a negation put in"),
        pytest.param("Mayor Ove Lind", "She", id="a pronoun of another person"),
        pytest.param("Norvik's harbour", "It", id="a pronoun that nothing explains"),
        pytest.param("will close", "will open", id="an opposite"),
    ],
)
def test_an_error_costs_support(old, new):
    assert measured(RIGHT) > measured(RIGHT.replace(old, new))


def test_a_negation_left_out_costs_support():
    article = ARTICLE.replace("has not been repaired", "was never repaired")
    right = "The pier was never repaired."

    assert measured(right, article) > measured("The pier was repaired.", article)


def test_what_is_drawn_from_several_sentences_has_support():
    drawn = "The harbour will close in May and the boats could return in November."

    assert measured(drawn) > measured("The boats will close in May and the harbour could return.")


def test_sentences_of_the_article_have_all_support():
    sentence = "Ove Lind, the mayor, refused to pay for a new crane."

    assert measured(sentence) == pytest.approx(1.0, abs=1e-6)


@given(st.text(max_size=80), st.text(min_size=1, max_size=120))
def test_support_is_a_share(digest, article):
    assert 0 <= measured(digest, article) <= 1


def test_a_text_without_words_lacks_nothing():
    assert measured("...") == 1.0


def test_a_sentence_without_an_end_is_measured_too():
    endless = " ".join(["the harbour will close"] * 100)

    assert 0 < measured(endless) < 1


def test_losses_are_never_negative():
    source = prepare(
        Document(id="o1", path="", language="en", text=ARTICLE, sha256=""),
        Extraction(quotations=()),
    )
    tokens = tokens_of(RIGHT, (Span(0, len(RIGHT)),), "en")
    table = Vocabulary(None).similarities(words(keys(tokens, "en"), "en"), source.words)

    lost = losses(tokens, source, table)

    assert lost.shape == (len(FEATURES),)
    assert (lost >= 0).all()


def compared(derivative: str, original: str, language: str = "en"):
    whole = Span(0, len(derivative))
    quotation = Quotation(
        id="d1-q1",
        document_id="d1",
        kind=QuotationKind.INDIRECT,
        contents=(whole,),
        extent=whole,
    )
    article = Document(id="o1", path="", language="en", text=original, sha256="")
    derived = Document(id="d1", path="", language=language, text=derivative, sha256="")
    finder = Finder([article], [Extraction(quotations=())])
    return finder.compare(quotation, derived, thresholds=Thresholds())


def test_only_a_much_longer_original_is_searched_for_support():
    assert compared("Ove Lind refused to pay.", ARTICLE).support is not None
    assert compared("Ove Lind refused.", "Ove Lind refused to pay.").support is None


def test_what_has_no_passage_has_support_nevertheless():
    pair = compared("Bananas ripen faster beside apples.", ARTICLE)

    assert pair.passage is None
    assert pair.support is not None


def test_there_is_no_support_across_languages():
    assert compared("Ove Lind refusa de payer pour une grue.", ARTICLE, "fr").support is None


def is_void(derivative: str, words: str, *, similarity: float = 0.3, kind=DistortionKind.NAME):
    """Whether a finding on these words of the derivative is void."""
    article = Document(id="o1", path="", language="en", text=ARTICLE, sha256="")
    derived = Document(id="d1", path="", language="en", text=derivative, sha256="")
    pair = replace(compared(derivative, ARTICLE), similarity=similarity)
    start = derivative.index(words)
    found = Distortion(
        kind=kind,
        severity=Severity.MAJOR,
        confidence=Confidence.HIGH,
        hyp=Excerpt(text=words, spans=(Span(start, start + len(words)),)),
        ref=None,
        message="",
    )
    return stands_elsewhere(found, comparison(pair, derived, [article], encoder=None))


def test_a_name_of_another_place_of_the_article_is_no_changed_name():
    assert is_void(RIGHT, "Ove Lind")
    assert is_void(RIGHT, "1931", kind=DistortionKind.NUMBER)


def test_a_name_that_stands_nowhere_is_a_changed_name():
    assert not is_void(RIGHT.replace("Ove Lind", "Per Holm"), "Per Holm")


def test_a_name_in_other_company_is_a_changed_name():
    assert not is_void(RIGHT.replace("Ove Lind", "Tarn"), "Tarn")


def test_what_a_sure_place_tells_is_not_void():
    assert not is_void(RIGHT, "Ove Lind", similarity=0.9)


def test_a_negation_is_not_void_whatever_else_the_article_says():
    assert not is_void(RIGHT, "refused", kind=DistortionKind.NEGATION)
