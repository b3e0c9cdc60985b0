"""Given (받은 값): what a program sends. Strict: nothing surplus, no text for a number, none too large."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

from dure.kernel.api.unreadable import said
from dure.kernel.words import Words

MOST = 2**53  # the largest whole number that every JSON reader keeps exact
LARGEST = 10**15
WRITTEN = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")
MANY_DIGITS = re.compile(r"-?[0-9]{16,400}(\.[0-9]*)?")
NO_NUMBER = Words(
    '숫자로 읽을 수 없어요. 12나 "3.25"처럼 쉼표와 단위 없이 적어 주세요.',
    'It cannot be read as a number. Write 12, or "3.25", without separators or units.',
)
WITH_DECIMALS = Words(
    '소수는 "3.25"처럼 따옴표 안에 적어 주세요. 그래야 자릿수를 잃지 않아요.',
    'Write a number with decimals as text, "3.25", so that no digit is lost.',
)
TOO_LARGE = Words(
    "수가 너무 커요. 1,000조까지 받을 수 있어요.",
    "The number is too large. At most 1,000,000,000,000,000.",
)
NO_DAY = Words("날짜는 2026-11-25처럼 적어 주세요.", "Write a day like 2026-11-25.")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # not 2026-W01-1, which Python would take too
# No control letters: PostgreSQL keeps no NUL, and nobody types the others.
PLAIN = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"


class Given(Schema):
    """The body of a request."""

    model_config = ConfigDict(extra="forbid", strict=True)


def _day(value: Any) -> Any:
    """A day is written `2026-11-25`; a number of seconds is no day."""
    if isinstance(value, str) and DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError as none_such:  # 2026-02-30
            raise said(NO_DAY) from none_such
    raise said(NO_DAY)


def _decimal(value: Any) -> Any:
    """A whole number, or any number written as text, so that no digit is lost on the way."""
    whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    if whole and not isinstance(value, bool) and abs(value) <= LARGEST:
        return Decimal(int(value))
    if isinstance(value, str) and WRITTEN.fullmatch(value):
        return Decimal(value)
    raise said(_why_no_number(value))


def _why_no_number(value: Any) -> Words:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return NO_NUMBER
    if isinstance(value, str):
        return TOO_LARGE if MANY_DIGITS.fullmatch(value) else NO_NUMBER
    if isinstance(value, float) and abs(value) <= LARGEST:  # infinity and "no number" are neither
        return WITH_DECIMALS
    return TOO_LARGE


Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date"}),
]
MaybeDay = Annotated[
    date | None,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date"}),
]
Amount = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": -LARGEST, "maximum": LARGEST},
                {"type": "string", "pattern": f"^{WRITTEN.pattern}$"},
            ]
        }
    ),
]
Number = Annotated[int, Field(ge=1, le=MOST)]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:=+-]{1,60}$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,50}$")]
# The years that can be reckoned with: a curve looks back years, and a calendar ends with 9999.
PeriodCode = Annotated[
    str, StringConstraints(pattern=r"^[1-8][0-9]{3}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$")
]
Line = Annotated[str, StringConstraints(max_length=160, pattern=PLAIN)]
Text = Annotated[str, StringConstraints(max_length=2000, pattern=PLAIN)]


class GivenWords(Given):
    """The same said in Korean and in English."""

    ko: Text
    en: Text = ""

    def words(self) -> Words:
        """As the services want it."""
        return Words(self.ko.strip(), self.en.strip())


class GivenLine(Given):
    """A short name in Korean and in English."""

    ko: Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=PLAIN)]
    en: Annotated[str, StringConstraints(max_length=100, pattern=PLAIN)] = ""

    def words(self) -> Words:
        """As the services want it; English falls back to Korean, never to nothing."""
        return Words(self.ko.strip(), self.en.strip() or self.ko.strip())
