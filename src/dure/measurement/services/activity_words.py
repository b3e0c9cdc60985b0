"""What a table about activities calls things, and what they are here: kinds, groups, times, units."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from dure.activities.queries import kind_cards, read_groups, read_weekly
from dure.activities.types import UNITS, Weekly
from dure.engines.tables import as_compared
from dure.ground.organisations.queries import initiative_by_id
from dure.ground.places.queries import place_offers, place_standings
from dure.measurement.rules.import_lines import Line
from dure.measurement.services.importing import Job

CODE = re.compile(r"[A-Z]{2,4}\d[A-Z0-9]{1,15}")


def kinds_by_word() -> dict[str, str]:
    """Every way to write a kind of service: its code, its names."""
    found: dict[str, str] = {}
    for card in kind_cards():
        for word in (card.name.en, card.name.ko, card.code):
            found[as_compared(word)] = card.code
    return found


@dataclass
class ActivityWords:
    """The words of one import, looked up once."""

    kinds: dict[str, str] = field(default_factory=kinds_by_word)
    near: dict[str, str] | None = None
    codes: dict[str, bool] = field(default_factory=dict)

    def place_in(self, job: Job, line: Line, day: date) -> str:
        """The place of a row: as everywhere; also by its bare name where the initiative works, and by
        a code of letters and digits (GIN008001) that is on the list."""
        written = line.text("place")
        if self.near is None:
            self.near = _near(job)
        if written in self.near:
            return self.near[written]
        if not CODE.fullmatch(written):
            return job.place_in(line, day)
        if written not in self.codes:
            self.codes[written] = written in place_standings([written])
        return written if self.codes[written] else job.place_in(line, day)

    def kind_in(self, line: Line) -> str:
        """The kind a row speaks of; keeps `activities.unknown_kind`."""
        written = line.text("service", needed=True)
        code = self.kinds.get(as_compared(written), "") if written else ""
        if written and not code:
            line.fault("service", "activities.unknown_kind", kind=written[:60])
        return code

    def groups_in(self, line: Line) -> tuple[str, ...]:
        """The groups a row names; keeps `activities.unknown_group`."""
        found = read_groups(line.text("group"))
        if isinstance(found, str):
            line.fault("group", "activities.unknown_group", group=found[:60])
            return ()
        return found

    def weekly_in(self, line: Line) -> tuple[Weekly, ...]:
        """The times a row names; keeps `activities.bad_weekly`."""
        written = line.text("weekly")
        found = read_weekly(written)
        if found is None:
            line.fault("weekly", "activities.bad_weekly", written=written[:60])
        return found or ()

    def unit_in(self, line: Line) -> str:
        """The unit of a row, people where none is written; keeps `activities.unknown_unit`."""
        unit = line.text("unit") or "명"
        if unit not in UNITS:
            line.fault("unit", "activities.unknown_unit", unit=unit[:20], units=", ".join(UNITS))
        return unit


def joined(parts: Iterable[object]) -> str:
    """Facts in one line, those that say nothing left out."""
    return " · ".join(str(part) for part in parts if part not in ("", None, ()))


def _near(job: Job) -> dict[str, str]:
    """The names of what lies in the initiative's own place, as far as each names one place only."""
    here = initiative_by_id(job.request.initiative_id).place_code
    offered = place_offers(here, job.today) if here else ()
    found = Counter(name for card in offered for name in {card.name.ko, card.name.en})
    return {
        name: card.code
        for card in offered
        for name in (card.name.ko, card.name.en)
        if found[name] == 1
    }
