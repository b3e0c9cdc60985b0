"""Can it be mended here?"""

from dure.kernel.errors import Refused

NEVER = ("가스", "gas")


def check_item(name: str) -> None:
    """Refused: `repair_cafe.unsafe`, `repair_cafe.nameless`."""
    if not name.strip():
        raise Refused("repair_cafe.nameless")
    if any(word in name.casefold() for word in NEVER):
        raise Refused("repair_cafe.unsafe", item=name)
