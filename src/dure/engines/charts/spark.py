"""A line of the size of a word, beside a number. Own code: many stand on one page."""

from collections.abc import Collection, Sequence

Spots = list[tuple[float, float]]


def draw_spark(
    values: Sequence[float | None],
    width: float = 96,
    height: float = 30,
    *,
    breaks: Collection[int] = (),
) -> str:
    """An ornament for the eye (hidden from readers: the number beside it says it); gaps stay gaps.

    `breaks` are the positions from which another definition counts: the line ends before each and
    begins anew behind a dotted stroke.
    """
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    step = (width - 6) / (len(values) - 1)
    runs = _runs(values, breaks, (step, height))
    last = runs[-1][-1]
    return (
        f'<svg class="spark" viewBox="0 0 {width:g} {height:g}" aria-hidden="true" focusable="false">'
        f"{_strokes(len(values), breaks, (step, height))}"
        f'<path d="{"".join(_along(run) for run in runs)}" fill="none" stroke="currentColor" '
        f'stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>'
        f'<circle cx="{last[0]:.1f}" cy="{last[1]:.1f}" r="3" fill="currentColor"/></svg>'
    )


def _runs(
    values: Sequence[float | None], breaks: Collection[int], sheet: tuple[float, float]
) -> list[Spots]:
    """Stretches without a gap and without a change of definition, as spots on the sheet."""
    known = [value for value in values if value is not None]
    low, span = min(known), (max(known) - min(known)) or 1
    step, height = sheet
    runs: list[Spots] = [[]]
    for index, value in enumerate(values):
        if value is None or index in breaks:
            runs.append([])
        if value is not None:
            runs[-1].append((3 + index * step, height - 4 - (value - low) / span * (height - 8)))
    return [run for run in runs if run]


def _along(run: Spots) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in run)


def _strokes(count: int, breaks: Collection[int], sheet: tuple[float, float]) -> str:
    """A dotted stroke before the first value of each new definition."""
    step, height = sheet
    places = [3 + (index - 0.5) * step for index in sorted(breaks) if 0 < index < count]
    return "".join(
        f'<path class="spark-break" d="M{x:.1f} 2V{height - 2:g}" fill="none" stroke="currentColor" '
        f'stroke-width="1" stroke-dasharray="2 3" opacity=".7"/>'
        for x in places
    )
