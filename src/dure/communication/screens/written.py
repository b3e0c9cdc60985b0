"""What a form sent, as what it stands for."""

MOST_DIGITS = 16


def number_in(text: str) -> int:
    """A key that was chosen; 0, which nobody has, where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < MOST_DIGITS else 0
