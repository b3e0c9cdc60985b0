"""Where the Korean fonts of this machine lie: apart from cutting them, which loads a large library.

Found in this order: the folder named by `DURE_FONTS_DIR`, the installed font wheel, the system.
"""

import hashlib
import importlib.util
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

VERSION = "4"
WHEEL = "pylopdf_fonts_ko"
SYSTEM = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/Library/Fonts"))
FACES = (("Dure Sans", "sans", "NotoSansKR"), ("Dure Serif", "serif", "NotoSerifKR"))


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: the family it serves in CSS, the stem of its slices, where it lies."""

    family: str
    stem: str
    file: Path
    weight: str = "400"


def find_faces() -> list[Face]:
    """The faces this machine has: Regular needed, Bold taken where it exists. Empty when none is found."""
    return [face for family, stem, name in FACES for face in _faces_of(family, stem, name)]


def stamp_of(faces: Iterable[Face]) -> str:
    """Names these sources and this way of cutting; the same stamp means nothing to do."""
    told = [
        VERSION,
        *(f"{face.file.name}:{face.file.stat().st_size}:{face.weight}" for face in faces),
    ]
    return hashlib.sha256("|".join(told).encode()).hexdigest()


def stand(folder: Path, faces: Iterable[Face]) -> bool:
    """True when `faces` stand in `folder`, cut as this version cuts."""
    stamp = folder / "stamp"
    return stamp.exists() and stamp.read_text(encoding="ascii") == stamp_of(faces)


def _faces_of(family: str, stem: str, name: str) -> Iterator[Face]:
    regular = _file(f"{name}-Regular.otf", f"{name}-Regular.ttf")
    if regular:
        yield Face(family, stem, regular)
    bold = _file(
        f"{name}-SemiBold.otf", f"{name}-SemiBold.ttf", f"{name}-Bold.otf", f"{name}-Bold.ttf"
    )
    if regular and bold and stem == "sans":
        yield Face(family, f"{stem}-bold", bold, "600 700")


def _file(*names: str) -> Path | None:
    for place in _places():
        for name in names:
            for found in place.rglob(name):
                return found
    return None


def _places() -> Iterator[Path]:
    own = os.environ.get("DURE_FONTS_DIR", "")
    if own:
        yield Path(own)
    wheel = importlib.util.find_spec(WHEEL)
    if wheel and wheel.origin:
        yield Path(wheel.origin).parent
    yield from (place for place in SYSTEM if place.exists())
