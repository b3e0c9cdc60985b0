"""Refuse what no phone could read."""

from dure.engines.qr.types import LONGEST, QrFault


def check_qr(text: str) -> None:
    """Something, in one line, not too long for squares that can be seen from the last row."""
    if not text.strip():
        raise QrFault("qr.nothing_to_say")
    if len(text) > LONGEST:
        raise QrFault("qr.too_long")
    if any(ord(each) < 32 for each in text):
        raise QrFault("qr.not_one_line")
