"""How numbers, days and money are written for people, in Korean and in English.

Zero, not reported, not applicable and hidden are four different things (feature B9): each has its own
word and its own mark, so that nobody takes one for another, with or without colour.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from dure.kernel.clock import SEOUL, day_of
from dure.kernel.money import won
from dure.kernel.words import Words

VALUE, NOT_REPORTED, NOT_APPLICABLE, HIDDEN = "value", "not_reported", "not_applicable", "hidden"
STATE_WORDS = {
    NOT_REPORTED: Words("보고 없음", "not reported"),
    NOT_APPLICABLE: Words("해당 없음", "not applicable"),
    HIDDEN: Words("비공개", "hidden"),
}
STATE_MARKS = {NOT_REPORTED: "○", NOT_APPLICABLE: "–", HIDDEN: "▨"}
STATE_REASONS = {
    NOT_REPORTED: Words("아직 보고되지 않았어요", "Nothing has been reported yet"),
    NOT_APPLICABLE: Words("이 칸에는 해당하지 않아요", "This does not apply here"),
    HIDDEN: Words(
        "한 사람도 알아볼 수 없도록 작은 수와 그 짝을 가렸어요",
        "Small counts, and their partners, are hidden so that nobody can be recognised",
    ),
}
_DAYS_KO = "월화수목금토일"
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it may be shown: its state and, only where the state is "value", the number.

    `state` is one of "value", "not_reported", "not_applicable", "hidden". Zero is a value.
    """

    state: str
    value: Decimal | int | float | None = None
    unit: Words | None = None
    decimals: int = 0

    def __post_init__(self) -> None:
        if (self.state == VALUE) != (self.value is not None):
            msg = f"a figure that is {self.state!r} must not carry the value it carries"
            raise ValueError(msg)


def number(value: Decimal | float, decimals: int = 0) -> str:
    """`12480` → `12,480`; halves go away from zero; the minus sign is a real one."""
    step = Decimal(1).scaleb(-decimals)
    rounded = Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP)
    return f"{rounded + 0:,f}".replace("-", MINUS)


def plain(value: Decimal) -> str:
    """`-5.50` → `−5.5`, `48000` → `48,000`: as many decimals as it needs, the minus sign a real one."""
    return f"{value.normalize() + 0:,f}".replace("-", MINUS)


def day(on: date, language: str = "ko") -> str:
    """`2026. 11. 22.(일)` or `22 Nov 2026`; of an instant the day in Seoul."""
    on = day_of(on) if isinstance(on, datetime) else on
    if language == "en":
        return f"{on.day} {_MONTHS_EN[on.month - 1]} {on.year}"
    return f"{on.year}. {on.month}. {on.day}.({_DAYS_KO[on.weekday()]})"


def short_day(on: date, language: str = "ko") -> str:
    """`11. 22.` or `22 Nov`, where the year is plain."""
    if language == "en":
        return f"{on.day} {_MONTHS_EN[on.month - 1]}"
    return f"{on.month}. {on.day}."


def moment(at: datetime, language: str = "ko") -> str:
    """`2026. 11. 22.(일) 오전 10:05` or `22 Nov 2026, 10:05`, in Seoul."""
    here = at.astimezone(SEOUL)
    if language == "en":
        return f"{day(here.date(), language)}, {here:%H:%M}"
    half = "오전" if here.hour < 12 else "오후"
    clock = (
        f"{(here.hour + 11) % 12 + 1}:{here:%M}"
        if here.minute
        else f"{(here.hour + 11) % 12 + 1}시"
    )
    return f"{day(here.date())} {half} {clock}"


def large_won(amount_krw: int, language: str = "ko") -> str:
    """`1억 500만 원` or `₩105.0 million`; amounts below ten thousand won are written out."""
    size = abs(amount_krw)
    if size < 10_000:
        return won(amount_krw, language)
    sign = MINUS if amount_krw < 0 else ""
    if language == "en":
        return (
            f"{sign}₩{size / 1_000_000:,.1f} million" if size >= 1_000_000 else f"{sign}₩{size:,}"
        )
    eok, rest = divmod(size // 10_000, 10_000)
    parts = [f"{eok:,}억"] * bool(eok) + [f"{rest:,}만"] * bool(rest)
    return f"{sign}{' '.join(parts)} 원"
