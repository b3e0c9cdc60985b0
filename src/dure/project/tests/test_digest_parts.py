"""A digest's parts: what awaits me, what was decided and is not done, what is only new."""

from typing import get_args

import pytest

from dure.front.queue.line import Kind, Line
from dure.kernel.words import Words
from dure.project.tasks import DECIDED, NEWS, _line


def part(kind: str) -> str:
    return _line(Line(kind=kind, what=Words("가", "a"), href="/x/")).part


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("decided", "decision"),  # everybody's, until it is done
        ("action", "awaiting"),  # ours to do
        ("called", "awaiting"),
        ("unread", "news"),
        ("reached", "news"),
    ],
)
def test_each_line_of_today_stands_in_its_part(kind, expected):
    assert part(kind) == expected


def test_no_part_is_named_by_a_word_that_is_no_kind():
    assert set(NEWS | DECIDED) <= set(get_args(Kind))


def test_a_line_whose_words_only_name_a_thing_says_in_a_letter_what_is_asked():
    kitchen = Words("복지관 경로식당", "The centre's canteen")
    begin = Line(kind="programme", what=Words("배식일", "The day"), more=kitchen, href="/x/")
    assert _line(begin).asks == kitchen  # two kitchens' lines are told apart
    door = Line(kind="alarm", what=Words("배달 1-05 집", "Door 1-05"), href="/x/")
    assert _line(door).what == Words("위기 알림: 배달 1-05 집", "Alert: Door 1-05")
