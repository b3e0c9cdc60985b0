"""History: three years of rounds and reports, written in bulk under the rules of the services.

Every value passes the hard checks before it is written, and every soft finding gets the explanation
that handing in would have asked for. The services themselves write the last rounds (`today.py`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from dure.engines.measure import Period
from dure.kernel.errors import Refused
from dure.measurement.models import Approval, Finding, Observation, Report, ReportingRound
from dure.measurement.queries.findings_of import EXPLAINED_FOR
from dure.measurement.queries.lines_asked import dimensions, lines_asked
from dure.measurement.rules.cells_asked import Dimensions, cells_asked
from dure.measurement.rules.judgement import Past, hard_problems, soft_problems
from dure.measurement.types.asked import AskedLine, StoredValue
from dure.measurement.types.entries import Problem
from dure.project.demo.calendar import Round
from dure.project.demo.cast import Cast
from dure.project.demo.curves import sway
from dure.project.demo.levels import levels_of
from dure.project.demo.pack import told
from dure.project.demo.story import Fate, fates_of, left_empty, pausing, unusual
from dure.project.demo.values import Asked, Cells, values_of

BATCH = 2000
COUNTED_LATER = "N03"  # reports in time: known only when all are in
Line = tuple[int, int, str]  # organisation, indicator, place


@dataclass
class Ledger:
    """Rows that wait to be written, and what every organisation said before."""

    observations: list[Observation] = field(default_factory=list)
    approvals: list[Approval] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    past: dict[Line, dict[str, list[object]]] = field(default_factory=dict)
    last: dict[Line, tuple[str, Cells]] = field(default_factory=dict)
    due: dict[tuple[str, str], list[bool]] = field(default_factory=dict)
    held: set[tuple[int, int, str]] = field(default_factory=set)

    def write(self) -> None:
        """All at once; each table in portions."""
        Observation.objects.bulk_create(self.observations, batch_size=BATCH)
        self.approvals.sort(key=lambda step: step.at)
        Approval.objects.bulk_create(self.approvals, batch_size=BATCH)
        Finding.objects.bulk_create(self.findings, batch_size=BATCH)


def write_history(cast: Cast, rounds: Iterable[Round]) -> Ledger:
    """Ask for every round and let every organisation answer as the story says."""
    ledger = Ledger()
    for each in rounds:
        for initiative in cast.initiatives:
            _ask(cast, ledger, initiative, each)
    ledger.write()
    return ledger


def _ask(cast: Cast, ledger: Ledger, initiative: str, each: Round) -> None:
    asked = lines_asked(
        initiative_id=cast.initiatives[initiative],
        organisation_ids=None,
        period=each.period.code,
    )
    if not asked:
        return
    made = ReportingRound.objects.create(
        initiative_id=cast.initiatives[initiative],
        period=each.period.code,
        period_kind=each.period.kind,
        opens_on=each.dates.opens_on,
        due_on=each.dates.due_on,
        locks_on=each.dates.locks_on,
    )
    slugs = {pk: slug for slug, pk in cast.organisations.items() if pk in asked}
    fates = fates_of(cast, initiative, each, sorted(slugs.values()))
    reports = _reports(made, slugs, fates)
    month = each.dates.due_on.isoformat()[:7]
    ledger.due.setdefault((initiative, month), []).extend(one.in_time for one in fates.values())
    values = values_in(initiative, each.period, asked, slugs)
    values |= _in_time(ledger, initiative, each.period)
    for pk, lines in asked.items():
        fate = fates[slugs[pk]]
        _steps(ledger, reports[pk], fate)
        if fate.answers:
            _Answer(cast, ledger, reports[pk], fate, slugs[pk]).write(each.period, lines, values)


def _reports(
    made: ReportingRound, slugs: Mapping[int, str], fates: Mapping[str, Fate]
) -> dict[int, Report]:
    rows = [
        Report(
            round=made,
            organisation_id=pk,
            public_id=public_id_of(made, slug),
            status=fates[slug].status,
        )
        for pk, slug in slugs.items()
    ]
    return {row.organisation_id: row for row in Report.objects.bulk_create(rows)}


def public_id_of(made: ReportingRound, slug: str) -> str:
    """The same address in every demo, so that a link in a note still works after a fresh start."""
    letters = "23456789abcdefghjkmnpqrstuvwxyz"
    told_of = f"{made.initiative_id}/{made.period}/{slug}"
    picks = (int((sway(told_of, str(at)) + 1) * 15.4) for at in range(10))
    return "".join(letters[pick] for pick in picks)


def values_in(
    initiative: str,
    period: Period,
    asked: Mapping[int, list[AskedLine]],
    slugs: Mapping[int, str],
) -> dict[tuple[str, str], Cells]:
    """(indicator, organisation) → cells."""
    found: dict[tuple[str, str], Cells] = {}
    versions = {line.version.code: line.version for lines in asked.values() for line in lines}
    for code, version in versions.items():
        level = levels_of(initiative)[code]
        if code == COUNTED_LATER:
            continue
        who = [s for s in level.organisations if s in set(slugs.values())]
        wanted = Asked(level, version, period, who, pausing(who, period))
        for slug, cells in values_of(wanted).items():
            found[code, slug] = unusual(slug, code, period, cells)
    return found


def _in_time(ledger: Ledger, initiative: str, period: Period) -> dict[tuple[str, str], Cells]:
    """Reports in time, of those due in the month: rounds come in the order of their days."""
    due = ledger.due.get((initiative, period.code), [])
    backbone = told("initiatives")[initiative]["backbone"]
    if not due:
        return {}
    return {(COUNTED_LATER, backbone): {"": StoredValue("value", None, sum(due), len(due))}}


@cache
def dimensions_once() -> Dimensions:
    """Every split with its categories; they stand before the history is written."""
    return dimensions()


def _steps(ledger: Ledger, report: Report, fate: Fate) -> None:
    ledger.approvals += [
        Approval(report=report, step=step, at=at, by=by, comment=comment)
        for step, at, by, comment in fate.steps
    ]


@dataclass(frozen=True)
class _Answer:
    """One organisation's answer to one round."""

    cast: Cast
    ledger: Ledger
    report: Report
    fate: Fate
    slug: str

    def write(
        self,
        period: Period,
        lines: Iterable[AskedLine],
        values: Mapping[tuple[str, str], Cells],
    ) -> None:
        for line in lines:
            key = (line.organisation_id, line.version.indicator_id, line.place_code)
            once = (line.organisation_id, line.version.indicator_id, period.code)
            cells = values.get((line.version.code, self.slug))
            if line.computed and self.fate.later:
                continue
            if not cells or once in self.ledger.held or left_empty(self.slug, line, period):
                continue
            self.ledger.held.add(once)
            self._check(key, line, period, cells)
            self._remember(key, line, period, cells)
            self.ledger.observations += [
                self._row(line, period, cell, stored) for cell, stored in cells.items()
            ]

    def _check(self, key: Line, line: AskedLine, period: Period, cells: Cells) -> None:
        splits = dimensions_once()
        hard = hard_problems(line, cells, {"", *cells_asked(line.version, splits)}, splits)
        if hard:
            raise Refused("measurement.must_be_mended", count=len(hard), problems=hard[0].words)
        before = self.ledger.last.get(key)
        previous = before[1] if before and before[0] == period.previous.code else {}
        past = Past(self.ledger.past.get(key, {}), previous)  # type: ignore[arg-type]
        self.ledger.findings += [
            self._finding(line, problem) for problem in soft_problems(line, cells, past, splits)
        ]

    def _finding(self, line: AskedLine, problem: Problem) -> Finding:
        said = told("story")["explanations"][problem.code]
        pick = int((sway(self.slug, problem.code, str(self.report.pk)) + 1) / 2 * len(said))
        return Finding(
            report=self.report,
            indicator_id=line.version.indicator_id,
            place_code=line.place_code,
            cell=problem.cell,
            code=problem.code,
            values={
                **problem.values,
                "said": problem.words.as_dict(),
                EXPLAINED_FOR: problem.values,
            },
            explanation=said[min(pick, len(said) - 1)],
            explained_by=self.cast.reporter(self.slug),
            explained_at=self.fate.written_at,
        )

    def _remember(self, key: Line, line: AskedLine, period: Period, cells: Cells) -> None:
        past = self.ledger.past.setdefault(key, {})
        for cell, stored in cells.items():
            kept = past.setdefault(cell, [])
            kept.append(stored.written(line.version))
            del kept[:-12]
        self.ledger.last[key] = (period.code, cells)

    def _row(self, line: AskedLine, period: Period, cell: str, stored: StoredValue) -> Observation:
        return Observation(
            organisation_id=line.organisation_id,
            indicator_id=line.version.indicator_id,
            version_id=line.version.id,
            period=period.code,
            place_code=line.place_code,
            cell=cell,
            state=stored.state,
            value=stored.value,
            numerator=stored.numerator,
            denominator=stored.denominator,
            source="import" if period.starts_on < date(2025, 1, 1) else "form",
            changed_at=self.fate.written_at,
            changed_by=self.cast.reporter(self.slug),
        )
