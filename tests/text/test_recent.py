"""Answers that are remembered by the identity of what was asked about."""

from fidelity.text.recent import remember_recent


def counted():
    calls = []

    @remember_recent
    def length(subject, factor=1):
        calls.append(subject)
        return len(subject) * factor

    return length, calls


def test_the_same_object_is_worked_out_once():
    length, calls = counted()
    subject = ["a", "b"]
    assert [length(subject), length(subject)] == [2, 2]
    assert len(calls) == 1


def test_an_equal_object_is_another_one():
    length, calls = counted()
    assert [length(["a"]), length(["a"])] == [1, 1]
    assert len(calls) == 2


def test_other_arguments_are_told_apart():
    length, _ = counted()
    subject = ["a", "b"]
    assert [length(subject), length(subject, 2), length(subject, 3)] == [2, 4, 6]


def test_only_the_last_few_are_kept():
    length, calls = counted()
    subjects = [["a"] for _ in range(1000)]
    for subject in [*subjects, subjects[0]]:
        length(subject)
    assert len(calls) == 1001
