"""Strokes of the picture: each has a class that the page ties to its colours, and an ink of its own."""

from collections.abc import Iterable
from html import escape

PAPER, INK, MUTE, LINE = "#fbf8f0", "#1c2b30", "#566468", "#ddd5c4"
BLUE, GREEN, YELLOW = "#27508f", "#1f6b56", "#e0a92e"
STRIPE = (BLUE, GREEN, YELLOW, "#dd6a35", "#c9457e")
CONDITIONS = ("agenda", "measurement", "activities", "communication", "backbone")
SERIF = "'Dure Serif','Noto Serif KR','Noto Serif CJK KR',Batang,Georgia,serif"
SANS = "'Dure Sans','Noto Sans KR','Noto Sans CJK KR','Malgun Gothic',sans-serif"


def word(text: str, x: float, y: float, size: float, **look: object) -> str:
    """One line of text. `look`: serif, middle, ink (a class), bold is never needed."""
    face = SERIF if look.get("serif") else SANS
    anchor = ' text-anchor="middle"' if look.get("middle") else ""
    ink = str(look.get("ink", "ink"))
    fill = {"ink": INK, "mute": MUTE, "paper": PAPER, "blue": BLUE}[ink]
    return (
        f'<text class="w-{ink}" x="{n(x)}" y="{n(y)}" font-size="{n(size)}" fill="{fill}"'
        f' font-family="{face}"{anchor}>{escape(text)}</text>'
    )


def words(lines: Iterable[str], x: float, y: float, size: float, **look: object) -> list[str]:
    """Lines below each other; `y` is the foot of the first one."""
    step = size * float(str(look.pop("step", 1.36)))
    return [word(line, x, y + at * step, size, **look) for at, line in enumerate(lines)]


def bough(x0: float, y0: float, x1: float, y1: float, thick: tuple[float, float]) -> str:
    """A branch that grows thinner, from above down to an outcome's place."""
    down = (y1 - y0) * 0.6
    points = [_on_curve(step / 28, (x0, y0), (x1, y1), down) for step in range(29)]
    left, right = [], []
    for step, (x, y, dx, dy) in enumerate(points):
        half = (thick[0] + (thick[1] - thick[0]) * (step / 28) ** 0.7) / 2
        long = (dx * dx + dy * dy) ** 0.5 or 1
        left.append((x - dy / long * half, y + dx / long * half))
        right.append((x + dy / long * half, y - dx / long * half))
    edge = "L".join(f"{n(x)} {n(y)}" for x, y in [*left, *reversed(right)])
    return f'<path class="w-blue" fill="{BLUE}" d="M{edge}Z"/>'


def _on_curve(
    t: float, start: tuple[float, float], end: tuple[float, float], down: float
) -> tuple[float, float, float, float]:
    """Where the branch is after the part `t` of its way, and which way it heads."""
    (x0, y0), (x1, y1) = start, end
    a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3
    x = (a + b) * x0 + (c + d) * x1
    y = a * y0 + b * (y0 + down) + c * (y1 - down) + d * y1
    dx = 6 * (1 - t) * t * (x1 - x0)
    dy = 3 * (1 - t) ** 2 * down + 6 * (1 - t) * t * (y1 - y0 - 2 * down) + 3 * t * t * down
    return x, y, dx, dy


def fibres(width: float, height: float) -> list[str]:
    """The long fibres of the paper, hardly seen; always the same ones."""
    found = []
    for at in range(int(width * height / 42_000)):
        x, y = (at * 0.61803398875 % 1) * width, (at * 0.75487766625 % 1) * height
        bend, reach = (at * 0.569840291 % 1 - 0.5) * 44, 30 + (at * 0.3247 % 1) * 70
        found.append(f"M{n(x)} {n(y)}q{n(reach / 2)} {n(bend)} {n(reach)} {n(bend / 3)}")
    return [
        f'<path class="w-fibre" fill="none" stroke="#b9ab8a" stroke-opacity=".16"'
        f' stroke-width=".8" d="{"".join(found)}"/>'
    ]


def thread(x0: float, y0: float, x1: float, y1: float, y2: float, wide: float) -> str:
    """From under a heading to the side, then straight down."""
    mid = (y0 + y1) / 2
    return (
        f'<path class="w-thread" fill="none" stroke="{BLUE}" stroke-width="{n(wide)}"'
        f' stroke-linecap="round" d="M{n(x0)} {n(y0)}C{n(x0)} {n(mid)} {n(x1)} {n(mid)}'
        f' {n(x1)} {n(y1)}L{n(x1)} {n(y2)}"/>'
    )


