"""The whole pipeline on small articles."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fidelity
from fidelity import documents, pipeline
from fidelity.encoders import load_encoder
from fidelity.errors import InputError, UsageError
from fidelity.records import Relation, VerdictLabel

ORIGINAL = (
    "Harbour to stay open, mayor hints\n\n"
    "The mayor, Ada Moll, said the harbour might stay open through the winter. "
    "“There is a clear possibility that we keep twelve berths,” she said. "
    "“Nobody has asked me to resign.”\n"
)
DERIVATIVE = (
    "Harbour news\n\n"
    "“There is a clear possibility that we keep twenty berths,” said Ada Moll. "
    "“Nobody has asked me to resign,” she said. "
    "“My sister runs the best bakery on the coast,” she added.\n"
)


@pytest.fixture
def articles(tmp_path: Path) -> pipeline.Articles:
    (tmp_path / "original.txt").write_text(ORIGINAL, encoding="utf-8")
    (tmp_path / "derivative.txt").write_text(DERIVATIVE, encoding="utf-8")
    return pipeline.read([tmp_path / "derivative.txt"], [tmp_path / "original.txt"])


def test_each_quotation_gets_its_verdict(articles):
    report = pipeline.check(articles.derivatives, articles.originals)
    labels = [check.verdict.label for check in report.derivatives[0].checks]
    assert labels == [VerdictLabel.DISTORTED, VerdictLabel.VERBATIM, VerdictLabel.UNSUPPORTED]


def test_a_changed_number_is_shown_at_its_words_on_both_sides(articles):
    report = pipeline.check(articles.derivatives, articles.originals)
    (found,) = report.derivatives[0].checks[0].distortions
    assert (found.kind.value, found.hyp.text, found.ref.text) == ("number", "twenty", "twelve")
    assert [span.of(DERIVATIVE) for span in found.hyp.spans] == ["twenty"]
    assert [span.of(ORIGINAL) for span in found.ref.spans] == ["twelve"]


def test_an_article_checked_against_itself_is_verbatim(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ORIGINAL, encoding="utf-8")
    report = fidelity.check(tmp_path / "a.txt", [tmp_path / "b.txt"])
    checks = report.derivatives[0].checks
    assert checks
    assert {check.verdict.label for check in checks} == {VerdictLabel.VERBATIM}
    assert not [found for check in checks for found in check.distortions]


def test_the_same_input_gives_the_same_report(articles):
    first = pipeline.check(articles.derivatives, articles.originals)
    assert pipeline.check(articles.derivatives, articles.originals) == first


def test_progress_counts_up_to_the_number_of_quotations(articles):
    seen: list[tuple[int, int]] = []
    pipeline.check(
        articles.derivatives,
        articles.originals,
        progress=lambda done, total, _path: seen.append((done, total)),
    )
    assert seen == [(0, 3), (1, 3), (2, 3)]


def test_an_original_given_as_derivative_is_wrong_use(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(ORIGINAL, encoding="utf-8")
    with pytest.raises(UsageError, match="got one of the originals"):
        pipeline.read([path], [tmp_path])


def test_no_original_is_wrong_use(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(ORIGINAL, encoding="utf-8")
    with pytest.raises(UsageError, match="at least one original"):
        pipeline.read([path], [])


def test_compare_says_what_changed():
    check = fidelity.compare("It may rain on Friday.", "It will rain on Friday.")
    assert check.verdict.label is VerdictLabel.DISTORTED
    assert [found.kind.value for found in check.distortions] == ["certainty"]


@pytest.mark.parametrize(("original", "derivative"), [("", "x"), ("x", " ")])
def test_an_empty_text_is_refused(original, derivative):
    with pytest.raises(InputError, match="got an empty text"):
        pipeline.compare(original, derivative)


WORDY = st.text(max_size=120).filter(str.strip)


@given(WORDY)
def test_any_text_compared_with_itself_has_no_distortion(text):
    check = pipeline.compare(text, text)
    assert not check.distortions
    assert check.verdict.label in {VerdictLabel.VERBATIM, VerdictLabel.UNSUPPORTED}


@given(WORDY, WORDY)
def test_any_two_texts_can_be_compared(original, derivative):
    check = pipeline.compare(original, derivative)
    assert 0 <= check.verdict.score <= 100
    for found in check.distortions:
        for side, text in ((found.hyp, derivative), (found.ref, original)):
            assert side is None or all(0 <= span.end <= len(text) for span in side.spans)


def test_a_digest_has_its_support_among_its_scores():
    sentences = [
        "The pier closes in May.",
        "Ada Moll wants a new crane.",
        "The mayor has no money.",
    ]
    article = " ".join(
        [*sentences, "Fishermen sell their catch in Tarn until the work is done."] * 2
    )

    long = pipeline.compare(article, "Ada Moll wants a crane.", language="en")
    short = pipeline.compare(sentences[1], "Ada Moll wants a crane.", language="en")

    assert "support" in {score.metric for score in long.scores}
    assert "support" not in {score.metric for score in short.scores}


def test_regions_of_one_language_are_no_translation():
    check = pipeline.compare(
        "It may rain.", "It will rain.", language="en-US", original_language="en-GB"
    )
    assert [found.kind.value for found in check.distortions] == ["certainty"]


def test_a_translation_says_what_is_not_looked_for(tmp_path):
    (tmp_path / "a.txt").write_text("“We keep twelve berths,” said Ada Moll.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("”Vi behåller tolv platser”, sa Ada Moll.", encoding="utf-8")
    articles = pipeline.read(
        [tmp_path / "b.txt"], [tmp_path / "a.txt"], language="sv", original_language="en"
    )
    (derivative,) = pipeline.check(articles.derivatives, articles.originals).derivatives
    messages = [note.message for note in derivative.notices if note.stage == "distortions"]
    (message,) = messages
    assert message.startswith("not looked for from en to sv: addition, attribution, certainty")


SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.mark.parametrize(
    "derivative",
    [path for path in sorted(SEEDS.glob("*/*.txt")) if path.stem != "original"],
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_no_detector_fails_on_the_sample_articles(derivative):
    articles = pipeline.read([derivative], [derivative.with_name("original.txt")])
    (checked,) = pipeline.check(articles.derivatives, articles.originals).derivatives
    assert not [note.message for note in checked.notices if "failed" in note.message]


def test_one_language_that_all_detectors_know_needs_no_such_notice(articles):
    (derivative,) = pipeline.check(articles.derivatives, articles.originals).derivatives
    assert not [note for note in derivative.notices if note.stage == "distortions"]


def test_a_compared_translation_is_told_by_its_words():
    check = pipeline.compare(
        "The mayor said that the pier holds forty people.",
        "Le maire a dit que la jetée accueille soixante personnes dans la ville.",
    )
    assert check.pair.relation.value == "translation"


def test_importing_fidelity_loads_nothing_heavy():
    code = (
        "import sys, fidelity; heavy = {'numpy', 'torch', 'sentence_transformers', 'sacrebleu', "
        "'tokenizers', 'simplemma', 'jinja2'} & set(sys.modules); print(sorted(heavy))"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert printed.stdout.strip() == "[]"


def messages(original, derivative, tmp_path):
    (tmp_path / "o.txt").write_text(original, encoding="utf-8")
    (tmp_path / "d.txt").write_text(derivative, encoding="utf-8")
    articles = pipeline.read([tmp_path / "d.txt"], [tmp_path / "o.txt"])
    (checked,) = pipeline.check(articles.derivatives, articles.originals).derivatives
    return [note.message for note in checked.notices]


ENGLISH_QUOTE = "“We will not accept the plan of 24 countries,” Zhang Jike said on Monday.\n"


def test_a_language_without_word_lists_is_named_with_all_that_is_not_looked_for(tmp_path):
    found = messages("“我们不会接受42个国家的计划”，张继科星期一说。\n", ENGLISH_QUOTE, tmp_path)
    assert found[0] == (
        "no dictionary from zh to en: only names, figures and the encoder pair words"
    )
    told = found[1].removeprefix("not looked for from zh to en: ").split(", ")
    assert {"name", "negation", "omission", "addition", "number (in words)"} <= set(told)
    assert "untranslated" not in told


def test_a_pair_with_a_dictionary_needs_no_such_notice(tmp_path):
    french = "« Nous n'accepterons pas le plan des 24 pays », a déclaré Zhang Jike lundi.\n"
    assert not [note for note in messages(ENGLISH_QUOTE, french, tmp_path) if "dictionary" in note]


HARBOUR = (
    "“The harbour stays open through the winter because twelve crews keep working there,” said "
    "the mayor, Ada Moll.\n"
)


@pytest.mark.parametrize(
    ("derivative", "kinds"),
    [
        pytest.param("twelve [weary harbour] crews keep", [], id="explained"),
        pytest.param("twelve weary foreign crews keep", ["addition"], id="without-brackets"),
        pytest.param("[twenty] crews keep", ["number"], id="another-number"),
        pytest.param("... twelve crews keep", [], id="cut-and-marked"),
    ],
)
def test_what_an_editor_marks_is_lawful_unless_it_contradicts(tmp_path, derivative, kinds):
    (tmp_path / "original.txt").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "derivative.txt").write_text(
        HARBOUR.replace("twelve crews keep", derivative), encoding="utf-8"
    )
    report = fidelity.check(tmp_path / "derivative.txt", [tmp_path / "original.txt"])
    found = [f.kind.value for check in report.derivatives[0].checks for f in check.distortions]
    assert found == kinds


def test_a_short_sentence_is_not_compared_as_if_it_were_english():
    check = pipeline.compare("The fund lost money.", "Le fonds n'a pas perdu d'argent.")
    assert check.pair.relation is Relation.TRANSLATION


def test_pairs_that_are_judged_together_are_judged_as_each_by_itself():
    pairs = [
        ("We may raise taxes.", "We will raise taxes."),
        ("It has 24 members.", "It has 24 members."),
        ("It has 24 members.", "Some weather is expected on Friday."),
        ("“There was no bread,” she said.", "« Il n’y a plus eu de pain », dit-elle."),
        ("Jens Hall paid 5 euros.", "Jean Hall paid 5 euros to nobody."),
    ]
    texts = [pipeline.Texts(original=one, derivative=other) for one, other in pairs]
    together = [judged.check for judged in pipeline.compare_all(texts)]
    assert together == [pipeline.compare(one, other) for one, other in pairs]
    assert {check.verdict.label for check in together} > {VerdictLabel.DISTORTED}


def test_an_empty_text_among_others_is_refused():
    with pytest.raises(InputError, match="expected words in the derivative"):
        pipeline.compare_all([pipeline.Texts(original="One.", derivative=" ")])


def test_a_sentence_in_quite_other_words_is_supported_and_an_unlike_one_is_not():
    alike = pipeline.compare(
        "He died on the spot.", "He was killed instantly.", encoder=load_encoder("builtin")
    )
    unlike = pipeline.compare(
        "He died on the spot.",
        "The price of bread rose in spring.",
        encoder=load_encoder("builtin"),
    )
    assert alike.verdict.label is not VerdictLabel.UNSUPPORTED
    assert unlike.verdict.label is VerdictLabel.UNSUPPORTED


def test_what_one_speaker_says_once_is_checked_once():
    text = "Ada Moss said that she was tired and that she rejected an offer from a club in Spain."
    report = pipeline.check(
        [documents.of_text(f"{text} “It was late,” she said.", id="d1", language="en")],
        [documents.of_text(f"Harbour news\n\n{text}", id="o1", language="en")],
    )
    contents = [
        " ".join(span.of(checked.document.text) for span in check.pair.quotation.contents)
        for checked in report.derivatives
        for check in checked.checks
    ]
    assert not any(one != other and one in other for one in contents for other in contents)
    assert len(contents) == 2


FAIR = "Ada Moss, the mayor, rose at nine. “We will wait for the rain,” she said. “Then we open.”\n"


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        pytest.param("“We will wait for the rain,” she said. “Then we open.”", [], id="kept"),
        pytest.param(
            "“We will wait for the rain,” she said. “London has failed us all.”",
            ["addition"],
            id="invented-sentence",
        ),
    ],
)
def test_a_sentence_put_into_a_quotation_is_an_addition(said, kinds):
    report = pipeline.check(
        [documents.of_text(f"Ada Moss, the mayor, rose. {said}", id="d1", language="en")],
        [documents.of_text(FAIR, id="o1", language="en")],
    )
    (check,) = [c for d in report.derivatives for c in d.checks]
    assert [found.kind.value for found in check.distortions] == kinds


@pytest.mark.parametrize(
    ("speaker", "kinds"),
    [("Ms Moss", []), ("Mayor Moss", []), ("Eva Moss", ["name"])],
)
def test_a_title_is_no_other_given_name(speaker, kinds):
    said = f"“We will wait for the rain,” said {speaker}."
    report = pipeline.check(
        [documents.of_text(said, id="d1", language="en")],
        [documents.of_text(FAIR, id="o1", language="en")],
    )
    (check,) = [c for d in report.derivatives for c in d.checks]
    assert [found.kind.value for found in check.distortions] == kinds


def test_a_passage_does_not_end_with_who_said_it():
    original = "“I have found no proof that any file was sold,” Moss writes. “We looked.”\n"
    report = pipeline.check(
        [documents.of_text("“I have found proof that any file was sold,” Moss writes.", id="d1")],
        [documents.of_text(original, id="o1")],
        encoder=load_encoder("builtin"),
    )
    (check,) = [c for d in report.derivatives for c in d.checks]
    assert check.pair.passage is not None
    assert check.pair.passage.span.of(original).endswith("was sold")


def test_a_report_that_only_points_back_is_not_checked(tmp_path):
    (tmp_path / "original.txt").write_text(ORIGINAL, encoding="utf-8")
    (tmp_path / "derivative.txt").write_text(
        "The mayor, Ada Moll, said the harbour might stay open in the winter. "
        "The treasurer, Leo Brandt, denied that.\n",
        encoding="utf-8",
    )
    articles = pipeline.read([tmp_path / "derivative.txt"], [tmp_path / "original.txt"])
    (checked,) = pipeline.check(articles.derivatives, articles.originals).derivatives
    assert [check.verdict.label for check in checked.checks] == [VerdictLabel.FAITHFUL]
