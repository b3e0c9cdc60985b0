"""Plans of an initiative: who is asked, what is aimed at, how a house's own number becomes a shared one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dure.ground.journal.queries import entries_about
from dure.ground.tests.story import joins, organisation, village
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import Assignment, Conversion, Evidence, Report, Target, Why
from dure.measurement.queries import conversion_book, target_grid
from dure.measurement.queries.conversions import Conversions
from dure.measurement.queries.indicator_library import indicator_library
from dure.measurement.services import (
    add_evidence,
    assign_indicators,
    end_assignment,
    end_assignments,
    map_own_indicator,
    set_targets,
    write_why,
)
from dure.measurement.tests.factories import GARAM, IN_MARCH, SINCE, Season, season
from dure.measurement.types.entries import CellEntry
from dure.measurement.types.library import (
    NewAssignment,
    NewConversion,
    NewEvidence,
    NewTarget,
)

pytestmark = pytest.mark.django_db
NURI = "5291000000"
BOXES = NewConversion(
    own_name="도시락 개수",
    indicator="M01",
    factor=Decimal(1),
    reason=Words("도시락 하나가 한 끼예요.", "One box is one meal."),
    since=SINCE,
)
GOAL = NewTarget(indicator="M01", period="2026-03", role="target", value=Decimal(5000))


def ask(the: Season, *wishes: NewAssignment, who=None) -> int:
    return assign_indicators(
        who or the.garam.director,
        initiative_id=the.garam.initiative.pk,
        assignments=wishes,
        at=IN_MARCH,
    )


def wish(the: Season, **changes: object) -> NewAssignment:
    one = NewAssignment(
        indicator="M01", organisation_id=the.garam.kitchen.pk, place_code=NURI, since=SINCE
    )
    return replace(one, **changes)


def aim(the: Season, *targets: NewTarget, who=None) -> int:
    return set_targets(
        who or the.garam.director,
        initiative_id=the.garam.initiative.pk,
        targets=targets,
        at=IN_MARCH,
    )


def convert(the: Season, conversion: NewConversion = BOXES, who=None) -> int:
    return map_own_indicator(
        who or the.garam.reporter,
        initiative_id=the.garam.initiative.pk,
        organisation_id=the.garam.kitchen.pk,
        conversion=conversion,
        at=IN_MARCH,
    )


def becomes(the: Season, name: str, period: str, value: object = 10) -> CellEntry:
    entry = CellEntry(name, GARAM, "", Decimal(str(value)))
    return Conversions().applied(the.garam.kitchen.pk, period, entry)


# --- who is asked


def test_the_same_line_twice_in_one_wish_is_asked_once():
    the = season()

    new = ask(the, wish(the), wish(the, computed=True))

    assert new == 1
    assert Assignment.objects.get(place_code=NURI).computed
    noted = entries_about(
        "assignment", [the.garam.initiative.pk], initiative_id=the.garam.initiative.pk
    )
    assert noted[-1].values == {"assigned": 1, "new": 1, "indicators": ["M01"]}


def test_asking_again_asks_nobody_twice():
    the = season()
    ask(the, wish(the))

    assert ask(the, wish(the)) == 0

    assert Assignment.objects.filter(place_code=NURI).count() == 1
    assert Report.objects.within(round_id=the.round_id).count() == 2


@pytest.mark.parametrize("until", [SINCE, date(2023, 12, 31)])
def test_nobody_is_asked_until_a_day_before_it_begins(until):
    the = season()

    with pytest.raises(Refused, match=r"measurement\.ends_before_it_begins"):
        ask(the, wish(the, until=until))

    assert not Assignment.objects.filter(place_code=NURI).exists()


def test_one_wrong_wish_and_none_is_taken():
    the = season()

    for wrong in (wish(the, indicator="X99"), wish(the, organisation_id=0)):
        with pytest.raises(Refused, match=r"no_such_indicator|not_a_member"):
            ask(the, wish(the), wrong)

    assert not Assignment.objects.filter(place_code=NURI).exists()


def test_only_who_assigns_here_assigns_and_ends_here():
    the, daon = season(), village("daon")
    row = Assignment.objects.filter(initiative=the.garam.initiative).first()
    ending = {"until": date(2026, 6, 1), "at": IN_MARCH}

    for wrong in (the.garam.reporter, the.garam.funder, daon.director):
        with pytest.raises(Refused, match=r"journal\.not_allowed"):
            ask(the, wish(the), who=wrong)
    with pytest.raises(Refused, match=r"measurement\.no_such_assignment"):
        end_assignment(
            daon.director, initiative_id=daon.initiative.pk, assignment_id=row.pk, **ending
        )
    with pytest.raises(Refused, match=r"measurement\.no_such_assignment"):
        end_assignments(
            daon.director, initiative_id=daon.initiative.pk, assignment_ids=[row.pk], **ending
        )

    row.refresh_from_db()
    assert row.until is None


def test_several_end_together_or_none_of_them():
    the = season()
    ids = list(Assignment.objects.order_by("pk").values_list("pk", flat=True))
    Assignment.objects.filter(pk=ids[-1]).update(since=date(2026, 7, 1))
    end = {
        "initiative_id": the.garam.initiative.pk,
        "until": date(2026, 6, 1),
        "at": IN_MARCH,
    }

    with pytest.raises(Refused, match=r"measurement\.ends_before_it_begins"):
        end_assignments(the.garam.director, assignment_ids=ids, **end)
    assert not Assignment.objects.filter(until__isnull=False).exists()

    assert end_assignments(the.garam.director, assignment_ids=ids[:2], **end) == 2
    assert Assignment.objects.filter(until=date(2026, 6, 1)).count() == 2


# --- what is aimed at


def test_a_target_is_for_who_takes_part():
    the = season()
    stranger = organisation("stranger", "먼마을협동조합", "Far Village", "cooperative")

    with pytest.raises(Refused, match=r"measurement\.not_a_member"):
        aim(the, replace(GOAL, organisation_id=stranger.pk))

    assert not Target.objects.exists()
    joins(stranger, the.garam.initiative)
    assert aim(the, replace(GOAL, organisation_id=stranger.pk)) == 1


def test_a_target_of_zero_is_a_target_and_none_takes_it_away():
    the = season()

    assert aim(the, replace(GOAL, value=Decimal(0))) == 1
    assert Target.objects.get().value == 0

    assert aim(the, replace(GOAL, value=None)) == 1
    assert not Target.objects.exists()
    assert aim(the, replace(GOAL, value=None)) == 0


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e16", "-1e20"])
def test_a_target_no_column_holds_is_refused_in_words(value):
    the = season()

    with pytest.raises(Refused, match=r"measurement\.number_does_not_fit"):
        aim(the, replace(GOAL, value=Decimal(value)))

    assert not Target.objects.exists()


def test_baseline_and_target_of_everybody_and_of_one_house_are_four_numbers():
    the = season()
    own = {"organisation_id": the.garam.kitchen.pk}
    given = (
        GOAL,
        replace(GOAL, role="baseline", value=Decimal(4000)),
        replace(GOAL, value=Decimal(900), **own),
        replace(GOAL, role="baseline", value=Decimal(0), **own),
    )

    assert aim(the, *given) == 4
    assert aim(the, *given) == 0

    card = indicator_library(on=IN_MARCH.date(), initiative_id=the.garam.initiative.pk)[0]
    grid = target_grid(
        card=card, initiative_id=the.garam.initiative.pk, place_code="", on=IN_MARCH.date()
    )
    kitchen = the.garam.kitchen.pk
    assert {key: int(value) for key, value in grid.goals.items()} == {
        (None, "2026-03", "target"): 5000,
        (None, "2026-03", "baseline"): 4000,
        (kitchen, "2026-03", "target"): 900,
        (kitchen, "2026-03", "baseline"): 0,
    }


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"role": "hope"}, "unknown_choice"),
        ({"period": "2026-3"}, "no_such_period"),
        ({"indicator": "X99"}, "no_such_indicator"),
    ],
)
def test_a_target_of_nothing_known_is_refused(changes, code):
    the = season()

    with pytest.raises(Refused, match=rf"measurement\.{code}"):
        aim(the, GOAL, replace(GOAL, **changes))

    assert not Target.objects.exists()


def test_the_journal_says_what_a_target_was_before():
    the = season()
    aim(the, GOAL)
    aim(the, replace(GOAL, value=Decimal(5200)))

    about = {"initiative_id": the.garam.initiative.pk, "verbs": ("measurement.target.set",)}
    first, second = entries_about("target", [the.garam.initiative.pk], **about)

    assert first.values["changes"][0]["old"] is None
    (change,) = second.values["changes"]
    assert (Decimal(change["old"]), Decimal(change["new"])) == (5000, 5200)


def test_a_reporter_sets_no_target_not_even_her_own():
    the, daon = season(), village("daon")

    for wrong in (the.garam.reporter, the.garam.funder, daon.director):
        with pytest.raises(Refused, match=r"journal\.not_allowed"):
            aim(the, GOAL, who=wrong)


# --- a house's own number


def test_a_name_that_is_a_shared_code_would_never_be_converted_and_is_refused():
    the = season()

    with pytest.raises(Refused, match=r"measurement\.own_name_is_shared"):
        convert(the, replace(BOXES, own_name=" M01 "))

    assert not Conversion.objects.exists()


@pytest.mark.parametrize("factor", ["0", "-1", "NaN", "Infinity", "-Infinity"])
def test_a_factor_that_is_no_positive_number_is_refused(factor):
    the = season()

    with pytest.raises(Refused, match=r"measurement\.factor_not_positive"):
        convert(the, replace(BOXES, factor=Decimal(factor)))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"factor": Decimal(10) ** 10}, "number_does_not_fit"),
        ({"own_name": "이" * 161}, "too_long"),
        ({"own_name": "  "}, "own_name_needed"),
        ({"reason": Words(" ", "only English")}, "reason_needed"),
        ({"indicator": "X99"}, "no_such_indicator"),
    ],
)
def test_a_conversion_nobody_could_follow_is_refused(changes, code):
    the = season()

    with pytest.raises(Refused, match=rf"measurement\.{code}"):
        convert(the, replace(BOXES, **changes))

    assert not Conversion.objects.exists()


def test_the_writing_of_the_name_makes_no_second_conversion():
    the = season()
    convert(the)
    convert(the, replace(BOXES, own_name="도시락개수", factor=Decimal(2), since=date(2026, 3, 1)))

    assert becomes(the, "도시락 개수", "2026-02").value == 10
    assert becomes(the, "도시락  개수", "2026-03").value == 20
    assert Conversion.objects.filter(until__isnull=True).count() == 1


def test_a_conversion_written_for_an_earlier_day_leaves_no_day_that_ends_before_it_begins():
    the = season()
    convert(the, replace(BOXES, since=date(2026, 3, 1)))
    convert(the, replace(BOXES, factor=Decimal(3), since=date(2025, 6, 1)))

    for row in Conversion.objects.all():
        assert row.until is None or row.until >= row.since
    assert becomes(the, "도시락 개수", "2026-04").value == 30
    assert becomes(the, "도시락 개수", "2025-05").indicator == "도시락 개수"


def test_zero_converted_is_zero_and_nothing_is_nothing():
    the = season()
    convert(the, replace(BOXES, factor=Decimal("2.5")))

    zero = becomes(the, "도시락 개수", "2026-03", 0)
    nothing = Conversions().applied(
        the.garam.kitchen.pk, "2026-03", CellEntry("도시락 개수", GARAM, not_applicable=True)
    )

    assert (zero.indicator, zero.value) == ("M01", 0)
    assert (nothing.indicator, nothing.value, nothing.not_applicable) == ("M01", None, True)


def test_another_house_keeps_its_own_words():
    the = season()
    convert(the)
    entry = CellEntry("도시락 개수", GARAM, "", Decimal(4))

    assert Conversions().applied(the.garam.welfare.pk, "2026-03", entry) == entry


def test_the_book_shows_ones_own_conversions_and_no_third_house():
    the, daon = season(), village("daon")
    convert(the)
    convert(the, replace(BOXES, own_name="배식 수", factor=Decimal("0.50")))
    here = {"initiative_id": the.garam.initiative.pk}

    mine = conversion_book(the.garam.reporter, **here)

    assert [(one.own_name, str(one.factor), one.values) for one in mine] == [
        ("도시락 개수", "1", 0),
        ("배식 수", "0.5", 0),
    ]
    assert conversion_book(the.garam.welfare_reporter, **here) == ()
    for wrong in (the.garam.funder, daon.reporter):
        with pytest.raises(Refused, match=r"measurement\.not_your_desk"):
            conversion_book(wrong, **here)


# --- what stands beside a number


def test_evidence_is_for_a_line_that_is_asked():
    the = season()
    Assignment.objects.filter(organisation=the.garam.kitchen, indicator__code="M03").delete()

    for code, refusal in (("M03", "not_asked"), ("X99", "not_asked")):
        with pytest.raises(Refused, match=rf"measurement\.{refusal}"):
            add_evidence(
                the.garam.reporter,
                report_id=the.kitchen.id,
                evidence=NewEvidence(indicator=code, quote="고마워요"),
                at=IN_MARCH,
            )

    assert not Evidence.objects.exists()


def test_nobody_adds_evidence_to_another_houses_report():
    the, daon = season(), village("daon")
    quote = NewEvidence(indicator="M01", quote="고마워요")

    for wrong in (the.garam.welfare_reporter, the.garam.funder, daon.reporter, daon.director):
        with pytest.raises(Refused, match=r"measurement\.not_your_report"):
            add_evidence(wrong, report_id=the.kitchen.id, evidence=quote, at=IN_MARCH)


def test_a_why_is_told_on_and_never_painted_over():
    the = season()
    give = {
        "initiative_id": the.garam.initiative.pk,
        "indicator": "M01",
        "period": "2026-03",
        "at": IN_MARCH,
    }

    write_why(the.garam.director, text=Words(" 설이 있었어요. ", ""), **give)
    write_why(the.garam.director, text=Words("비도 많이 왔어요.", "It rained."), **give)

    assert [row.text_ko for row in Why.objects.order_by("pk")] == [
        "설이 있었어요.",
        "비도 많이 왔어요.",
    ]
    for wrong, code in (
        (give | {"period": "2026-13"}, "no_such_period"),
        (give | {"indicator": "X99"}, "no_such_indicator"),
    ):
        with pytest.raises(Refused, match=rf"measurement\.{code}"):
            write_why(the.garam.director, text=Words("까닭", "why"), **wrong)
    with pytest.raises(Refused, match=r"measurement\.why_blank"):
        write_why(the.garam.director, text=Words(" ", "only English"), **give)
    daon = village("daon")
    for wrong_person in (the.garam.funder, daon.director):
        with pytest.raises(Refused, match=r"journal\.not_allowed"):
            write_why(wrong_person, text=Words("까닭", "why"), **give)
