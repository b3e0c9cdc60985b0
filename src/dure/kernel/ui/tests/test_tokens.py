"""Every pair of colours that carries text can be read, by day and by night (WCAG 2.2, 1.4.3 and 1.4.11)."""

import math
import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[1] / "static" / "ui" / "tokens.css").read_text(encoding="utf-8")
CONDITIONS = ("agenda", "measurement", "activities", "communication", "backbone")
TEXT = [
    *((ink, ground) for ink in ("ink", "mute") for ground in ("ground", "paper", "sunk")),
    *(
        (f"{one}-deep", ground)
        for one in CONDITIONS
        for ground in (f"{one}-wash", "ground", "paper")
    ),
    *((ink, f"{one}-wash") for one in CONDITIONS for ink in ("ink", "mute")),
    ("on-action", "action"),
    ("on-action", "action-over"),
    ("alarm", "alarm-wash"),
    ("alarm", "ground"),
    ("ink", "alarm-wash"),
    ("ground", "ink"),
    ("ink", "brush"),
]
SEEN = [
    ("edge", "ground"),
    ("edge", "paper"),
    ("focus", "ground"),
    ("focus", "paper"),
    ("action", "ground"),
]


def tokens(start: str) -> dict[str, str]:
    block = TOKENS[TOKENS.index(start) :]
    return dict(re.findall(r"--([\w-]+): (oklch\([^)]*\));", block[: block.index("}")]))


LIGHT = tokens("  :root {")
DARK = tokens(':root[data-theme="dark"]')


def luminance(colour: str) -> float:
    """Relative luminance of an `oklch(L% C H)` colour, by Ottosson's matrices and the sRGB weights."""
    lightness, chroma, hue = (float(part.rstrip("%")) for part in colour[6:-1].split())
    a = chroma * math.cos(math.radians(hue))
    b = chroma * math.sin(math.radians(hue))
    light = lightness / 100
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    mid = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * mid + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * mid - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * mid + 1.7076147010 * short
    clipped = [min(max(part, 0), 1) for part in (red, green, blue)]
    return 0.2126 * clipped[0] + 0.7152 * clipped[1] + 0.0722 * clipped[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read(mode: dict[str, str]) -> None:
    faint = {pair: round(contrast(mode[pair[0]], mode[pair[1]]), 2) for pair in TEXT}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("mode", [LIGHT, DARK], ids=["light", "dark"])
def test_borders_of_boxes_and_focus_can_be_seen(mode: dict[str, str]) -> None:
    faint = {pair: round(contrast(mode[pair[0]], mode[pair[1]]), 2) for pair in SEEN}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < 3} == {}


def test_the_two_lists_for_the_night_are_one() -> None:
    assert tokens(':root:not([data-theme="light"])') == DARK
    assert LIGHT.keys() == DARK.keys()


def test_black_on_white_is_twenty_one() -> None:
    assert round(contrast("oklch(0% 0 0)", "oklch(100% 0 0)"), 1) == 21.0
