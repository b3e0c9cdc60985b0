"""Amounts (양): as a scale shows them; grams until a kilo, then kilos."""

from decimal import ROUND_HALF_UP, Decimal

from dure.kernel.words import Words

BIG = {"g": "kg", "ml": "L"}
THOUSAND = Decimal(1000)


def told_amount(amount: Decimal, unit: str) -> Words:
    """`950 g`, `11.44 kg`, `7.5 L`, `138개`: never more exact than a kitchen scale."""
    if unit == "each":
        number = _plain(amount, "0.1")
        return Words(f"{number}개", number)
    if amount >= THOUSAND:
        told = f"{_plain(amount / THOUSAND, '0.01')} {BIG[unit]}"
    else:
        told = f"{_plain(amount, '1' if amount >= 10 else '0.1')} {unit}"
    return Words(told, told)


def _plain(number: Decimal, finest: str) -> str:
    rounded = number.quantize(Decimal(finest), ROUND_HALF_UP).normalize()
    return f"{rounded:,f}"
