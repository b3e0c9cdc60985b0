"""Normalise (정리): each person row as features that can be compared and found by."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import zip_longest

from dure.engines.linkage.contacts import area_of, mail_of, phone_of, sex_of, street_of
from dure.engines.linkage.dates import Birth
from dure.engines.linkage.names import Name, name_of

FEATURES = (
    "family", "given", "family_sound", "given_sound", "syllables", "birth", "birth_year", "birth_number",
    "lunar", "leap", "sex", "phone", "email", "street", "number", "postcode", "place",
)  # fmt: skip
Columns = Mapping[str, Sequence[str]]
Feature = str | int | None


def features_of(
    columns: Columns, rows: int, read_birth: Callable[[str], Birth]
) -> dict[str, list[Feature]]:
    """One list a feature, in the order of the rows; None where nothing is known."""
    empty = [""] * rows

    def column(name: str) -> Sequence[str]:
        return columns.get(name, empty)

    names = map(name_of, column("family_name"), column("given_name"), column("full_name"))
    births = map(read_birth, column("birth_date"))
    streets = map(street_of, column("street"))
    found: dict[str, list[Feature]] = {}
    _spread(found, names, ("family", "given", "family_sound", "given_sound", "syllables"), Name)
    _spread(found, births, ("birth", "birth_year", "birth_number", "lunar", "leap"), Birth)
    words, numbers = _unzipped(streets, rows)
    found["street"], found["number"] = words, numbers
    for name, read in (("sex", sex_of), ("phone", phone_of), ("email", mail_of)):
        found[name] = [read(text) or None for text in column(name)]
    for name in ("postcode", "place"):
        found[name] = [area_of(text) or None for text in column(name)]
    return found


def _spread(
    found: dict[str, list[Feature]],
    values: Iterable[Name] | Iterable[Birth],
    names: Sequence[str],
    kind: type[Name] | type[Birth],
) -> None:
    lists: list[list[Feature]] = [[] for _ in names]
    fields = tuple(kind.__dataclass_fields__)
    for value in values:
        for into, attribute in zip_longest(lists, fields):
            into.append(getattr(value, attribute) or None)
    found.update(zip(names, lists, strict=True))


def _unzipped(pairs: Iterable[tuple[str, str]], rows: int) -> tuple[list[Feature], list[Feature]]:
    first: list[Feature] = []
    second: list[Feature] = []
    for words, numbers in pairs:
        first.append(words or None)
        second.append(numbers or None)
    assert len(first) == rows  # noqa: S101 - the lists of one table have one length
    return first, second
