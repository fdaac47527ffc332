import pytest

from fidelity.records import Confidence
from tests.quotations.reading import read, speech, words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("The mayor, Ada Moss, spoke. Moss said it was old.", "Ada Moss", id="surname"),
        pytest.param("Mayor Ada Moss came. “It is old,” she said.", "Ada Moss", id="pronoun"),
        pytest.param(
            "Former mayor Ada Moss came. Mayor Leo Brandt left. The former mayor said it was old.",
            "Ada Moss",
            id="former-role",
        ),
        pytest.param(
            "Norland’s central bank governor, Ada Moss, came. The bank’s chief said it was old.",
            "Ada Moss",
            id="akin-role",
        ),
        pytest.param(
            "The pier's warden, Ada Moss, came. The pier's chairman, Lord Brandt, said it is old.",
            "Lord Brandt",
            id="title-and-surname-behind-an-office",
        ),
        pytest.param(
            "Leo Brandt came. One of the injured, the weaver Ada Moss, said it was old.",
            "Ada Moss",
            id="one-of-the-injured",
        ),
        pytest.param("A spokesperson said it was old.", "A spokesperson", id="unnamed"),
        pytest.param(
            "Ada Moss bakes. Over tea in the flat above the shop she said it was old.",
            "Ada Moss",
            id="pronoun-behind-an-adjunct",
        ),
        pytest.param(
            "Ada Moss, a botanist at the Institute of Sea Research in Bruhn, who was not asked, "
            "said it was old.",
            "Ada Moss",
            id="name-before-an-apposition-and-a-relative-clause",
        ),
        pytest.param(
            "Someone who was at the table said it was old.", "Someone", id="who-was-there"
        ),
        pytest.param(
            "Last month a chain of shops said it was old.", "a chain of shops", id="timed"
        ),
        pytest.param("On Monday the chain said it was old.", "the chain", id="on-a-day"),
        pytest.param(
            "The chair, Ada Moss, is said to have told them: “It is old.”",
            "Ada Moss",
            id="is-said-to-have-told",
        ),
        pytest.param(
            "Maud Moss bakes.\n\nEdwin Moss keeps the books. “It is old,” he said.",
            "Edwin Moss",
            id="her-son",
        ),
        pytest.param(
            "“We wait,” Ada Moss said. Edwin Moss keeps the books.\n\nMoss said it was old.",
            "Ada Moss",
            id="a-surname-stays-with-its-first-bearer",
        ),
        pytest.param(
            "Ada Moss came. Cross-examined by Leo Brandt, she said it was old.",
            "Ada Moss",
            id="who-is-cross-examined",
        ),
        pytest.param(
            "The builders’ federation said it was old.", "The builders’ federation", id="body"
        ),
        pytest.param(
            "Ada Moss came. Moss’s spokesman said it was old.",
            "Moss’s spokesman",
            id="somebody-of-somebody",
        ),
        pytest.param("“It is old,” said the mayor, Ada Moss.", "Ada Moss", id="apposition"),
        pytest.param(
            "“It is old,” Ada Moss said. The manager said that it was late.",
            "Ada Moss",
            id="an-office-that-nobody-else-has",
        ),
        pytest.param(
            "“It is old,” Ada Moss told Ivo Lind. She said no, but the chairman told her to stay.",
            "the chairman",
            id="an-office-of-nobody-who-spoke",
        ),
        pytest.param(
            "“It is old,” said Ada Moss, a nurse. The manager said that it was late.",
            "The manager",
            id="an-office-that-is-not-hers",
        ),
        pytest.param(
            "Kestrel Rovers lost again. “It is late,” the Rovers coach said.",
            "the Rovers coach",
            id="the-office-of-a-club-is-not-the-club",
        ),
        pytest.param(
            "The man in charge of the ferry that hit rocks in March told them it was old.",
            "The man",
            id="a-subject-with-a-relative-clause",
        ),
        pytest.param("Glaciologist Ada Moss said it was old.", "Ada Moss", id="an-ending"),
        pytest.param("Patient Ada Moss said it was old.", "Ada Moss", id="what-somebody-is"),
        pytest.param(
            "“It is old,” said an adviser to Mayor Ada Moss.",
            "an adviser",
            id="adviser-to-a-named-person",
        ),
    ],
)
def test_the_speaker_is_the_fullest_name_that_the_document_gives(text, name):
    assert speech(text)[-1].speaker.name == name


