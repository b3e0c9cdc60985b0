"""Money is whole won. Never a float, never another currency."""


def won(amount_krw: int, language: str = "ko") -> str:
    """`12,300원` or `₩12,300`."""
    return f"₩{amount_krw:,}" if language == "en" else f"{amount_krw:,}원"
