"""Rules of a release on plain values: addresses, seals, safe ranges, cells, keys of workbooks."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dure.engines.disclosure import Rule
from dure.engines.measure import Figure, PlaceTree, cell_values
from dure.kernel.words import Words
from dure.measurement.rules.addresses import number_address
from dure.measurement.rules.cells_asked import cell_label, cells_asked, count_asked, group_label
from dure.measurement.rules.definition_words import (
    COUNTED,
    DIRECTIONS,
    KINDS,
    LEVELS,
    PERIOD_KINDS,
    QUADRANTS,
    RULES,
    recipe_words,
)
from dure.measurement.rules.labels import cell_words, method_words, period_words
from dure.measurement.rules.preview import counted, seal_of, told_of
from dure.measurement.rules.protection import protected_figures, release_table
from dure.measurement.rules.ranges import with_safe_ranges
from dure.measurement.rules.release_levels import place_splits
from dure.measurement.rules.workbook import RowKey, note_mark, row_key
from dure.measurement.tests.rules.test_weighing import COUNT
from dure.measurement.types.asked import Dimension
from dure.measurement.types.prepared import ChangedNumber, PreparedNumber, PreparedRelease
from dure.measurement.types.release import (
    WHOLE,
    FigureKey,
    Proof,
    ReleaseFigure,
    ReleaseFigures,
    Shown,
    Where,
)

NORTH, SOUTH = "5290000000", "5291000000"
SONMAT, DUSON, SAECHAM = (Where(str(number)) for number in (1, 2, 3))
TEXT = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x1f"), max_size=8)


# --- addresses


def test_an_address_is_sixteen_letters_and_the_same_for_ever():
    key = FigureKey("2026-03", WHOLE, "")

    made = number_address(initiative="halmae", indicator="M01", key=key)

    assert made == number_address(initiative="halmae", indicator="M01", key=key)
    assert len(made) == 16
    assert made.isascii()
    assert made == made.lower()


@given(
    one=st.tuples(TEXT, TEXT, TEXT, TEXT, TEXT, TEXT),
    other=st.tuples(TEXT, TEXT, TEXT, TEXT, TEXT, TEXT),
)
@settings(max_examples=30)
def test_two_places_for_a_number_never_share_an_address(one, other):
    assume(one != other)

    def address(told: tuple[str, ...]) -> str:
        key = FigureKey(told[2], Where(told[3], told[4]), told[5])
        return number_address(initiative=told[0], indicator=told[1], key=key)

    assert address(one) != address(other)


# --- safe ranges


def key(where: Where = WHOLE, cell: str = "", period: str = "2026-03") -> FigureKey:
    return FigureKey(period, where, cell)


def summed(value: int, low: int) -> Shown:
    return Shown(status="published", figure=Figure("value", value, "sum", low, value))


def plain(value: int) -> Shown:
    return Shown(status="published", figure=Figure("value", value, "distinct", value, value))


HIDDEN = Shown(status="primary", figure=None)


def test_the_low_end_of_a_sum_is_not_the_hidden_kitchens_number():
    """손맛 served four, hidden; 두손 three hundred: "at least 300" may be said, "at least 4" may not."""
    shown = {key(): summed(304, 300), key(SONMAT): HIDDEN, key(DUSON): plain(300)}

    assert with_safe_ranges(shown)[key()].figure.low == 300


def test_when_the_largest_kitchen_is_hidden_the_low_end_rests_on_the_next():
    shown = {key(): summed(90, 60), key(SONMAT): HIDDEN, key(DUSON): plain(30)}

    assert with_safe_ranges(shown)[key()].figure.low == 30


def test_when_all_kitchens_are_hidden_nothing_but_zero_is_the_low_end():
    shown = {key(): summed(90, 60), key(SONMAT): HIDDEN, key(DUSON): HIDDEN}

    assert with_safe_ranges(shown)[key()].figure.low == 0


def test_within_one_place_nothing_is_said_while_somebody_is_hidden():
    north = key(Where(place=NORTH))
    shown = {north: summed(90, 60), key(SONMAT): HIDDEN, key(DUSON): plain(60)}

    assert with_safe_ranges(shown)[north].figure.low == 0


def test_where_nobody_is_hidden_the_range_stays_and_other_months_do_not_matter():
    april = key(period="2026-04")
    shown = {
        key(): summed(90, 60),
        key(SONMAT): plain(60),
        april: summed(10, 9),
        key(SONMAT, period="2026-04"): HIDDEN,
    }

    safe = with_safe_ranges(shown)

    assert (safe[key()].figure.low, safe[april].figure.low) == (60, 0)


@given(
    values=st.lists(st.integers(0, 50), min_size=2, max_size=6),
    hidden=st.sets(st.integers(0, 5)),
)
@settings(max_examples=100)
def test_no_low_end_ever_tells_a_hidden_number(values, hidden):
    houses = {Where(str(at)): value for at, value in enumerate(values)}
    shown = {key(): summed(sum(values), max(values))}
    for at, (where, value) in enumerate(houses.items()):
        shown[key(where)] = HIDDEN if at in hidden else plain(value)
    known = [value for at, value in enumerate(values) if at not in hidden]

    low = with_safe_ranges(shown)[key()].figure.low

    assert low == (max(known, default=0) if hidden & set(range(len(values))) else max(values))
    assert low <= sum(values)


# --- levels and protection


def figures(values: dict[Where, int], *, people: bool = True, kind: str = "count"):
    tree = PlaceTree(
        {NORTH: {"sido": "52", "sigungu": NORTH}, SOUTH: {"sido": "52", "sigungu": SOUTH}},
        ("sido", "sigungu"),
    )
    return ReleaseFigures(
        kind=kind,
        of_people=people,
        adds_over_time=True,
        figures=tuple(
            ReleaseFigure(key(where), Figure("value", value), 1, 1)
            for where, value in values.items()
        ),
        tree=tree,
        only_place={"1": NORTH, "2": NORTH, "3": SOUTH},
        fingerprint="f",
    )


COUNTY = {
    WHOLE: 60,
    SONMAT: 40,
    DUSON: 3,
    SAECHAM: 17,
    Where(place=NORTH): 43,
    Where(place=SOUTH): 17,
    Where(place="52"): 60,
}


def test_everybody_is_split_into_houses_and_places_and_a_town_into_its_houses():
    splits = dict(place_splits(figures(COUNTY), set(COUNTY)))

    assert splits[Where(place=NORTH)] == (SONMAT, DUSON)
    assert splits[Where(place="52")] == (Where(place=NORTH), Where(place=SOUTH))
    assert [parts for whole, parts in place_splits(figures(COUNTY), set(COUNTY)) if whole == WHOLE]


def test_a_house_of_two_towns_is_a_part_of_neither():
    release = replace(figures(COUNTY), only_place={"1": NORTH, "3": SOUTH})

    splits = dict(place_splits(release, set(COUNTY)))

    assert Where(place=NORTH) not in splits
    assert Where(place=SOUTH) not in splits


def test_every_sum_of_the_table_holds():
    table = release_table(figures(COUNTY))
    value = {cell.key: cell.value for cell in table.cells}

    assert table.relations
    for relation in table.relations:
        assert value[relation.total] == sum(value[part] for part in relation.parts)


def test_three_people_are_hidden_with_somebody_else_and_no_sum_gives_them_back():
    shown, proof = protected_figures(figures(COUNTY), rule=Rule(threshold=5, rate_threshold=10))

    assert shown[key(DUSON)].status == "primary"
    hidden = {one for one, told in shown.items() if told.figure is None}
    for relation in release_table(figures(COUNTY)).relations:
        terms = {relation.total, *relation.parts}
        assert len(terms & hidden) != 1, relation
    assert (proof.hidden, proof.attacked) == (len(hidden), len(COUNTY))


def test_meals_are_not_hidden_however_few():
    shown, proof = protected_figures(
        figures(COUNTY, people=False), rule=Rule(threshold=5, rate_threshold=10)
    )

    assert all(told.status == "published" for told in shown.values())
    assert proof == Proof()


def test_nothing_reported_has_nothing_to_hide():
    nothing = replace(
        figures({}),
        figures=(ReleaseFigure(key(), Figure("not_reported"), 0, 3),),
    )

    shown, proof = protected_figures(nothing, rule=Rule(threshold=5, rate_threshold=10))

    assert shown[key()].status == "not_reported"
    assert proof == Proof()


@given(sonmat=st.integers(0, 30), duson=st.integers(0, 30), saecham=st.integers(0, 30))
@settings(max_examples=25, deadline=None)
def test_whatever_three_kitchens_report_no_small_group_is_left_alone(sonmat, duson, saecham):
    values = {
        WHOLE: sonmat + duson + saecham,
        SONMAT: sonmat,
        DUSON: duson,
        SAECHAM: saecham,
        Where(place=NORTH): sonmat + duson,
        Where(place=SOUTH): saecham,
        Where(place="52"): sonmat + duson + saecham,
    }

    shown, _ = protected_figures(figures(values), rule=Rule(threshold=5, rate_threshold=10))

    for where, value in values.items():
        if 0 < value < 5:
            assert shown[key(where)].figure is None, where
    hidden = {one for one, told in shown.items() if told.figure is None}
    for relation in release_table(figures(values)).relations:
        assert len({relation.total, *relation.parts} & hidden) != 1


# --- what is told before publishing


def number(where: Where = WHOLE, value: object = 12, status: str = "published") -> PreparedNumber:
    figure = None if value is None else Figure("value", Decimal(str(value)))
    return PreparedNumber(
        indicator_id=1,
        version_id=1,
        key=key(where),
        shown=Shown(status=status, figure=figure, why="" if figure else "disclosure.small"),
        reported=3,
        expected=3,
    )


def release(*numbers: PreparedNumber, **changes: object) -> PreparedRelease:
    known = {
        "initiative_id": 1,
        "numbers": numbers,
        "as_of": date(2026, 4, 25),
        "min_cell": 5,
        "mark": 1,
        "fingerprint": "f",
    }
    return PreparedRelease(**(known | changes))


@pytest.mark.parametrize(
    "other",
    [
        release(number(value=13)),
        release(number(status="not_reported")),
        release(number(value=None, status="primary")),
        release(number(SONMAT)),
        release(number(), number(SONMAT)),
        release(),
        release(number(), min_cell=6),
        release(number(), as_of=date(2026, 4, 26)),
        release(replace(number(), reported=2)),
        release(replace(number(), expected=4)),
        release(replace(number(), version_id=2)),
        release(replace(number(), key=key(cell="sex=f"))),
        release(replace(number(), key=key(period="2026-04"))),
    ],
)
def test_whatever_a_reader_would_see_otherwise_breaks_the_seal(other):
    assert seal_of(other) != seal_of(release(number()))


def test_the_order_of_the_work_does_not_break_the_seal():
    one, two = number(), number(SONMAT, 3)

    assert seal_of(release(one, two)) == seal_of(release(two, one))
    assert seal_of(release(one, mark=2)) == seal_of(release(one))


def test_a_preview_counts_what_is_open_and_tells_no_hidden_value():
    secret = replace(number(SONMAT, 3), shown=Shown(status="primary", figure=None, why="small"))
    changed = ChangedNumber(
        address="a", number=number(value=0), old_id=1, old_status="published", old_value=Decimal(7)
    )

    told = told_of(release(number(), secret, number(DUSON, None, "not_reported")), [changed])

    assert told["statuses"] == {"published": 1, "primary": 1, "not_reported": 1}
    assert told["indicators"][0]["hidden"][0]["organisation"] == "1"
    assert "value" not in told["indicators"][0]["hidden"][0]
    assert (told["changes"][0]["old"], told["changes"][0]["new"]) == ("7", "0")
    assert counted(told["statuses"], "published", "primary", "secondary") == 2


def test_small_cells_are_named_before_those_hidden_for_their_sake():
    numbers = [
        number(SONMAT, None, "secondary"),
        number(DUSON, None, "primary"),
        number(SAECHAM, None, "secondary"),
    ]

    hidden = told_of(release(*numbers), [])["indicators"][0]["hidden"]

    assert [one["status"] for one in hidden] == ["primary", "secondary", "secondary"]


# --- cells


def way(code: str, *codes: str) -> Dimension:
    return Dimension(
        code, Words(f"{code}별", code), tuple((one, Words(f"{one}칸", one)) for one in codes)
    )


WAYS = {"sex": way("sex", "f", "m"), "age": way("age", "65-74", "75+"), "one": way("one", "x")}


def test_cells_come_in_the_order_of_combinations_and_categories():
    version = replace(COUNT, combinations=(("sex",), ("age", "sex")))

    assert cells_asked(version, WAYS) == (
        "sex=f",
        "sex=m",
        "age=65-74&sex=f",
        "age=65-74&sex=m",
        "age=75+&sex=f",
        "age=75+&sex=m",
    )


@given(st.lists(st.sampled_from([("sex",), ("age",), ("sex", "age"), ("one", "age")]), max_size=4))
@settings(max_examples=40)
def test_as_many_cells_are_counted_as_are_made(groups):
    version = replace(COUNT, combinations=tuple(groups))

    made = cells_asked(version, WAYS)

    assert count_asked(version, WAYS) == len(made)
    for cell in made:
        names = {name for name, _ in cell_values(cell)}
        assert names in [set(group) for group in groups]


def test_cells_are_called_by_their_words_and_unknown_ones_by_their_codes():
    assert cell_label("", WAYS) == Words("전체", "total")
    assert cell_label("sex=f", WAYS).ko == "f칸"
    assert cell_label("age=75+&sex=m", WAYS).en == "75+, m"
    assert cell_label("shoe=44", WAYS) == Words("44", "44")
    assert cell_label("no cell", WAYS) == Words("no cell", "no cell")
    assert group_label(("sex", "age"), WAYS) == Words("sex별 × age별", "sex × age")


def test_public_labels_say_everyone_and_every_part():
    categories = {"sex": {"f": Words("여성", "Women")}}

    assert cell_words("", categories) == Words("전체", "Everyone")
    assert cell_words("sex=f", categories) == Words("여성", "Women")
    assert cell_words("age=75&sex=f", categories).ko == "75 · 여성"
    assert period_words("2026-Q3") == Words("2026년 3분기", "Q3 2026")
    assert method_words("") == Words("", "")
    assert "겹칠 수" in method_words("sum").ko


# --- definitions in words


def test_every_choice_of_a_definition_has_words_in_both_languages():
    for choices in (LEVELS, QUADRANTS, DIRECTIONS, KINDS, RULES, PERIOD_KINDS, COUNTED):
        for code, words in choices.items():
            assert words.ko.strip(), code
            assert words.en.strip(), code


def test_a_recipe_is_read_aloud():
    said = recipe_words(
        {
            "kind": "ratio",
            "numerator": {"kind": "count", "service": ["lunch"], "where": {"on_time": "yes"}},
            "denominator": "M01",
        }
    )

    assert [one.en for one in said] == [
        "two counts are divided",
        "numerator: service records are counted, services: lunch, only where on_time is yes",
        "denominator: M01",
    ]
    assert recipe_words({}) == ()


def test_a_recipe_names_kinds_of_service_and_not_their_codes():
    doors = {"care_meals.doors_told": Words("안부를 적은 집", "doors told of")}
    recipe = {"kind": "sum", "where": {"service": "care_meals.doors_told"}}

    said = recipe_words(recipe, doors)

    assert said[1] == Words("서비스: 안부를 적은 집", "services: doors told of")
    assert recipe_words(recipe)[1].ko == "서비스: care_meals.doors_told"


# --- keys of a workbook


PART = st.text(
    st.characters(blacklist_characters="|", blacklist_categories=["Cs", "Cc"]), max_size=8
)


@given(
    report=PART.filter(bool),
    indicator=PART.filter(bool),
    rest=st.tuples(PART, PART, PART, PART),
)
@settings(max_examples=60)
def test_a_rows_key_comes_back_as_it_went_out(report, indicator, rest):
    made = RowKey(report, indicator, *rest)

    assert row_key(str(made)) == made


@pytest.mark.parametrize("written", ["", "a|b", "|M01|1|||", "a||1|||", "a|b|c|d|e|f|g", "hello"])
def test_what_is_no_key_of_ours_is_none(written):
    assert row_key(written) is None


def test_a_note_is_known_again_by_its_words_and_not_by_its_spaces():
    assert note_mark(" 설날 ") == note_mark("설날") != note_mark("추석")
    assert note_mark("   ") == ""
    assert len({note_mark(f"{a}{b}") for a, b in product("가나다", "라마바")}) == 9
