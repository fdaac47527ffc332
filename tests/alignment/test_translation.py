"""Words linked across languages, and what follows from it for a translation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fidelity import distortions
from fidelity.alignment import align, edits_of
from fidelity.pipeline import compare
from fidelity.records import DistortionKind, VerdictLabel
from fidelity.text.tokens import tokenize


def _linked(hyp: str, ref: str, language: str) -> set[tuple[str, str]]:
    alignment = align(
        tokenize(hyp, None, language), tokenize(ref), language=language, ref_language="en"
    )
    return {
        (alignment.hyp[i].norm, alignment.ref[j].norm)
        for link in alignment.links
        for i in link.hyp
        for j in link.ref
    }


@pytest.mark.parametrize(
    ("hyp", "language", "pair"),
    [
        ("Der Minister trat am Freitag zurück.", "de", ("freitag", "friday")),
        ("Le ministre a démissionné vendredi.", "fr", ("ministre", "minister")),
        ("Министр ушёл в отставку в пятницу.", "ru", ("министр", "minister")),
        ("Ministr v pátek odstoupil.", "cs", ("ministr", "minister")),
    ],
    ids=["de", "fr", "ru", "cs"],
)
def test_the_dictionary_links_words(hyp: str, language: str, pair: tuple[str, str]) -> None:
    assert pair in _linked(hyp, "The minister resigned on Friday.", language)


def test_a_name_is_linked_in_other_letters_and_with_an_ending() -> None:
    linked = _linked("Письмо Зеленского пришло вчера.", "A letter by Zelensky came.", "ru")
    assert ("зеленского", "zelensky") in linked


def test_numbers_are_linked_by_value() -> None:
    linked = _linked("Es kostet 1.200,5 Euro.", "It costs 1,200.5 euros.", "de")
    assert ("1.200,5", "1,200.5") in linked


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["de", "fr", "ru", "pt-BR"]))
def test_edits_of_a_translation_cover_both_sides(hyp: str, ref: str, language: str) -> None:
    alignment = align(
        tokenize(hyp, None, language), tokenize(ref), language=language, ref_language="en"
    )
    covered_hyp = [i for edit in edits_of(alignment) for i in range(edit.hyp.start, edit.hyp.end)]
    covered_ref = [j for edit in edits_of(alignment) for j in range(edit.ref.start, edit.ref.end)]
    assert covered_hyp == list(range(len(alignment.hyp)))
    assert sorted(covered_ref) == list(range(len(alignment.ref)))


_SOUND = [
    (
        "de",
        "We will not raise taxes this year.",
        "Wir werden die Steuern dieses Jahr nicht erhöhen.",
    ),
    ("fr", "We will not raise taxes this year.", "Nous n’augmenterons pas les impôts cette année."),
    ("es", "The plan costs $2 billion.", "El plan cuesta 2000 millones de dólares."),
    ("cs", "He said nobody was hurt.", "Řekl, že nikdo nebyl zraněn."),
    ("ru", "Germany paid 1.5 million euros.", "Германия заплатила 1,5 млн евро."),
    ("fr", "It has not only lost its status.", "Elle n’a pas seulement perdu son statut."),
    ("de", "The talks start at 3 p.m.", "Die Gespräche beginnen um 15 Uhr."),
    ("it", "A two-thirds majority is needed.", "Serve una maggioranza di due terzi."),
]


@pytest.mark.parametrize(("language", "original", "translation"), _SOUND)
def test_a_sound_translation_is_faithful(language: str, original: str, translation: str) -> None:
    check = compare(original, translation, language=language, original_language="en")
    assert check.distortions == ()
    assert check.verdict.label is VerdictLabel.FAITHFUL


_DISTORTED = [
    ("de", "We will not raise taxes this year.", "Wir werden die Steuern dieses Jahr erhöhen.",
     DistortionKind.NEGATION),
    ("cs", "The minister did not resign on Friday.", "Ministr v pátek odstoupil.",
     DistortionKind.NEGATION),
    ("fr", "The firm lost 3.5 billion euros last year.",
     "L’entreprise a perdu 3,5 millions d’euros l’an dernier.", DistortionKind.NUMBER),
    ("ru", "Germany paid 1.5 million euros.", "Франция заплатила 1,5 млн евро.",
     DistortionKind.NAME),
    ("de", "The minister resigned on Friday.", "Der Minister trat am Montag zurück.",
     DistortionKind.DATE),
    ("es", "Perhaps the government knew about it.", "Sin duda el gobierno lo sabía.",
     DistortionKind.CERTAINTY),
    ("de", "The strike could last for weeks.", "Der Streik wird Wochen dauern.",
     DistortionKind.CERTAINTY),
]  # fmt: skip


@pytest.mark.parametrize(("language", "original", "translation", "kind"), _DISTORTED)
def test_a_distorted_translation_is_flagged_with_its_kind(
    language: str, original: str, translation: str, kind: DistortionKind
) -> None:
    check = compare(original, translation, language=language, original_language="en")
    assert kind in {found.kind for found in check.distortions}


@pytest.mark.parametrize(("language", "original", "translation", "kind"), _DISTORTED)
def test_the_other_direction_is_flagged_as_well(
    language: str, original: str, translation: str, kind: DistortionKind
) -> None:
    if kind is DistortionKind.CERTAINTY:
        pytest.skip("a softened forecast is told by other words")
    check = compare(translation, original, language="en", original_language=language)
    assert kind in {found.kind for found in check.distortions}


def test_what_no_detector_tells_between_two_languages_is_known() -> None:
    assert DistortionKind.TENSE in distortions.untold("sv", "en")
    assert DistortionKind.ROLE in distortions.untold("tr", "en")
    assert DistortionKind.ROLE not in distortions.untold("pl", "en")
    assert DistortionKind.ROLE not in distortions.untold("de", "en")
    assert DistortionKind.NUMBER not in distortions.untold("fr", "en")
    assert {DistortionKind.NUMBER, DistortionKind.NEGATION} <= set(distortions.untold("tr", "en"))
    assert distortions.untold("en-GB", "en") == ()
    assert distortions.untold("de", "de") == ()
    assert DistortionKind.TENSE in distortions.untold("sv", "sv")
