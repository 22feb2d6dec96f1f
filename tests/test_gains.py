"""What a change gains and loses is told record by record, whichever rule read it."""

from __future__ import annotations

from benchmarks.gains import HOUSE, Told, less, told

MEET = Told(0, "event", "deeds.meets", "act meet", "met")
SIGN = Told(0, "event", "deeds.signs", "act sign", "signed")


def test_a_record_that_another_rule_reads_is_neither_gained_nor_lost() -> None:
    assert less([MEET], [MEET._replace(rule="deeds.talks")]) == []


def test_a_record_with_another_field_is_lost_and_gained() -> None:
    other = MEET._replace(said="act visit")
    assert (less([MEET], [other]), less([other], [MEET])) == ([MEET], [other])


def test_a_second_copy_counts_as_its_own() -> None:
    assert less([MEET, MEET, SIGN], [MEET, SIGN]) == [MEET]


def test_a_tree_tells_what_its_reader_reads() -> None:
    found = told(HOUSE, ['{"text": "Talks\\n\\nKorea and Japan met in Seoul on May 3, 2025."}'])
    assert [(one.document, one.kind) for one in found] == [(0, "event")]
    assert "act meet" in found[0].said
