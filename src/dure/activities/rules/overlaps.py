"""Overlaps (중복): who works at the same place, for the same people, at the same time.

Lines meet at a place where both have it among their areas, or where one has a place above the other's.
They are brought together by place, so that nobody is compared with somebody elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from dure.activities.rules.weekly import minutes_of
from dure.activities.types.register import Line, Overlap

EVERYBODY = -1


class _Seen(NamedTuple):
    """A line with its groups and minutes as bits, so that meeting is one `and`."""

    key: int
    organisation: int
    groups: int
    minutes: int
    starts_on: date
    ends_before: date
    told: bool
    kind: str


def overlaps(
    lines: Sequence[Line], parent_of: Mapping[str, str], *, across_kinds: bool = False
) -> tuple[Overlap, ...]:
    """Every pair of services of two organisations that meet, with the places, by key.

    Services of one kind only, unless `across_kinds`: then also those who ask the same people to be
    in two places at once.
    """
    seen = _as_seen(lines)
    here: dict[tuple[str, str], list[_Seen]] = defaultdict(list)
    for line, one in zip(lines, seen, strict=True):
        for area in set(line.areas):
            here[(area, "" if across_kinds else line.kind)].append(one)
    found: dict[tuple[int, int], tuple[list[str], bool, bool]] = {}
    for place, first, second in _meetings(here, parent_of):
        low, high = (first, second) if first.key < second.key else (second, first)
        known = found.get((low.key, high.key))
        if known is None:
            sure = low.told and high.told
            found[(low.key, high.key)] = ([place], sure, low.kind == high.kind)
        elif place not in known[0]:
            known[0].append(place)
    return tuple(
        Overlap(pair[0], pair[1], tuple(sorted(places)), sure, same)
        for pair, (places, sure, same) in sorted(found.items())
    )


def _as_seen(lines: Sequence[Line]) -> list[_Seen]:
    codes = sorted({group for line in lines for group in line.groups})
    bit = {code: 1 << at for at, code in enumerate(codes)}
    return [
        _Seen(
            line.service_id,
            line.organisation_id,
            sum(bit[group] for group in line.groups) or EVERYBODY,
            minutes_of(line.weekly),
            line.starts_on,
            line.ends_before or date.max,
            bool(line.weekly),
            line.kind,
        )
        for line in lines
    ]


def _meetings(
    here: Mapping[tuple[str, str], list[_Seen]], parent_of: Mapping[str, str]
) -> Iterator[tuple[str, _Seen, _Seen]]:
    for (place, kind), those in here.items():
        over = [one for above in _above(place, parent_of) for one in here.get((above, kind), ())]
        for at, one in enumerate(those):
            for other in (*those[at + 1 :], *over):
                if _meet(one, other):
                    yield place, one, other


def _above(place: str, parent_of: Mapping[str, str]) -> Iterator[str]:
    known = {place}
    while (place := parent_of.get(place, "")) and place not in known:
        known.add(place)
        yield place


def _meet(one: _Seen, other: _Seen) -> bool:
    return bool(
        one.organisation != other.organisation
        and one.groups & other.groups
        and one.minutes & other.minutes
        and one.starts_on < other.ends_before
        and other.starts_on < one.ends_before
    )
