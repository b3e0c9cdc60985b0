"""Every icon that a page names exists: a wrong name is an error page for whoever meets that line."""

import re
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import lucide
import pytest

from dure.front.queue.line import LOOKS

SOURCE = Path(__file__).parents[2] / "src/dure"
NAMED = re.compile(r"""(?:\{%\s*lucide\s+|\bicon=|icon\|default:)["']([a-z0-9-]+)["']""")


def named_icons() -> dict[str, str]:
    """Each name of an icon and one page that names it."""
    found = {icon: "front/queue/line.py" for icon, _ in LOOKS.values()}
    for page in SOURCE.rglob("*.html"):
        found |= dict.fromkeys(NAMED.findall(page.read_text()), page.name)
    return {name: page for name, page in found.items() if name != "icon"}


def test_pages_name_icons_at_all():
    assert len(named_icons()) > 50


@pytest.mark.parametrize(("name", "page"), sorted(named_icons().items()))
def test_an_icon_that_a_page_names_exists(name: str, page: str):
    assert f"{name}.svg" in drawn(), page


@cache
def drawn() -> frozenset[str]:
    """The files of the library of icons: looked through once, it opens its archive anew for each."""
    with ZipFile(Path(lucide.__file__).parent / "lucide.zip") as archive:
        return frozenset(archive.namelist())
