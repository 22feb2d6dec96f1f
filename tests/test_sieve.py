"""The sieve lets a rule through when each part of it has a letter in the line, and no other rule."""

from communique.reading.sieve import Sieve

SIEVE = Sieve([["ab", "c"], ["d"], ["b", "d", "e"]])


def left(letters: str) -> set[int]:
    found = SIEVE.left(SIEVE.met(letters))
    return {number for number in range(3) if found >> number & 1}


def test_a_rule_is_left_when_each_of_its_parts_has_a_letter() -> None:
    assert left("ac") == {0}
    assert left("bcd") == {0, 1}
    assert left("bde") == {1, 2}


def test_a_rule_that_lacks_one_part_is_not_left() -> None:
    assert left("ab") == set()
    assert left("") == set()
    assert left("be") == set()


def test_letters_that_come_later_add_to_those_met_before() -> None:
    met = SIEVE.met("a")
    assert SIEVE.left(SIEVE.met("c", met)) == 1


def test_a_sieve_without_rules_leaves_none() -> None:
    empty = Sieve([])
    assert empty.left(empty.met("abc")) == 0
