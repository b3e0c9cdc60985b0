"""What somebody typed, as it is kept and shown: plain text, with links that lead where they say."""

import re
import unicodedata

from dure.communication.types.talk import Piece
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number

LONGEST = 8_000
LINK = re.compile(r"https?://[^\s<>\"'`{}|\\^]+", re.IGNORECASE)
ENDS = ".,;:!?)]}’”…"  # signs of the sentence, not of the address
KEPT = "\n\t"


def plain(text: str, *, most: int = LONGEST) -> str:
    """The text as it is kept: no signs that nobody sees or that turn the line around.

    Refused with `communication.nothing_said`, `.too_long`, `kernel.resident_number`. HTML is text like
    any other: it is shown as it was typed.
    """
    written = "".join(sign for sign in text.replace("\r\n", "\n") if _is_seen(sign)).strip()
    if not written:
        raise Refused("communication.nothing_said")
    if len(written) > most:
        raise Refused("communication.too_long", most=most, n=len(written))
    refuse_resident_number(note=written)
    return written


def one_line(text: str, *, most: int) -> str:
    """The same for a title: one line."""
    return plain(" ".join(text.split()), most=most)


def pieces_of(text: str) -> tuple[Piece, ...]:
    """The text cut at its links; only http and https lead anywhere."""
    found: list[Piece] = []
    at = 0
    for match in LINK.finditer(text):
        address = match.group().rstrip(ENDS)
        end = match.start() + len(address)
        if address.endswith("//"):
            continue
        found += [Piece(text[at : match.start()]), Piece(address, address)]
        at = end
    found.append(Piece(text[at:]))
    return tuple(piece for piece in found if piece.text)


def beginning(text: str, most: int = 90) -> str:
    """How it begins, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _is_seen(sign: str) -> bool:
    kind = unicodedata.category(sign)
    return sign in KEPT or sign == "\u200d" or kind not in ("Cc", "Cf", "Cs", "Co")
