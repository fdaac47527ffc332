"""What a program puts into a text later, told apart from words, signs and money."""

import pytest

from fidelity import pipeline
from fidelity.text.placeholders import differing, placeholders, unread


def keys(text):
    return [one.key for one in placeholders(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello %s, you have %d messages.", ["%s", "%d"]),
        ("%1$s replied to %2$s", ["%s", "%s"]),
        ("%(name)s left %(count)i files", ["%(name)s", "%(count)d"]),
        ("Dear {name}, {0} of {1}", ["{name}", "{0}", "{1}"]),
        ("Hi {{ user.name }} and ${site} on %{host}", ["{{user.name}}", "${site}", "%{host}"]),
        ("The file $filename is gone", ["$filename"]),
        ("{count, plural, one {# file by {who}} other {# files}}", ["{count}", "{who}"]),
        ("{sex, select, male {He} female {She} other {They}} left", ["{sex}"]),
        ("100% of users, 100 % des usagers, 5%, 50%discount", []),
        ("It costs $5, US$5 or $US 5", []),
        ("Plain words {with a remark} in braces", []),
    ],
)
def test_placeholders_are_told_from_signs(text, expected):
    assert keys(text) == expected


def test_of_a_choice_only_the_text_of_other_is_read():
    text = "{n, plural, =0 {No files} one {# file} other {# files}} deleted"
    hidden = {place for span in unread(text) for place in range(span.start, span.end)}
    left = "".join(char for place, char in enumerate(text) if place not in hidden)
    assert left.split() == ["files", "deleted"]


def test_an_unclosed_choice_is_no_trouble():
    assert keys("{n, plural, one {# file") == ["{n}"]
    assert unread("{n, plural, one {# file")


def test_repeated_names_are_one_and_repeated_signs_are_many():
    assert differing(placeholders("{a} {a}"), placeholders("{a}")) == ((), ())
    new, lost = differing(placeholders("%s"), placeholders("%s %s"))
    assert (new, [one.key for one in lost]) == ((), ["%s"])


def found(original, derivative, language, original_language):
    check = pipeline.compare(
        original, derivative, language=language, original_language=original_language
    )
    return [
        (one.kind.value, one.hyp.text if one.hyp else None, one.ref.text if one.ref else None)
        for one in check.distortions
    ]


@pytest.mark.parametrize(
    ("original", "derivative", "languages", "expected"),
    [
        ("Hello %s, you have %d messages.", "Bonjour, vous avez %d messages.", "en fr",
         [("omission", None, "%s")]),
        ("Ihre Bestellung {id} wurde am {date} versandt.", "Your order {id} was shipped.", "de en",
         [("omission", None, "{date}")]),
        ("Delete %d items?", "%s Elemente löschen?", "en de",
         [("addition", "%s", None), ("omission", None, "%d")]),
        ("You have {0} credits.", "У вас {0} кредитов на {1}.", "en ru",
         [("addition", "{1}", None)]),
    ],
    ids=["lost", "lost, into English", "changed", "added"],
)  # fmt: skip
def test_a_lost_or_new_placeholder_is_a_finding(original, derivative, languages, expected):
    source, target = languages.split()
    assert found(original, derivative, target, source) == expected


@pytest.mark.parametrize(
    ("original", "derivative", "languages"),
    [
        ("%1$s replied to %2$s", "%2$s hat eine Antwort von %1$s", "en de"),
        ("%s sent you {count} files", "{count} fichiers vous ont été envoyés par %s", "en fr"),
        ("One new message", "%d nouveau message", "en fr"),
        ("{n, plural, =0 {No files} one {# file} other {# files}} deleted",
         "{n, plural, one {# файл удалён} other {# файлов удалено}}", "en ru"),
        ("Se han eliminado %d elementos de %s.", "%d items were removed from %s.", "es en"),
        ("100% of users", "100 % des utilisateurs", "en fr"),
    ],
    ids=["order", "order of names", "written out", "plural", "into English", "per cent"],
)  # fmt: skip
def test_what_a_translation_may_do_with_placeholders(original, derivative, languages):
    source, target = languages.split()
    assert found(original, derivative, target, source) == []