def test_the_mention_is_where_the_speaker_is_named_here():
    text = "Mayor Ada Moss came. “It is old,” she said."
    assert speech(text)[-1].speaker.mention.of(text) == "she"


def test_a_pronoun_is_no_certainty():
    text = "Mayor Ada Moss came. “It is old,” she said."
    assert Confidence.MEDIUM is speech(text)[-1].speaker.confidence


def test_a_passive_without_an_agent_names_nobody():
    assert speech("The jury was told to expect two more weeks.")[-1].speaker is None


def test_the_one_who_asks_and_the_one_who_answers_take_turns():
    text = (
        "“Did you see it?” asked Caroline Hewes. “No,” answered Dana Moss. “I never did.”"
        " – “And did he threaten you with it?” – “Not with words.”"
    )
    names = [q.speaker.name for q in speech(text)]
    assert names == ["Caroline Hewes", "Dana Moss", "Caroline Hewes", "Dana Moss"]


def test_people_are_listed_in_order_of_first_mention():
    text = "Mayor Ada Moss met Leo Brandt. Brandt said the Bank of Norland was shut."
    assert read(text).people == ("Ada Moss", "Leo Brandt")


def test_an_estimate_of_ones_own_is_no_verb():
    text = 'Ada Moll disputed the figure, putting the bank\'s own estimate "closer to half of it."'
    assert [quotation.speaker.name for quotation in read(text).quotations] == ["Ada Moll"]


def test_a_label_before_words_that_somebody_else_says_is_no_speaker():
    text = "Guardian: Some members may send troops, warns former chief"
    [quotation] = read(text).quotations
    assert words(text, quotation) == ["Some members may send troops"]
    assert quotation.speaker.name == "former chief"


@pytest.mark.parametrize(
    ("dateline", "speaker"),
    [
        ("HARLAN CITY - ", "The mayor"),
        ("OSLO (Reuters) - ", "The mayor"),
        ("KYIV, Ukraine (AP) — ", "The mayor"),
        ("SAN JOSE -- ", "The mayor"),
        ("NATO - the alliance - had left. ", "The mayor"),
    ],
)
def test_a_dateline_is_no_part_of_who_speaks(dateline, speaker):
    (found,) = speech(f"{dateline}The mayor said on Tuesday that the bridge would close.")
    assert found.speaker.name == speaker


def test_words_in_capitals_before_a_dash_may_be_no_dateline():
    (found,) = speech("NATO - the alliance of 32 states - said that it would wait.")
    assert found.speaker.name.startswith("NATO")


def test_who_is_questioned_is_not_asked_for():
    text = (
        "Under questioning by Assistant Attorney Leo Brandt, Moss said she had not gone to the "
        "police. “I have two kids,” she said."
    )
    names = [found.speaker.name for found in speech(f"Dana Moss was heard. {text}")]
    assert names == ["Dana Moss", "Dana Moss"]


def test_a_former_holder_of_one_office_is_not_that_of_another():
    text = (
        "The former treasurer told the clerk to delete the files. "
        "Ada Moll, a former mechanic, said nothing had been done."
    )
    assert speech(text)[0].speaker.name == "The former treasurer"


def test_a_number_before_a_noun_speaks_for_nobody():
    found = speech("Leo Brandt, who denies 12 charges, is accused of receiving money for work.")
    assert all(one.speaker is None or one.speaker.name == "Leo Brandt" for one in found)


@pytest.mark.parametrize(
    ("before", "confidence"),
    [
        ("Ada Moll met the council.", Confidence.MEDIUM),
        ("Ada Moll wrote to the minister, Ilse Brandt.", Confidence.MEDIUM),
        ("Ada Moll met Mr. Ove Lind.", Confidence.MEDIUM),
        ("Ada Moll and Ilse Brandt met the council.", Confidence.LOW),
        ("Ada Moll met Ilse Brandt.", Confidence.LOW),
    ],
)
def test_a_pronoun_that_may_mean_two_people_is_a_guess(before, confidence):
    (found,) = speech(f"{before} “The pier is old,” she said.")
    assert (found.speaker.name, found.speaker.confidence) == ("Ada Moll", confidence)
