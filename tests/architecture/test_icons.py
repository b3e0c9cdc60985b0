"""An icon that does not exist breaks the page it stands on: every icon that is named is one of Lucide's."""

import re
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

SOURCE = Path(__file__).resolve().parents[2] / "src" / "dure"
NAMED = re.compile(r"""\{%\s*lucide\s+"([^"]+)"|\bicon\s*=\s*["']([a-z][a-z0-9-]*)["']""")


def test_every_icon_that_is_named_exists() -> None:
    drawn = icons()
    assert {
        f"{file.relative_to(SOURCE)}: {name}"
        for kind in ("*.html", "*.py")
        for file in SOURCE.rglob(kind)
        for name in named_in(file.read_text(encoding="utf-8"))
        if name not in drawn
    } == set()


def test_a_name_is_found_in_a_tag_and_in_an_include() -> None:
    assert named_in('{% lucide "send" size=20 %}') == {"send"}
    assert named_in('{% include "x.html" with icon="no-such" class="icon" %}') == {"no-such"}


def named_in(text: str) -> set[str]:
    """Names written out in a template or in a view; `class="icon"` is none."""
    return {tag or given for tag, given in NAMED.findall(text)}


def icons() -> set[str]:
    """What the pinned package can draw."""
    packed = files("lucide").joinpath("lucide.zip").read_bytes()
    with ZipFile(BytesIO(packed)) as archive:
        return {name.removesuffix(".svg") for name in archive.namelist()}
