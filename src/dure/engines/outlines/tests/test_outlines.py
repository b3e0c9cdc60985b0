"""A drawing opens right where our fonts are not: its words are shapes and still say what they read."""

import re
from html import escape
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.outlines import Faces, outlined
from dure.engines.outlines.adapter import letter
from dure.kernel.ui.font_faces import find_faces

NS = "{http://www.w3.org/2000/svg}"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100">'


@pytest.fixture(scope="module")
def faces():
    found = {face.stem: face.file for face in find_faces() if face.weight == "400"}
    return Faces(serif=found["serif"], sans=found["sans"])


def line(words, family="'Dure Sans',sans-serif", more=""):
    look = f'class="w-ink" x="100" y="50" font-size="20" fill="#123" font-family="{family}"{more}'
    return f"<text {look}>{escape(words)}</text>"


def drawn(faces, *lines):
    return ElementTree.fromstring(outlined(f"{HEAD}{''.join(lines)}</svg>", faces))  # noqa: S314


def spots(path):
    numbers = [float(each) for each in re.findall(r"-?\d+(?:\.\d+)?", path.get("d"))]
    return numbers[::2], numbers[1::2]


def test_a_line_becomes_one_shape_in_its_colour_that_says_what_it_reads(faces):
    svg = drawn(faces, line("손맛 & <밥상>"))
    (path,) = svg
    assert path.tag == f"{NS}path"
    assert (path.get("fill"), path.get("class")) == ("#123", "w-ink")
    assert path.get("aria-label") == "손맛 & <밥상>"


def test_it_stands_where_the_words_stood(faces):
    (path,) = drawn(faces, line("가나다"))
    xs, ys = spots(path)
    assert min(xs) >= 99
    assert max(xs) <= 100 + 3 * 20 + 1  # a Korean letter is about one em wide
    assert min(ys) >= 50 - 20
    assert max(ys) <= 50 + 6


def test_what_stands_in_the_middle_stays_in_the_middle(faces):
    (path,) = drawn(faces, line("가나다라", more=' text-anchor="middle"'))
    xs, _ = spots(path)
    assert (min(xs) + max(xs)) / 2 == pytest.approx(100, abs=2)


def test_serif_and_sans_are_two_faces(faces):
    one, other = drawn(faces, line("하루"), line("하루", "'Dure Serif',serif"))
    assert one.get("d") != other.get("d")


def test_a_letter_that_nobody_has_leaves_its_line_as_words(faces):
    svg = drawn(faces, line("가\U0001f9d1"), line("나"))
    assert [each.tag.removeprefix(NS) for each in svg] == ["text", "path"]


def test_everything_else_stays_letter_by_letter(faces):
    rest = f'{HEAD}<title>글 & 그림</title><rect width="3" height="4"/></svg>'
    assert outlined(rest, faces) == rest


def test_the_same_drawing_gives_the_same_bytes(faces):
    svg = f"{HEAD}{line('같은 글')}</svg>"
    assert outlined(svg, faces) == outlined(svg, faces)


def test_a_letter_is_closed_and_has_a_width(faces):
    strokes, width = letter(faces.serif, ord("밥"))
    assert strokes[0][0] == "M"
    assert strokes[-1][0] == "Z"
    assert 0.5 < width <= 1.1
    assert letter(faces.serif, 0x1F9D1) is None


@settings(max_examples=25, deadline=None)
@given(st.text("가힣각abcZ0 .,:%-()'\"&<>", max_size=12))
def test_whatever_is_written_the_drawing_stays_a_drawing(words):
    found = {face.stem: face.file for face in find_faces() if face.weight == "400"}
    svg = drawn(Faces(found["serif"], found["sans"]), line(words))
    assert svg[0].get("aria-label") == words
