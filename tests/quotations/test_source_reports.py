"""Who is named as the source beside a verb or without one, outside of English."""

import pytest

from tests.quotations.reading import read, speech, words


@pytest.mark.parametrize(
    ("language", "text", "contents", "speaker"),
    [
        ("de", "Rund 80 Tonnen Erde liegen den Stadtwerken zufolge noch im Boden.",
         ["Rund 80 Tonnen Erde liegen", "noch im Boden"], "den Stadtwerken"),
        ("de", "Ada Moos zufolge fehlen zwölf Pfleger.", ["fehlen zwölf Pfleger"], "Ada Moos"),
        ("de", "Die Brücke bleibt gesperrt, wie Ada Moos am Montag mitteilte.",
         ["Die Brücke bleibt gesperrt"], "Ada Moos"),
        ("de", "Wie Ada Moos am Montag mitteilte, bleibt die Brücke gesperrt.",
         ["bleibt die Brücke gesperrt"], "Ada Moos"),
        ("de", "Einen Verkauf der Brücke schloss Ada Moos nicht aus.",
         ["Einen Verkauf der Brücke schloss Ada Moos nicht aus"], "Ada Moos"),
        ("de", "Ada Moos kündigte an, gegen den Beschluss zu klagen.",
         ["gegen den Beschluss zu klagen"], "Ada Moos"),
        ("de", "Ada Moos warf dem Verein vor, Geld verschwendet zu haben.",
         ["warf dem Verein vor, Geld verschwendet zu haben"], "Ada Moos"),
        ("fr", "Le pont restera fermé, comme l'a confirmé Ada Moreau.",
         ["Le pont restera fermé"], "Ada Moreau"),
        ("fr", "Ada Moreau dit avoir prévenu la mairie.", ["avoir prévenu la mairie"],
         "Ada Moreau"),
        ("fr", "Ada Moreau accuse la région d'avoir oublié le pont.",
         ["accuse la région d'avoir oublié le pont"], "Ada Moreau"),
        ("es", "El puente, como explicó Ada Moreno, cerrará en mayo.",
         ["El puente", "cerrará en mayo"], "Ada Moreno"),
        ("es", "Según anunció el martes Ada Moreno, habrá menos agua.", ["habrá menos agua"],
         "Ada Moreno"),
        ("ru", "На письма никто не отвечал, рассказала Ада Волкова.",
         ["На письма никто не отвечал"], "Ада Волкова"),
        ("pl", "Jak przekazała Ada Nowak, dach wytrzyma do wiosny.",
         ["dach wytrzyma do wiosny"], "Ada Nowak"),
        ("ru", "Как утверждает Ада Волкова, она писала о трещинах.",
         ["она писала о трещинах"], "Ада Волкова"),
        ("ru", "Дорогу, надеется Ада Волкова, починят к осени.", ["Дорогу", "починят к осени"],
         "Ада Волкова"),
        ("ru", "«Мы ждём новостей», — сказала директор компании «Мост» Ада Волкова.",
         ["Мы ждём новостей"], "Ада Волкова"),
    ],
)  # fmt: skip
def test_the_source_and_what_it_says(language, text, contents, speaker):
    found = read(text, language=language).quotations  # who hopes has not said so
    assert [words(text, one) for one in found] == [contents]
    assert found[0].speaker is not None
    assert found[0].speaker.name == speaker


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Zug war so leer wie sonst nie."),
        ("de", "Er ging, um das Dach zu sehen."),
        ("fr", "Comme toujours, le train est parti en retard."),
        ("es", "El puente es tan viejo como la ciudad."),
        ("ru", "Мост, как и дорога, закрыт."),
    ],
)
def test_a_comparison_names_no_source(language, text):
    assert not speech(text, language=language)


@pytest.mark.parametrize(
    ("language", "text", "contents"),
    [
        ("ru", "Ада Волкова пришла поздно. По её словам, ремонт обойдётся в 300 миллионов.",
         ["ремонт обойдётся в 300 миллионов"]),
        ("pl", "Ada Nowak przyszła późno. Jej zdaniem ściany trzeba szybko naprawić.",
         ["ściany trzeba szybko naprawić"]),
        ("es", "Ada Moreno llegó tarde. A su juicio, el puente es muy viejo.",
         ["el puente es muy viejo"]),
    ],
)  # fmt: skip
def test_in_her_view(language, text, contents):
    (found,) = speech(text, language=language)
    assert words(text, found) == contents
