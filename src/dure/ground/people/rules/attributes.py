"""What may be said of a person for disaggregation: lists of codes with their words."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dure.kernel.packs import read_pack
from dure.kernel.words import Words

PACK = Path(__file__).resolve().parent.parent / "pack" / "attributes.yaml"


@dataclass(frozen=True, slots=True)
class Attribute:
    """One item: its code, its words, its choices, and whether it is sensitive (PIPA 23)."""

    code: str
    name: Words
    choices: tuple[tuple[str, Words], ...]
    sensitive: bool


@cache
def attributes() -> tuple[Attribute, ...]:
    """Every item of `pack/attributes.yaml`, in its order."""
    pack = read_pack(PACK)
    return tuple(
        Attribute(
            code=code,
            name=Words.of(told["name"]),
            choices=tuple((one, Words.of(words)) for one, words in told["choices"].items()),
            sensitive=told.get("sensitive", False),
        )
        for code, told in pack.items()
    )


def attribute_words(code: str, value: str) -> tuple[Words, Words]:
    """The words of an item and of its value; codes from elsewhere are shown as they are."""
    for each in attributes():
        if each.code == code:
            return each.name, dict(each.choices).get(value, Words(value, value))
    return Words(code, code), Words(value, value)
