"""What must hold before an initiative starts: a name in both languages, and a name for its addresses."""

import re

from dure.ground.organisations.types import NewInitiative
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number

LONGEST = 60
ADDRESS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def check_started(new: NewInitiative) -> None:
    """Refused: `organisations.no_such_slug`, `organisations.name_needed`, a resident number in a name."""
    if not is_address(new.slug):
        raise Refused("organisations.no_such_slug", slug=new.slug[:80])
    if not new.name.ko.strip() or not new.name.en.strip():
        raise Refused("organisations.name_needed")
    refuse_resident_number(name=new.name.ko, name_en=new.name.en)


def is_address(written: str) -> bool:
    """True for small letters, digits and single dashes between them, up to sixty."""
    return len(written) <= LONGEST and ADDRESS.fullmatch(written) is not None
