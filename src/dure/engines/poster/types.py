"""What a poster is made from. Frozen; all text already in one language."""

from dataclasses import dataclass
from pathlib import Path

WIDTH, HEIGHT = 1200, 630  # what readers of Open Graph expect


class PosterFault(ValueError):  # noqa: N818 - a fault of the asker, told by code
    """A poster was asked for that cannot be drawn; `code` says why (`poster.…`)."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Poster:
    """Whose it is, what it says, the number that stands large (or nothing), and a quiet last line."""

    eyebrow: str
    heading: str
    figure: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fonts:
    """Where the two faces lie on this machine."""

    serif: Path
    sans: Path
