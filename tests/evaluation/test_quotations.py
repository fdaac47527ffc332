from pathlib import Path

import pytest

from fidelity.evaluation import quotation_speed
from fidelity.evaluation.bench import Bench
from fidelity.evaluation.quotation_sets import (
    AnnotatedArticle,
    GoldAttribution,
    TaggedSentence,
    kind_of,
    read_polnear,
)
from fidelity.evaluation.quotations import _document, match, polnear_figures, tagged_figures
from fidelity.records import QuotationKind, Span

SHARED = Path(__file__).parents[2].parent / "shared"
TEXT = "Mayor Ada Moss said the bridge would close in May."


def attribution(content: str, source: str) -> GoldAttribution:
    start, mention = TEXT.index(content), TEXT.index(source)
    cue = TEXT.index("said")
    return GoldAttribution(
        content=(Span(start, start + len(content)),),
        cue=(Span(cue, cue + 4),),
        source=(Span(mention, mention + len(source)),),
        kind=QuotationKind.INDIRECT,
    )


def article(*attributions: GoldAttribution) -> AnnotatedArticle:
    return AnnotatedArticle(name="a", text=TEXT, attributions=attributions)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("“We will wait,”", QuotationKind.DIRECT),
        ("the bridge is “a disgrace”", QuotationKind.MIXED),
        ("the bridge would close", QuotationKind.INDIRECT),
    ],
)
def test_the_kind_of_an_annotated_quotation_is_told_by_its_marks(content, kind):
    assert kind_of(content) is kind


def test_a_quotation_matches_an_annotation_that_it_covers():
    matched = match(article(attribution("the bridge would close in May", "Ada Moss")))
    assert matched.strict == ((0, 0),)


def test_a_quotation_matches_only_one_annotation():
    gold = attribution("the bridge would close in May", "Ada Moss")
    assert len(match(article(gold, gold)).strict) == 1


def test_a_short_overlap_matches_only_the_laxer_threshold():
    matched = match(article(attribution("would close in", "Ada Moss")))
    assert (len(matched.strict), len(matched.lax)) == (0, 1)


def test_speaker_and_verb_are_judged_on_matched_quotations():
    gold = attribution("the bridge would close in May", "Ada Moss")
    figures = {f.name: f for f in polnear_figures([article(gold)], Bench())}
    assert figures["polnear.speaker"].value == 1.0
    assert figures["polnear.cue"].value == 1.0
    assert figures["polnear.indirect.recall"].n == 1


def test_tagged_words_are_counted_word_by_word():
    tags = ["source"] * 3 + ["cue"] + ["content"] * 6
    sentence = TaggedSentence(text=TEXT, words=tuple(zip(TEXT[:-1].split(), tags, strict=True)))
    figures = {f.name: f.value for f in tagged_figures([sentence], "en")}
    assert figures == {
        "tagged_en.content.f1": 1.0,
        "tagged_en.cue.f1": 1.0,
        "tagged_en.source.f1": 1.0,
    }


def test_every_annotator_of_an_article_counts():
    archive = SHARED / "data" / "polnear" / "dev.tar.xz"
    if not archive.is_file():
        pytest.skip("needs the published set in ../shared/data/polnear")
    articles = read_polnear(archive)
    assert len(articles) == 94
    assert sum(len(a.attributions) for a in articles) == 2319


def test_thoughts_are_a_class_of_their_own():
    text = "Mayor Ada Moss hopes that the bridge will close in May."
    start = text.index("the bridge")
    hoped = GoldAttribution(
        content=(Span(start, len(text) - 1),),
        cue=(Span(text.index("hopes"), text.index("hopes") + 5),),
        source=(Span(6, 14),),
        kind=QuotationKind.INDIRECT,
    )
    thought = AnnotatedArticle(name="a", text=text, attributions=(hoped,))
    figures = {f.name: f for f in polnear_figures([thought], Bench())}
    assert (figures["polnear.attitude.recall"].n, figures["polnear.attitude.recall"].value) == (
        1,
        1,
    )
    assert figures["polnear.attitude.precision"].n == 1
    assert figures["polnear.speech.precision"].n == 0


def test_speed_is_measured_beside_textacy_or_says_what_is_missing():
    names = [figure.name for figure in quotation_speed.speed([_document(TEXT, "en")])]
    assert names[0] == "polnear.kilobytes"
    assert bool(quotation_speed.missing()) == (len(names) == 1)
