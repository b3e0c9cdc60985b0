"""What every importer shares: the job it is given and the lookups it may ask."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from dure.engines.measure import cell_values
from dure.ground.journal.types import Actor
from dure.kernel.clock import day_of
from dure.measurement.queries.conversions import Conversions
from dure.measurement.queries.import_lookups import (
    Category,
    Organisations,
    People,
    Places,
    categories,
)
from dure.measurement.rules.import_columns import Columns
from dure.measurement.rules.import_fields import FIELDS
from dure.measurement.rules.import_lines import Line
from dure.measurement.types.imports import ImportRequest, Tell

WHOLE_CELLS = ("", "all", "default")  # `default` is what DHIS2 calls a value that is not split


@dataclass
class Job:
    """One import on its way: who, what, where the columns are, and whom to tell how far it is."""

    actor: Actor
    request: ImportRequest
    columns: Columns
    fingerprint: str
    at: datetime
    tell: Tell
    splits: tuple[Category, ...] = ()
    amounts: dict[str, Decimal] = field(default_factory=dict)
    people: People = field(default_factory=People)
    places: Places = field(default_factory=Places)

    @cached_property
    def organisations(self) -> Organisations:
        """Every organisation by what it goes by."""
        return Organisations()

    @cached_property
    def conversions(self) -> Conversions:
        """The own indicators of organisations and what each becomes, looked up once."""
        return Conversions()

    @property
    def today(self) -> date:
        """The day of the import."""
        return day_of(self.at)

    def organisation_in(self, line: Line, key: str = "organisation") -> int | None:
        """The organisation a row speaks of; without a column it is the one that imports.

        Keeps `import.unknown_organisation`, `.ambiguous_organisation` or `.other_organisation`.
        """
        own = self.request.organisation_id
        if own is not None and not line.columns.has(key):
            return own
        written = line.text(key, needed=True)
        if not written:
            return None
        found = self.organisations.named(written)
        if len(found) != 1:
            code = "import.ambiguous_organisation" if found else "import.unknown_organisation"
            line.fault(key, code, found=written)
            return None
        if own is not None and found[0].id != own:
            line.fault(key, "import.other_organisation", found=written)
            return None
        return found[0].id

    def place_in(self, line: Line, day: date, key: str = "place") -> str:
        """The place code of a row on a day, of a second column where the first says no place.

        Keeps `import.unknown_place_name`, or `.abolished_place` with what followed.
        """
        first = line.text(key)
        for written in filter(None, (first, line.text(f"{key}_else"))):
            code = self.places.code_of(written, day)
            if code is not None:
                return code
        followers = self.places.followers_of(first, day) if first else None
        if followers is not None:
            line.fault(key, "import.abolished_place", found=first[:60], right=followers)
        elif first:
            line.fault(key, "import.unknown_place_name", found=first[:60])
        else:
            line.fault(key, "import.value_needed", what=key)
        return ""

    def cell_in(self, line: Line) -> dict[str, str]:
        """The disaggregation codes of a row; keeps `import.unknown_category`, `import.bad_cell`."""
        return {**_written_cell(line), **categories_in(line, self.splits)}


def splits_used(kind: str, columns: Columns) -> tuple[Category, ...]:
    """The disaggregations that have a column or a constant and are no field of their own."""
    own = {each.key for each in FIELDS[kind]}
    return tuple(each for each in categories() if columns.has(each.code) and each.code not in own)


def _written_cell(line: Line) -> dict[str, str]:
    """A cell as published files write it, `sex=f&age_band=75`: whoever leaves it out takes a part
    for the whole."""
    written = line.text("cell")
    if written in WHOLE_CELLS:
        return {}
    try:
        return dict(cell_values(written))
    except ValueError:
        line.fault("cell", "import.bad_cell", found=written[:40])
        return {}


def categories_in(line: Line, splits: tuple[Category, ...]) -> dict[str, str]:
    """Dimension → code of one row; an empty cell and `all` say nothing about the dimension."""
    found: dict[str, str] = {}
    for split in splits:
        written = line.text(split.code)
        if not written or written == "all":
            continue
        code = split.codes.get(written) or split.codes.get(
            "".join(written.split()).replace("-", "").casefold()
        )
        if code is None:
            line.fault(
                split.code,
                "import.unknown_category",
                found=written[:40],
                dimension=split.code,
                right=split.right,
            )
        else:
            found[split.code] = code
    return found
