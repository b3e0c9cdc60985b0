"""Aliases: codes of the statistical office, carried along when the ministry's code changes."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dure.ground.places.rules.changes import ChangeRow


@dataclass(frozen=True, slots=True)
class AliasRow:
    """`code` of `system` means `place_code` from `since` up to the day before `until`."""

    system: str
    code: str
    place_code: str
    since: date | None = None
    until: date | None = None


def carried(aliases: Iterable[AliasRow], changes: Iterable[ChangeRow]) -> list[AliasRow]:
    """Aliases that follow plain recodings and end where an area was merged or divided.

    A statistical code for 광주광역시 must not silently come to mean the larger 전남광주통합특별시.
    """
    by_old: dict[str, list[ChangeRow]] = defaultdict(list)
    into: Counter[tuple[str, date]] = Counter()
    for change in changes:
        by_old[change.old_code].append(change)
        into[change.new_code, change.changed_on] += 1
    return [row for alias in aliases for row in _line(alias, by_old, into)]


def _line(
    alias: AliasRow, by_old: dict[str, list[ChangeRow]], into: Counter[tuple[str, date]]
) -> list[AliasRow]:
    after = [
        change
        for change in by_old.get(alias.place_code, [])
        if alias.since is None or change.changed_on > alias.since
    ]
    if not after:
        return [alias]
    first = min(after, key=lambda change: change.changed_on)
    ended = replace(alias, until=first.changed_on)
    is_plain = first.share == 1 and into[first.new_code, first.changed_on] == 1
    if not is_plain:
        return [ended]
    onward = replace(alias, place_code=first.new_code, since=first.changed_on)
    return [ended, *_line(onward, by_old, into)]
