"""Nobody's resident registration number is kept with a report, whatever is written in the margin."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from dure.ground.journal.models import JournalEntry
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import Approval, Conversion, Evidence, Finding, Observation, Why
from dure.measurement.services import (
    add_evidence,
    approve_report,
    explain_finding,
    grant_exception,
    map_own_indicator,
    return_report,
    revise_indicator,
    save_values,
    submit_report,
    write_why,
)
from dure.measurement.tests.factories import IN_MARCH, MEALS, Season, meals_before, season, typed
from dure.measurement.types.entries import FindingAt
from dure.measurement.types.library import NewConversion, NewEvidence, NewVersion

pytestmark = pytest.mark.django_db
NUMBER = (
    "440302-2112349"  # a birthday and a sign for the sex: meant as one, whatever its last digit
)
TOLD = f"박순례 어르신({NUMBER})이 더 오셨어요"
BOTH = Words(TOLD, "")


def explains(the: Season) -> None:
    meals_before(the.garam, 400, 410, 395, 402, 408)
    report = the.kitchen.id
    save_values(the.garam.reporter, report_id=report, entries=[typed("M01", 4040)], at=IN_MARCH)
    finding = Finding.objects.get(report_id=report)
    where = FindingAt("M01", finding.place_code, "", finding.code)
    given = {"report_id": report, "finding": where, "at": IN_MARCH}
    explain_finding(the.garam.reporter, explanation=TOLD, **given)


def quotes(the: Season) -> None:
    evidence = NewEvidence(indicator="M01", quote=TOLD)
    add_evidence(the.garam.reporter, report_id=the.kitchen.id, evidence=evidence, at=IN_MARCH)


def hands_in(the: Season) -> None:
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH, comment=TOLD)


def sends_back(the: Season) -> None:
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)
    return_report(the.garam.director, report_id=the.kitchen.id, comment=TOLD, at=IN_MARCH)


def approves(the: Season) -> None:
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)
    approve_report(the.garam.director, report_id=the.kitchen.id, at=IN_MARCH, comment=TOLD)


def grants(the: Season) -> None:
    given = {"round_id": the.round_id, "until": date(2026, 4, 28), "at": IN_MARCH}
    kitchen = the.garam.kitchen.pk
    grant_exception(the.garam.director, organisation_id=kitchen, reason=TOLD, **given)


def tells_why(the: Season) -> None:
    given = {"initiative_id": the.garam.initiative.pk, "indicator": "M01", "period": "2026-03"}
    write_why(the.garam.director, text=BOTH, at=IN_MARCH, **given)


def converts(the: Season) -> None:
    map_own_indicator(
        the.garam.reporter,
        initiative_id=the.garam.initiative.pk,
        organisation_id=the.garam.kitchen.pk,
        conversion=NewConversion(
            own_name="도시락",
            indicator="M01",
            factor=Decimal(2),
            reason=BOTH,
            since=date(2026, 1, 1),
        ),
        at=IN_MARCH,
    )


def revises(the: Season) -> None:
    first = MEALS.version
    version = NewVersion(
        name=first.name,
        definition=Words(TOLD, "Meals"),
        kind="count",
        unit=first.unit,
        valid_from=date(2026, 5, 1),
        what_changed=Words("달라졌어요", "changed"),
    )
    given = {"initiative_id": the.garam.initiative.pk, "code": "M01", "at": IN_MARCH}
    revise_indicator(the.garam.director, version=version, **given)


@pytest.mark.parametrize(
    "deed",
    [explains, quotes, hands_in, sends_back, approves, grants, tells_why, converts, revises],
    ids=lambda each: each.__name__,
)
def test_it_is_refused_by_the_name_of_the_box(deed: Callable[[Season], None]) -> None:
    the = season()

    with pytest.raises(Refused, match=r"kernel\.resident_number") as refused:
        deed(the)

    assert NUMBER not in str(refused.value.values)
    assert kept_anywhere() == []


def test_in_a_note_it_refuses_its_own_cell_and_the_others_are_saved() -> None:
    the = season()

    entries = [typed("M01", 100, comment=TOLD), typed("M02", 7)]
    saved = save_values(the.garam.reporter, report_id=the.kitchen.id, entries=entries, at=IN_MARCH)

    assert [each.outcome for each in saved.outcomes] == ["refused", "saved"]
    assert kept_anywhere() == []


def kept_anywhere() -> list[str]:
    """Every text of a report, and the journal, in which the number stands."""
    texts = [
        *Observation.objects.everywhere("test").values_list("comment", flat=True),
        *Approval.objects.values_list("comment", flat=True),
        *Finding.objects.values_list("explanation", flat=True),
        *Evidence.objects.values_list("quote", flat=True),
        *Why.objects.values_list("text_ko", flat=True),
        *Conversion.objects.values_list("reason_ko", flat=True),
        *map(str, JournalEntry.objects.everywhere("test").values_list("values", flat=True)),
    ]
    return [text for text in texts if NUMBER in text]
