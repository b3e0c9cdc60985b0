"""`./dure docs`: write the generated pages of `docs/` anew."""

import sys
from pathlib import Path

from dure.kernel.testing.catalogues import pages
from dure.kernel.testing.checkout import ROOT


def main() -> int:
    """Write every page that differs, take away rooms that are gone, and say which."""
    folder = ROOT / "docs"
    made = pages()
    gone = [file for file in (folder / "rooms").glob("*.md") if f"rooms/{file.name}" not in made]
    for file in gone:
        file.unlink()
    changed = [name for name, text in made.items() if not same(folder / name, text)]
    for name in changed:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(made[name], encoding="utf-8")
    sys.stdout.write(f"{len(made)} pages, {len(changed)} written, {len(gone)} taken away.\n")
    return 0


def same(file: Path, text: str) -> bool:
    """True when the file already says this."""
    return file.exists() and file.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
