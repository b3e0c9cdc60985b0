"""Birth dates (생년월일): read from many spellings; each has its readings in the lunar calendar."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

Solar = Callable[[int, int, int, int], str]  # year, month, day, 1 in a leap month

OLDEST = 1850
_CENTURY_TURNS = 27  # 26 is 2026, 27 is 1927: two figures say no more
_FILLERS = "00000000 19000101 19000000 99999999 99991231 11111111 12345678"
_NOT_A_DAY = frozenset(_FILLERS.split())
_MONTHS = """
jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september
|oct october|nov november|dec december
"""
_NAMES = {
    name: number for number, names in enumerate(_MONTHS.split("|"), 1) for name in names.split()
}


@dataclass(frozen=True, slots=True)
class Birth:
    """Birth (생년월일): a day as YYYYMMDD, its year; the solar days it means when it is lunar."""

    day: str = ""
    year: str = ""
    number: int | None = None
    lunar: str = ""
    leap: str = ""


def birth_reader(solar: Solar) -> Callable[[str], Birth]:
    """A reader of birth dates that knows the lunar calendar through `solar`."""

    @lru_cache(maxsize=1 << 18)
    def read(text: str) -> Birth:
        parts, says_lunar = parts_of(text)
        if parts is None:
            return Birth()
        year, month, day = parts
        if not month or not day:
            return Birth(year=str(year))
        if says_lunar and (known := solar(year, month, day, 0)):
            return Birth(known, known[:4], _number(known))
        written = f"{year:04d}{month:02d}{day:02d}"
        lunar, leap = solar(year, month, day, 0), solar(year, month, day, 1)
        return Birth(written, written[:4], _number(written), lunar, leap)

    return read


def parts_of(text: str) -> tuple[tuple[int, int, int] | None, bool]:
    """Year, month and day (0 where not said), and whether the text says that it is lunar."""
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    if not plain:
        return None, False
    says_lunar = "음" in plain or "lunar" in plain
    if re.fullmatch(r"\d{5}(?:\.0)?", plain):
        return _from_excel(int(plain[:5])), False
    plain = re.sub(r"[t ]\d{1,2}:\d{2}.*$|\.0$", "", plain)
    named = re.findall(r"[a-z]{3,}", plain)
    month = next((_NAMES[word] for word in named if word in _NAMES), 0)
    figures = re.findall(r"\d+", plain)
    parts = _with_month_name(figures, month) if month else _from_figures(figures)
    return (_sensible(*parts) if parts else None), says_lunar


def _from_excel(serial: int) -> tuple[int, int, int] | None:
    day = date(1899, 12, 30) + timedelta(days=serial)
    return (day.year, day.month, day.day) if OLDEST <= day.year <= 2100 else None


def _with_month_name(figures: list[str], month: int) -> tuple[int, int, int] | None:
    if len(figures) != 2:
        return (_full_year(figures[0]), month, 0) if len(figures) == 1 else None
    first, second = figures
    year, day = (first, second) if len(first) == 4 else (second, first)
    return _full_year(year), month, int(day)


def _from_figures(figures: list[str]) -> tuple[int, int, int] | None:
    if len(figures) == 1:
        return _from_one(figures[0])
    if len(figures) == 2 and len(figures[0]) == 4:
        return int(figures[0]), int(figures[1]), 0
    if len(figures) != 3 or max(map(len, figures)) > 4:
        return None
    if len(figures[2]) == 4:  # 5/3/1941, 25.12.1941
        first, second, year = map(int, figures)
        return (year, second, first) if first > 12 else (year, first, second)
    return _full_year(figures[0]), int(figures[1]), int(figures[2])


def _from_one(figure: str) -> tuple[int, int, int] | None:
    if figure in _NOT_A_DAY:
        return None
    if len(figure) == 4:
        return int(figure), 0, 0
    if len(figure) == 6:
        return _full_year(figure[:2]), int(figure[2:4]), int(figure[4:])
    if len(figure) == 8:
        return int(figure[:4]), int(figure[4:6]), int(figure[6:])
    return None


def _full_year(figure: str) -> int:
    number = int(figure)
    if len(figure) > 2:
        return number
    return number + (1900 if number >= _CENTURY_TURNS else 2000)


def _sensible(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    if not OLDEST <= year <= 2100 or f"{year:04d}{month:02d}{day:02d}" in _NOT_A_DAY:
        return None
    if month > 12 >= day > 0:
        month, day = day, month
    if month > 12 or day > 31:
        return year, 0, 0
    return year, month, day


def _number(day: str) -> int | None:
    try:
        return date(int(day[:4]), int(day[4:6]), int(day[6:])).toordinal()
    except ValueError:
        return None  # 1941-02-30: a slip of the pen, or a lunar day; compared letter by letter
