"""The picture itself, in three shapes: wide and tall for the wall (A3), narrow for a phone."""

from dataclasses import replace
from html import escape
from typing import Literal

from dure.agenda.rules.wall_picture import ink
from dure.agenda.rules.wall_picture.content import Bough, Caption, Content, content_of
from dure.agenda.rules.wall_picture.fitting import balanced, length, lines_of
from dure.agenda.rules.wall_picture.hanging import Sheet, Sizes, blocks_of, hang, height_of
from dure.agenda.types.agenda import AgendaTree
from dure.kernel.words import Words

Shape = Literal["wide", "tall", "phone"]
WIDE = Sizes(1500, 1061, 84, 62, 32, 22, 18.5, 35, 21)
TALL = Sizes(1061, 1500, 82, 56, 36, 23, 19.5, 37, 20)
PHONE = Sizes(390, 0, 22, 30, 22, 17, 15.5, 18, 14)
MOST_IN_A_ROW = 6
GROWTHS = (1.0, 1.08, 1.17, 1.27, 1.38, 1.5, 1.65, 1.85, 2.1)
LEGEND = (
    ("indicator", Words("잎은 지표", "leaf: indicator")),
    ("activity", Words("열매는 활동", "fruit: activity")),
    ("strategy", Words("매듭은 전략", "knot: strategy")),
)
ASSUMED = Words("우리가 믿는 것 (가정)", "What we assume")


def draw_agenda(tree: AgendaTree, caption: Caption, *, shape: Shape, language: str) -> str:
    """The picture of a version as SVG, with its own text alternative.

    For the wall the paper grows around the words until they fit its proportions; the words do not shrink.
    """
    content = content_of(tree, caption, language)
    for growth in (1.0,) if shape == "phone" else GROWTHS:
        sizes = _grown({"wide": WIDE, "tall": TALL, "phone": PHONE}[shape], growth)
        sheet, height = _laid_out(content, sizes, shape)
        if height <= sizes.least_height + 1:
            break
    return _svg(sheet, content, sizes, height, told(content))


def _grown(sizes: Sizes, growth: float) -> Sizes:
    return replace(
        sizes,
        width=sizes.width * growth,
        least_height=sizes.least_height * growth,
        margin=sizes.margin * growth,
    )


def _laid_out(content: Content, sizes: Sizes, shape: Shape) -> tuple[Sheet, float]:
    sheet = Sheet()
    if shape == "wide":
        sizes = replace(sizes, drop=sizes.drop + _air(content, sizes))
    y = _head(sheet, content, sizes)
    draw = _rows_of_boughs if shape == "wide" else _trunk
    return sheet, _foot(sheet, content, sizes, draw(sheet, content, sizes, y))


def told(content: Content) -> str:
    """The picture in words, for whoever does not see it."""
    parts = [content.eyebrow, content.vision]
    for bough in content.boughs:
        below = ", ".join(item.text for item in bough.items)
        parts.append(f"{bough.label}. {bough.title}" + (f": {below}" if below else ""))
    parts += [f"{mark}) {said}" for mark, said in content.notes]
    return ". ".join(part.rstrip(".") for part in parts) + "."


def _head(sheet: Sheet, content: Content, sizes: Sizes) -> float:
    middle, edge = sizes.width / 2, sizes.margin * 0.42
    rod = max(sizes.width / 140, 5)
    sheet.over.append(ink.rod(edge, edge * 0.62, sizes.width - 2 * edge, rod))
    top = edge * 0.62 + rod
    sheet.over += ink.stripe(edge * 1.9, top + rod * 0.9, sizes.width - edge * 3.8, rod * 0.62)
    y = top + sizes.vision * 1.75
    for line in lines_of(content.eyebrow, sizes.width - 2 * sizes.margin, sizes.eyebrow):
        sheet.over.append(ink.word(line, middle, y, sizes.eyebrow, middle=True, ink="blue"))
        y += sizes.eyebrow * 1.4
    y += sizes.vision * 0.95
    lines = balanced(content.vision, (sizes.width - 2 * sizes.margin) * 0.86, sizes.vision)
    sheet.over += ink.words(lines, middle, y, sizes.vision, serif=True, middle=True, step=1.32)
    return y + (len(lines) - 1) * sizes.vision * 1.32 + sizes.vision * 0.7


