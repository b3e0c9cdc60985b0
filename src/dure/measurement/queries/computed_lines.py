"""What records say in the reports that a month falls into: its own, its quarter's, its half-year's."""

from dataclasses import dataclass
from datetime import date

from dure.engines.measure import parse_period
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor
from dure.kernel.ui.figures import number
from dure.kernel.units import with_unit
from dure.kernel.words import Words
from dure.measurement.queries.lines_asked import lines_asked
from dure.measurement.queries.report_head import heads, subject_of
from dure.measurement.queries.values_standing import values_standing
from dure.measurement.rules.labels import period_words
from dure.measurement.rules.report_status import STATE_WORDS, why_not_editable
from dure.measurement.types.asked import AskedVersion, StoredValue
from dure.measurement.types.reports import ReportHead

PARTS = Words("{over} {n} ÷ {under} {d}", "{n} {over} ÷ {d} {under}")


@dataclass(frozen=True, slots=True)
class ComputedLine:
    """One computed line of a report: its number with the unit, and what it is made of."""

    code: str
    name: Words
    shown: Words | None
    parts: Words | None


@dataclass(frozen=True, slots=True)
class ComputedReport:
    """A report with its computed lines, as whoever reports for the organisation sees it."""

    public_id: str
    period: str
    period_words: Words
    status: Words
    editable: bool
    may_enter: bool
    lines: tuple[ComputedLine, ...]


def computed_lines(
    actor: Actor, *, initiative_id: int, organisation_id: int, month: date, on: date
) -> tuple[ComputedReport, ...]:
    """The reports of one organisation that hold the month and have computed lines; the month first.

    Nothing of a report that the actor may not see. Some four statements a report.
    """
    found = heads(
        round__initiative_id=initiative_id,
        organisation_id=organisation_id,
        round__period__in=_periods(month),
        order=("round__period_kind", "pk"),
    )
    seen = [head for head in found if may(actor, "see_own_reports", subject_of(head))]
    reports = [_report(actor, head, on) for head in seen]
    order = {period: place for place, period in enumerate(_periods(month))}
    kept = (one for one in reports if one.lines)
    return tuple(sorted(kept, key=lambda one: order[one.period]))


def _periods(month: date) -> tuple[str, str, str]:
    first = parse_period(f"{month:%Y-%m}")
    quarter, half = (month.month - 1) // 3 + 1, (month.month - 1) // 6 + 1
    return first.code, f"{month.year}-Q{quarter}", f"{month.year}-H{half}"


def _report(actor: Actor, head: ReportHead, on: date) -> ComputedReport:
    asked = lines_asked(
        initiative_id=head.initiative_id,
        organisation_ids=[head.organisation_id],
        period=head.period,
    )[head.organisation_id]
    computed = [line for line in asked if line.computed]
    standing = values_standing(
        organisation_id=head.organisation_id,
        period=head.period,
        indicator_ids=[line.version.indicator_id for line in computed],
    )
    return ComputedReport(
        public_id=head.public_id,
        period=head.period,
        period_words=period_words(head.period),
        status=STATE_WORDS[head.status],
        editable=why_not_editable(head.status, head.dates, on, head.extended_until) is None,
        may_enter=may(actor, "enter_report", subject_of(head)),
        lines=tuple(_line(line.version, standing.get(line.key, {}).get("")) for line in computed),
    )


def _line(version: AskedVersion, stored: StoredValue | None) -> ComputedLine:
    value = stored.written(version) if stored is not None else None
    shown = None
    if value is not None:
        told = number(value, version.decimals)
        shown = with_unit(told, version.unit)
    return ComputedLine(version.code, version.name, shown, _parts(version, stored))


def _parts(version: AskedVersion, stored: StoredValue | None) -> Words | None:
    if stored is None or stored.numerator is None or stored.denominator is None:
        return None
    n, d = number(float(stored.numerator)), number(float(stored.denominator))
    over, under = version.numerator, version.denominator
    return Words(
        PARTS.ko.format(over=over.ko, n=n, under=under.ko, d=d),
        PARTS.en.format(over=over.en, n=n, under=under.en, d=d),
    )
