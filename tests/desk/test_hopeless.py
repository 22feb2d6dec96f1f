"""What is refused before it is made would have been refused when made: quick looks at a whole release miss nothing."""

from __future__ import annotations

from datetime import date

import pytest

from communique.desk import acts
from communique.desk.check import Lack, bearer, may_bear
from communique.desk.wording import words_of

PUBLISHED = date(2025, 12, 3)
TEXTS = (
    "On 1 December 2025 the ministers signed a memorandum on steel.",
    "They met on Dec. 1, and again on the 2nd of December.",
    "The talks (2025-12-01) were held in Seoul; tariffs were eased on 1/12/25.",
    "12月 1日 회담, 12월 1일 서명",
    "The delegation visited Ottawa today and will visit again tomorrow.",
    "Both sides agreed to “expand trade in steel” this Monday.",
    "Release 5 is about 25 percent, in point 4. March was cold.",
    "Between 1 and 3 December the forum was held; see no. 1.",
)
LACKS = (
    *(Lack("day", f"{day} December 2025") for day in range(1, 9)),
    Lack("day", "1 to 3 December 2025"),
    Lack("day", "release of 3 December 2025"),
    Lack("day", "December 2025"),
    Lack("day", "2025"),
    Lack("words", "expand trade in steel"),
    Lack("words", "memorandum"),
    *(Lack("act", act) for act in acts.TOLD),
    Lack("amount", "25"),
    Lack("country", "Canada"),
    Lack("name", "Seoul"),
)


@pytest.mark.parametrize("lack", LACKS, ids=str)
def test_what_a_sentence_bears_out_its_whole_release_may_bear_out(lack: Lack) -> None:
    whole = words_of("\n\n".join(TEXTS), PUBLISHED)
    for text in TEXTS:
        if bearer(lack)(words_of(text, PUBLISHED)):
            assert may_bear(lack)(words_of(text, PUBLISHED)), text
            assert may_bear(lack)(whole), text


def test_a_day_of_which_no_part_stands_in_a_release_is_refused_at_once() -> None:
    far = words_of("The ministers spoke of steel in point 12. They agreed in 2 points.", date(2025, 1, 2))
    assert not may_bear(Lack("day", "12 July 2024"))(far)
    assert not may_bear(Lack("words", "quota"))(far)
    assert not may_bear(Lack("act", "ratify"))(far)
