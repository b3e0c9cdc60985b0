"""Link keys: the key of an initiative by which people are linked under contract, outside the database.

One file an initiative in `settings.DURE_LINK_KEYS`, sealed under a purpose of its own: neither the
database with the seal keys nor the file without them says who is who. No archive holds it. Gone is
gone: what was linked by it can be read by nobody any more, and people are compared anew.
"""

import os
import secrets
from pathlib import Path

from django.conf import settings

from dure.kernel.sealed import WrongKey, sealed_for, unsealed_for

PURPOSE = "link"
LENGTH = 32


def link_key(initiative_id: int) -> bytes | None:
    """The key of an initiative; None where there is none, or none that opens here."""
    try:
        sealed = _file(initiative_id).read_text(encoding="ascii")
        return bytes.fromhex(unsealed_for(PURPOSE, sealed))
    except (FileNotFoundError, WrongKey):
        return None


def made_link_key(initiative_id: int) -> bytes:
    """The key of an initiative, made now if there is none."""
    known = link_key(initiative_id)
    if known is not None:
        return known
    fresh = secrets.token_bytes(LENGTH)
    _write(_file(initiative_id), sealed_for(PURPOSE, fresh.hex()))
    return fresh


def destroy_link_key(initiative_id: int) -> bool:
    """Overwrite the key and take it away; whether there was one."""
    place = _file(initiative_id)
    if not place.exists():
        return False
    place.write_text("0" * place.stat().st_size, encoding="ascii")
    place.unlink()
    return True


def reseal_link_keys() -> int:
    """Seal every key again under the newest seal key; how many. `WrongKey` where one does not open."""
    opened = opened_link_keys()
    for file, plain in opened.items():
        _write(file, sealed_for(PURPOSE, plain))
    return len(opened)


def opened_link_keys() -> dict[Path, str]:
    """Every key that lies here, by its file. `WrongKey` where one does not open."""
    files = sorted(Path(settings.DURE_LINK_KEYS).glob("*.key"))
    return {file: unsealed_for(PURPOSE, file.read_text(encoding="ascii")) for file in files}


def _file(initiative_id: int) -> Path:
    return Path(settings.DURE_LINK_KEYS) / f"{int(initiative_id)}.key"


def _write(place: Path, sealed: str) -> None:
    """Whole or not at all, and readable by nobody else."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = place.with_suffix(".new")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(sealed)
    draft.replace(place)
