"""Verbs, reporting clauses, scales, pronouns: what detectors read off the words of one side."""

import pytest
from hypothesis import given

from fidelity.alignment import align
from fidelity.evidence.content.gaps import added, dropped, kept_share, unchanged_share
from fidelity.evidence.excerpts import excerpt_start
from fidelity.evidence.linkage import linkage
from fidelity.evidence.pronouns import shifts
from fidelity.text.dangling import is_dangling, opens_without_subject
from fidelity.text.interchangeable import are_interchangeable
from fidelity.text.marked import inside_marks
from fidelity.text.phrases import find_phrases
from fidelity.text.rarity import rarity
from fidelity.text.reporting import reporting_clauses
from fidelity.text.scales import degrees, grades
from fidelity.text.tokens import tokenize
from fidelity.text.verbs import Time, verb_form
from tests.strategies import texts


def at(text, word):
    tokens = tokenize(text)
    return tokens, next(i for i, token in enumerate(tokens) if token.norm == word)


@pytest.mark.parametrize(
    ("text", "verb", "time"),
    [
        ("we are negotiating", "negotiating", Time.ONGOING),
        ("we negotiated", "negotiated", Time.PAST),
        ("we have negotiated", "negotiated", Time.PERFECT),
        ("it has been losing money", "losing", Time.PERFECT_ONGOING),
        ("it will be losing money", "losing", Time.FUTURE),
        ("we are not going to pay", "pay", Time.FUTURE),
        ("she wants to pay", "pay", Time.OPEN),
        ("the meeting", "meeting", Time.OPEN),
        ("they were leaving", "leaving", Time.PAST_ONGOING),
        ("she negotiates", "negotiates", Time.PRESENT),
    ],
)
def test_auxiliaries_tell_the_time_of_a_verb(text, verb, time):
    assert verb_form(*at(text, verb)).time is time


def test_a_passive_has_a_form_of_be_before_its_participle():
    assert verb_form(*at("he had been warned by them", "warned")).is_passive
    assert not verb_form(*at("he had warned them", "warned")).is_passive


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The colonel said that it rained", "the colonel"),
        ("It rained, said the colonel.", "the colonel"),
        ("The united states formed a union", None),
        ("Early reports say so", "early reports"),
    ],
)
def test_a_reporting_clause_has_a_subject(text, subject):
    tokens = tokenize(text)
    said = [" ".join(tokens[i].norm for i in c.subject) for c in reporting_clauses(tokens)]
    assert said == ([] if subject is None else [subject])


def test_a_grade_after_a_negator_is_left_out():
    assert [g.scale for g in grades(tokenize("they demand water"))] == ["request"]
    assert grades(tokenize("they do not demand water")) == ()


def test_in_order_commands_nothing():
    assert grades(tokenize("in order to rest")) == ()


def test_a_downtoner_steps_down_and_a_booster_up():
    (down,) = degrees(tokenize("a little disappointed"))
    (up,) = degrees(tokenize("extremely disappointed"))
    assert down.step < 0 < up.step


@pytest.mark.parametrize(
    ("original", "derivative", "shifted"),
    [
        ("he said his father came", "he said her father came", 1),
        ("the US said he came", "the US said she came", 1),
        ("I told my brother", "she told her brother", 0),
        ("they spoke to them", "they spoke to us", 1),
        ("he came", "he came", 0),
    ],
)
def test_a_pronoun_of_another_person_is_a_shift(original, derivative, shifted):
    hyp, ref = tokenize(derivative), tokenize(original)
    found = shifts(hyp, ref, linkage(align(hyp, ref)))
    assert len(found) == shifted


def test_we_to_they_is_marked_as_what_reported_speech_does():
    hyp, ref = tokenize("they must change course"), tokenize("we must change course")
    (shift,) = shifts(hyp, ref, linkage(align(hyp, ref)))
    assert shift.is_reported


@pytest.mark.parametrize(
    ("text", "place", "dangles"),
    [
        ("north of , it rains", 2, True),
        ("the , it rains", 1, True),
        ("a while ago", 1, False),
        ("the man I spoke to .", 5, False),
        ("it is in Rome", 3, False),
    ],
)
def test_a_preposition_or_article_needs_a_noun(text, place, dangles):
    assert is_dangling(tokenize(text), place) is dangles


def test_a_statement_that_starts_with_its_verb_lacks_its_subject():
    assert opens_without_subject(tokenize("Is the minister and stays."))
    assert not opens_without_subject(tokenize("Is he the minister?"))


def test_an_excerpt_is_found_up_to_case_and_marks():
    ref = tokenize("He has not agreed to send troops")
    assert excerpt_start(tokenize("“Agreed to send”"), ref) == 3
    assert excerpt_start(tokenize("send agreed"), ref) is None
    assert excerpt_start((), ref) is None


def test_what_was_dropped_and_added_is_told_apart():
    hyp = tokenize("Vollmer left under protest on Friday")
    ref = tokenize("Vollmer left on Friday in Oslo")
    alignment = align(hyp, ref)
    (extra,) = added(alignment)
    (lost,) = dropped(alignment)
    assert [hyp[i].norm for i in extra.content] == ["protest"]
    assert [ref[i].norm for i in lost.content] == ["oslo"]
    assert extra.is_clean
    assert lost.is_edge


@given(texts(), texts())
def test_gaps_are_unlinked_words_and_shares_are_shares(original, derivative):
    alignment = align(tokenize(derivative), tokenize(original))
    linked = {index for link in alignment.links for index in link.hyp}
    for gap in added(alignment):
        assert linked.isdisjoint(gap.indices)
    assert 0 <= kept_share(alignment) <= 1
    assert 0 <= unchanged_share(alignment) <= 1


@given(texts())
def test_a_text_against_itself_has_no_gap(text):
    tokens = tokenize(text)
    alignment = align(tokens, tokens)
    assert added(alignment) == dropped(alignment) == ()


def test_an_unclosed_mark_reaches_the_end():
    tokens = tokenize("he said “we go home")
    assert inside_marks(tokens) == frozenset({3, 4, 5})


def test_the_longest_phrase_wins():
    (match,) = find_phrases(tokenize("it is highly likely"), "modality")
    assert match.phrase == "highly likely"


def test_a_language_without_a_list_has_no_phrase():
    assert find_phrases(tokenize("il est possible", language="xx"), "modality", "xx") == ()


def test_common_words_say_less_than_rare_ones():
    assert rarity("people") < rarity("tumour")


def test_two_words_for_one_thing_are_interchangeable():
    assert are_interchangeable("autumn", "fall")
    assert not are_interchangeable("autumn", "spring")
