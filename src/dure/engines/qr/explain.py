"""The text alternative of a QR code: the address it leads to."""


def tell_qr(text: str) -> str:
    """`https://dure.example/declare/k7m/` → `dure.example/declare/k7m`: as one would read it aloud."""
    return text.partition("://")[2].rstrip("/") or text
