"""Korean web fonts made from fonts that are already on this machine; nothing is committed or fetched.

`font_faces` finds them. Each face is cut into three slices (Latin and signs; the 2,350 everyday
syllables; the other 8,822), so that a page loads what it shows. Rare syllables are cut for the text face
only: in a heading they fall back to it, and the work stays at half a minute. Noto's licence (OFL) allows
this; its notice lies beside the slices.
"""

import os
import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from dure.kernel.ui.font_faces import Face, stamp_of, stand
from dure.kernel.with_parent import end_with_parent

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


def build_fonts(folder: Path, faces: list[Face], tell: Callable[[str], None]) -> bool:
    """Cut `faces` into `folder` (slices, fonts.css, notice). False when they already stand there."""
    if stand(folder, faces):
        return False
    making = folder.with_name(f"{folder.name}.making.{os.getpid()}")
    making.mkdir(parents=True)
    slices = _slices(faces)
    helpers = min(4, os.cpu_count() or 1)
    with ProcessPoolExecutor(helpers, initializer=end_with_parent, initargs=(os.getpid(),)) as pool:
        for name in pool.map(_cut, slices, repeat(making)):
            tell(name)
    (making / "fonts.css").write_text(
        "".join(f"{one.rule()}\n" for one in slices), encoding="ascii"
    )
    (making / "OFL-notice.txt").write_text(NOTICE, encoding="ascii")
    (making / "stamp").write_text(stamp_of(faces), encoding="ascii")
    shutil.rmtree(folder, ignore_errors=True)
    making.rename(folder)
    return True


@dataclass(frozen=True, slots=True)
class _Slice:
    """One file to make: which letters of which face go where."""

    face: Face
    part: str
    letters: tuple[int, ...]

    @property
    def name(self) -> str:
        return f"{self.face.stem}-{self.part}.woff2"

    def rule(self) -> str:
        return (
            f'@font-face{{font-family:"{self.face.family}";src:url("{self.name}") format("woff2");'
            f"font-weight:{self.face.weight};font-display:swap;unicode-range:{_ranges(self.letters)}}}"
        )


def _slices(faces: Iterable[Face]) -> list[_Slice]:
    everyday, others = _syllables()
    sets = (("rest", others), ("everyday", everyday), ("base", _signs()))
    return [
        _Slice(face, part, tuple(letters))
        for face in faces
        for part, letters in sets
        if face.stem == "sans" or part != "rest"
    ]


def _cut(one: _Slice, folder: Path) -> str:
    features = ["kern", "tnum", "lnum", "liga", "ccmp", "palt"]
    options = subset.Options(layout_features=features, hinting=False, desubroutinize=True)
    font = TTFont(one.face.file, lazy=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=one.letters)
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(folder / one.name)
    return one.name


def _signs() -> list[int]:
    return [code for first, last in (*SIGNS, *EAST) for code in range(first, last + 1)]


def _syllables() -> tuple[list[int], list[int]]:
    """The syllables of KS X 1001, which write nearly all of daily Korean, and all the others."""
    everyday: list[int] = []
    others: list[int] = []
    for code in range(0xAC00, 0xD7A4):  # the codec writes syllables outside the standard in 8 bytes
        (everyday if len(chr(code).encode("euc_kr")) == 2 else others).append(code)
    return everyday, others


def _ranges(letters: Iterable[int]) -> str:
    runs: list[list[int]] = []
    for code in sorted(letters):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ",".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)