def round_mark(x: float, y: float, r: float, label: str) -> list[str]:
    """An outcome: a full round with its number."""
    return [
        f'<circle class="w-halo" cx="{n(x)}" cy="{n(y)}" r="{n(r * 1.24)}" fill="{PAPER}"/>',
        f'<circle class="w-blue" cx="{n(x)}" cy="{n(y)}" r="{n(r)}" fill="{BLUE}"/>',
        word(label, x, y + r * 0.36, r * 1.04, serif=True, middle=True, ink="paper"),
    ]


def knot(x: float, y: float, r: float) -> str:
    """A strategy: a knot on the thread."""
    return (
        f'<path class="w-knot" fill="{PAPER}" stroke="{BLUE}" stroke-width="{n(r / 3.2)}"'
        f' stroke-linejoin="round" d="M{n(x)} {n(y - r)}L{n(x + r)} {n(y)}L{n(x)} {n(y + r)}'
        f'L{n(x - r)} {n(y)}Z"/>'
    )


def leaf(x: float, y: float, r: float) -> str:
    """An indicator: a leaf with its vein."""
    tip, foot = (x + r * 1.15, y - r * 0.8), (x - r * 1.1, y + r * 0.8)
    return (
        f'<path class="w-green" fill="{GREEN}" d="M{n(foot[0])} {n(foot[1])}'
        f"C{n(x - r * 1.2)} {n(y - r * 0.7)} {n(x)} {n(y - r * 1.2)} {n(tip[0])} {n(tip[1])}"
        f'C{n(x + r)} {n(y + r * 0.5)} {n(x)} {n(y + r * 1.3)} {n(foot[0])} {n(foot[1])}Z"/>'
        f'<path class="w-vein" fill="none" stroke="{PAPER}" stroke-width="{n(r / 7)}"'
        f' d="M{n(foot[0])} {n(foot[1])}L{n(x + r * 0.55)} {n(y - r * 0.38)}"/>'
    )


def fruit(x: float, y: float, r: float) -> str:
    """An activity: a persimmon with its calyx."""
    top = y - r * 0.82
    return (
        f'<circle class="w-yellow" cx="{n(x)}" cy="{n(y)}" r="{n(r * 0.95)}" fill="{YELLOW}"/>'
        f'<path class="w-green" fill="{GREEN}" d="M{n(x - r * 0.62)} {n(top)}'
        f"Q{n(x)} {n(top + r * 0.75)} {n(x + r * 0.62)} {n(top)}"
        f'Q{n(x)} {n(top - r * 0.42)} {n(x - r * 0.62)} {n(top)}Z"/>'
    )


def ring(x: float, y: float, r: float, mark: str) -> list[str]:
    """An assumption on the way up: a small ring with the letter of its footnote."""
    return [
        f'<circle class="w-ring" cx="{n(x)}" cy="{n(y)}" r="{n(r)}" fill="{PAPER}"'
        f' stroke="{BLUE}" stroke-width="1.4" stroke-dasharray="2.6 2.2"/>',
        word(mark, x, y + r * 0.4, r * 1.12, middle=True, ink="blue"),
    ]


def rod(x: float, y: float, width: float, thick: float) -> str:
    """A rod of the hanging scroll, with its two ends."""
    end = thick * 0.62
    return (
        f'<rect class="w-ink" x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{n(thick)}"'
        f' rx="{n(thick / 2)}" fill="{INK}"/>'
        f'<circle class="w-ink" cx="{n(x)}" cy="{n(y + thick / 2)}" r="{n(thick / 2 + end)}" fill="{INK}"/>'
        f'<circle class="w-ink" cx="{n(x + width)}" cy="{n(y + thick / 2)}" r="{n(thick / 2 + end)}"'
        f' fill="{INK}"/>'
    )


def stripe(x: float, y: float, width: float, thick: float) -> list[str]:
    """The five colours of the house, once."""
    step = width / len(STRIPE)
    return [
        f'<rect class="w-{name}" x="{n(x + at * step)}" y="{n(y)}" width="{n(step)}"'
        f' height="{n(thick)}" fill="{colour}"/>'
        for at, (name, colour) in enumerate(zip(CONDITIONS, STRIPE, strict=True))
    ]


def n(value: float) -> str:
    """A number as short as it can be."""
    return f"{value:.1f}".rstrip("0").rstrip(".")
