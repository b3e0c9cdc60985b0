"""Indicators are defined once, revised in versions, asked of many, and mapped in writing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dure.ground.tests.story import joins, organisation, village
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import (
    Assignment,
    Conversion,
    Evidence,
    IndicatorVersion,
    Observation,
    Report,
    Target,
    Why,
)
from dure.measurement.queries import (
    indicator_definition,
    indicator_library,
    indicators_nobody_reports,
    report_form,
    report_queue,
)
from dure.measurement.services import (
    add_evidence,
    assign_indicators,
    define_indicator,
    end_assignment,
    map_own_indicator,
    open_round,
    revise_indicator,
    save_values,
    set_targets,
    write_why,
)
from dure.measurement.tests.factories import (
    DATES,
    GARAM,
    IN_MARCH,
    MEALS,
    ON_TIME,
    SINCE,
    assign,
    opened,
    season,
    typed,
)
from dure.measurement.types.library import NewAssignment, NewConversion, NewEvidence, NewTarget
from dure.measurement.types.reports import RoundDates

pytestmark = pytest.mark.django_db
SPRING = replace(
    MEALS.version,
    valid_from=date(2026, 4, 1),
    definition=Words("배달과 식당을 합한 식사 수", "Meals delivered and served"),
    what_changed=Words("식당 식사도 셈", "Meals at the table count too"),
)


def revise(garam, version=SPRING, who=None):
    return revise_indicator(
        who or garam.director,
        initiative_id=garam.initiative.pk,
        code="M01",
        version=version,
        at=IN_MARCH,
    )


def test_a_new_definition_holds_from_its_day_and_older_values_keep_theirs():
    the = season()
    save_values(
        the.garam.reporter, report_id=the.kitchen.id, entries=[typed("M01", 400)], at=IN_MARCH
    )
    revise(the.garam)
    april = opened(
        the.garam, "2026-04", RoundDates(date(2026, 4, 2), date(2026, 5, 10), date(2026, 5, 20))
    )
    save_values(
        the.garam.reporter, report_id=april.kitchen.id, entries=[typed("M01", 900)], at=IN_MARCH
    )

    old, new = Observation.objects.within(organisation_id=the.garam.kitchen.pk).order_by("period")

    assert (old.version.number, new.version.number) == (1, 2)
    card = indicator_definition(code="M01")
    assert [(each.version.number, each.valid_to) for each in card.versions] == [
        (2, None),
        (1, date(2026, 4, 1)),
    ]
    assert card.versions[0].what_changed.ko == "식당 식사도 셈"


def test_the_library_shows_the_definition_in_force_on_a_day():
    the = season()
    revise(the.garam)

    on = {
        day: indicator_library(on=day)[0].version.number
        for day in (date(2026, 3, 31), DATES.due_on)
    }

    assert list(on.values()) == [1, 2]
    mine = indicator_library(on=DATES.due_on, initiative_id=the.garam.initiative.pk)
    assert [(card.code, card.organisations) for card in mine] == [
        ("M01", 2),
        ("M02", 2),
        ("M03", 2),
    ]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"valid_from": SINCE}, "version_not_after"),
        ({"what_changed": Words("", "")}, "say_what_changed"),
        ({"unit": Words("식", "")}, "both_languages"),
        ({"kind": "sum"}, "unknown_choice"),
        ({"kind": "ratio"}, "name_the_parts"),
        ({"combinations": (("shoe_size",),)}, "unknown_disaggregation"),
    ],
)
def test_a_definition_nobody_could_count_with_is_refused(changes, code):
    the = season()

    with pytest.raises(Refused, match=code):
        revise(the.garam, replace(SPRING, **changes))


def test_an_indicator_shared_by_two_initiatives_is_changed_by_neither_alone():
    the = season()
    daon = village("daon")
    assign(daon, daon.kitchen)

    with pytest.raises(Refused, match=r"measurement\.used_elsewhere"):
        revise(the.garam)


def test_a_code_is_given_once_and_a_reporter_defines_nothing():
    the = season()
    again = {"initiative_id": the.garam.initiative.pk, "indicator": MEALS, "at": IN_MARCH}

    with pytest.raises(Refused, match=r"measurement\.code_taken"):
        define_indicator(the.garam.director, **again)
    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        define_indicator(the.garam.reporter, **again)


def test_whoever_is_asked_while_a_round_is_open_gets_a_report_too():
    the = season()
    newcomer = organisation("halmae-new", "새참협동조합", "Saecham Cooperative", "cooperative")
    joins(newcomer, the.garam.initiative)

    assign(the.garam, newcomer)

    asked = Report.objects.within(round_id=the.round_id)
    assert newcomer.pk in asked.values_list("organisation_id", flat=True)


def test_only_members_are_asked_and_only_for_a_place():
    the = season()
    stranger = organisation("stranger", "먼동네", "Far away", "cooperative")
    one = NewAssignment(indicator="M01", organisation_id=stranger.pk, place_code=GARAM, since=SINCE)
    own = replace(one, organisation_id=the.garam.kitchen.pk, place_code="")

    for each, code in ((one, "not_a_member"), (own, "place_needed")):
        with pytest.raises(Refused, match=code):
            assign_indicators(
                the.garam.director,
                initiative_id=the.garam.initiative.pk,
                assignments=[each],
                at=IN_MARCH,
            )


def test_what_is_no_longer_asked_leaves_the_form_and_keeps_its_values():
    the = season()
    save_values(
        the.garam.reporter, report_id=the.kitchen.id, entries=[typed("M01", 400)], at=IN_MARCH
    )
    row = Assignment.objects.get(organisation=the.garam.kitchen, indicator__code="M01")

    end_assignment(
        the.garam.director,
        initiative_id=the.garam.initiative.pk,
        assignment_id=row.pk,
        until=date(2026, 3, 1),
        at=IN_MARCH,
    )

    form = report_form(the.garam.reporter, report_id=the.kitchen.id, on=IN_MARCH.date())
    assert [line.version.code for line in form.lines] == ["M02", "M03"]
    assert Observation.objects.within(organisation_id=the.garam.kitchen.pk).exists()


def test_a_yearly_round_asks_for_no_monthly_number():
    the = season()

    round_id = open_round(
        the.garam.director,
        initiative_id=the.garam.initiative.pk,
        period="2025",
        dates=DATES,
        at=IN_MARCH,
    )

    queue = report_queue(the.garam.reporter, on=IN_MARCH.date())
    assert round_id not in {item.head.round_id for item in queue}


@pytest.mark.parametrize(
    ("period", "dates", "code"),
    [
        ("2026-3", DATES, "no_such_period"),
        ("2026-03", DATES, "round_exists"),
        ("2026-05", RoundDates(DATES.due_on, DATES.opens_on, DATES.locks_on), "out_of_order"),
    ],
)
def test_a_round_that_makes_no_sense_is_refused(period, dates, code):
    the = season()

    with pytest.raises(Refused, match=code):
        opened(the.garam, period, dates)


def test_targets_are_set_and_set_again_and_only_changes_are_news():
    the = season()
    goal = NewTarget(indicator="M01", period="2026", role="target", value=Decimal(5000))
    give = {"initiative_id": the.garam.initiative.pk, "at": IN_MARCH}

    first = set_targets(the.garam.director, targets=[goal], **give)
    again = set_targets(the.garam.director, targets=[goal], **give)
    raised = set_targets(the.garam.director, targets=[replace(goal, value=Decimal(5200))], **give)

    assert (first, again, raised) == (1, 0, 1)
    assert Target.objects.get().value == 5200


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"value": Decimal(-5)}, "measurement.goal_out_of_bounds"),
        ({"value": Decimal(5), "place_code": "99999"}, "measurement.goal_place_unknown"),
    ],
)
def test_a_goal_that_can_never_be_is_refused(given, code):
    the = season()
    goal = NewTarget(indicator="M01", period="2026", role="target", **given)

    with pytest.raises(Refused, match=code):
        set_targets(
            the.garam.director,
            initiative_id=the.garam.initiative.pk,
            targets=[goal],
            at=IN_MARCH,
        )
    assert not Target.objects.exists()


def test_half_a_person_is_nobody_s_goal():
    the = season()
    IndicatorVersion.objects.filter(indicator__code="M02").update(of_people=True, kind="distinct")
    goal = NewTarget(indicator="M02", period="2026", role="target", value=Decimal("10.5"))
    give = {"initiative_id": the.garam.initiative.pk, "at": IN_MARCH}

    with pytest.raises(Refused, match="goal_in_parts"):
        set_targets(the.garam.director, targets=[goal], **give)
    assert set_targets(the.garam.director, targets=[replace(goal, value=Decimal(10))], **give) == 1


def test_a_goal_above_the_whole_is_refused_and_one_that_is_taken_away_is_asked_nothing():
    the = season()
    version = IndicatorVersion.objects.get(indicator__code="M01")
    version.kind, version.highest = "ratio", Decimal(100)
    version.save()
    give = {"initiative_id": the.garam.initiative.pk, "at": IN_MARCH}
    goal = NewTarget(indicator="M01", period="2026", role="target", value=Decimal(170))

    with pytest.raises(Refused, match="0–100"):
        set_targets(the.garam.director, targets=[goal], **give)
    gone = replace(goal, value=None, place_code="99999")
    assert set_targets(the.garam.director, targets=[gone], **give) == 0


def test_a_members_own_indicator_is_mapped_with_a_reason():
    the = season()
    mapped = NewConversion(
        own_name="도시락 개수",
        indicator="M01",
        factor=Decimal(1),
        reason=Words("도시락 하나가 한 끼예요.", "One box is one meal."),
        since=SINCE,
    )
    give = {
        "initiative_id": the.garam.initiative.pk,
        "organisation_id": the.garam.kitchen.pk,
        "at": IN_MARCH,
    }

    map_own_indicator(the.garam.reporter, conversion=mapped, **give)
    map_own_indicator(
        the.garam.reporter,
        conversion=replace(mapped, factor=Decimal("0.5"), since=date(2026, 1, 1)),
        **give,
    )

    old, new = Conversion.objects.order_by("since")
    assert (old.until, new.factor) == (date(2026, 1, 1), Decimal("0.5"))
    with pytest.raises(Refused, match=r"measurement\.reason_needed"):
        map_own_indicator(
            the.garam.reporter, conversion=replace(mapped, reason=Words("", "")), **give
        )
    with pytest.raises(Refused, match=r"measurement\.not_your_report"):
        map_own_indicator(the.garam.welfare_reporter, conversion=mapped, **give)


def test_evidence_needs_consent_and_a_why_needs_words():
    the = season()
    give = {"report_id": the.kitchen.id, "at": IN_MARCH}
    quote = NewEvidence(indicator="M01", quote="덕분에 저녁을 먹어요.", consent_state="given")

    add_evidence(the.garam.reporter, evidence=quote, **give)
    for wrong, code in (
        (replace(quote, consent_state="refused"), "no_consent"),
        (replace(quote, quote=" "), "evidence_empty"),
    ):
        with pytest.raises(Refused, match=code):
            add_evidence(the.garam.reporter, evidence=wrong, **give)
    write_why(
        the.garam.director,
        initiative_id=the.garam.initiative.pk,
        indicator="M01",
        period="2026-03",
        text=Words("설이 있었어요.", "The new year."),
        at=IN_MARCH,
    )

    form = report_form(the.garam.reporter, report_id=the.kitchen.id, on=IN_MARCH.date())
    assert form.lines[0].evidence[0].quote == "덕분에 저녁을 먹어요."
    assert (Evidence.objects.count(), Why.objects.get().text_ko) == (1, "설이 있었어요.")


def test_indicators_nobody_answers_are_named():
    the = season()
    save_values(
        the.garam.reporter, report_id=the.kitchen.id, entries=[typed("M01", 400)], at=IN_MARCH
    )

    silent = indicators_nobody_reports(
        the.garam.director, initiative_id=the.garam.initiative.pk, on=date(2026, 4, 11)
    )

    assert [(each.code, each.last_period) for each in silent] == [("M02", ""), ("M03", "")]
    assert ON_TIME.code in {each.code for each in silent}