def _rows_of_boughs(sheet: Sheet, content: Content, sizes: Sizes, y: float) -> float:
    boughs = content.boughs
    rows = -(-len(boughs) // MOST_IN_A_ROW)
    each = -(-len(boughs) // max(rows, 1))
    hub = y
    for row in range(rows):
        part = boughs[row * each : (row + 1) * each]
        y = _row(sheet, part, sizes, (hub if row == 0 else y, row == 0))
    return y


def _air(content: Content, sizes: Sizes) -> float:
    """What a short agenda leaves of the sheet lengthens its boughs, so that it fills the paper."""
    dry = Sheet()
    y = _rows_of_boughs(dry, content, sizes, _head(dry, content, sizes))
    spare = sizes.least_height - _notes(dry, content, sizes, 0) - y
    return max(0.0, min(spare * 0.6, 190))


def _row(sheet: Sheet, boughs: tuple[Bough, ...], sizes: Sizes, start: tuple[float, bool]) -> float:
    y, grows = start
    column = (sizes.width - 2 * sizes.margin) / len(boughs)
    title = sizes.title * (1 if len(boughs) <= 4 else 0.92 if len(boughs) == 5 else 0.84)
    room = column - sizes.mark * 0.9
    drop = sizes.drop if grows else 60
    feet: list[tuple[float, float]] = []
    for at, bough in enumerate(boughs):
        x = sizes.margin + column * (at + 0.5)
        off = (at + 0.5) / len(boughs) * 2 - 1
        place = y + drop + sizes.mark + off * off * 52
        if grows:
            sheet.under.append(ink.bough(sizes.width / 2, y, x, place - sizes.mark, (13, 4.5)))
        _ring_on_bough(sheet, bough, x, place - sizes.mark * 1.75, sizes)
        sheet.over += ink.round_mark(x, place, sizes.mark, bough.label)
        lines = balanced(bough.title, room, title)
        head = place + sizes.mark + title * 1.5
        sheet.over += ink.words(lines, x, head, title, serif=True, middle=True, step=1.32)
        feet.append((x, head + (len(lines) - 1) * title * 1.32))
    below = max(foot for _, foot in feet) + title * 1.35
    ends = [
        _column(sheet, bough, (x, foot, below), (column, room), sizes)
        for bough, (x, foot) in zip(boughs, feet, strict=True)
    ]
    return max(ends, default=below) + 34


def _column(
    sheet: Sheet,
    bough: Bough,
    heights: tuple[float, float, float],
    widths: tuple[float, float],
    sizes: Sizes,
) -> float:
    x, foot, y = heights
    left = x - widths[1] / 2 + sizes.strategy * 0.5
    knots: list[float] = []
    for block in blocks_of(bough.items):
        knots.append(hang(sheet, block, left, y, widths[1], sizes))
        y += height_of(block, widths[1], sizes)
    if knots:
        sheet.under.append(ink.thread(x, foot + 16, left, heights[2] - 4, knots[-1], 2.6))
    return y


def _trunk(sheet: Sheet, content: Content, sizes: Sizes, y: float) -> float:
    """Outcomes below each other, on one trunk at the left."""
    x = sizes.margin + sizes.mark * 0.9
    left = x + sizes.mark * 1.75
    room = sizes.width - sizes.margin - left
    columns = 2 if room > 700 else 1
    spare = _spare(content, sizes, y, (room, columns))
    hub, last = y, y
    y += sizes.vision * 0.9
    for bough in content.boughs:
        y += sizes.mark * 0.5 + spare
        last = y + sizes.mark
        _ring_on_bough(sheet, bough, x, y - sizes.mark * 0.55, sizes)
        sheet.over += ink.round_mark(x, last, sizes.mark, bough.label)
        lines = lines_of(bough.title, room, sizes.title)
        sheet.over += ink.words(
            lines, left, last + sizes.title * 0.36, sizes.title, serif=True, step=1.32
        )
        y = last + sizes.title * 0.75 + (len(lines) - 1) * sizes.title * 1.32
        y = _in_columns(sheet, bough, (left, y + sizes.title * 0.35), (room, columns), sizes)
    if content.boughs:
        thick = sizes.mark * 0.3
        turn = hub + sizes.vision * 0.9
        sheet.under.append(
            ink.bough(sizes.width / 2, hub, x, turn + sizes.mark * 0.5, (thick, thick))
        )
        sheet.under.append(ink.bough(x, turn + sizes.mark * 0.4, x, last, (thick, thick * 0.4)))
    return y


def _in_columns(
    sheet: Sheet,
    bough: Bough,
    corner: tuple[float, float],
    room: tuple[float, int],
    sizes: Sizes,
) -> float:
    """Blocks below each other; where there is room, what serves a strategy stands at its right."""
    left, y = corner[0] + sizes.strategy * 0.5, corner[1]
    if room[1] == 1:
        for block in blocks_of(bough.items):
            hang(sheet, block, left, y, room[0], sizes)
            y += height_of(block, room[0], sizes)
        return y
    half = room[0] * 0.47
    for block in blocks_of(bough.items):
        first = [item for item in block if item.kind == "strategy"]
        lower = [replace(item, depth=0, mark="") for item in block if item.kind != "strategy"]
        hang(sheet, first, left, y, half, sizes)
        shift = sizes.small * 1.7 if first and first[0].mark else 0
        hang(sheet, lower, left + half + sizes.strategy * 2, y + shift, half, sizes)
        y += max(height_of(first, half, sizes), shift + height_of(lower, half, sizes))
    return y


def _spare(content: Content, sizes: Sizes, y: float, room: tuple[float, int]) -> float:
    """What is left of the sheet, shared between the outcomes, so that a short agenda fills the paper."""
    if not sizes.least_height or not content.boughs:
        return 0
    dry = Sheet()
    used = y + sizes.vision * 0.9
    for bough in content.boughs:
        lines = len(lines_of(bough.title, room[0], sizes.title))
        used += sizes.mark * 1.5 + sizes.title * (1.1 + (lines - 1) * 1.32)
        used = _in_columns(dry, bough, (0, used), room, sizes)
    used += _foot(dry, content, sizes, 0, least=0)
    return max(0.0, min((sizes.least_height - used) / len(content.boughs), 110))


def _ring_on_bough(sheet: Sheet, bough: Bough, x: float, y: float, sizes: Sizes) -> None:
    if bough.mark:
        sheet.over += ink.ring(x, y, sizes.small * 0.72, bough.mark)


def _foot(
    sheet: Sheet, content: Content, sizes: Sizes, y: float, *, least: float | None = None
) -> float:
    """Assumptions, what the signs mean, by what it was adopted; answers the height of the sheet."""
    dry = Sheet()
    used = _notes(dry, content, sizes, 0)
    least = sizes.least_height if least is None else least
    y = max(y + sizes.small * 1.6, least - used)
    y = _notes(sheet, content, sizes, y)
    edge = sizes.margin * 0.42
    rod = max(sizes.width / 140, 5)
    sheet.over.append(ink.rod(edge, y - edge * 0.62 - rod, sizes.width - 2 * edge, rod))
    return y


def _notes(sheet: Sheet, content: Content, sizes: Sizes, y: float) -> float:
    x, room = sizes.margin, sizes.width - 2 * sizes.margin
    size = sizes.small * 0.94
    if content.notes:
        y += size * 2
        said = ASSUMED.in_language(content.language)
        sheet.over.append(ink.word(said, x, y, size * 1.1, ink="blue", serif=True))
        y += size * 0.9
        y = _notes_in_columns(sheet, content, (x, y), room, size)
    y += size * 2.4
    at = x + size * 0.6
    for kind, name in LEGEND:
        text = name.in_language(content.language)
        if at > x + size and at + size + length(text, size) > x + room:
            at, y = x + size * 0.6, y + size * 1.6
        sign = {"indicator": ink.leaf, "activity": ink.fruit, "strategy": ink.knot}[kind]
        sheet.over.append(sign(at, y - size * 0.34, size * 0.46))
        sheet.over.append(ink.word(text, at + size, y, size, ink="mute"))
        at += size * 2.6 + length(text, size)
    for line in lines_of(content.foot, room, size * 0.94):
        y += size * 1.6
        sheet.over.append(ink.word(line, x, y, size * 0.94, ink="mute"))
    return y + sizes.margin * 0.95


def _notes_in_columns(
    sheet: Sheet, content: Content, corner: tuple[float, float], room: float, size: float
) -> float:
    columns = max(1, min(3, int(room // 420)))
    width = room / columns
    ends = [corner[1]] * columns
    for mark, said in content.notes:
        at = ends.index(min(ends))
        left = corner[0] + at * width
        lines = lines_of(said, width - size * 3, size)
        y = ends[at] + size * 1.5
        sheet.over += ink.ring(left + size * 0.7, y - size * 0.36, size * 0.72, mark)
        sheet.over += ink.words(lines, left + size * 2, y, size, ink="mute", step=1.42)
        ends[at] = y + (len(lines) - 1) * size * 1.42 + size * 0.3
    return max(ends)


def _svg(sheet: Sheet, content: Content, sizes: Sizes, height: float, said: str) -> str:
    w, h = ink.n(sizes.width), ink.n(height)
    return (
        f'<svg class="wall" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}"'
        f' role="img" lang="{content.language}"><title>{escape(content.vision)}</title>'
        f"<desc>{escape(said)}</desc>"
        f'<rect class="w-paper" width="{w}" height="{h}" fill="{ink.PAPER}"/>'
        f"{''.join(ink.fibres(sizes.width, height))}"
        f"{''.join(sheet.under)}{''.join(sheet.over)}</svg>"
    )
