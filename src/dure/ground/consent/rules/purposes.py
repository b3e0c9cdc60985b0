"""Purposes as data: what each is for, on what basis, for how long."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dure.kernel.errors import Refused
from dure.kernel.packs import read_pack
from dure.kernel.words import Words

PACK = Path(__file__).resolve().parent.parent / "pack" / "purposes.yaml"


@dataclass(frozen=True, slots=True)
class PurposeTerms:
    """One purpose of `pack/purposes.yaml`. `basis` is task, consent or emergency."""

    code: str
    name: Words
    plain: Words
    basis: str
    needs_recipient: bool
    sensitive: bool
    months: int | None
    renew: str | None


@cache
def purposes() -> dict[str, PurposeTerms]:
    """Every purpose, by code."""
    pack = read_pack(PACK)
    return {
        code: PurposeTerms(
            code=code,
            name=Words.of(told["name"]),
            plain=Words.of(told["plain"]),
            basis=told["basis"],
            needs_recipient=told["recipient"] == "needed",
            sensitive=told.get("sensitive", False),
            months=told.get("months"),
            renew=told.get("renew"),
        )
        for code, told in pack.items()
    }


def purpose(code: str) -> PurposeTerms:
    """One purpose; refused with `consent.no_such_purpose`."""
    found = purposes().get(code)
    if found is None:
        raise Refused("consent.no_such_purpose", purpose=code)
    return found
