"""The order of a Korean list: 가나다 first, then Latin, then numbers as numbers."""

import re
import unicodedata

PREFIX = re.compile(
    r"^\s*(㈜|㈔|\((주|사|재|유|복|합)\)|주식회사|사회복지법인|재단법인|사단법인|사회적협동조합|협동조합)\s*"
)
PIECE = re.compile(r"\d+|\D")


def sort_key(name: str, *, skip_legal_form: bool = False) -> tuple[tuple[int, int, str], ...]:
    """A key for `sorted`: Hangul, then Latin, then digits, then the rest; 2분과 before 10분과.

    `skip_legal_form` passes over (주), 사회적협동조합 and the like at the beginning, as a directory
    does.
    """
    whole = unicodedata.normalize("NFKC", name)
    text = PREFIX.sub("", whole) if skip_legal_form else whole
    text = (text or whole).strip().casefold()
    return tuple(rank(piece) for piece in PIECE.findall(text) if not piece.isspace())


def rank(piece: str) -> tuple[int, int, str]:
    """Where a letter or a run of digits belongs."""
    if piece.isdecimal():
        return 2, int(piece[:4000]), piece
    if "가" <= piece <= "힣" or "ㄱ" <= piece <= "ㆎ" or "\u1100" <= piece <= "\u11ff":
        return 0, 0, piece
    return (1, 0, piece) if piece.isalpha() else (3, 0, piece)
