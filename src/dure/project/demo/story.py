"""The story: who paused, who was late, who never answered, and what was unusual; from `story.yaml`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache

from dure.engines.measure import Period
from dure.ground.access.models import Account
from dure.measurement.types.asked import AskedLine, StoredValue
from dure.project.demo.calendar import Round
from dure.project.demo.cast import Cast, at_hour
from dure.project.demo.curves import anchored, month_number, sway
from dure.project.demo.levels import last_month
from dure.project.demo.pack import told

Step = tuple[str, datetime, Account, str]
DAY = timedelta(days=1)
BACKBONES = frozenset(each["backbone"] for each in told("initiatives").values())


@dataclass(frozen=True)
class Fate:
    """How one report went: its state today, its steps, and when the values were written."""

    status: str
    written_at: datetime
    steps: list[Step] = field(default_factory=list)
    in_time: bool = True
    later: bool = False  # a draft that the services will hand in

    @property
    def answers(self) -> bool:
        """False for a report that was never begun."""
        return bool(self.steps) or self.later


def fates_of(cast: Cast, initiative: str, each: Round, slugs: Sequence[str]) -> dict[str, Fate]:
    """Who answered in time, late or never; a share of all, those with the steadiest habits first."""
    code, month = each.period.code, month_number(each.dates.due_on.isoformat()[:7])
    story = told("story")
    named: Mapping[str, str] = story["states"][initiative].get(code, {})
    members = [slug for slug in slugs if slug not in BACKBONES]
    ranked = sorted(members, key=lambda s: 0.6 * sway("habit", s) + sway("habit", s, code))
    share = anchored(story["in_time"], month)
    in_time = ranked[: round(len(slugs) * share) - (len(slugs) - len(members))]
    never = int(len(slugs) * anchored(story["never_reported"], month))
    silent = [slug for slug in ranked[len(ranked) - never :] if never and slug not in in_time]
    fates = {}
    for slug in slugs:
        if code in story["from_records"].get(slug, ()):
            fates[slug] = Fate("draft", at_hour(each.dates.due_on - 2 * DAY), later=True)
        elif slug in BACKBONES:
            fates[slug] = _answered(cast, initiative, each, slug, late=False)
        elif slug in silent or named.get(slug) == "draft":
            fates[slug] = Fate("draft", at_hour(each.dates.due_on), in_time=False)
        else:
            fates[slug] = _answered(cast, initiative, each, slug, late=slug not in in_time)
    return fates


def _answered(cast: Cast, initiative: str, each: Round, slug: str, *, late: bool) -> Fate:
    code, due = each.period.code, each.dates.due_on
    pick = (sway("day", slug, code) + 1) / 2
    handed_in = due + DAY * (1 + round(pick * 14)) if late else due - DAY * round(pick * 6)
    written = at_hour(handed_in, 9 + int(pick * 8), int(pick * 59))
    by, checks = cast.reporter(slug), cast.approver(initiative)
    steps: list[Step] = [("submitted", written, by, "")]
    wanted = told("story")["states"][initiative].get(code, {}).get(slug, "approved")
    if wanted == "submitted":
        return Fate(wanted, written, steps, in_time=not late)
    month = month_number(due.isoformat()[:7])
    chance = anchored(told("story")["returned"], month)
    again = (sway("returned", slug, code) + 1) / 2 < chance
    if wanted == "returned" or again:
        texts = told("story")["returns"]
        text = texts[-1] if wanted == "returned" else texts[int(pick * (len(texts) - 1))]
        steps.append(("returned", written + 2 * DAY, checks, text))
        if wanted == "returned":
            return Fate(wanted, written, steps, in_time=not late)
        written += 4 * DAY
        steps.append(("submitted", written, by, "고쳐서 다시 냈어요."))
    approved = written + DAY * (2 + round(pick * 3))
    steps.append(("approved", approved, checks, ""))
    if each.dates.locks_on <= cast.today - 60 * DAY:
        steps.append(("locked", at_hour(each.dates.locks_on), cast.director(initiative), ""))
        return Fate("locked", written, steps, in_time=not late)
    return Fate("approved", written, steps, in_time=not late)


def pausing(slugs: Sequence[str], period: Period) -> frozenset[str]:
    """Who stands still in all months of the period."""
    return frozenset(slug for slug in slugs if _is_paused(slug, period))


def _is_paused(slug: str, period: Period) -> bool:
    months = told("story")["pauses"].get(slug)
    return bool(months) and all(months[0] <= one.code <= months[1] for one in period.months)


@cache
def _unusual() -> dict[tuple[str, str, str], float]:
    return {
        (slug, code, period): float(times) for slug, code, period, times in told("story")["unusual"]
    }


def unusual(
    slug: str, code: str, period: Period, cells: dict[str, StoredValue]
) -> dict[str, StoredValue]:
    """The values as they really were where something unusual happened."""
    times = _unusual().get((slug, code, period.code))
    if times is None:
        return cells
    return {cell: _times(stored, times) for cell, stored in cells.items()}


def _times(stored: StoredValue, times: float) -> StoredValue:
    if stored.value is None:
        return stored
    return StoredValue(stored.state, int(Decimal(stored.value) * Decimal(str(times))))


def left_empty(slug: str, line: AskedLine, period: Period) -> bool:
    """Some lines stayed empty, more of them in the first years."""
    chance = anchored(told("story")["left_empty"], last_month(period))
    return (sway("empty", slug, line.version.code, period.code) + 1) / 2 < chance
