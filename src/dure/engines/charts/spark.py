"""A line of the size of a word, beside a number. Own code: many stand on one page."""

from collections.abc import Sequence


def draw_spark(values: Sequence[float | None], width: float = 96, height: float = 30) -> str:
    """An ornament for the eye (hidden from readers: the number beside it says it); gaps stay gaps."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    low, span = min(known), (max(known) - min(known)) or 1
    step = (width - 6) / (len(values) - 1)
    drawn, pen, spot = [], "M", (0.0, 0.0)
    for index, value in enumerate(values):
        if value is None:
            pen = "M"
            continue
        spot = (3 + index * step, height - 4 - (value - low) / span * (height - 8))
        drawn.append(f"{pen}{spot[0]:.1f} {spot[1]:.1f}")
        pen = "L"
    return (
        f'<svg class="spark" viewBox="0 0 {width:g} {height:g}" aria-hidden="true" focusable="false">'
        f'<path d="{"".join(drawn)}" fill="none" stroke="currentColor" stroke-width="2" '
        f'stroke-linecap="round" stroke-linejoin="round"/>'
        f'<circle cx="{spot[0]:.1f}" cy="{spot[1]:.1f}" r="3" fill="currentColor"/></svg>'
    )
