"""A poster says what it was given, in letters that can be seen, and the same each time."""

import struct
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.poster import Fonts, Poster, PosterFault, draw, draw_poster, tell_poster
from dure.engines.poster.draw import LEFT, ROOM, lines_of, width_of
from dure.engines.poster.ink import coverage
from dure.engines.poster.types import HEIGHT, WIDTH
from dure.kernel.ui.font_faces import find_faces

FACES = {face.stem: face.file for face in find_faces()}
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(len(FACES) < 2, reason="this machine has no Korean faces"),
]
DAON = Poster("다온 연합회", "2026년 3분기, 이용 실인원", "1,240명", "두레")


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return Fonts(serif=FACES["serif"], sans=FACES["sans"])


def pixels(picture: bytes) -> np.ndarray:
    """Read back by hand what was written by hand."""
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    at, data, size = 8, b"", (0, 0)
    while at < len(picture):
        (long,) = struct.unpack(">I", picture[at : at + 4])
        name, body = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + long]
        (mark,) = struct.unpack(">I", picture[at + 8 + long : at + 12 + long])
        assert zlib.crc32(name + body) == mark
        if name == b"IHDR":
            size = struct.unpack(">II", body[:8])
        data += body if name == b"IDAT" else b""
        at += 12 + long
    rows = np.frombuffer(zlib.decompress(data), dtype=np.uint8).reshape(size[1], -1)
    return rows[:, 1:].reshape(size[1], size[0], 3)


def dark(part: np.ndarray) -> int:
    return int((part.sum(axis=2) < 200).sum())


def test_it_is_a_picture_of_the_agreed_size_with_something_written_on_it(fonts: Fonts) -> None:
    drawn = pixels(draw_poster(DAON, fonts))

    assert drawn.shape == (HEIGHT, WIDTH, 3)
    assert dark(drawn[330:520, LEFT:700]) > 3000  # the number
    assert dark(drawn[150:240, LEFT:900]) > 1500  # the heading
    assert dark(drawn[:, :60]) == 0


def test_another_number_is_another_picture_and_the_same_words_the_same_bytes(fonts: Fonts) -> None:
    draw.draw_poster.cache_clear()
    first = draw_poster(DAON, fonts)
    draw.draw_poster.cache_clear()

    assert draw_poster(DAON, fonts) == first
    assert draw_poster(Poster("다온 연합회", DAON.heading, "1,241명", "두레"), fonts) != first


def test_its_words_can_be_read_aloud() -> None:
    assert tell_poster(DAON) == "다온 연합회 · 2026년 3분기, 이용 실인원 · 1,240명 · 두레"
    assert tell_poster(Poster("", "두레")) == "두레"


@pytest.mark.parametrize(
    ("poster", "code"),
    [
        (Poster("다온", "  "), "poster.nothing_to_say"),
        (Poster("다온", "가" * 401), "poster.too_long"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_a_code(
    fonts: Fonts, poster: Poster, code: str
) -> None:
    with pytest.raises(PosterFault) as fault:
        draw_poster(poster, fonts)

    assert fault.value.code == code


def test_without_faces_nothing_is_drawn(tmp_path) -> None:
    with pytest.raises(PosterFault) as fault:
        draw_poster(DAON, Fonts(tmp_path / "none.otf", tmp_path / "none.otf"))

    assert fault.value.code == "poster.no_fonts"


@given(
    st.text(st.sampled_from("가나다라 마바사아 abc,.1234"), min_size=1, max_size=120),
    st.integers(1, 3),
)
@settings(max_examples=60, deadline=None)
def test_no_line_runs_off_the_sheet_and_words_stay_whole(said: str, most: int) -> None:
    lines = lines_of(FACES["serif"], said, 66, most)

    assert len(lines) <= most
    assert all(width_of(FACES["serif"], line, 66) <= ROOM for line in lines)
    known = set(said.split())
    whole = [word for line in lines if "…" not in line for word in line.split()]
    assert set(whole) <= known


@given(st.integers(0, 30), st.integers(0, 30), st.integers(1, 30), st.integers(1, 30))
def test_a_rectangle_covers_as_many_pixels_as_it_is_large(x: int, y: int, w: int, h: int) -> None:
    corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
    edges = np.array(
        [(*a, *b) for a, b in zip(corners, [*corners[1:], corners[0]], strict=True)], float
    )

    assert coverage(edges, (64, 64)).sum() == pytest.approx(w * h)


def test_a_hole_is_not_filled() -> None:
    def ring(low: float, high: float, turn: int) -> list[tuple[float, float, float, float]]:
        corners = [(low, low), (high, low), (high, high), (low, high)][::turn]
        return [(*a, *b) for a, b in zip(corners, [*corners[1:], corners[0]], strict=True)]

    inside = coverage(np.array([*ring(2, 12, 1), *ring(5, 9, -1)], float), (16, 16))

    assert inside[7, 7] == 0
    assert inside[3, 3] == 1
    assert inside.sum() == pytest.approx(100 - 16)
