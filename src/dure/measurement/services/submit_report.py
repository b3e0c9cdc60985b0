"""Hand a report in: impossible values block it, unusual ones ask for a word first."""

from collections.abc import Sequence
from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused
from dure.measurement.queries.entry_sheet import entry_sheet
from dure.measurement.queries.findings_of import is_explained
from dure.measurement.rules.cells_asked import cells_asked
from dure.measurement.rules.judgement import Past, hard_problems, soft_problems
from dure.measurement.rules.report_status import next_step
from dure.measurement.rules.weighing import Sheet
from dure.measurement.services.keep_findings import keep_findings
from dure.measurement.services.save_values import refuse_unless_editable
from dure.measurement.services.steps import hold_report, take_step
from dure.measurement.services.subjects import the_report
from dure.measurement.types.entries import Problem, Problems
from dure.measurement.types.reports import ReportHead, Submitted


@action(
    "measurement.report.submit",
    may="submit_report",
    on=the_report,
    tell=("backbone",),
    refusal="measurement.not_your_report",
)
def submit_report(
    actor: Actor, *, report_id: int, at: datetime, comment: str = ""
) -> Done[Submitted]:
    """Hand it in; answers what was asked and what stays empty.

    Refused with `measurement.must_be_mended` (all hard findings) or `measurement.explain_first`
    (all soft findings without an explanation). Empty lines are allowed, and said.
    """
    head = hold_report(report_id)
    next_step(head.status, "submit")
    refuse_unless_editable(head, at)
    sheet = entry_sheet(head)
    refuse_impossible(sheet)
    _refuse_unexplained(head, sheet)
    take_step(actor, head, step="submit", at=at, comment=comment)
    submitted = _counted(head, sheet)
    return Done(submitted, {"asked": submitted.asked, "filled": submitted.filled})


def refuse_impossible(sheet: Sheet) -> None:
    """Refused with every hard finding of the report at once."""
    problems: list[Problem] = []
    for line in sheet.lines.values():
        cells = sheet.cells(line.key)
        if cells:
            known = {"", *cells_asked(line.version, sheet.dimensions)}
            problems += hard_problems(line, cells, known, sheet.dimensions)
    if problems:
        raise Refused("measurement.must_be_mended", **told(problems))


def told(problems: Sequence[Problem]) -> dict[str, object]:
    """The values of a refusal that tells several problems."""
    return {"count": len(problems), "problems": Problems(tuple(problems))}


def soft_of(sheet: Sheet) -> tuple[Problem, ...]:
    """Every soft finding of the report as it stands."""
    return tuple(
        problem
        for line in sheet.lines.values()
        if sheet.cells(line.key)
        for problem in soft_problems(
            line, sheet.cells(line.key), sheet.past.get(line.key, Past()), sheet.dimensions
        )
    )


def _refuse_unexplained(head: ReportHead, sheet: Sheet) -> None:
    problems = soft_of(sheet)
    lines = list(sheet.lines.values())
    findings = keep_findings(head.id, lines, problems)
    codes = {line.version.indicator_id: line.version.code for line in lines}
    open_ones = {
        (codes[indicator_id], place, cell, code)
        for (indicator_id, place, cell, code), each in findings.items()
        if not is_explained(each.values, each.explanation)
    }
    left = [
        one for one in problems if (one.indicator, one.place_code, one.cell, one.code) in open_ones
    ]
    if left:
        raise Refused("measurement.explain_first", **told(left))


def _counted(head: ReportHead, sheet: Sheet) -> Submitted:
    missing = tuple(where for where, line in sheet.lines.items() if "" not in sheet.cells(line.key))
    asked = len(sheet.lines)
    return Submitted(head.id, asked, asked - len(missing), missing)
