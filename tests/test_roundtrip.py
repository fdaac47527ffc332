"""Original, translation, back-translation: at which step a distortion came in."""

import json

import jsonschema
import pytest

import fidelity
from fidelity.cli import run
from fidelity.records import Hop
from fidelity.render import renderer, schema

# An invented article. Each sentence is planted with one change, at one step, by `PLANTED`.
ENGLISH = """Harbour talks resume in Velmar

“We have repaired 24 of the 40 cranes,” said Ada Brandt, who heads the authority.

“The remaining ones might be ready by September,” Brandt said on Monday.

“We will not raise the fees this year,” she promised.

Brandt added that some of the dock workers had asked for longer contracts.

“The insurers have not approved the plan,” said her deputy, Tomas Keller.

According to Keller, the first ship is expected from Norway.

The mayor, Ines Okafor, said that the city would contribute 12 million euros.
"""
FRENCH = """Les discussions sur le port reprennent à Velmar

« Nous avons réparé 24 des 40 grues », a déclaré Ada Brandt, qui dirige l'autorité.

« Les autres pourraient être prêtes en septembre », a déclaré Mme Brandt lundi.

« Nous n'augmenterons pas les redevances cette année », a-t-elle promis.

Mme Brandt a ajouté que certains des dockers avaient demandé des contrats plus longs.

« Les assureurs n'ont pas approuvé le plan », a déclaré son adjoint, Tomas Keller.

Selon M. Keller, le premier navire est attendu de Norvège.

La maire, Ines Okafor, a déclaré que la ville verserait 12 millions d'euros.
"""
GERMAN = """Hafengespräche in Velmar gehen weiter

„Wir haben 24 der 40 Kräne repariert“, sagte Ada Brandt, die die Behörde leitet.

„Die übrigen könnten bis September fertig sein“, sagte Brandt am Montag.

„Wir werden die Gebühren dieses Jahr nicht erhöhen“, versprach sie.

Brandt fügte hinzu, einige der Hafenarbeiter hätten längere Verträge verlangt.

„Die Versicherer haben den Plan nicht genehmigt“, sagte ihr Stellvertreter Tomas Keller.

Laut Keller wird das erste Schiff aus Norwegen erwartet.

Bürgermeisterin Ines Okafor sagte, die Stadt werde 12 Millionen Euro beisteuern.
"""
BACK = ENGLISH.replace("who heads the", "who leads the").replace("dock workers", "dockers")

TRANSLATIONS = {"fr": FRENCH, "de": GERMAN}
# kind: words and what becomes of them in the back-translation, then in each translation
PLANTED = {
    "number": (
        ("24 of", "42 of"),
        {"fr": ("24 des", "42 des"), "de": ("24 der", "42 der")},
    ),
    "certainty": (
        ("might be ready", "will be ready"),
        {"fr": ("pourraient être", "seront"), "de": ("könnten", "werden")},
    ),
    "negation": (
        ("have not approved", "have approved"),
        {
            "fr": ("n'ont pas approuvé", "ont approuvé"),
            "de": ("nicht genehmigt", "genehmigt"),
        },
    ),
    "quantifier": (
        ("some of", "all of"),
        {"fr": ("certains des", "tous les"), "de": ("einige der", "alle")},
    ),
    "name": (
        ("Norway", "Finland"),
        {"fr": ("Norvège", "Finlande"), "de": ("Norwegen", "Finnland")},
    ),
}


def checked(folder, original, translation, back):
    for name, text in (("o.txt", original), ("v.txt", translation), ("b.txt", back)):
        (folder / name).write_text(text, encoding="utf-8")
    return fidelity.check(folder / "b.txt", [folder / "o.txt"], encoder=None, via=folder / "v.txt")


def entrances(report, kind=None):
    return [
        found.entered
        for check in report.derivatives[0].checks
        for found in check.distortions
        if kind in {None, found.kind.value}
    ]


@pytest.mark.parametrize("language", TRANSLATIONS)
@pytest.mark.parametrize("kind", PLANTED)
def test_what_the_translation_carries_entered_there(kind, language, tmp_path):
    (old, new), middle = PLANTED[kind]
    translation = TRANSLATIONS[language].replace(*middle[language])
    assert translation != TRANSLATIONS[language]
    report = checked(tmp_path, ENGLISH, translation, BACK.replace(old, new))
    [entered] = entrances(report, kind)
    assert (entered.hop, entered.language) == (Hop.TRANSLATION, language)
    assert entered.via is not None
    assert entered.via.spans[0].of(translation) in translation


@pytest.mark.parametrize("language", TRANSLATIONS)
@pytest.mark.parametrize("kind", PLANTED)
def test_what_a_sound_translation_lost_afterwards_entered_in_the_back_translation(
    kind, language, tmp_path
):
    (old, new), _ = PLANTED[kind]
    report = checked(tmp_path, ENGLISH, TRANSLATIONS[language], BACK.replace(old, new))
    [entered] = entrances(report, kind)
    assert (entered.hop, entered.language) == (Hop.BACK_TRANSLATION, "en")


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_faithful_round_trip_has_nothing_to_trace(language, tmp_path):
    report = checked(tmp_path, ENGLISH, TRANSLATIONS[language], BACK)
    assert entrances(report) == []
    assert set(report.summary.by_hop.values()) == {0}
    assert all(check.via for check in report.derivatives[0].checks)


