"""Which cells a definition asks for besides the total, and what they are called."""

from collections.abc import Mapping
from itertools import product

from dure.engines.measure import cell_key, cell_values
from dure.kernel.words import Words
from dure.measurement.types.asked import AskedVersion, Dimension

TOTAL = Words("전체", "total")
Dimensions = Mapping[str, Dimension]


def cells_asked(version: AskedVersion, dimensions: Dimensions) -> tuple[str, ...]:
    """The keys of all cells asked for, in the order of combinations and categories; no total."""
    return tuple(
        cell for group in version.combinations for cell in cells_of_group(group, dimensions)
    )


def cells_of_group(group: tuple[str, ...], dimensions: Dimensions) -> tuple[str, ...]:
    """The cells of one combination, for example sex × age band."""
    categories = [[code for code, _ in dimensions[name].categories] for name in group]
    return tuple(cell_key(dict(zip(group, codes, strict=True))) for codes in product(*categories))


def count_asked(version: AskedVersion, dimensions: Dimensions) -> int:
    """How many cells that are, without making their keys."""
    total = 0
    for group in version.combinations:
        size = 1
        for name in group:
            size *= len(dimensions[name].categories)
        total += size
    return total


def cell_label(cell: str, dimensions: Dimensions) -> Words:
    """`여성, 75–84세`; the total is called so; a code nobody knows is shown as it is."""
    if not cell:
        return TOTAL
    try:
        pairs = cell_values(cell)
    except ValueError:
        return Words(cell, cell)
    parts = [_category(name, code, dimensions) for name, code in pairs]
    return Words(", ".join(each.ko for each in parts), ", ".join(each.en for each in parts))


def group_label(group: tuple[str, ...], dimensions: Dimensions) -> Words:
    """`성별 × 연령대`."""
    names = [dimensions[name].name for name in group]
    return Words(" × ".join(each.ko for each in names), " × ".join(each.en for each in names))


def _category(name: str, code: str, dimensions: Dimensions) -> Words:
    dimension = dimensions.get(name)
    known = dict(dimension.categories) if dimension else {}
    return known.get(code, Words(code, code))
