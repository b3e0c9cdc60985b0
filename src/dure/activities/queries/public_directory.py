"""The public directory of services (HSDS 3.0): what everybody may know of the register."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dure.activities.queries.register import lines_of
from dure.activities.queries.words_of_codes import words_of_codes
from dure.activities.rules.hsds import Tables, hsds_tables, nested
from dure.activities.rules.hsds_shape import data_package, shape_faults, shapes
from dure.ground.organisations.queries import initiative_card, organisations_in
from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class Directory:
    """The directory on a day, as tables, as nested JSON, and with its descriptor."""

    name: Words
    slug: str
    tables: Tables
    licence: str

    @property
    def services(self) -> int:
        """How many services stand in it."""
        return len(self.tables.get("service", ()))

    @property
    def json(self) -> dict[str, Any]:
        """One page of whole services."""
        return nested(self.tables)

    @property
    def package(self) -> dict[str, Any]:
        """The descriptor of the CSV files."""
        return data_package(self.slug, self.name.ko, self.licence, self.tables)

    @property
    def files(self) -> dict[str, tuple[tuple[str, ...], list[list[Any]]]]:
        """File name → headers and rows of each CSV."""
        return {
            f"{shapes()[name].file}.csv": (
                tuple(field.name for field in shapes()[name].fields),
                [[row.get(field.name, "") for field in shapes()[name].fields] for row in rows],
            )
            for name, rows in self.tables.items()
        }


def public_directory(slug: str, *, base: str, on: date) -> Directory:
    """What is offered on a day. Anybody may ask: who offers what is published, needs and people are not.

    Raises ValueError where it would not have the published shape: nothing is given out then.
    """
    card = initiative_card(slug)
    members = organisations_in(card.id)
    lines = [
        line
        for line in lines_of(card.id, on=on)
        if line.starts_on <= on and line.organisation_id in members
    ]
    places = {place for line in lines for place in (line.place_code, *line.areas)}
    tables = hsds_tables(base, lines, words_of_codes(card.id, places, on=on))
    faults = shape_faults(tables)
    if faults:
        raise ValueError("; ".join(faults[:5]))
    return Directory(card.name, slug, tables, card.licence)
