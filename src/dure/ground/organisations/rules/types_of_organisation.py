"""The Korean types of organisations: what each is called, on what law it stands, what its name may say."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dure.kernel.errors import Refused
from dure.kernel.packs import read_pack
from dure.kernel.words import Words

PACK = Path(__file__).resolve().parent.parent / "pack" / "organisation_types.yaml"


@dataclass(frozen=True, slots=True)
class OrganisationType:
    """One type. `cooperative` is "yes" (the name must say so), "may" or "no" (the name may not).

    `also` are other names that lists are found to use.
    """

    code: str
    name: Words
    basis: str
    cooperative: str
    legal_person: bool
    also: tuple[str, ...] = ()


@cache
def organisation_types() -> dict[str, OrganisationType]:
    """Every type of `pack/organisation_types.yaml`, by code."""
    pack = read_pack(PACK)
    return {
        code: OrganisationType(
            code,
            Words.of(told),
            told["basis"],
            told["cooperative"],
            told["legal_person"],
            tuple(told.get("also", ())),
        )
        for code, told in pack.items()
    }


def organisation_type(code: str) -> OrganisationType:
    """One type; refused with `organisations.no_such_type`."""
    found = organisation_types().get(code)
    if found is None:
        raise Refused("organisations.no_such_type", type=code)
    return found


def check_name(name: str, kind: OrganisationType, reserved: Sequence[str]) -> None:
    """Whoever is not constituted under the act may not call itself 협동조합 (article 3③).

    `reserved` are the words of `cooperative.reserved_words` on the day.
    """
    says_so = any(word in name for word in reserved)
    if kind.cooperative == "yes" and not says_so:
        raise Refused("organisations.name_must_say", word=reserved[0], type=kind.name)
    if kind.cooperative == "no" and says_so:
        raise Refused("organisations.name_may_not_say", word=reserved[0], type=kind.name)
