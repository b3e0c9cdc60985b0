"""Letters in a given width: how long a text is, where it breaks. Korean breaks between words only."""

import unicodedata

NARROW, WIDE_LATIN = ".,:;'!|()[]{}ijltfr·’‘“”\"", "mwMW%&@"


def length(text: str, size: float) -> float:
    """How wide a text is at most, in the units of `size`."""
    return sum(_letter(one) for one in text) * size


def lines_of(text: str, width: float, size: float) -> list[str]:
    """The text in lines no longer than `width`; a word that is longer alone is cut."""
    lines: list[str] = []
    now = ""
    for word in text.split():
        for part in _parts(word, width, size):
            longer = f"{now} {part}" if now else part
            if now and length(longer, size) > width:
                lines.append(now)
                now = part
            else:
                now = longer
    return [*lines, now] if now else lines


def balanced(text: str, width: float, size: float) -> list[str]:
    """As many lines as needed and no more, all about as long: for headings that stand in the middle."""
    few = len(lines_of(text, width, size))
    low, high = width / max(few, 1) / 2, width
    for _ in range(12):
        middle = (low + high) / 2
        if len(lines_of(text, middle, size)) > few:
            low = middle
        else:
            high = middle
    return lines_of(text, high, size)


def _parts(word: str, width: float, size: float) -> list[str]:
    parts, now = [], ""
    for letter in word:
        if now and length(now + letter, size) > width:
            parts.append(now)
            now = ""
        now += letter
    return [*parts, now] if now else parts


def _letter(one: str) -> float:
    if unicodedata.east_asian_width(one) in "WF":
        return 0.95
    if one == " ":
        return 0.28
    if one in NARROW:
        return 0.34
    if one in WIDE_LATIN:
        return 0.9
    return 0.68 if one.isupper() else 0.57
