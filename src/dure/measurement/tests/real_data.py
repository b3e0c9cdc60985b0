"""Where the real lists lie on a machine that has them: `shared/data` beside the repository."""

from pathlib import Path

import pytest

FOLDER = next(
    (
        folder / "shared" / "data"
        for folder in Path(__file__).resolve().parents
        if (folder / "shared" / "data").is_dir()
    ),
    Path("shared/data"),
)


def real(path: str) -> Path:
    """One real file; the test is skipped where the folder is absent."""
    found = FOLDER / path
    if not found.exists():
        pytest.skip("the shared data are not here")
    return found
