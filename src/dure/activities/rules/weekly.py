"""Weekly times: read as people write them, said in both languages, and whether two of them meet."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from dure.activities.types.register import Weekly
from dure.kernel.words import Words

DAY_MINUTES = 24 * 60
WEEK = 7 * DAY_MINUTES
DAYS_KO = "월화수목금토일"
DAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
BY_NAME = {name: at for at, name in enumerate(DAYS_KO)}
BY_NAME |= {name.casefold(): at for at, name in enumerate(DAYS_EN)}
BY_NAME |= {name: at for at, name in enumerate(("mo", "tu", "we", "th", "fr", "sa", "su"))}
FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
BY_NAME |= {name: at for at, name in enumerate(FULL)}
GROUPS = {"평일": (0, 1, 2, 3, 4), "주말": (5, 6), "매일": tuple(range(7))}
GROUPS |= {"weekdays": (0, 1, 2, 3, 4), "weekends": (5, 6), "daily": tuple(range(7))}
CLOCK = r"(?P<{0}>\d{{1,2}})(?:[:시]\s*(?P<{0}m>\d{{2}})?분?)?"
SPAN = re.compile(rf"{CLOCK.format('a')}\s*[-–—~～]\s*{CLOCK.format('b')}\s*$")
RANGE = re.compile(r"(?P<a>[^\W\d]+)\s*[-–—~～]\s*(?P<b>[^\W\d]+)\s*$")
ALL_WEEK = (1 << WEEK) - 1


def read_weekly(text: str) -> tuple[Weekly, ...] | None:
    """Times from "월·수 10:00-12:00; 금 14-16"; None where something in it is not understood."""
    found: list[Weekly] = []
    for part in _parts(text):
        times = _one(part)
        if times is None:
            return None
        found += times
    return tuple(sorted(set(found)))


def _parts(text: str) -> list[str]:
    """One part for each hours told: commas stand between days as well as between parts."""
    found: list[str] = []
    for piece in re.split(r"[;\n/]", text):
        open_days = ""
        for word in piece.split(","):
            open_days = f"{open_days},{word}" if open_days else word
            if any(letter.isdigit() for letter in word):
                found.append(open_days.strip())
                open_days = ""
        if open_days.strip():
            found.append(open_days.strip())
    return found


def _one(part: str) -> list[Weekly] | None:
    span = SPAN.search(part)
    if span is None:
        return None
    begins, ends = _minutes(span["a"], span["am"]), _minutes(span["b"], span["bm"])
    days = _days(part[: span.start()].replace("요일", " ").replace("매주", " "))
    if begins is None or ends is None or not days or begins >= DAY_MINUTES or begins == ends:
        return None
    ends += DAY_MINUTES if ends < begins else 0
    return [Weekly(day, begins, ends) for day in days]


def _minutes(hour: str, minute: str | None) -> int | None:
    total = int(hour) * 60 + int(minute or 0)
    return total if total <= DAY_MINUTES and int(minute or 0) < 60 else None


def _days(text: str) -> list[int] | None:
    whole = text.strip().casefold()
    if whole in GROUPS:
        return list(GROUPS[whole])
    between = RANGE.match(whole)
    if between and between["a"] in BY_NAME and between["b"] in BY_NAME:
        first, last = BY_NAME[between["a"]], BY_NAME[between["b"]]
        return list(range(first, last + 1)) if first <= last else None
    found: list[int] = []
    for word in re.split(r"[\s·,+&]+", whole):
        letters = list(word) if word and all(letter in DAYS_KO for letter in word) else [word]
        for letter in filter(None, letters):
            if letter not in BY_NAME:
                return None
            found.append(BY_NAME[letter])
    return sorted(set(found)) or None


def written(weekly: Sequence[Weekly]) -> str:
    """The plain form that `read_weekly` understands again; days with the same hours together."""
    told = _told(weekly)
    return "; ".join(f"{''.join(DAYS_KO[day] for day in days)} {hours}" for days, hours in told)


def said(weekly: Sequence[Weekly]) -> Words:
    """The times for people, in both languages."""
    told = _told(weekly)
    return Words(
        ", ".join(f"{'·'.join(DAYS_KO[day] for day in days)} {hours}" for days, hours in told),
        ", ".join(f"{' '.join(DAYS_EN[day] for day in days)} {hours}" for days, hours in told),
    )


def _told(weekly: Sequence[Weekly]) -> list[tuple[list[int], str]]:
    days: dict[str, list[int]] = {}
    for one in sorted(weekly, key=lambda each: (each.begins, each.ends, each.day)):
        days.setdefault(f"{_clock(one.begins)}-{_clock(one.ends)}", []).append(one.day)
    return [(those, hours) for hours, those in days.items()]


def _clock(minutes: int) -> str:
    shown = minutes if minutes <= DAY_MINUTES else minutes - DAY_MINUTES
    return f"{shown // 60:02d}:{shown % 60:02d}"


@lru_cache(maxsize=4096)
def minutes_of(weekly: tuple[Weekly, ...]) -> int:
    """The minutes of a week as bits, Sunday night running on into Monday; nothing told is every minute."""
    if not weekly:
        return ALL_WEEK
    bits = 0
    for day, begins, ends in weekly:
        start = day * DAY_MINUTES + begins
        bits |= ((1 << (ends - begins)) - 1) << start
    return (bits & ALL_WEEK) | (bits >> WEEK)


def shared_times(first: Iterable[Weekly], second: Iterable[Weekly]) -> tuple[Weekly, ...]:
    """When both take place, day by day; past midnight counts for the day on which it is."""
    both = minutes_of(tuple(first)) & minutes_of(tuple(second))
    found = []
    for day in range(7):
        bits = (both >> day * DAY_MINUTES) & ((1 << DAY_MINUTES) - 1)
        while bits:
            begins = (bits & -bits).bit_length() - 1
            rest = bits >> begins
            length = (~rest & (rest + 1)).bit_length() - 1
            found.append(Weekly(day, begins, begins + length))
            bits &= ~(((1 << length) - 1) << begins)
    return tuple(found)


def is_written(one: Weekly) -> bool:
    """Whether a time can be: a day of the week, and an end within a day after the beginning."""
    in_a_day = 0 <= one.begins < DAY_MINUTES and one.begins < one.ends <= one.begins + DAY_MINUTES
    return 0 <= one.day <= 6 and in_a_day
