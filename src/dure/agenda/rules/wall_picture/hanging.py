"""What hangs from an outcome: strategies as knots on its thread, leaves and fruit below them."""

from dataclasses import dataclass, field

from dure.agenda.rules.wall_picture import ink
from dure.agenda.rules.wall_picture.content import Item
from dure.agenda.rules.wall_picture.fitting import lines_of

STEP = 1.38


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large things are in one shape of the picture."""

    width: float
    least_height: float
    margin: float
    vision: float
    title: float
    strategy: float
    small: float
    mark: float
    eyebrow: float
    drop: float = 128  # from the crown of the wide picture down to its outcomes


@dataclass(slots=True)
class Sheet:
    """Strokes drawn so far; threads lie under everything else."""

    under: list[str] = field(default_factory=list)
    over: list[str] = field(default_factory=list)


def blocks_of(items: tuple[Item, ...]) -> list[list[Item]]:
    """Each strategy with what stands below it; what stands directly below an outcome is on its own."""
    blocks: list[list[Item]] = []
    for item in items:
        if item.depth and blocks:
            blocks[-1].append(item)
        else:
            blocks.append([item])
    return blocks


def height_of(block: list[Item], width: float, sizes: Sizes) -> float:
    """How much room a block takes."""
    return sum(_height(item, width, sizes) for item in block) + sizes.strategy * 0.95


def hang(sheet: Sheet, block: list[Item], x: float, y: float, width: float, sizes: Sizes) -> float:
    """Draw a block with its knot at `x`; answers where its first knot sits. `y` is its upper edge."""
    first = 0.0
    for item in block:
        size, indent = _size(item, sizes), _indent(item, sizes)
        top = y + (sizes.small * 1.7 if item.mark and item.depth == 0 else 0)
        middle = top + size * 0.72
        if item.mark and item.depth == 0:
            sheet.over += ink.ring(x, y + sizes.small * 0.72, sizes.small * 0.72, item.mark)
        sheet.over.append(
            _sign(item, x + (sizes.strategy * 1.55 if item.depth else 0), middle, size)
        )
        lines = lines_of(item.text, width - indent, size)
        colour = "ink" if item.kind == "strategy" else "mute"
        sheet.over += ink.words(lines, x + indent, top + size * 1.05, size, ink=colour, step=STEP)
        if item.also:
            foot = top + size * 1.05 + len(lines) * size * STEP
            also = lines_of(item.also, width - indent, sizes.small * 0.92)
            sheet.over += ink.words(
                also, x + indent, foot, sizes.small * 0.92, ink="blue", step=STEP
            )
        first = first or middle
        y += _height(item, width, sizes)
    return first


def _sign(item: Item, x: float, y: float, size: float) -> str:
    if item.kind == "indicator":
        return ink.leaf(x, y, size * 0.46)
    if item.kind == "activity":
        return ink.fruit(x, y, size * 0.46)
    return ink.knot(x, y, size * 0.46)


def _size(item: Item, sizes: Sizes) -> float:
    return sizes.strategy if item.kind == "strategy" else sizes.small


def _indent(item: Item, sizes: Sizes) -> float:
    return sizes.strategy * (2.55 if item.depth else 1.25)


def _height(item: Item, width: float, sizes: Sizes) -> float:
    size = _size(item, sizes)
    lines = len(lines_of(item.text, width - _indent(item, sizes), size))
    also = len(lines_of(item.also, width - _indent(item, sizes), sizes.small * 0.92))
    ring = sizes.small * 1.7 if item.mark and item.depth == 0 else 0
    return lines * size * STEP + also * sizes.small * STEP * 0.92 + ring + size * 0.34
