"""Korean web fonts made from fonts that are already on this machine; nothing is committed or fetched.

Found in this order: the folder named by `DURE_FONTS_DIR`, the installed font wheel, the system. Each face
is cut into three slices (Latin and signs; the 2,350 everyday syllables; the other 8,822), so that a page
loads what it shows. Noto's licence (OFL) allows this; its notice lies beside the slices.
"""

import hashlib
import importlib.util
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

VERSION = "2"
WHEEL = "pylopdf_fonts_ko"
SYSTEM = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/Library/Fonts"))
FACES = (("Dure Sans", "sans", "NotoSansKR"), ("Dure Serif", "serif", "NotoSerifKR"))
SIGNS = (
    (0x20, 0x24F),
    (0x2000, 0x206F),
    (0x20A9, 0x20A9),
    (0x2100, 0x22FF),
    (0x2460, 0x24FF),
    (0x25A0, 0x266F),
)
EAST = ((0x3000, 0x303F), (0x3130, 0x318F), (0xFF00, 0xFFEF))
NOTICE = (
    "These files are parts of Noto Sans KR and Noto Serif KR, (c) Google and Adobe, under the SIL Open "
    "Font License 1.1 (https://openfontlicense.org): use, study, change and pass them on under it.\n"
)


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


def build_fonts(folder: Path, faces: list[Face], tell: Callable[[str], None]) -> bool:
    """Cut `faces` into `folder` (slices, fonts.css, notice). False when they already stand there."""
    stamp = folder / "stamp"
    if stamp.exists() and stamp.read_text(encoding="ascii") == stamp_of(faces):
        return False
    making = folder.with_name(f"{folder.name}.making.{os.getpid()}")
    making.mkdir(parents=True)
    rules = [rule for face in faces for rule in _slices(face, making, tell)]
    (making / "fonts.css").write_text("\n".join(rules) + "\n", encoding="ascii")
    (making / "OFL-notice.txt").write_text(NOTICE, encoding="ascii")
    (making / "stamp").write_text(stamp_of(faces), encoding="ascii")
    shutil.rmtree(folder, ignore_errors=True)
    making.rename(folder)
    return True


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


def _slices(face: Face, folder: Path, tell: Callable[[str], None]) -> Iterator[str]:
    everyday, others = _syllables()
    sets = (("base", _signs()), ("everyday", everyday), ("rest", others))
    for part, letters in sets:
        target = folder / f"{face.stem}-{part}.woff2"
        tell(f"{target.name}")
        _cut(face.file, letters, target)
        yield (
            f'@font-face{{font-family:"{face.family}";src:url("{target.name}") format("woff2");'
            f"font-weight:{face.weight};font-display:swap;unicode-range:{_ranges(letters)}}}"
        )


def _cut(source: Path, letters: list[int], target: Path) -> None:
    options = subset.Options(
        flavor="woff2",
        layout_features=["kern", "tnum", "lnum", "liga", "ccmp", "palt"],
        hinting=False,
    )
    font = TTFont(source, lazy=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(target)


def _signs() -> list[int]:
    return [code for first, last in (*SIGNS, *EAST) for code in range(first, last + 1)]


def _syllables() -> tuple[list[int], list[int]]:
    """The syllables of KS X 1001, which write nearly all of daily Korean, and all the others."""
    everyday, others = [], []
    for code in range(0xAC00, 0xD7A4):  # the codec writes syllables outside the standard in 8 bytes
        (everyday if len(chr(code).encode("euc_kr")) == 2 else others).append(code)
    return everyday, others


def _ranges(letters: list[int]) -> str:
    runs: list[list[int]] = []
    for code in sorted(letters):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ",".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)
