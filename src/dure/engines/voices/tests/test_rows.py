"""A CSV is read whichever mark stands between its cells."""

import pytest

from dure.engines.voices import csv_rows


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_mark_between_cells_is_found_by_the_heading(mark: str) -> None:
    text = f"participant{mark}statement{mark}vote\r\n순자{mark}1{mark}1\r\n"

    assert csv_rows(text) == [["participant", "statement", "vote"], ["순자", "1", "1"]]


def test_another_mark_inside_quotes_or_a_text_parts_nothing() -> None:
    text = '\n"의견; 번호; 쪽",내용\n1,"밥; 국; 찬"\n2,국; 찬; 밥\n'

    assert csv_rows(text)[1:] == [
        ["의견; 번호; 쪽", "내용"],
        ["1", "밥; 국; 찬"],
        ["2", "국; 찬; 밥"],
    ]


def test_one_column_alone_and_nothing_at_all() -> None:
    assert csv_rows("vote\n1\n") == [["vote"], ["1"]]
    assert csv_rows("") == []


def test_a_heading_with_semicolons_in_its_words_is_parted_by_its_commas():
    rows = csv_rows('id,"yes; no; perhaps"\n1,yes\n')

    assert rows == [["id", "yes; no; perhaps"], ["1", "yes"]]
