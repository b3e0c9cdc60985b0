"""Roles as data: which permissions a role holds and whether it opens personal rows."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dure.kernel.errors import Refused
from dure.kernel.packs import read_pack
from dure.kernel.programmes import programmes
from dure.kernel.words import Words

PACK = Path(__file__).resolve().parent.parent / "pack" / "roles.yaml"


@dataclass(frozen=True, slots=True)
class Role:
    """One role of `pack/roles.yaml`."""

    code: str
    name: Words
    may: frozenset[str]
    personal: bool
    of_organisation: bool = False
    of_house: bool = False
    speaks: bool = False


@cache
def roles() -> dict[str, Role]:
    """Every role, by code, with what programmes let it do besides."""
    pack = read_pack(PACK)
    more = [each.roles for each in programmes()]
    return {
        code: Role(
            code,
            Words.of(role["name"]),
            frozenset([*role["may"], *(said for one in more for said in one.get(code, ()))]),
            personal=role.get("personal", False),
            of_organisation=role.get("of") == "organisation",
            of_house=role.get("of") == "house",
            speaks=role.get("speaks", False),
        )
        for code, role in pack.items()
    }


def role(code: str) -> Role:
    """One role; refused with `access.no_such_role`."""
    found = roles().get(code)
    if found is None:
        raise Refused("access.no_such_role", role=code)
    return found
