"""SVG by hand: escaped, with classes that the style sheet colours and plain colours as a fallback.

The classes follow the tokens of the page (light, dark, print); the fallback attributes serve a file that
somebody saves and opens elsewhere, because a style sheet always beats a presentation attribute.
"""

import re
from collections.abc import Sequence
from html import escape

ROUND = 'stroke-linejoin="round" stroke-linecap="round"'
INKS: dict[str, str] = {
    "line": f'fill="none" stroke="#1f6a52" stroke-width="2.5" {ROUND}',
    "ahead": f'fill="none" stroke="#1f6a52" stroke-width="2.2" stroke-dasharray="2 6" {ROUND}',
    "band": 'fill="#1f6a52" fill-opacity=".14"',
    "dot": 'fill="#1f6a52"',
    "bar": 'fill="#1f6a52"',
    "rule": 'stroke="#e0dacb" stroke-width="1"',
    "foot": 'stroke="#8c8470" stroke-width="1"',
    "aim": 'fill="none" stroke="#23312f" stroke-width="1.6" stroke-dasharray="7 5"',
    "start": 'fill="none" stroke="#23312f" stroke-width="1.2" stroke-dasharray="1.5 4"',
    "break": 'stroke="#a8432a" stroke-width="1.4" stroke-dasharray="4 4"',
    "note": 'fill="#56615f"',
    "name": 'fill="#23312f"',
    "say": 'fill="#23312f"',
    "break-say": 'fill="#a8432a"',
    "gap": 'fill="none" stroke="#56615f" stroke-width="1.6"',
    "hatch": 'fill="none" stroke="#56615f" stroke-width="1.3"',
    "spot": 'fill="#56615f"',
    "hatched": 'stroke="#56615f" stroke-width="1"',
    "area": 'stroke="none"',
    "goal": 'fill="none" stroke="#23312f" stroke-width="2"',
    "edged": 'stroke="#fdfbf5" stroke-width="1"',
    "no-edge": 'fill="none" stroke="#8c8470" stroke-width="1" stroke-dasharray="3 3"',
    "under": 'fill="#fdfbf5"',
    "over": 'fill="#fdfbf5"',
    "edge": 'fill="none" stroke="#fdfbf5" stroke-width="1"',
}


def line(cls: str, start: tuple[float, float], end: tuple[float, float]) -> str:
    """A straight stroke from `start` to `end`."""
    (x1, y1), (x2, y2) = start, end
    return f'<path {_ink(cls)} d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"/>'


def path(cls: str, shape: str, extra: str = "", title: str = "") -> str:
    """A path; `extra` are further attributes, `title` its name, both already escaped.

    A fill in `extra` replaces the one of the class: an attribute may stand only once.
    """
    own = re.sub(r'fill="[^"]*" ?', "", _ink(cls)) if " fill=" in extra else _ink(cls)
    told = f"<title>{title}</title>" if title else ""
    return f'<path {own} d="{shape}"{extra}>{told}</path>'


def along(points: list[tuple[float, float]]) -> str:
    """The path data of a line through `points`."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def box(cls: str, corner: tuple[float, float], size: tuple[float, float], extra: str = "") -> str:
    """A rectangle with softly rounded corners; `extra` as in `path`."""
    (x, y), (w, h) = corner, size
    own = re.sub(
        r'(fill|stroke)="[^"]*" ?', lambda m: "" if f" {m[1]}=" in extra else m[0], _ink(cls)
    )
    return (
        f'<rect {own} x="{x:.1f}" y="{y:.1f}" width="{max(w, 0):.1f}" '
        f'height="{h:.1f}" rx="2"{extra}/>'
    )


def dot(cls: str, at: tuple[float, float], radius: float, title: str = "") -> str:
    """A round mark, with a title for those who point at it."""
    told = f"<title>{escape(title)}</title>" if title else ""
    return f'<circle {_ink(cls)} cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{radius}">{told}</circle>'


def text(
    cls: str, at: tuple[float, float], said: str, *, size: float = 14, anchor: str = "start"
) -> str:
    """A line of writing; `anchor` is start, middle or end."""
    return (
        f'<text {_ink(cls)} x="{at[0]:.1f}" y="{at[1]:.1f}" font-size="{size}" '
        f'text-anchor="{anchor}">{escape(said)}</text>'
    )


def hatch(uid: str) -> str:
    """The patterns of what is hidden and of what is shared, named by `uid`."""
    return (
        f'<defs><pattern id="{uid}-h" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><path {_ink("hatch")} d="M0 0V6"/></pattern>'
        f'<pattern id="{uid}-s" width="7" height="7" patternUnits="userSpaceOnUse">'
        f'<circle {_ink("spot")} cx="2" cy="2" r="1.1"/></pattern></defs>'
    )


def sheet(uid: str, size: tuple[float, float], title: str, told: str, body: list[str]) -> str:
    """The whole drawing: one image with a title and a description. Areas inside may be links."""
    width, height = size
    role = "group" if any("<a " in part for part in body) else "img"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'role="{role}" aria-labelledby="{uid}-t" aria-describedby="{uid}-d" font-family="sans-serif">'
        f'<title id="{uid}-t">{escape(title)}</title><desc id="{uid}-d">{escape(told)}</desc>'
        f"{''.join(body)}</svg>"
    )


def wide(said: str, size: float) -> float:
    """About how wide `said` is at `size`: Hangul takes a whole square, Latin a bit over half of one."""
    return sum(size * (0.94 if ord(letter) > 0x1100 else 0.56) for letter in said)


def fitted(said: str, size: float, room: float) -> str:
    """`said` as far as there is room for it; what is left out is told by an ellipsis."""
    if wide(said, size) <= room:
        return said
    kept = said
    while kept and wide(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def largest(said: str, sizes: Sequence[float], room: float) -> float:
    """The first of `sizes` at which `said` has room, else the last."""
    return next((size for size in sizes if wide(said, size) <= room), sizes[-1])


def _ink(cls: str) -> str:
    return f'class="ch-{cls}" {INKS[cls]}'


def link(href: str, inside: str) -> str:
    """`inside` as a link to one of our own pages; anything but a local address stays plain."""
    return f'<a href="{escape(href)}">{inside}</a>' if local(href) else inside


def local(href: str) -> str:
    """The address where it is one of our own pages, else nothing."""
    return href if href.startswith("/") and not href.startswith("//") else ""


def spot(href: str, at: tuple[float, float], inside: str) -> str:
    """A small mark as a link for those who point; whoever uses keys finds the same in the table."""
    if not local(href):
        return inside
    round_it = f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="11" fill="transparent"/>'
    return f'<a href="{escape(href)}" tabindex="-1" aria-hidden="true">{round_it}{inside}</a>'
