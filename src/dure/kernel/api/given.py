"""Given (받은 값): what a program sends. Strict: nothing surplus, no text for a number, none too large."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

from dure.kernel.words import Words

MOST = 2**53  # the largest whole number that every JSON reader keeps exact
LARGEST = 10**15
WRITTEN = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # not 2026-W01-1, which Python would take too
# No control letters: PostgreSQL keeps no NUL, and nobody types the others.
PLAIN = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"


class Given(Schema):
    """The body of a request."""

    model_config = ConfigDict(extra="forbid", strict=True)


def _day(value: Any) -> Any:
    """A day is written `2026-11-25`; a number of seconds is no day."""
    if isinstance(value, str) and DAY.fullmatch(value):
        return date.fromisoformat(value)
    raise ValueError("a day is written YYYY-MM-DD")


def _decimal(value: Any) -> Any:
    """A whole number, or any number written as text, so that no digit is lost on the way."""
    whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    if whole and not isinstance(value, bool) and abs(value) <= LARGEST:
        return Decimal(int(value))
    if isinstance(value, str) and WRITTEN.fullmatch(value):
        return Decimal(value)
    raise ValueError('a whole number, or a number written as text: "3.25"')


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
PeriodCode = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$")
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
