"""Money is whole won. Never a float, never another currency."""


def won(amount_krw: int, language: str = "ko") -> str:
    """`12,300원` or `₩12,300`; the minus sign is a real one and comes first."""
    sign, size = "\N{MINUS SIGN}" if amount_krw < 0 else "", f"{abs(amount_krw):,}"
    return f"{sign}₩{size}" if language == "en" else f"{sign}{size}원"
