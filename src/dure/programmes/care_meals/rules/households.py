"""Are two addresses one door? Said as a question (G15); a person decides."""

import re
import unicodedata

# What stands before the road or the village says nothing that the rest does not.
REGION = re.compile(r"^(?:\S+(?:특별자치도|특별자치시|특별시|광역시|도)\s+)?(?:\S+[시군구]\s+)*")
LOT = re.compile(r"(번지|호수|층)")
NOISE = re.compile(r"[\s,.()\-–·]+")


def door_key(address: str) -> str:
    """What two ways of writing one address have in common; nothing where too little is written."""
    plain = unicodedata.normalize("NFKC", address).strip()
    plain = re.sub(r"\([^)]*\)", " ", plain)  # (느티나무마을) beside a road address
    plain = REGION.sub("", plain)
    key = NOISE.sub("-", LOT.sub(" ", plain)).strip("-")
    key = re.sub(r"(?<=[^\d-])-(?=\d)|(?<=[가-힣])-(?=[가-힣])", "", key)
    return key if any(letter.isdigit() for letter in key) else ""


def same_door(one: str, other: str) -> bool:
    """True where two addresses may be one door. A flat of another number is another door."""
    key = door_key(one)
    return bool(key) and key == door_key(other)
