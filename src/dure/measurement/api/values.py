"""Values of a report: read the cells of a line, write one or many, explain what is unusual."""

from typing import Annotated, Any

from ninja import Router, Schema
from pydantic import Field

from dure.ground.access.queries import ActingRequest
from dure.kernel.api.gate import key_needs
from dure.kernel.api.given import Amount, Code, Given, Text
from dure.kernel.api.shapes import SaidWords
from dure.kernel.clock import now
from dure.kernel.refusals import words_of
from dure.measurement.api.inside import report
from dure.measurement.queries import check_values, report_cells
from dure.measurement.services import explain_finding, save_values
from dure.measurement.types.entries import CellEntry, CellOutcome, FindingAt, Problem, SavedValues
from dure.measurement.types.reports import ReportCells

router = Router(tags=["values"])


class ValueGiven(Given):
    """One value. Zero is a value; `not_applicable` and `cleared` (back to not reported) are not.

    `seen` is what stood there when it was read (`12`, `3/5`, `na`, empty for nothing): when something
    else stands there by now, the entry comes back refused instead of overwriting a colleague's.
    """

    value: Amount | None = None
    numerator: Amount | None = None
    denominator: Amount | None = None
    not_applicable: bool = False
    cleared: bool = False
    comment: Annotated[str, Field(max_length=500)] = ""
    seen: Annotated[str, Field(max_length=60)] | None = None


class EntryGiven(ValueGiven):
    """One cell of one line; an empty `cell` is its total, else `sex=f` or `age_band=75&sex=f`."""

    indicator: Code
    place: Code
    cell: Annotated[str, Field(max_length=160, pattern=r"^[A-Za-z0-9_.:=|;,&+-]*$")] = ""


class ValuesGiven(Given):
    """Up to 5,000 cells at once; a dry run judges them and writes nothing."""

    entries: Annotated[list[EntryGiven], Field(min_length=1, max_length=5000)]
    dry_run: bool = False


class ExplanationGiven(Given):
    """Why an unusual value is right; it stays visible beside the value."""

    indicator: Code
    place: Code
    cell: Annotated[str, Field(max_length=160)] = ""
    code: Code
    explanation: Text


class OutcomeShown(Schema):
    """What became of one entry: saved, unchanged, cleared or refused with its reason."""

    indicator: str
    place: str
    cell: str
    outcome: str
    code: str
    words: SaidWords | None

    @staticmethod
    def of(each: CellOutcome) -> dict[str, Any]:
        """From the service's outcome."""
        entry, no = each.entry, each.refused
        return {
            "indicator": entry.indicator,
            "place": entry.place_code,
            "cell": entry.cell,
            "outcome": each.outcome,
            "code": no.code if no else "",
            "words": words_of(no) if no else None,
        }


class HintShown(Schema):
    """Something unusual that will want a word before handing in."""

    code: str
    indicator: str
    place: str
    cell: str
    words: SaidWords

    @staticmethod
    def of(each: Problem) -> dict[str, Any]:
        """From the service's finding."""
        return {
            "code": each.code,
            "indicator": each.indicator,
            "place": each.place_code,
            "cell": each.cell,
            "words": each.words,
        }


class SavedShown(Schema):
    """Every entry's outcome, how many were refused, and the hints on the lines touched."""

    outcomes: list[OutcomeShown]
    refused: int
    hints: list[HintShown]

    @staticmethod
    def of(saved: SavedValues) -> dict[str, Any]:
        """From the service's result."""
        return {
            "outcomes": [OutcomeShown.of(each) for each in saved.outcomes],
            "refused": len(saved.refused),
            "hints": [HintShown.of(each) for each in saved.hints],
        }


@router.get("/reports/{public_id}/values/{indicator}/{place}", response=ReportCells)
@key_needs("see_initiative")
def cells(request: ActingRequest, public_id: Code, indicator: Code, place: Code) -> ReportCells:
    """All cells of one line in the order they are asked for, with last period's."""
    head = report(request, public_id)
    return report_cells(request.actor, report_id=head.id, indicator=indicator, place_code=place)


@router.put("/reports/{public_id}/values", response=SavedShown)
@key_needs("enter_report")
def put_values(request: ActingRequest, public_id: Code, given: ValuesGiven) -> dict[str, Any]:
    """Write many cells; each is taken or comes back with its reason. The same again changes nothing."""
    head = report(request, public_id)
    entries = [
        CellEntry(
            indicator=each.indicator,
            place_code=each.place,
            cell=each.cell,
            **_typed(each),
        )
        for each in given.entries
    ]
    if given.dry_run:
        judged = check_values(request.actor, report_id=head.id, entries=entries, source="api")
        return SavedShown.of(judged)
    saved = save_values(request.actor, report_id=head.id, entries=entries, source="api", at=now())
    return SavedShown.of(saved)


@router.put("/reports/{public_id}/values/{indicator}/{place}", response=SavedShown)
@key_needs("enter_report")
def put_value(
    request: ActingRequest, public_id: Code, indicator: Code, place: Code, given: ValueGiven
) -> dict[str, Any]:
    """Write the total of one line."""
    head = report(request, public_id)
    entry = CellEntry(indicator=indicator, place_code=place, **_typed(given))
    saved = save_values(request.actor, report_id=head.id, entries=[entry], source="api", at=now())
    return SavedShown.of(saved)


@router.put("/reports/{public_id}/explanations", response={204: None})
@key_needs("enter_report")
def explain(request: ActingRequest, public_id: Code, given: ExplanationGiven) -> tuple[int, None]:
    """Explain a finding."""
    head = report(request, public_id)
    where = FindingAt(given.indicator, given.place, given.cell, given.code)
    explain_finding(
        request.actor,
        report_id=head.id,
        finding=where,
        explanation=given.explanation,
        at=now(),
    )
    return 204, None


def _typed(given: ValueGiven) -> dict[str, Any]:
    return {
        "value": _number(given.value),
        "numerator": _number(given.numerator),
        "denominator": _number(given.denominator),
        "not_applicable": given.not_applicable,
        "cleared": given.cleared,
        "comment": given.comment,
        "seen": given.seen,
    }


def _number(given: Any) -> Any:
    """Whole numbers as whole numbers: 12 is 12, also where it was sent as "12.0"."""
    return int(given) if given is not None and given == given.to_integral_value() else given
