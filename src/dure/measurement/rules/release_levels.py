"""Release levels: which places and organisations add up to which, as every reader can see."""

from collections import defaultdict
from collections.abc import Collection

from dure.measurement.types.release import WHOLE, ReleaseFigures, Where

Split = tuple[Where, tuple[Where, ...]]


def place_splits(release: ReleaseFigures, wheres: Collection[Where]) -> list[Split]:
    """(whole, parts) pairs: everybody into organisations and into places, places into smaller ones.

    A place is split into organisations only where each of them reports for that place alone.
    """
    organisations = tuple(sorted(where for where in wheres if where.organisation))
    levels = _levels(release, wheres)
    splits: list[Split] = [(WHOLE, organisations)] if organisations else []
    above: list[Where] = [WHOLE]
    for level in levels:
        here = _children(release, level, above)
        splits += [(whole, parts) for whole, parts in here.items() if parts]
        # A town without districts stays: what lies below a district elsewhere lies below it.
        above = [one for whole, parts in here.items() for one in (parts or (whole,))]
    splits += _organisations_of(release, above, organisations)
    return splits


def _levels(release: ReleaseFigures, wheres: Collection[Where]) -> list[str]:
    """Place levels that occur, the broadest first, as the tree names them.

    Their number says nothing: few towns have districts, so there may be fewer districts than towns.
    """
    shown = {where.place for where in wheres}
    found = {
        level
        for chain in release.tree.ancestors.values()
        for level, place in chain.items()
        if place in shown
    }
    return [level for level in release.tree.levels if level in found]


def _children(
    release: ReleaseFigures, level: str, above: list[Where]
) -> dict[Where, tuple[Where, ...]]:
    found: dict[Where, set[Where]] = {whole: set() for whole in above}
    for chain in release.tree.ancestors.values():
        place = chain.get(level)
        if place is None:
            continue
        for whole in above:
            if whole == WHOLE or whole.place in chain.values():
                found[whole].add(Where(place=place))
    return {whole: tuple(sorted(parts - {whole})) for whole, parts in found.items()}


def _organisations_of(
    release: ReleaseFigures, lowest: list[Where], organisations: tuple[Where, ...]
) -> list[Split]:
    inside: dict[Where, list[Where]] = defaultdict(list)
    mixed: set[Where] = set()
    for where in organisations:
        only = release.only_place.get(where.organisation)
        if only is None:
            # It reports for several places: none of them is the sum of whole organisations.
            mixed.update(lowest)
            continue
        chain = release.tree.ancestors.get(only, {})
        for place in lowest:
            if place.place in chain.values():
                inside[place].append(where)
    return [(place, tuple(parts)) for place, parts in inside.items() if place not in mixed]
