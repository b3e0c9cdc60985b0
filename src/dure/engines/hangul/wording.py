"""Numbers, money, days and times in words, Korean and English."""

from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

Language = Literal["ko", "en"]
WEEKDAYS = "월화수목금토일"
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
KOREAN_SCALES = ((10**12, "조"), (10**8, "억"), (10**4, "만"))
ENGLISH_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def number_text(number: int) -> str:
    """12300 as 12,300; a minus sign, not a hyphen, before a negative."""
    return f"{number:,}".replace("-", "−")


def won(amount: int, language: Language = "ko") -> str:
    """12300 as 12,300원 or ₩12,300."""
    if language == "ko":
        return f"{number_text(amount)}원"
    return f"{'−' if amount < 0 else ''}₩{abs(amount):,}"


def won_in_words(amount: int, language: Language = "ko") -> str:
    """105,000,000 as 1억 500만 원 or ₩105 million; exact in Korean, two decimals in English."""
    if language == "en":
        return english_won(amount)
    left, parts = abs(amount), []
    for scale, word in KOREAN_SCALES:
        count, left = divmod(left, scale)
        if count:
            parts.append(f"{count:,}{word}")
    if left or not parts:
        parts.append(f"{left:,}")
    glue = "" if left or not amount else " "
    return ("−" if amount < 0 else "") + " ".join(parts) + glue + "원"


def english_won(amount: int) -> str:
    """Millions and more in words, anything smaller in digits; 999,999,999 rounds to 1 billion."""
    if abs(amount) < ENGLISH_SCALES[-1][0]:
        return won(amount, "en")
    sizes = [
        ((Decimal(abs(amount)) / scale).quantize(Decimal("0.01"), ROUND_HALF_UP), word)
        for scale, word in reversed(ENGLISH_SCALES)
    ]
    number, word = next((size for size in sizes if size[0] < 1000), sizes[-1])
    written = f"{number:,}".rstrip("0").rstrip(".")
    return f"{'−' if amount < 0 else ''}₩{written} {word}"


def date_text(day: date, language: Language = "ko", *, weekday: bool = True) -> str:
    """22 November 2026 as 2026. 11. 22.(일) or Sun 22 Nov 2026."""
    if language == "ko":
        name = f"({WEEKDAYS[day.weekday()]})" if weekday else ""
        return f"{day.year}. {day.month}. {day.day}.{name}"
    name = f"{DAYS[day.weekday()]} " if weekday else ""
    return f"{name}{day.day} {MONTHS[day.month - 1]} {day.year}"


def time_text(at: time, language: Language = "ko") -> str:
    """10:00 as 오전 10시 or 10 a.m.; noon is 낮 12시, midnight 밤 12시."""
    hour = at.hour % 12 or 12
    if language == "en":
        minutes = f":{at.minute:02}" if at.minute else ""
        return f"{hour}{minutes} {'a.m.' if at.hour < 12 else 'p.m.'}"
    minutes = f" {at.minute}분" if at.minute else ""
    return f"{part_of_day(at)} {hour}시{minutes}"


def part_of_day(at: time) -> str:
    """오전 or 오후; the two twelves have names of their own."""
    if at.hour == 12:
        return "낮"
    if at.hour == 0:
        return "밤"
    return "오전" if at.hour < 12 else "오후"
