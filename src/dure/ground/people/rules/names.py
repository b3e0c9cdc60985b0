"""Names in parts: one character or four, Korean or not, and how two of them are compared."""

import re
import unicodedata

HANGUL = re.compile(r"[가-힣]+")
LETTERS_ONLY = re.compile(r"[\W_]+")


def whole_name(name: str, family_name: str, given_name: str) -> str:
    """As the person is called: what was said, or the parts, family name first; 박 + 순례 → 박순례."""
    if name.strip():
        return " ".join(name.split())
    parts = [" ".join(part.split()) for part in (family_name, given_name) if part.strip()]
    together = all(HANGUL.fullmatch(part) for part in parts)
    return ("" if together else " ").join(parts)


def alike(first: str, second: str) -> bool:
    """Whether two names may be one: the same letters, whatever spaces, marks and width."""
    return bool(_bare(first)) and _bare(first) == _bare(second)


def holds(name: str, sought: str) -> bool:
    """Whether a name holds the letters somebody typed."""
    return bool(_bare(sought)) and _bare(sought) in _bare(name)


def _bare(name: str) -> str:
    return LETTERS_ONLY.sub("", unicodedata.normalize("NFKC", name)).casefold()
