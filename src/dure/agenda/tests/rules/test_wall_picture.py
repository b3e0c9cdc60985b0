"""The picture for the wall: every word is on it, in its language, inside its paper, whatever the size."""

import re
from datetime import datetime
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.agenda.rules.tree import in_reading_order
from dure.agenda.rules.wall_picture.content import Caption
from dure.agenda.rules.wall_picture.fitting import balanced, length, lines_of
from dure.agenda.rules.wall_picture.wall import Shape, draw_agenda
from dure.agenda.types import AgendaCard, AgendaTree, LinkCard, NodeCard
from dure.kernel.clock import SEOUL
from dure.kernel.words import Words

pytestmark = pytest.mark.slow
AT = datetime(2026, 3, 20, 14, 0, tzinfo=SEOUL)
CARD = AgendaCard(1, 1, 2, "adopted", Words("다온 공동의제", "Daon agenda"), AT)
CAPTION = Caption(
    Words("다온 연합회", "Daon"), Words("제2판", "version 2"), Words("총회", "Meeting")
)
SHAPES: tuple[Shape, ...] = ("wide", "tall", "phone")


def tree(outcomes: int, below: int, *, said: str = "동네 일터를 함께 만든다") -> AgendaTree:
    nodes = [NodeCard(1, "v", "vision", "", 0, Words("평범한 하루를 산다.", "An ordinary day."))]
    links = []
    for one in range(outcomes):
        key = f"o{one}"
        nodes.append(
            NodeCard(len(nodes) + 1, key, "outcome", "v", one, Words(said, f"Outcome {one}"))
        )
        for other in range(below):
            kind = ("strategy", "indicator", "activity")[other % 3]
            lower = f"{key}x{other}"
            title = Words(f"{said} {other}", f"Step {one}.{other}")
            nodes.append(NodeCard(len(nodes) + 1, lower, kind, key, other, title, refers_to="F10"))
            if kind == "strategy":
                links.append(LinkCard(lower, key, Words(f"가정 {one}", f"Belief {one}")))
    return AgendaTree(CARD, in_reading_order(nodes), tuple(links))


def drawn(of: AgendaTree, shape: Shape, language: str = "ko") -> ElementTree.Element:
    return ElementTree.fromstring(draw_agenda(of, CAPTION, shape=shape, language=language))  # noqa: S314


def texts(picture: ElementTree.Element) -> str:
    return " ".join(one.text or "" for one in picture.iter() if one.tag.endswith("text"))


def size(picture: ElementTree.Element) -> tuple[float, float]:
    _, _, width, height = (float(part) for part in picture.attrib["viewBox"].split())
    return width, height


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("language", "words"), [("ko", "평범한 하루를 산다."), ("en", "An ordinary day.")]
)
def test_every_clause_is_on_it_in_its_language(shape: Shape, language: str, words: str) -> None:
    said = texts(drawn(tree(3, 4), shape, language))
    assert words.split(maxsplit=1)[0] in said
    assert all(mark in said for mark in ("1", "2", "3"))
    assert ("가정 0" in said) == (language == "ko")
    assert ("Belief 0" in said) == (language == "en")


@pytest.mark.parametrize("shape", SHAPES)
def test_it_can_be_heard_as_well(shape: Shape) -> None:
    picture = drawn(tree(2, 3), shape)
    told = next(one for one in picture if one.tag.endswith("desc")).text or ""
    assert picture.attrib["role"] == "img"
    assert "1. 동네 일터를 함께 만든다: " in told
    assert "가) 가정 0" in told


def test_what_somebody_wrote_cannot_become_a_part_of_the_drawing() -> None:
    svg = draw_agenda(
        tree(1, 1, said="<script>alert(1)</script>&"), CAPTION, shape="wide", language="ko"
    )
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg


@pytest.mark.parametrize(("outcomes", "below"), [(1, 0), (6, 4), (9, 6), (12, 9)])
def test_the_paper_keeps_the_proportions_of_a3_while_the_words_fit(
    outcomes: int, below: int
) -> None:
    wide, high = size(drawn(tree(outcomes, below), "wide"))
    assert high >= wide / 1.4143 - 2
    if outcomes <= 6:
        assert abs(wide / high - 1.414) < 0.02
    narrow, tall = size(drawn(tree(outcomes, below), "tall"))
    assert tall >= narrow * 1.413 - 2


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=8, deadline=None)
@given(st.integers(0, 9), st.integers(0, 5), st.integers(1, 40), st.sampled_from(["ko", "en"]))
def test_nothing_stands_outside_the_paper(
    shape: Shape, outcomes: int, below: int, long: int, language: str
) -> None:
    picture = drawn(tree(outcomes, below, said="가나 " * long), shape, language)
    width, height = size(picture)
    for one in picture.iter():
        if one.tag.endswith("text"):
            letters = length(one.text or "", float(one.attrib["font-size"]))
            left = float(one.attrib["x"]) - (letters / 2 if "text-anchor" in one.attrib else 0)
            assert left >= -1
            assert left + letters <= width + 1
            assert 0 <= float(one.attrib["y"]) <= height


def test_the_same_assumption_is_said_once() -> None:
    same = Words("함께 믿는다", "We believe")
    of = tree(2, 1)
    links = tuple(LinkCard(link.lower_key, link.upper_key, same) for link in of.links)
    said = texts(drawn(AgendaTree(CARD, of.nodes, links), "wide"))
    assert said.count("함께 믿는다") == 1
    assert len(re.findall(r"\b가\b", said)) == 3  # twice on the boughs, once at the foot


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="가나 ab", max_size=60), st.floats(30, 400))
def test_lines_keep_every_letter_and_the_width(text: str, width: float) -> None:
    lines = lines_of(text, width, 20)
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert all(length(line, 20) <= width for line in lines)


@given(st.lists(st.sampled_from(["평범한", "하루를", "산다"]), max_size=9).map(" ".join))
def test_a_balanced_heading_has_no_more_lines_than_it_needs(text: str) -> None:
    assert len(balanced(text, 200, 20)) == len(lines_of(text, 200, 20))