def test_a_round_trip_may_begin_in_another_language(tmp_path):
    back = GERMAN.replace("24 der", "42 der")
    report = checked(tmp_path, GERMAN, ENGLISH, back)
    [entered] = entrances(report)
    assert (entered.hop, entered.language) == (Hop.BACK_TRANSLATION, "de")
    assert entered.via.text == "24"


def test_a_change_at_both_steps_entered_at_the_first(tmp_path):
    report = checked(
        tmp_path,
        ENGLISH,
        FRENCH.replace("24 des", "26 des"),
        BACK.replace("24 of", "42 of"),
    )
    [entered] = entrances(report)
    assert entered.hop is Hop.TRANSLATION
    assert "once more" in entered.reason


def test_a_quotation_that_only_the_translation_has_entered_there(tmp_path):
    invented = "\n« Le maire a volé les bateaux de pêche », a déclaré Paul Rey.\n"
    back = f"{BACK}\n“The mayor stole the fishing boats,” said Paul Rey.\n"
    report = checked(tmp_path, ENGLISH, FRENCH + invented, back)
    assert report.derivatives[0].checks[-1].entered.hop is Hop.TRANSLATION
    report = checked(tmp_path, ENGLISH, FRENCH, back)
    assert report.derivatives[0].checks[-1].entered.hop is Hop.BACK_TRANSLATION


def test_an_unrelated_translation_tells_nothing(tmp_path):
    report = checked(
        tmp_path, ENGLISH, "« Il pleut », dit Paul Rey.\n", BACK.replace("24 of", "42 of")
    )
    [entered] = entrances(report)
    assert entered.hop is None
    assert entered.reason == "no passage of the translation answers this quotation"
    assert report.summary.by_hop["unclear"] == 1


@pytest.fixture
def report(tmp_path):
    back = BACK.replace("24 of", "42 of").replace("Norway", "Finland")
    return checked(tmp_path, ENGLISH, FRENCH.replace("24 des", "42 des"), back)


def test_the_json_report_names_the_step(report):
    parsed = json.loads(renderer("json")(report, None))
    jsonschema.validate(parsed, json.loads(schema()))
    found = [
        item["entered"]
        for quotation in parsed["derivatives"][0]["quotations"]
        for item in quotation["distortions"]
    ]
    assert [item["hop"] for item in found] == ["translation", "back-translation"]
    assert [item["via"]["text"] for item in found] == ["42", "Norvège"]
    assert parsed["summary"]["by_hop"] == {"translation": 1, "back-translation": 1, "unclear": 0}
    assert parsed["via"]["language"] == "fr"


@pytest.mark.parametrize("name", ["terminal", "markdown", "html", "sarif"])
def test_reports_say_the_step_in_one_phrase(name, report):
    text = renderer(name)(report, None)
    assert "ntered in the translation (fr): “24” → “42”" in text.replace("\\(", "(")
    assert "ntered in the back-translation (en): “Norvège” → “Finland”" in text


def test_a_report_without_a_round_trip_is_as_it_was(tmp_path):
    (tmp_path / "o.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "b.txt").write_text(BACK.replace("24", "42"), encoding="utf-8")
    report = fidelity.check(tmp_path / "b.txt", [tmp_path / "o.txt"], encoder=None)
    text = renderer("json")(report, None)
    assert not any(f'"{key}"' in text for key in ("via", "entered", "by_hop"))


@pytest.fixture
def command(capfd, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    texts = {"o.txt": ENGLISH, "v.txt": FRENCH, "b.txt": BACK, "same.txt": BACK, "empty.txt": ""}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    def call(*arguments):
        status = run(["check", "b.txt", "-o", "o.txt", "--encoder", "none", *arguments])
        return status, *capfd.readouterr()

    return call


def test_the_command_takes_the_translation_by_via(command):
    status, out, err = command("--via", "v.txt")
    assert (status, err) == (0, "")
    assert "b.txt against o.txt via v.txt" in out


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["missing.txt"], 2, "missing.txt"),
        (["o.txt"], 2, "an original"),
        (["b.txt"], 2, "a back-translation"),
        (["same.txt"], 2, "the same text"),
        (["."], 2, "expected a file for --via"),
        (["v.txt", "--via", "o.txt"], 2, "expected one --via FILE"),
        (["empty.txt"], 3, "empty.txt"),
    ],
    ids=["missing", "original", "back", "same text", "folder", "two", "empty"],
)
def test_bad_input_gives_one_clear_line(arguments, status, message, command):
    found, out, err = command("--via", *arguments)
    assert (found, out) == (status, "")
    [line] = err.splitlines()
    assert message in line
