"""How far long work is, told past its own transaction.

Work that is taken whole or not at all runs in one transaction, and what it writes is seen by others
only at the end. Its progress must be seen before that, so it stands in a small file beside the
database. Losing it loses nothing: it is a number on the way to a result.
"""

from pathlib import Path

from django.conf import settings


def note_progress(work_id: str, done: int, total: int) -> None:
    """Write down how far a piece of work is."""
    file = _file(work_id)
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_suffix(".new")
    new.write_text(f"{done} {total}", encoding="ascii")
    new.replace(file)  # whoever reads finds the old one or the new one, never half of it


def progress_of(work_id: str) -> tuple[int, int] | None:
    """Done and total; None when nothing was written down."""
    try:
        done, total = _file(work_id).read_text(encoding="ascii").split()
    except FileNotFoundError:
        return None
    return int(done), int(total)


def forget_progress(work_id: str) -> None:
    """The work is over."""
    _file(work_id).unlink(missing_ok=True)


def _file(work_id: str) -> Path:
    return Path(settings.DURE_PROGRESS) / f"{work_id}.txt"
