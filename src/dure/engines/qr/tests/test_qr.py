"""A phone at the back of the hall reads the address: finder patterns, quiet border, the same each time."""

import re

import pytest
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.qr import QrFault, draw_qr, qr_squares, tell_qr
from dure.engines.qr.types import BORDER, LONGEST

ADDRESS = "https://dure.example/declare/k7mp4xq2yz/"
EYE = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111")
RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


def corner(rows, top: int, left: int) -> tuple[str, ...]:
    return tuple(
        "".join("1" if each else "0" for each in row[left : left + 7])
        for row in rows[top : top + 7]
    )


def painted(svg: str) -> tuple[int, set[tuple[int, int]]]:
    """The side of a drawing and its dark squares, read back from the path."""
    root = ElementTree.fromstring(svg)
    side = int(root.attrib["viewBox"].split()[2])
    path = root.find("{http://www.w3.org/2000/svg}path")
    assert path is not None
    dark = {
        (x + step, y)
        for x, y, wide, _ in (map(int, found) for found in RUN.findall(path.attrib["d"]))
        for step in range(wide)
    }
    return side, dark


def test_the_three_eyes_that_a_camera_looks_for_are_there_and_the_fourth_corner_has_none() -> None:
    rows = qr_squares(ADDRESS)
    last = len(rows) - 7

    assert corner(rows, 0, 0) == corner(rows, 0, last) == corner(rows, last, 0) == EYE
    assert corner(rows, last, last) != EYE


def test_the_drawing_paints_exactly_the_dark_squares_inside_a_quiet_border() -> None:
    rows = qr_squares(ADDRESS)
    side, dark = painted(draw_qr(ADDRESS))

    assert side == len(rows) + 2 * BORDER
    assert dark == {
        (x + BORDER, y + BORDER) for y, row in enumerate(rows) for x, on in enumerate(row) if on
    }


def test_its_alternative_is_the_address_as_one_reads_it_aloud() -> None:
    assert tell_qr(ADDRESS) == "dure.example/declare/k7mp4xq2yz"
    assert 'aria-label="dure.example/declare/k7mp4xq2yz"' in draw_qr(ADDRESS)
    assert 'aria-label="휴대폰으로 여는 &quot;서명&quot;"' in draw_qr(
        ADDRESS, '휴대폰으로 여는 "서명"'
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("   ", "qr.nothing_to_say"),
        ("가" * (LONGEST + 1), "qr.too_long"),
        ("https://a.example/\nb", "qr.not_one_line"),
    ],
)
def test_what_no_phone_could_read_is_refused_with_a_code(text: str, code: str) -> None:
    with pytest.raises(QrFault) as fault:
        draw_qr(text)

    assert fault.value.code == code


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=80))
@settings(max_examples=15, deadline=None)
def test_any_address_is_a_square_of_a_size_the_standard_knows_and_always_the_same(
    text: str,
) -> None:
    rows = qr_squares(text)

    assert all(len(row) == len(rows) for row in rows)
    assert len(rows) in range(21, 178, 4)
    assert draw_qr(text) == draw_qr(text)
    assert painted(draw_qr(text))[1]
