"""Does it fit? A text or number that its column cannot hold is refused in words, before it is written.

PostgreSQL would break off and SQLite would keep it: neither is an answer for whoever typed it.
"""

from decimal import Decimal

from django.db import models

from dure.kernel.errors import Refused

SMALL_LIMIT = 32_767
SAID = 30


def refuse_unfit(row: models.Model) -> None:
    """Refused with `measurement.too_long` or `measurement.number_does_not_fit`."""
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(value, str):
            _refuse_long(value, field.max_length)
        elif isinstance(field, models.DecimalField) and value is not None:
            _refuse_large(Decimal(value), 10 ** (field.max_digits - field.decimal_places))
        elif isinstance(field, models.PositiveSmallIntegerField) and value is not None:
            _refuse_large(Decimal(value), SMALL_LIMIT + 1)
            if value < 0:
                raise Refused("measurement.number_does_not_fit", value=value)


def _refuse_long(text: str, most: int | None) -> None:
    if most is not None and len(text) > most:
        said = f"{text[:SAID]}…"
        raise Refused("measurement.too_long", most=most, count=len(text), said=said)


def _refuse_large(number: Decimal, limit: int) -> None:
    if not number.is_finite() or abs(number) >= limit:
        raise Refused("measurement.number_does_not_fit", value=str(number))
