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
