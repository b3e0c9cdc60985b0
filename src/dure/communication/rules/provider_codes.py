"""Codes of providers: what each says of a message, read from `pack/provider_codes.yaml`."""

from functools import cache
from pathlib import Path

from dure.communication.types.notices import Reported
from dure.kernel.packs import read_pack

PACK = Path(__file__).resolve().parent.parent / "pack" / "provider_codes.yaml"


@cache
def _known(provider: str) -> dict[str, str]:
    told = read_pack(PACK)[provider]
    return {str(code): how for how, codes in told.items() for code in codes}


def read_code(provider: str, code: str) -> Reported:
    """What a code means. One that nobody wrote down has failed; no address dies of it."""
    how = _known(provider).get(code, "pending" if not code else "failed")
    match how:
        case "pending" | "delivered" | "gone":
            return Reported(how, code)
        case _:
            return Reported("failed", code)
